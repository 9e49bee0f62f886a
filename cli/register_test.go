package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// registry is a server with a coordinator of 美姑县, which a sourced pairing supports.
type registry struct {
	*program
	token, pairing, county string
}

// registryArgs start a server that takes the tokens of registryOf.
func registryArgs(dir, database string) []string {
	return []string{"--database=" + database, "--no-demo", "--signing-key=" + filepath.Join(dir, "key")}
}

func registryOf(t *testing.T, dir, database string, more ...string) registry {
	t.Helper()
	args := append(registryArgs(dir, database), more...)
	if p := runProgram(t, dir, "coordinator", "add", "--subject=meigu", "--name=美姑联络员", "--role=COORDINATOR", "--region=513436", args[0]); p.err != nil {
		t.Fatal(p.stderr)
	}
	token := runProgram(t, dir, "token", "--subject=meigu", args[2])
	r := registry{program: startProgram(t, dir, args...), token: strings.TrimSpace(token.stdout.String())}
	_, found := post(t, r.url, `{ county(code: "513436") { id pairingsAsRecipient { edges { node { id } } } } }`)
	var got struct {
		Data struct {
			County struct {
				ID                  string
				PairingsAsRecipient struct {
					Edges []struct{ Node struct{ ID string } }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(found), &got); err != nil || len(got.Data.County.PairingsAsRecipient.Edges) == 0 {
		t.Fatalf("%v %s", err, found)
	}
	r.county, r.pairing = got.Data.County.ID, got.Data.County.PairingsAsRecipient.Edges[0].Node.ID
	return r
}

// mutate sends a mutation under a key, and gives its data. When the server asks to wait, it waits and sends it again.
func (r registry) mutate(url, key, mutation string) (string, error) {
	body, err := json.Marshal(map[string]string{"query": "mutation { " + mutation + " }"})
	if err != nil {
		return "", err
	}
	req, err := http.NewRequest(http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+r.token)
	req.Header.Set("Idempotency-Key", key)
	res, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if wait, none := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && res.StatusCode == http.StatusTooManyRequests && none == nil {
		<-time.After(time.Duration(wait) * time.Second)
		return r.mutate(url, key, mutation)
	}
	if err == nil && !strings.HasPrefix(string(answer), `{"data":{`) {
		err = fmt.Errorf("%d %s", res.StatusCode, answer)
	}
	return string(answer), err
}

// enterprise registers one, and gives its id.
func (r registry) enterprise(t *testing.T) string {
	t.Helper()
	answer, err := r.mutate(r.url, "enterprise", fmt.Sprintf(`registerEnterprise(input: {uscc: "91350100M000100Y43", name: "美姑苦荞有限公司", ownership: PRIVATE, industry: "C13", homeCountyID: %q}) { enterprise { id } }`, r.county))
	if err != nil {
		t.Fatal(err)
	}
	return answer[strings.LastIndex(answer, `:"`)+2 : strings.LastIndex(answer, `"`)]
}

// project is a registration with its key.
func (r registry) project(n int, enterprise string) (key, mutation string) {
	return fmt.Sprintf("project-%04d", n), fmt.Sprintf(`registerInvestmentProject(input: {registrationNumber: "P-%04d", name: "苦荞加工 %d", enterpriseID: %q, pairingID: %q, program: EAST_WEST_COLLABORATION, industry: "C13", committed: "1000000.00"}) { investmentProject { id registrationNumber } }`, n, n, enterprise, r.pairing)
}

// A server that is killed while coordinators register loses nothing that it answered, and does nothing twice that is
// sent again.
func TestKilledServerLosesNothingItAnswered(t *testing.T) {
	t.Parallel()
	const registrations, clients = 1000, 8
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		dir := t.TempDir()
		database := dbtest.URL(t, dialectName, referred)
		r := registryOf(t, dir, database)
		enterprise := r.enterprise(t)

		var (
			answered sync.Map // of key to answer
			some     = make(chan struct{}, registrations)
			again    = make(chan struct{}) // closed when the second server is ready
			second   *program
			work     = make(chan int)
			group    sync.WaitGroup
		)
		for range clients {
			group.Go(func() {
				for n := range work {
					key, mutation := r.project(n, enterprise)
					answer, err := r.mutate(r.url, key, mutation)
					if err != nil { // the server is gone, before or after it had done it
						<-again
						answer, err = r.mutate(second.url, key, mutation)
					}
					if err != nil {
						t.Errorf("%s: %v", key, err)
					}
					answered.Store(key, answer)
					some <- struct{}{}
				}
			})
		}
		go func() {
			defer close(work)
			for n := range registrations {
				work <- n
			}
		}()
		for range registrations / 2 {
			<-some
		}
		r.kill(t)
		second = startProgram(t, dir, registryArgs(dir, database)...)
		close(again)
		group.Wait()

		d := open(t, database)
		if n := count(t, d, "SELECT count(*) FROM investment_projects"); n != registrations {
			t.Errorf("%d projects of %d registrations", n, registrations)
		}
		if n := count(t, d, "SELECT count(*) FROM audit_events"); n != registrations+2 {
			t.Errorf("%d events of %d registrations, an enterprise and a coordinator", n, registrations)
		}
		for n := 0; n < registrations; n += 100 { // what was answered is answered again
			key, mutation := r.project(n, enterprise)
			first, _ := answered.Load(key)
			if answer, err := r.mutate(second.url, key, mutation); err != nil || answer != first {
				t.Errorf("%s again: %s %v, first %s", key, answer, err, first)
			}
		}
		ends := filepath.Join(dir, "ends.json")
		audit := []string{"audit", "verify", "--save=" + ends}
		for range 2 { // now, and later against what was kept
			for _, command := range [][]string{audit, {"check"}} {
				if p := runProgram(t, dir, append(command, "--database="+database)...); p.err != nil {
					t.Errorf("%v: %s", command, p.stderr)
				}
			}
			key, mutation := r.project(registrations, enterprise)
			if _, err := r.mutate(second.url, key, mutation); err != nil {
				t.Error(err)
			}
			audit = []string{"audit", "verify", "--against=" + ends}
		}
		// Somebody who can write to the database makes a history of other hashes, which links as well.
		if dialectName == dialect.SQLite {
			return
		}
		if _, err := d.ExecContext(t.Context(), "UPDATE audit_chains SET place = 0, hash = ''; ALTER TABLE audit_events DISABLE TRIGGER USER; DELETE FROM audit_events"); err != nil {
			t.Fatal(err)
		}
		if p := runProgram(t, dir, "audit", "verify", "--database="+database); p.err == nil || !strings.Contains(p.stderr.String(), "RECORDS_DIFFER") {
			t.Errorf("records without their history: %v %s", p.err, p.stderr)
		}
		if p := runProgram(t, dir, append(audit, "--database="+database)...); p.err == nil || !strings.Contains(p.stderr.String(), "HISTORY_BROKEN") {
			t.Errorf("a history that was made anew: %v %s", p.err, p.stderr)
		}
	})
}

// Behind a pooler in transaction mode nothing is prepared and arguments go in binary form: what is written is the same.
func TestRegisterBehindPooler(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	database := dbtest.URL(t, dialect.Postgres, referred)
	r := registryOf(t, dir, database, "--pooler")
	key, mutation := r.project(1, r.enterprise(t))
	first, err := r.mutate(r.url, key, mutation)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.mutate(r.url, key, mutation); err != nil || again != first {
		t.Errorf("again: %s %v, first %s", again, err, first)
	}
	if p := runProgram(t, dir, "audit", "verify", "--database="+database); p.err != nil || !strings.HasPrefix(p.stdout.String(), "3 events") {
		t.Errorf("%s %s", p.stdout, p.stderr)
	}
}
