package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entgo.io/ent/dialect"
	"github.com/alecthomas/kong"

	"jiedui/auth"
	"jiedui/db/dbtest"
)

var update = flag.Bool("update", false, "write the answers of the program into the documents")

// What README and docs say to type works, and what they show is what the program answers, on both databases.
func TestDocuments(t *testing.T) {
	t.Parallel()
	var documents []document
	for _, file := range documentFiles(t) {
		documents = append(documents, readDocument(t, file))
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		key := filepath.Join(dir, "signing.key")
		env := []string{"ADDR=127.0.0.1:0", "PUBLIC_READ=true", "SIGNING_KEY=" + key}
		if dialectName == dialect.Postgres {
			env = append(env, "DATABASE_URL="+dbtest.URL(t, dialectName, dbtest.Template{}))
		}
		var requests []string
		var later [][]string
		for _, d := range documents {
			r, l := runCommands(t, d, dir, env)
			requests, later = append(requests, r...), append(later, l...)
		}
		server := launch(t, dir, env)
		server.listening(t)
		server.wait(t, "msg=ready")
		for _, r := range requests {
			runRequest(t, server.url, r)
		}
		// What changes something comes last: the other answers are those of a fresh database.
		answers := make(map[string]string)
		for _, registers := range []bool{false, true} {
			for _, d := range documents {
				for _, b := range d.blocks {
					if b.language == "graphql" && (b.subject != "") == registers {
						_, answers[d.file+b.content] = postAs(t, server.url, b.subject, key, b.content)
					}
				}
			}
		}
		for _, args := range later {
			runCommand(t, "beside the server", dir, env, args)
		}
		for _, d := range documents {
			compareAnswers(t, answers, d, *update && dialectName == dialect.SQLite)
		}
	})
}

// document is a Markdown file and its fenced blocks.
type document struct {
	file, text string
	blocks     []block
}

// block stands at text[from:to] of its document. The subject is who sends it, "```graphql demo:admin", or the file that
// it is, "```csv enterprises.csv".
type block struct {
	language, subject, content string
	from, to                   int
}

var fenced = regexp.MustCompile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$")

func documentFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, "README.md")
}

func readDocument(t *testing.T, file string) document {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := document{file: file, text: string(content)}
	for _, m := range fenced.FindAllStringSubmatchIndex(d.text, -1) {
		b := block{language: d.text[m[2]:m[3]], content: d.text[m[6]:m[7]], from: m[6], to: m[7]}
		if m[4] >= 0 {
			b.subject = d.text[m[4]:m[5]]
		}
		d.blocks = append(d.blocks, b)
	}
	return d
}

// elsewhere are the beginnings of commands that are not for a test: they change the machine, build or test.
var elsewhere = []string{
	"sudo -u postgres create", "go build ", "go generate ", "go run ./bench", "go test ", "bash .ci/run", "npm ci ", "JIEDUI_URL=",
}

// besideServer are the commands that are run while the server serves, after what the documents change.
var besideServer = []string{"audit", "check", "coordinator", "import"}

