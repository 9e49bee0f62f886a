package graph

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Each message of the parser and its validator has a translation.
func TestValidationsAreTranslated(t *testing.T) {
	t.Parallel()
	verb := regexp.MustCompile(`%(04x|d|s)`)
	found := 0
	for message := range parserMessages(t) {
		found++
		sample := verb.ReplaceAllString(message, "x")
		if zh := validationInChinese(sample); zh == sample || !strings.ContainsFunc(zh, isHan) {
			t.Errorf("%q has no translation", message)
		}
	}
	if found < 50 {
		t.Errorf("only %d messages were found", found)
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// parserMessages finds the messages in the source of the parser.
func parserMessages(t *testing.T) map[string]bool {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/vektah/gqlparser/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	messages := map[string]bool{}
	for pattern, calls := range map[string]string{
		"validator/rules/*.go": "Message", "lexer/*.go": "makeError", "parser/query.go": "error", "parser/parser.go": "error Errorf",
	} {
		files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				name := ""
				switch f := call.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				for one := range strings.FieldsSeq(calls) {
					for _, argument := range call.Args {
						if text, ok := argument.(*ast.BasicLit); ok && name == one && text.Kind == token.STRING {
							message, err := strconv.Unquote(text.Value)
							if err != nil {
								t.Fatal(err)
							}
							if strings.Contains(message, " ") {
								messages[message] = true
							}
						}
					}
				}
				return true
			})
		}
	}
	return messages
}

// A mistake in a query is reported in Chinese.
func TestValidationInChinese(t *testing.T) {
	t.Parallel()
	for en, zh := range map[string]string{
		`Cannot query field "nam" on type "County". Did you mean "name", "nameEn", or "id"?`:                                                                                   `类型“County”没有字段“nam”。是否指“name”、“nameEn”或“id”？`,
		`Unknown argument "fist" on field "Query.counties". Did you mean "first"?`:                                                                                             `字段“Query.counties”没有参数“fist”。是否指“first”？`,
		`Value "ended" does not exist in "PairingStatus!" enum. Did you mean the enum value "ENDED" or "ACTIVE"?`:                                                              `枚举“PairingStatus!”中没有值“ended”。是否指枚举值“ENDED”或“ACTIVE”？`,
		`Fields "a" conflict because subfields "b" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.`: `名为“a”的字段互相冲突（子字段“b”：参数不同）；如需同时获取，请使用不同的别名。`,
		`Cannot spread fragment "A" within itself via "B".`:                                                                                                                    `片段“A”不能引用自身，经由 "B"。`,
		`Variable "$a" is never used in operation "Q".`:                                                                                                                        `变量“$a”在操作“Q”中从未使用。`,
		`Expected Name, found }`: `此处须为 Name，而不是 }。`,
		`something new`:          `something new`,
	} {
		if got := validationInChinese(en); got != zh {
			t.Errorf("%s\nis %s\nwant %s", en, got, zh)
		}
	}
}
