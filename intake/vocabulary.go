package intake

import (
	_ "embed" // for the tables of words
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The words that people use in ledgers are data: headers.csv has other headers of the columns, and those that are
// ignored; units.csv has the units of numbers.
var (
	//go:embed headers.csv
	headersCSV string
	//go:embed units.csv
	unitsCSV string
)

// unit is what a number is counted in: so many of the unit of the column.
type unit struct {
	name                   string
	numerator, denominator int64
}

func (u *unit) equals(other *unit) bool {
	return u.numerator == other.numerator && u.denominator == other.denominator
}

// words are those of the tables.
var words = readWords()

type vocabulary struct {
	headers map[[2]string][]string      // other headers, folded, by kind and column
	ignored map[string]bool             // headers, folded
	units   map[string]map[string]*unit // by measure, which is the unit of columns
}

// readWords reads the tables of words. It panics if they are wrong, which the first test of all notices.
func readWords() vocabulary {
	v := vocabulary{make(map[[2]string][]string), make(map[string]bool), make(map[string]map[string]*unit)}
	for _, r := range mustRead(headersCSV) {
		for header := range strings.SplitSeq(r[2], "|") {
			if r[1] == "" {
				v.ignored[folded(header)] = true
				continue
			}
			key := [2]string{r[0], r[1]}
			v.headers[key] = append(v.headers[key], folded(header))
		}
	}
	for _, r := range mustRead(unitsCSV) {
		numerator, err1 := strconv.ParseInt(r[2], 10, 64)
		denominator, err2 := strconv.ParseInt(r[3], 10, 64)
		if err1 != nil || err2 != nil {
			panic(fmt.Sprintf("units.csv: %q", r))
		}
		if v.units[r[0]] == nil {
			v.units[r[0]] = make(map[string]*unit)
		}
		v.units[r[0]][r[1]] = &unit{r[1], numerator, denominator}
	}
	return v
}

func mustRead(table string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		panic(err)
	}
	return rows[1:]
}

// unitNamed returns the unit with a name among those of a measure, and nil if there is none.
func unitNamed(measure, name string) *unit { return words.units[measure][folded(name)] }

// folded returns a word in the form in which words are compared.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '-', '*', '\t', '\n', '\r', '\u3000':
			return -1
		case '【', '[', '〔', '{':
			return '('
		case '】', ']', '〕', '}':
			return ')'
		}
		return r
	}, strings.ToLower(norm.NFKC.String(text)))
}

// marks are what people write behind a header that is no unit.
var marks = map[string]bool{"必填": true, "选填": true, "可选": true, "必填项": true, "required": true, "optional": true, "填报": true}

var (
	inBrackets = regexp.MustCompile(`\(([^()]*)\)`)
	unitWord   = regexp.MustCompile(`^(?:金额)?(?:单位|unit):?(.+)$`)
)

// headerWords are the words of a header.
type headerWords struct {
	name string // folded, with what stands in brackets unless it is a mark or the unit
	unit string // empty if there is none
}

// readHeader separates a header from its unit, in each of the readings that it may have: 投资额(万元), 投资额/万元, 到位资金
// （单位：万元） or 企业名称(全称).
func readHeader(text string) []headerWords {
	text = strings.TrimRight(folded(text), ":.。;,、")
	whole := inBrackets.ReplaceAllStringFunc(text, func(group string) string {
		if marks[group[1:len(group)-1]] {
			return ""
		}
		return group
	})
	list := []headerWords{{name: whole}}
	if groups := inBrackets.FindAllStringSubmatchIndex(whole, -1); len(groups) > 0 {
		last := groups[len(groups)-1]
		inside := whole[last[2]:last[3]]
		if m := unitWord.FindStringSubmatch(inside); m != nil {
			inside = m[1]
		}
		list = append(list, headerWords{whole[:last[0]] + whole[last[1]:], inside})
	}
	if name, behind, ok := cutLast(whole, "/"); ok {
		list = append(list, headerWords{name, behind})
	}
	for _, sign := range []string{unitSign + ":", "," + unitSign} {
		if name, behind, ok := cutLast(whole, sign); ok {
			list = append(list, headerWords{strings.TrimRight(name, ",;、"), strings.TrimLeft(behind, ":")})
		}
	}
	return list
}

// unitSign is the word before a unit in a header.
const unitSign = "单位"

func cutLast(text, separator string) (before, after string, ok bool) {
	if n := strings.LastIndex(text, separator); n > 0 {
		return text[:n], text[n+len(separator):], true
	}
	return text, "", false
}

// unitLine is a line such as 单位：万元 above a table. 填报单位：金阳县 names an office.
var unitLine = regexp.MustCompile(`(?:^|[^报制办送责管填])(?:金额)?单位:([^)]+)|unit:([^)]+)`)

// unitsIn returns the units that a line, or the name of a sheet, gives to the columns that don't say theirs, by measure.
// It returns none for a line that is about something else.
func unitsIn(text string, bare bool) map[string]*unit {
	text = folded(text)
	named := ""
	switch m := unitLine.FindStringSubmatch(text); {
	case m != nil:
		named = m[1] + m[2]
	case bare:
		if groups := inBrackets.FindAllStringSubmatch(text, -1); len(groups) > 0 {
			named = groups[len(groups)-1][1]
		}
	}
	found := make(map[string]*unit)
	for _, word := range strings.FieldsFunc(named, func(r rune) bool { return strings.ContainsRune("、,;/ ", r) }) {
		for _, measure := range []string{"元", "人", "公顷"} {
			if u := words.units[measure][word]; u != nil && found[measure] == nil {
				found[measure] = u
				break
			}
		}
	}
	return found
}

var (
	sumRow  = regexp.MustCompile(`^(?:.{0,12}(?:合计|小计|总计)|累计|合计数|(?:sub|grand)?total)(?:[:(].*)?$`)
	noteRow = regexp.MustCompile(`^(?:注\d*|备注|说明|填表说明|填报说明|填表人|制表人|审核人|填报人|填报单位|填表单位|单位负责人|负责人|制表|审核|复核|经办人|联系电话|填报日期|填表日期|制表日期|note|notes|preparedby):|^\(?续表\)?$|^注\d*[:.、]`)
)

// isRemark reports whether a row is one of sums or of remarks, and not one of data.
func isRemark(texts []string) bool {
	n := 0
	for _, text := range texts {
		if text == "" {
			continue
		}
		word := folded(text)
		if n == 0 && noteRow.MatchString(word) || sumRow.MatchString(word) {
			return true
		}
		if n++; n == 2 {
			return false
		}
	}
	return false
}
