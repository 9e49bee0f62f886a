package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// runIn runs a command to its end with an environment.
func runIn(t *testing.T, dir string, env []string, args ...string) *program {
	t.Helper()
	p := launch(t, dir, env, args...)
	select {
	case <-p.ended:
	case <-time.After(patience):
		t.Fatalf("jiedui %q goes on:\n%s", args, p.stderr)
	}
	return p
}

// everyCommand lists the commands of the help, and none.
func everyCommand(t *testing.T) []string {
	t.Helper()
	_, list, _ := strings.Cut(runProgram(t, t.TempDir(), "--help").stdout.String(), "Commands:\n")
	commands := []string{""}
	for _, m := range helpCommand.FindAllStringSubmatch(list, -1) {
		if above, _, ok := strings.Cut(m[1], " "); ok && !slices.Contains(commands, above) {
			commands = append(commands, above)
		}
		commands = append(commands, m[1])
	}
	if len(commands) < 12 {
		t.Fatalf("the commands are %q", commands)
	}
	return commands
}

var han = regexp.MustCompile(`\p{Han}`)

// Every text of the help is there in Chinese, and the Chinese has no text that is nowhere.
func TestHelpIsInChineseToo(t *testing.T) {
	t.Parallel()
	english := ""
	for _, command := range everyCommand(t) {
		args := append(strings.Fields(command), "--help")
		english += strings.Join(strings.Fields(runProgram(t, t.TempDir(), args...).stdout.String()), " ")
		help := runIn(t, t.TempDir(), []string{"LANG=zh_CN.UTF-8"}, args...).stdout.String()
		if !strings.HasPrefix(help, "用法：jiedui") || strings.Contains(help, "Flags") || strings.Contains(help, "Commands:") || strings.Contains(help, "Arguments:") {
			t.Errorf("%q prints\n%s", args, help)
		}
		for _, m := range helpEntry.FindAllStringSubmatch(help, -1) {
			if !han.MatchString(m[2]) {
				t.Errorf("%s of %q is only in English: %s", m[1], command, m[2])
			}
		}
	}
	for text := range chinese {
		text, _, _ = strings.Cut(strings.Join(strings.Fields(text), " "), " Default: ")
		text = strings.TrimSuffix(text, ".") // before the name of the environment variable
		// The width of the help breaks words at hyphens nowhere else than at spaces.
		if !strings.Contains(english, text) {
			t.Errorf("no help says %q", text)
		}
	}
}

func TestLanguageOfTheTerminal(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		env     string
		chinese bool
	}{
		{"", false},
		{"LANG=zh_CN.UTF-8", true},
		{"LANG=en_GB.UTF-8", false},
		{"LANG=C", false},
		{"LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8", false},
		{"LANG=en_US.UTF-8 LC_ALL=zh_CN", true},
		{"LANG=en_US.UTF-8 LC_MESSAGES=zh_TW", true},
	} {
		p := runIn(t, t.TempDir(), strings.Fields(test.env), "--max-cost=0")
		want := "jiedui: BAD_USER_INPUT: --max-cost must be more than 0\n"
		if test.chinese {
			want = "jiedui: BAD_USER_INPUT: --max-cost 须大于 0\n"
		}
		if got := p.stderr.String(); got != want {
			t.Errorf("%q: %q, want %q", test.env, got, want)
		}
	}
}

