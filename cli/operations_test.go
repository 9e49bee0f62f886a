package cli

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A list of operations that cannot be used is refused before the server listens; with a good one only these are run.
func TestListOfOperationsIsCheckedAtTheStart(t *testing.T) {
	t.Parallel()
	write := func(content any) (dir, file string) {
		t.Helper()
		text, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		dir = t.TempDir()
		file = filepath.Join(dir, "persisted-documents.json")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return dir, file
	}
	hash := func(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
	wrong := "{ provinces { colour } }"
	for say, content := range map[string]any{
		"it must be a JSON object with at least one operation":               []string{},
		"abc is not the SHA-256 of its operation: set hashAlgorithm":         map[string]string{"abc": "{ __typename }"},
		"is not valid: Cannot query field \"colour\" on type \"ProvinceConn": map[string]string{hash(wrong): wrong},
	} {
		dir, file := write(content)
		p := runProgram(t, dir, "--addr=127.0.0.1:0", "--operations="+file)
		wantFailure(t, p, "BAD_USER_INPUT", say)
		if strings.Contains(p.stderr.String(), "listening") {
			t.Errorf("it listened before: %s", p.stderr)
		}
	}
	wantFailure(t, runProgram(t, t.TempDir(), "--operations=none"), "BAD_USER_INPUT", "none cannot be read")

	known := "{ provinces { totalCount } }"
	dir, file := write(map[string]string{hash(known): known})
	p := startProgram(t, dir, "--no-demo", "--operations="+file)
	for query, want := range map[string]int{known: http.StatusOK, "{ counties { totalCount } }": http.StatusForbidden} {
		if status, body := postWith(t, p.url, query, http.Header{"Accept": {"application/graphql-response+json"}}); status != want {
			t.Errorf("%s: %d %s, want %d", query, status, body, want)
		}
	}
}
