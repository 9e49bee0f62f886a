package cli

import (
	"encoding/json"
	"maps"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// On a demonstration, who sits at the machine may be one of its made-up persons. Everywhere else there is nobody to be.
func TestMadeUpPersonsAreOfferedAtTheMachineOfADemonstrationOnly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	demonstration := startProgram(t, dir)
	wantPersons(t, demonstration.url, true)

	signed := choosePerson(t, demonstration.url, `{"subject":"demo:county:513430"}`, nil)
	var answer struct {
		Token     string
		ExpiresIn int
	}
	if err := json.Unmarshal([]byte(signed.body), &answer); err != nil || signed.status != http.StatusOK {
		t.Fatalf("%d %s", signed.status, signed.body)
	}
	if answer.ExpiresIn < 60 || answer.ExpiresIn > 3600 {
		t.Errorf("the token is good for %d s", answer.ExpiresIn)
	}
	_, me := postWith(t, demonstration.url, `{ me { role counties { edges { node { code } } } } }`, http.Header{"Authorization": {"Bearer " + answer.Token}})
	if me != `{"data":{"me":{"role":"COORDINATOR","counties":{"edges":[{"node":{"code":"513430"}}]}}}}` {
		t.Errorf("the token is of %s", me)
	}

	for name, refused := range map[string]struct {
		body   string
		header http.Header
		status int
	}{
		"a page of another site":         {`{"subject":"demo:admin"}`, http.Header{"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://example.org"}}, http.StatusForbidden},
		"a page of another port":         {`{"subject":"demo:admin"}`, http.Header{"Sec-Fetch-Site": {"same-site"}}, http.StatusForbidden},
		"an old browser on another page": {`{"subject":"demo:admin"}`, http.Header{"Origin": {"https://example.org"}}, http.StatusForbidden},
		"a name that leads here":         {`{"subject":"demo:admin"}`, http.Header{"Host": {"example.org"}}, http.StatusForbidden},
		"somebody behind a proxy":        {`{"subject":"demo:admin"}`, http.Header{"X-Forwarded-For": {"192.0.2.1"}}, http.StatusForbidden},
		"somebody who is not listed":     {`{"subject":"demo:county:513436"}`, nil, http.StatusBadRequest},
		"no person":                      {`{}`, nil, http.StatusBadRequest},
		"something else":                 {`nothing`, nil, http.StatusBadRequest},
	} {
		if got := choosePerson(t, demonstration.url, refused.body, refused.header); got.status != refused.status || strings.Contains(got.body, "token\":") {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
	if got := choosePerson(t, demonstration.url, `{"subject":"demo:admin"}`, http.Header{"Sec-Fetch-Site": {"same-origin"}, "Origin": {demonstration.url}}); got.status != http.StatusOK {
		t.Errorf("a page of the server: %d %s", got.status, got.body)
	}

	runProgram(t, dir, "coordinator", "deactivate", "--subject=demo:analyst:1")
	if got := choosePerson(t, demonstration.url, `{"subject":"demo:analyst:1"}`, nil); got.status != http.StatusForbidden {
		t.Errorf("somebody who was deactivated: %d %s", got.status, got.body)
	}
	if err := demonstration.stop(); err != nil {
		t.Fatal(err)
	}

	for name, args := range map[string][]string{
		"without demonstration data": {"--no-demo"},
		"behind a proxy":             {"--trusted-proxy=10.0.0.0/8"},
		"for the whole network":      {"--addr=0.0.0.0:0"},
		"with an issuer":             {"--issuer=http://127.0.0.1:9", "--audience=jiedui"},
	} {
		p := launch(t, dir, nil, append([]string{"--addr=127.0.0.1:0"}, args...)...)
		p.url = p.wait(t, `msg=listening url=(http://\S+)`)
		p.url = strings.Replace(p.url, "[::]", "127.0.0.1", 1)
		p.wait(t, "msg=ready")
		t.Log(name)
		wantPersons(t, p.url, false)
		if err := p.stop(); err != nil {
			t.Error(err)
		}
	}
	postgres := startProgram(t, t.TempDir(), "--demo", "--signing-key="+filepath.Join(dir, "postgres.key"), "--database="+dbtest.URL(t, dialect.Postgres, migrated))
	wantPersons(t, postgres.url, false)
}

// wantPersons compares what /config.json and the list of persons say.
func wantPersons(t *testing.T, url string, offered bool) {
	t.Helper()
	var config struct{ Persons bool }
	if _, body := get(t, url+"/config.json"); json.Unmarshal([]byte(body), &config) != nil || config.Persons != offered {
		t.Errorf("/config.json says %s", body)
	}
	status, list := get(t, url+"/sign-in/persons")
	chosen := choosePerson(t, url, `{"subject":"demo:admin"}`, nil)
	want := http.StatusNotFound
	if offered {
		want = http.StatusOK
	}
	if status != want || chosen.status != want && (offered || chosen.status != http.StatusMethodNotAllowed) {
		t.Errorf("the list has %d %s, and choosing %d %s", status, list, chosen.status, chosen.body)
	}
}

type chosenPerson struct {
	status int
	body   string
}

func choosePerson(t *testing.T, url, body string, header http.Header) chosenPerson {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/sign-in/persons", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(r.Header, header)
	r.Host = header.Get("Host")
	status, answer := do(t, r)
	return chosenPerson{status, answer}
}