// runCommands runs the commands of a document that end, and gives those that need a server.
func runCommands(t *testing.T, d document, dir string, env []string) (requests []string, later [][]string) {
	t.Helper()
	for _, b := range d.blocks {
		if b.language == "csv" {
			if err := os.WriteFile(filepath.Join(dir, b.subject), []byte(b.content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if b.language != "sh" {
			continue
		}
		for line := range strings.Lines(b.content) {
			line = strings.TrimSpace(line)
			args, isOurs := strings.CutPrefix(line+" ", "./jiedui ")
			if !isOurs {
				args, isOurs = strings.CutPrefix(line+" ", "go run . ")
			}
			args = strings.TrimSpace(args)
			switch {
			case isOurs && (args == "" || args == "serve"): // started by the test
			case isOurs && slices.Contains(besideServer, strings.Fields(args)[0]):
				later = append(later, strings.Fields(args))
			case isOurs:
				runCommand(t, d.file, dir, env, strings.Fields(args))
			case strings.HasPrefix(line, "curl "):
				requests = append(requests, line)
			case strings.HasPrefix(line, "export DATABASE_URL="):
				value := strings.Trim(strings.TrimPrefix(line, "export DATABASE_URL="), "'")
				if u, err := url.Parse(value); err != nil || u.Scheme != "postgres" || u.Query().Get("sslmode") == "" {
					t.Errorf("%s: %s is no URL of a database", d.file, value)
				}
			case !slices.ContainsFunc(elsewhere, func(begin string) bool { return strings.HasPrefix(line, begin) }):
				t.Errorf("%s: no test runs %q", d.file, line)
			}
		}
	}
	return requests, later
}

// runCommand runs a command that has to end well and to print something.
func runCommand(t *testing.T, where, dir string, env, args []string) {
	t.Helper()
	p := launch(t, dir, env, args...)
	if <-p.ended; p.err != nil || p.stdout.String() == "" {
		t.Errorf("%s: %q gives %q, %v:\n%s", where, args, p.stdout, p.err, p.stderr)
	}
}

// runRequest runs a curl command against the server.
func runRequest(t *testing.T, server, command string) {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if _, missing := exec.LookPath("curl"); err != nil || missing != nil {
		t.Logf("without sh or curl there is no way to run %s", command)
		return
	}
	command = strings.Replace(command, "curl ", "curl --fail ", 1)
	out, err := exec.CommandContext(t.Context(), shell, "-c", strings.ReplaceAll(command, "http://127.0.0.1:8080", server)).Output()
	file := strings.Contains(command, "/export?") // which curl ends well with only when it is whole
	if err != nil || !file && !json.Valid(out) || len(out) == 0 || bytes.Contains(out, []byte(`"errors"`)) {
		t.Errorf("%s gives %s, %v", command, out, err)
	}
}

// postAs sends an operation as a subject, as nobody without one.
func postAs(t *testing.T, server, subject, key, query string) (int, string) {
	t.Helper()
	if subject == "" {
		return post(t, server, query)
	}
	private, err := auth.LoadKey(key, false)
	if err != nil {
		t.Fatal(err)
	}
	token, err := auth.Sign(private, subject, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	return postWith(t, server, query, http.Header{"Authorization": {"Bearer " + token}})
}

// compareAnswers compares the answer to each query of the document with the JSON that follows.
func compareAnswers(t *testing.T, answers map[string]string, d document, write bool) {
	t.Helper()
	written := d.text
	for i, b := range slices.Backward(d.blocks) { // so that what is written does not move what is still to come
		if b.language != "graphql" {
			continue
		}
		if i+1 == len(d.blocks) || d.blocks[i+1].language != "json" {
			t.Errorf("%s: no answer follows\n%s", d.file, b.content)
			continue
		}
		shown := d.blocks[i+1]
		got := []byte(answers[d.file+b.content])
		if write {
			written = written[:shown.from] + layout(got, "") + "\n" + written[shown.to:]
		} else if want := compact(t, []byte(shown.content)); want != compact(t, got) {
			t.Errorf("%s: the answer to\n%sis\n%s\nnot\n%s", d.file, b.content, layout(got, ""), shown.content)
		}
	}
	if written != d.text {
		if err := os.WriteFile(d.file, []byte(written), 0o644); err != nil {
			t.Error(err)
		}
	}
}

func compact(t *testing.T, src []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, src); err != nil {
		t.Fatalf("%v: %s", err, src)
	}
	return b.String()
}

// layout writes JSON for a reader: on one line what fits.
func layout(src []byte, indent string) string {
	var b bytes.Buffer
	if err := json.Indent(&b, src, "", ""); err != nil {
		return string(src)
	}
	line := strings.ReplaceAll(b.String(), "\n", " ")
	if utf8.RuneCountInString(indent+line) <= 110 || line[0] != '{' && line[0] != '[' {
		return line
	}
	decoder := json.NewDecoder(bytes.NewReader(src))
	open, _ := decoder.Token() // it was indented, so it is JSON
	var parts []string
	for decoder.More() {
		part := indent + "  "
		if open == json.Delim('{') {
			name, _ := decoder.Token()
			part += fmt.Sprintf("%q: ", name)
		}
		var value json.RawMessage
		_ = decoder.Decode(&value)
		parts = append(parts, part+layout(value, indent+"  "))
	}
	return line[:1] + "\n" + strings.Join(parts, ",\n") + "\n" + indent + line[len(line)-1:]
}

// The table of settings is that of the flags.
func TestDocumentedSettings(t *testing.T) {
	t.Parallel()
	var program struct {
		Settings
		Serve ServeFlags `cmd:""`
	}
	parser, err := kong.New(&program, defaults)
	if err != nil {
		t.Fatal(err)
	}
	flags := parser.Model.Flags
	for _, command := range parser.Model.Children {
		if command.Name == "serve" {
			flags = append(flags, command.Flags...)
		}
	}
	var want []string
	for _, f := range flags {
		if f.Name == "help" {
			continue
		}
		name := f.Name
		if f.Tag.Negatable != "" {
			name = "[no-]" + name
		}
		row := fmt.Sprintf("| `--%s` | `%s` | ", name, strings.Join(f.Envs, "` `"))
		if f.HasDefault && f.Default != "0" {
			row += "`" + f.Default + "` | "
		}
		want = append(want, row)
	}
	got := regexp.MustCompile("(?m)^\\| `--.*$").FindAllString(readDocument(t, "README.md").text, -1)
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(want):
			t.Errorf("there is no flag for the row %s", got[i])
		case i >= len(got) || !strings.HasPrefix(got[i], want[i]):
			t.Errorf("row %d of the settings does not begin with %s", i+1, want[i])
		}
	}
}

var firstCell = regexp.MustCompile("(?m)^\\| (`[^|]*`) \\|")

// cells gives what stands in backquotes in the first column of the tables in a text.
func cells(text string) (names []string) {
	for _, m := range firstCell.FindAllStringSubmatch(text, -1) {
		for name := range strings.SplitSeq(m[1], ", ") {
			names = append(names, strings.Trim(name, "`"))
		}
	}
	return names
}

// section gives the text under a heading.
func section(t *testing.T, d document, heading string) string {
	t.Helper()
	_, text, found := strings.Cut(d.text, "\n## "+heading+"\n")
	if !found {
		t.Fatalf("%s has no %q", d.file, heading)
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text
}

// Every folder has its reason in README.
func TestDocumentedFolders(t *testing.T) {
	t.Parallel()
	listed := cells(section(t, readDocument(t, "README.md"), "Where things are"))
	for _, name := range listed {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	for _, pattern := range []string{"*/*.go", "*/*.md", "*/package.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			folder := filepath.Dir(file)
			if !slices.ContainsFunc(listed, func(name string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }) {
				t.Errorf("README does not say why there is %s", folder)
			}
		}
	}
}

// Every direct dependency has its reason, and no other has one.
func TestDocumentedDependencies(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllSubmatch(mod, -1) { // indirect ones have a comment
		modules = append(modules, string(m[1]))
	}
	d := readDocument(t, "docs/dependencies.md")
	for heading, want := range map[string][]string{
		"Go":                          modules,
		"Node, for tests only":        nodeDependencies(t, "contract/package.json"),
		"In the binary, as published": nodeDependencies(t, "web/graphiql/package.json"),
	} {
		got := cells(section(t, d, heading))
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("under %q there are\n%v, want\n%v", heading, got, want)
		}
	}
}

func nodeDependencies(t *testing.T, file string) []string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var described struct{ Dependencies map[string]string }
	if err := json.Unmarshal(content, &described); err != nil {
		t.Fatal(err)
	}
	return slices.Collect(maps.Keys(described.Dependencies))
}

// What the documents point to is there, and README points to all documents.
func TestDocumentedLinks(t *testing.T) {
	t.Parallel()
	readme := readDocument(t, "README.md").text
	for _, file := range documentFiles(t) {
		d := readDocument(t, file)
		if file != "README.md" && !strings.Contains(readme, "]("+file+")") {
			t.Errorf("README does not point to %s", file)
		}
		for _, m := range regexp.MustCompile(`\]\(([^):#]+)\)`).FindAllStringSubmatch(d.text, -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}
