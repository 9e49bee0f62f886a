package fault

import (
	"flag"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write full-width punctuation into the messages")

// Chinese messages have the punctuation of Chinese, everywhere in the program.
func TestChineseHasItsOwnPunctuation(t *testing.T) {
	t.Parallel()
	seen := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".") && path != ".."):
			return fs.SkipDir
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := string(src)
		if strings.HasPrefix(text, "// Code generated") || !strings.ContainsFunc(text, isHan) {
			return nil
		}
		for _, found := range joined.FindAllString(text, -1) {
			t.Errorf("%s: %s joins Chinese with the punctuation of English", path, found)
		}
		wanted := text
		for _, literal := range literals(t, path, src) {
			if !isMessage(literal) {
				continue
			}
			seen++
			if right := fullWidth(literal); right != literal {
				wanted = strings.ReplaceAll(wanted, literal, right)
				if !*update {
					t.Errorf("%s: %s must be %s", path, literal, right)
				}
			}
		}
		if *update && wanted != text {
			return os.WriteFile(path, []byte(wanted), 0o644)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 300 {
		t.Errorf("only %d messages were found", seen)
	}
}

// literals are the strings of a file, as they are written.
func literals(t *testing.T, path string, src []byte) (list []string) {
	t.Helper()
	if _, err := parser.ParseFile(token.NewFileSet(), path, src, parser.PackageClauseOnly); err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	var s scanner.Scanner
	s.Init(files.AddFile(path, -1, len(src)), src, nil, 0)
	for {
		_, kind, literal := s.Scan()
		switch kind {
		case token.EOF:
			return list
		case token.STRING:
			list = append(list, literal)
		}
	}
}

var (
	// term is a Chinese term in brackets, as English descriptions have it.
	term = regexp.MustCompile(`\([^()]*\)`)
	// joined is punctuation before a Chinese message that is in a variable.
	joined = regexp.MustCompile(`"[:;,] ?" ?\+ ?[\w.]*\b(ZH|zh)\b`)
	// pattern is a regular expression, which is not a message.
	pattern = regexp.MustCompile(`\(\?|\\d`)
)

// isMessage reports whether a literal is Chinese, and not English with Chinese terms.
func isMessage(literal string) bool {
	return !pattern.MatchString(literal) && strings.ContainsFunc(term.ReplaceAllString(literal, ""), isHan)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

var wide = map[rune]rune{',': '，', ':': '：', ';': '；', '!': '！', '?': '？', '(': '（', ')': '）'}

// fullWidth gives punctuation beside a Chinese character its Chinese form, brackets in pairs.
func fullWidth(literal string) string {
	runes := []rune(literal)
	chinese := func(i int) bool { return i >= 0 && i < len(runes) && isHan(runes[i]) }
	beside := func(i int) bool { return chinese(i-1) || chinese(i+1) }
	change := make([]bool, len(runes))
	var open []int
	for i, r := range runes {
		switch r {
		case ',', ':', ';', '!', '?':
			change[i] = beside(i)
		case '(':
			open = append(open, i)
		case ')':
			if len(open) == 0 {
				continue
			}
			first := open[len(open)-1]
			open = open[:len(open)-1]
			change[first] = beside(first) || beside(i)
			change[i] = change[first]
		}
	}
	var b strings.Builder
	for i, r := range runes {
		switch {
		case change[i]:
			b.WriteRune(wide[r])
		case r == ' ' && i > 0 && change[i-1]: // the wide form has its own space
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestFullWidth(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`"请重试, 或稍后: 见 a,b"`:     `"请重试，或稍后：见 a,b"`,
		`"须为 host:port,例如 1:2"`: `"须为 host:port，例如 1:2"`,
		`"代码(不含 I、O),末位"`:       `"代码（不含 I、O），末位"`,
		`"%s(%s)不是%s"`:          `"%s（%s）不是%s"`,
		`"缺少参数 f(x)"`:           `"缺少参数 f(x)"`,
		`"全角，已有：无改动；（是）"`:       `"全角，已有：无改动；（是）"`,
	} {
		if got := fullWidth(in); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
	}
	for literal, want := range map[string]bool{
		`"A county (县)."`: false, `"请重试"`: true, `"%s(%s)不是%s"`: true, "`^(\\d{4})年$`": false, `"plain"`: false,
	} {
		if got := isMessage(literal); got != want {
			t.Errorf("%s is a message: %t", literal, got)
		}
	}
}