// What is mistyped is named, with what was meant, in both languages.
func TestMistypedArgumentsAreToldWhatWasMeant(t *testing.T) {
	t.Parallel()
	for args, want := range map[string][2]string{
		"serv":                  {`there is no command "serv": did you mean serve or seed? See jiedui --help`, `没有命令 "serv"：是否应为 serve 或 seed？用法见 jiedui --help`},
		"migrate stat":          {`there is no command "stat": did you mean status? See jiedui migrate --help`, `没有命令 "stat"：是否应为 status？用法见 jiedui migrate --help`},
		"--prot=1":              {`unknown flag --prot: did you mean --addr? See jiedui --help`, `未知选项 --prot：是否应为 --addr？用法见 jiedui --help`},
		"serve --adr=1":         {`unknown flag --adr: did you mean --addr? See jiedui serve --help`, `未知选项 --adr：是否应为 --addr？用法见 jiedui serve --help`},
		"version --scale=2":     {`unknown flag --scale: it is a flag of jiedui seed. See jiedui version --help`, `未知选项 --scale：它是 jiedui seed 的选项。用法见 jiedui version --help`},
		"frobnicate":            {`there is no command "frobnicate"; see jiedui --help`, `没有命令 "frobnicate"；用法见 jiedui --help`},
		"token":                 {`missing flags: --subject=STRING; see jiedui token --help`, `缺少选项：--subject=STRING；用法见 jiedui token --help`},
		"help frobnicate":       {`there is no command "frobnicate"; see jiedui --help`, `没有命令 "frobnicate"；用法见 jiedui --help`},
		"--max-depth=deep":      {`--max-depth: expected a valid 64 bit int but got "deep"; see jiedui --help`, `--max-depth 须为整数，而不是 "deep"；用法见 jiedui --help`},
		"import none.csv --as=": {`none.csv cannot be opened: no such file or directory`, `无法打开 none.csv：文件或目录不存在`},
	} {
		for i, env := range [][]string{nil, {"LANG=zh_CN.UTF-8"}} {
			p := runIn(t, t.TempDir(), env, strings.Fields(args)...)
			if got := p.stderr.String(); p.err == nil || got != "jiedui: BAD_USER_INPUT: "+want[i]+"\n" {
				t.Errorf("%q says %q, want %q", args, got, want[i])
			}
		}
	}
}

// Help and the version are found where people look for them, and the flags of every command come last.
func TestHelpAndVersionAreFound(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for args, same := range map[string]string{
		"help": "--help", "help token": "token --help", "help migrate status": "migrate status --help", "--version": "version",
	} {
		p, want := runProgram(t, dir, strings.Fields(args)...), runProgram(t, dir, strings.Fields(same)...)
		if p.err != nil || p.stdout.String() != want.stdout.String() || p.stdout.String() == "" {
			t.Errorf("%q prints %q, %v", args, p.stdout, p.err)
		}
	}
	for _, command := range []string{"serve", "token", ""} {
		help := runProgram(t, dir, append(strings.Fields(command), "--help")...).stdout.String()
		own, shared, ok := strings.Cut(help, "\nFlags of every command:\n")
		if !ok || strings.Contains(own, "--database") || !strings.Contains(shared, "--database") || strings.Contains(shared, "Commands:") {
			t.Errorf("%q prints\n%s", command, help)
		}
	}
	if left := names(t, dir); len(left) != 0 {
		t.Errorf("it leaves %q", left)
	}
}

// Errors of commands say what happened, without the words of drivers and libraries.
func TestCommandErrorsHaveNoDriverText(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := "--database=" + dbtest.URL(t, dialectName, referred)
		broken := filepath.Join(dir, "broken")
		if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
		add := "coordinator add --subject=a --role=ADMIN --name="
		for _, test := range []struct{ args, say string }{
			{add + "甲", ""},
			{add + "乙", `CONFLICT: the subject "a" belongs to a coordinator already`},
			{add, "BAD_USER_INPUT: name: is missing"},
			{"coordinator add --subject=b --role=ADMIN --name=丙 --region=99", `BAD_USER_INPUT: there is no region with the code "99"`},
			{"import broken --as=a --kind=parks", ""},
			{"import none --as=a", "BAD_USER_INPUT: none cannot be opened: no such file or directory"},
			{"import broken --as=nobody --kind=parks", `FORBIDDEN: no active coordinator has the subject "nobody"`},
			{"audit verify --against=broken", "BAD_USER_INPUT: broken cannot be read as chain ends"},
			{"audit verify --save=none/ends", "BAD_USER_INPUT: none/ends cannot be written: no such file or directory"},
		} {
			p := runProgram(t, dir, append(strings.Fields(test.args), database)...)
			got := p.stderr.String()
			if test.say != "" && !strings.HasPrefix(got, "jiedui: "+test.say) {
				t.Errorf("%s says %q, want %q", test.args, got, test.say)
			}
			if regexp.MustCompile(`(?i)constraint|pq:|ent:|sql|\bopen |\bstat |invalid character|unexpected end`).MatchString(got) {
				t.Errorf("%s says %q", test.args, got)
			}
		}
	})
}

