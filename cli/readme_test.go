package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"entgo.io/ent/dialect"

	"jiedui/auth"
	"jiedui/db/dbtest"
)

var update = flag.Bool("update", false, "write the answers of the program into the documents")

// repository is the folder that the documents are in. It is absolute, since Go looks by this name whether a file has
// changed since the result of a test that it keeps: it does not know of the change of folder in TestMain.
var repository = func() string {
	here, err := filepath.Abs("..")
	if err != nil {
		panic(err)
	}
	return here
}()

// The commands in the documents work, and the answers that they show are those of the program, on both databases. The
// documents in Chinese tell the same story again, so they have a server and a database of their own.
func TestDocuments(t *testing.T) {
	t.Parallel()
	documents := make(map[string][]document)
	for _, file := range documentFiles(t) {
		d := readDocument(t, file)
		documents[d.naturalLanguage()] = append(documents[d.naturalLanguage()], d)
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		for language, documents := range documents {
			t.Run(language, func(t *testing.T) {
				t.Parallel()
				answers := runDocuments(t, dialectName, language, documents)
				for _, d := range documents {
					compareAnswers(t, answers, d, *update && dialectName == dialect.SQLite)
				}
			})
		}
	})
}

// runDocuments runs everything that the documents say to type, and returns the answers to their queries.
func runDocuments(t *testing.T, dialectName, language string, documents []document) (answers map[string]string) {
	t.Helper()
	dir := t.TempDir()
	key := filepath.Join(dir, "signing.key")
	env := []string{"ADDR=127.0.0.1:0", "PUBLIC_READ=true", "DEMO=true", "SIGNING_KEY=" + key}
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
	answers = make(map[string]string)
	for _, registers := range []bool{false, true} {
		for _, d := range documents {
			for _, b := range d.blocks {
				if b.language == "graphql" && (b.subject != "") == registers {
					_, answers[d.file+b.content] = postAs(t, server.url, language, b.subject, key, b.content)
				}
			}
		}
	}
	for _, args := range later {
		runCommand(t, "beside the server", dir, env, args)
	}
	return answers
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
	var files []string
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		found, err := fs.Glob(os.DirFS(repository), pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return files
}

// naturalLanguage is what the document is written in, and what its queries ask for messages in.
func (d document) naturalLanguage() string {
	if strings.HasSuffix(d.file, ".zh.md") {
		return "zh"
	}
	return "en"
}

func readDocument(t *testing.T, file string) document {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(repository, file))
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
	"sudo -u postgres ", "go build ", "go generate ", "go run ./bench", "go test ", "bash .ci/run", "npm ci ", "npm run build ", "JIEDUI_URL=",
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

// postAs sends an operation as a subject, or as nobody without one.
func postAs(t *testing.T, server, language, subject, key, query string) (int, string) {
	t.Helper()
	header := http.Header{"Accept-Language": {language}}
	if subject == "" {
		return postWith(t, server, query, header)
	}
	private, err := auth.LoadKey(key, false)
	if err != nil {
		t.Fatal(err)
	}
	token, err := auth.Sign(private, subject, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	header.Set("Authorization", "Bearer "+token)
	return postWith(t, server, query, header)
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
		if err := os.WriteFile(filepath.Join(repository, d.file), []byte(written), 0o644); err != nil {
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

// Every folder with code of ours has one line in both READMEs that says why it is there.
func TestDocumentedFolders(t *testing.T) {
	t.Parallel()
	for file, heading := range map[string]string{"README.md": "Where things are", "README.zh.md": "目录结构"} {
		listed := cells(section(t, readDocument(t, file), heading))
		for _, name := range listed {
			if _, err := os.Stat(filepath.Join(repository, name)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
		for _, pattern := range []string{"*/*.go", "graph/*/*.go", "report/*/*.go", "*/*.md", "*/package.json"} {
			matches, err := fs.Glob(os.DirFS(repository), pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range matches {
				folder := path.Dir(match)
				if folder != "graph/generated" && !slices.ContainsFunc(listed, func(name string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }) {
					t.Errorf("%s does not say why there is %s", file, folder)
				}
			}
		}
	}
}

// Every direct dependency has its reason, and no other has one.
func TestDocumentedDependencies(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile(filepath.Join(repository, "go.mod"))
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
		"In the pages":                nodeDependencies(t, "web/app/package.json"),
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
	content, err := os.ReadFile(filepath.Join(repository, file))
	if err != nil {
		t.Fatal(err)
	}
	var described struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(content, &described); err != nil {
		t.Fatal(err)
	}
	return slices.AppendSeq(slices.Collect(maps.Keys(described.Dependencies)), maps.Keys(described.DevDependencies))
}

var links = regexp.MustCompile(`\]\(([^):#]*)(?:#([^)]+))?\)`)

// What the documents point to is there, and the READMEs point to all documents.
func TestDocumentedLinks(t *testing.T) {
	t.Parallel()
	readmes := readDocument(t, "README.md").text + readDocument(t, "README.zh.md").text
	for _, file := range documentFiles(t) {
		if !strings.Contains(readmes, "]("+file+")") {
			t.Errorf("no README points to %s", file)
		}
		for _, m := range links.FindAllStringSubmatch(readDocument(t, file).text, -1) {
			target := file
			if m[1] != "" {
				target = path.Join(path.Dir(file), m[1])
			}
			if _, err := os.Stat(filepath.Join(repository, target)); err != nil {
				t.Errorf("%s: %v", file, err)
			} else if m[2] != "" && !slices.Contains(anchors(readDocument(t, target)), m[2]) {
				t.Errorf("%s points to a heading #%s that %s does not have", file, m[2], target)
			}
		}
	}
}

// anchors are the names that GitHub gives to the headings of a document.
func anchors(d document) (names []string) {
	for _, m := range regexp.MustCompile("(?m)^#+ (.*)$").FindAllStringSubmatch(d.text, -1) {
		name := strings.ReplaceAll(strings.ToLower(m[1]), " ", "-")
		names = append(names, regexp.MustCompile(`[^\pL\pN_-]`).ReplaceAllString(name, ""))
	}
	return names
}

// The tests that docs/security.md names are there.
func TestDocumentedTests(t *testing.T) {
	t.Parallel()
	known := make(map[string]bool)
	err := filepath.WalkDir(repository, func(file string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, "_test.go") {
			return err
		}
		source, err := os.ReadFile(file)
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(source, -1) {
			known[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`(Test\\w+)`").FindAllStringSubmatch(readDocument(t, "docs/security.md").text, -1)
	if len(named) < 40 {
		t.Errorf("%d tests are named", len(named))
	}
	for _, m := range named {
		if !known[m[1]] {
			t.Errorf("there is no %s", m[1])
		}
	}
}
