package cli

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// helpFlag is a flag as --help describes it.
type helpFlag struct {
	name     string // as in "--[no-]demo"
	env      string
	standard string // its default where --help says one
}

var (
	helpEntry   = regexp.MustCompile(`(?m)^(?:  -\w, |      |  )(--\S+)\s+((?:.*)(?:\n {7,}[^-\s].*)*)`)
	helpEnv     = regexp.MustCompile(`\(\$(\w+)\)`)
	helpDefault = regexp.MustCompile(`Default: (\S+?)\.?(?: \(\$|$)`)
	helpCommand = regexp.MustCompile(`(?m)^  ([a-z]+(?: [a-z]+)?)  +\S`)
)

// flagsOfHelp runs a command with --help and returns its flags.
func flagsOfHelp(t *testing.T, command string) (flags []helpFlag) {
	t.Helper()
	help := runProgram(t, t.TempDir(), append(strings.Fields(command), "--help")...).stdout.String()
	_, help, _ = strings.Cut(help, "Flags:\n")
	help, _, _ = strings.Cut(help, "Commands:\n")
	for _, m := range helpEntry.FindAllStringSubmatch(help, -1) {
		name, value, _ := strings.Cut(m[1], "=")
		if name == "--help" || name == "--version" {
			continue
		}
		text := strings.Join(strings.Fields(m[2]), " ")
		f := helpFlag{name: name}
		if found := helpEnv.FindStringSubmatch(text); found != nil {
			f.env = found[1]
		}
		if found := helpDefault.FindStringSubmatch(text); found != nil {
			f.standard = found[1]
		} else if strings.HasPrefix(value, `"`) {
			f.standard = strings.Trim(value, `"`)
		}
		flags = append(flags, f)
	}
	return flags
}

// docs/settings.md has exactly the flags, environment variables and defaults that --help has, in the same order.
func TestDocumentedSettings(t *testing.T) {
	t.Parallel()
	d := readDocument(t, "docs/settings.md")

	var want []string
	for _, f := range flagsOfHelp(t, "serve") {
		row := fmt.Sprintf("| `%s` | `%s` | ", f.name, f.env)
		if f.standard != "" && f.standard != "none" {
			row += "`" + f.standard + "` | "
		}
		want = append(want, row)
	}
	compareRows(t, section(t, d, "The server"), want)

	help := runProgram(t, t.TempDir(), "--help").stdout.String()
	_, commands, _ := strings.Cut(help, "Commands:\n")
	shared := flagsOfHelp(t, "")
	want = nil
	for _, m := range helpCommand.FindAllStringSubmatch(commands, -1) {
		if m[1] == "serve" {
			continue
		}
		for _, f := range flagsOfHelp(t, m[1]) {
			if !slices.Contains(shared, f) {
				want = append(want, fmt.Sprintf("| `%s` | `%s` | ", m[1], f.name))
			}
		}
	}
	compareRows(t, section(t, d, "The other commands"), want)
}

// compareRows compares how the rows of a table begin.
func compareRows(t *testing.T, text string, want []string) {
	t.Helper()
	got := regexp.MustCompile("(?m)^\\| `.*$").FindAllString(text, -1)
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(want):
			t.Errorf("--help has nothing for the row %s", got[i])
		case i >= len(got):
			t.Errorf("no row begins with %s", want[i])
		case !strings.HasPrefix(got[i], want[i]):
			t.Errorf("the row %s does not begin with %s", got[i], want[i])
		}
	}
}