// Settings that cannot work are refused before the server listens.
func TestWrongSettingsAreRefusedBeforeListening(t *testing.T) {
	t.Parallel()
	for args, say := range map[string]string{
		"--allow-origin=example.org":                                   `--allow-origin "example.org" is not a web origin: begin with https:// or http://`,
		"--allow-origin=https://example.org/page":                      `--allow-origin "https://example.org/page" has more than scheme, host and port: write https://example.org`,
		"--allow-origin=https://a.org,b.org":                           `--allow-origin "b.org" is not a web origin`,
		"--issuer=https://id.example.org":                              "--issuer and --audience go together",
		"--audience=jiedui":                                            "--issuer and --audience go together",
		"--issuer=id.example.org --audience=a":                         `the issuer "id.example.org" must be the https URL of an OIDC provider`,
		"--issuer=https://id.example.org --audience=a --signing-key=k": "an issuer and a signing key cannot be used together",
	} {
		dir := t.TempDir()
		p := runProgram(t, dir, append(strings.Fields(args), "--addr=127.0.0.1:0")...)
		wantFailure(t, p, "BAD_USER_INPUT", say)
		if strings.Contains(p.stderr.String(), "listening") || len(names(t, dir)) != 0 {
			t.Errorf("%s: %s, leaves %q", args, p.stderr, names(t, dir))
		}
	}
	p := runProgram(t, t.TempDir(), "--addr=127.0.0.1:0", "--max-connections=5000", "--database="+dbtest.URL(t, dialect.Postgres, referred))
	wantFailure(t, p, "BAD_USER_INPUT", "the server may open 10010 connections to PostgreSQL, which allows")
	if strings.Contains(p.stderr.String(), "listening") {
		t.Errorf("it listened before: %s", p.stderr)
	}
}

// What will keep people from their work is warned of at the start, with what to do.
func TestStartWarnsOfWhatKeepsPeopleOut(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := dbtest.URL(t, dialectName, referred)
		p := startProgram(t, dir, "--database="+database, "--no-demo", "--issuer=http://127.0.0.1:1", "--audience=jiedui")
		for _, want := range []string{
			"the issuer of tokens does not answer, and requests with a token get 503 until it does: check --issuer and the network",
			"no coordinator is on record, so nobody can sign in: add the first admin with jiedui coordinator add",
		} {
			if !strings.Contains(p.stderr.String(), want) {
				t.Errorf("no warning %q:\n%s", want, p.stderr)
			}
		}
		if err := p.stop(); err != nil {
			t.Fatal(err)
		}
		added := runProgram(t, dir, "coordinator", "add", "--database="+database, "--subject=a", "--name=甲", "--role=COORDINATOR")
		if added.err != nil || !strings.Contains(added.stderr.String(), "without a region this person can change nothing") {
			t.Errorf("added with %q, %v", added.stderr, added.err)
		}
		p = startProgram(t, dir, "--database="+database, "--no-demo", "--signing-key=k")
		if got := p.stderr.String(); !strings.Contains(got, "coordinators or reviewers without a region can change nothing") || strings.Contains(got, "nobody can sign in") {
			t.Errorf("it says\n%s", got)
		}
	})
	p := startProgram(t, t.TempDir(), "--database="+dbtest.URL(t, dialect.Postgres, referred))
	if !strings.Contains(p.stderr.String(), "no token is accepted, so nobody can change anything: set --issuer and --audience, or --signing-key for development") {
		t.Errorf("it says\n%s", p.stderr)
	}
}
