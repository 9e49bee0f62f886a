package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiedui/auth"
	"jiedui/db/pgserver"
	"jiedui/ent"
	"jiedui/ent/coordinator"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/pairing"
	"jiedui/history"
	"jiedui/rule"
)

// registering is the server that coordinators write to.
const registering = "registering"

// registerCommand measures how fast projects are registered, compared with pgbench and the same inserts by hand.
type registerCommand struct {
	Rounds      int           `default:"5" help:"Rounds for each, in turns. Default: ${default}."`
	Round       time.Duration `default:"4s" help:"How long a round lasts. Default: ${default}."`
	Connections int           `default:"8" help:"Connections that register. Default: ${default}."`
	CPUProfile  string        `name:"cpuprofile" placeholder:"FILE" help:"Write a CPU profile of the server there, taken after the measurement."`
}

// writeSettings make every commit durable, as in production.
var writeSettings = []string{"shared_buffers=256MB", "max_wal_size=4GB", "fsync=on", "synchronous_commit=on", "full_page_writes=on"}

// byHand is what a registration writes: the project, its event, and the end of the event's chain. Each client has its
// own chain.
const byHand = `\set n random(1, 1000000000000)
\set chain :client_id + 33
BEGIN;
INSERT INTO investment_projects (created_at, updated_at, version, origin, name, search_text, review, registration_number, program, industry, committed, paid_in, status, planned_jobs, enterprise_id, county_id, pairing_id) VALUES (now(), now(), 1, 'REGISTERED', '苦荞加工', '苦荞加工|kuqiaojiagong|kqjg', 'DRAFT', 'H-' || :client_id || '-' || :n, 'EAST_WEST_COLLABORATION', 'C13', 100000000, 0, 'PIPELINE', 0, %[1]d, %[2]d, %[3]d);
UPDATE audit_chains SET place = place + 1, hash = '9c5b9a3e9ebccb3486ddf2e3ceec24b5de3277d4feb91d073622751ccb58a9a4' WHERE chain = :chain RETURNING place \gset
INSERT INTO audit_events (created_at, actor, request_id, action, entity, entity_id, after, chain, place, previous_hash, hash) VALUES (now(), 'bench', 'WLHHMVMQS2OGQENHXEHWNRILBV', 'CREATE', 'InvestmentProject', 55834574848, '{"name": "苦荞加工", "origin": "REGISTERED", "status": "PIPELINE", "program": "EAST_WEST_COLLABORATION", "version": 1, "industry": "C13", "paid_in": "0.00", "committed": "1000000.00", "county_id": %[2]d, "pairing_id": %[3]d, "planned_jobs": 0, "enterprise_id": %[1]d, "registration_number": "H-1-1"}', :chain, :place, '9c5b9a3e9ebccb3486ddf2e3ceec24b5de3277d4feb91d073622751ccb58a9a4', '9c5b9a3e9ebccb3486ddf2e3ceec24b5de3277d4feb91d073622751ccb58a9a4');
COMMIT;
`

// Run measures and prints the results.
func (r *registerCommand) Run(ctx context.Context, out io.Writer) error {
	if r.Rounds < 1 || r.Round < time.Second || r.Connections < 1 || r.Connections > 31 {
		return errors.New("rounds must be more than 0 and last a second or more, connections 1 to 31")
	}
	dir, err := os.MkdirTemp("", "jiedui-bench-")
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	defer os.RemoveAll(dir)
	server, d, err := startSeeded(ctx, 0, writeSettings)
	if err != nil {
		return err
	}
	defer server.Stop()
	defer d.Close()
	url := server.URL(database)
	firm, where, pair, err := registry(ctx, d.Client())
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	script := filepath.Join(dir, "register.sql")
	if err := os.WriteFile(script, fmt.Appendf(nil, byHand, firm, where, pair), 0o644); err != nil { //nolint:gosec // G306: nothing secret
		return fmt.Errorf("register: %w", err)
	}
	if err := os.Setenv(keyFile, filepath.Join(dir, "key")); err != nil {
		return fmt.Errorf("register: %w", err)
	}
	key, err := auth.LoadKey(os.Getenv(keyFile), true)
	if err != nil {
		return err
	}
	token, err := auth.Sign(key, "bench", time.Hour)
	if err != nil {
		return err
	}
	servers, stop, err := startAll(ctx, url, registering)
	if err != nil {
		return err
	}
	defer stop()
	body, err := json.Marshal(map[string]any{
		"query": "mutation($in: RegisterInvestmentProjectInput!) { registerInvestmentProject(input: $in) { investmentProject { id registrationNumber version } } }",
		"variables": map[string]any{"in": map[string]any{
			"name": "苦荞加工", "enterpriseID": strconv.Itoa(firm), "pairingID": strconv.Itoa(pair),
			"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "1000000.00",
		}},
	})
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	t := target{name: registering, server: servers[0], path: "/graphql", bodies: [][]byte{body}, token: token}
	var ours []round
	var theirs []pgbenchRound
	for n := range r.Rounds + 1 { // the first round warms up
		by, err := r.pgbench(ctx, server, url, script)
		if err != nil {
			return err
		}
		start := time.Now()
		took, err := drive(ctx, t, r.Connections, r.Round)
		if err != nil {
			return err
		}
		if n > 0 {
			ours = append(ours, round{perSecond: float64(len(took)) / time.Since(start).Seconds(), took: took})
			theirs = append(theirs, by)
		}
	}
	if r.CPUProfile != "" {
		b := bench{Rounds: r.Rounds, Round: r.Round, Connections: r.Connections}
		if err := b.profile(ctx, t, r.CPUProfile); err != nil {
			return err
		}
	}
	ratios := make([]float64, len(ours))
	rates := make([]float64, len(ours))
	for i := range ours {
		ratios[i], rates[i] = ours[i].perSecond/theirs[i].perSecond, theirs[i].perSecond
	}
	slices.Sort(ratios)
	slices.Sort(rates)
	p50, p99 := percentile(ours, 0.5), percentile(ours, 0.99)
	fmt.Fprintf(out, "%d connections, %d rounds of %s in turns, PostgreSQL with fsync and synchronous_commit on\n\n", r.Connections, r.Rounds, r.Round)
	fmt.Fprint(out, "| | per second | p50 | p99 | p99 ÷ p50 | ÷ pgbench |\n|---|---:|---:|---:|---:|---:|\n")
	fmt.Fprintf(out, "| pgbench, the same inserts | %.0f | | | | |\n", rates[len(rates)/2])
	fmt.Fprintf(out, "| registerInvestmentProject | %.0f | %s | %s | %.1f | %.2f |\n", median(ours, perSecond), short(p50), short(p99), float64(p99)/float64(p50), ratios[len(ratios)/2])
	n, err := d.Client().InvestmentProject.Query().Count(rule.System(ctx))
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	progress("%d projects in the end", n)
	return nil
}

// registry adds a coordinator and an enterprise, and finds the pairing for its projects.
func registry(ctx context.Context, client *ent.Client) (firm, where, pair int, err error) {
	ctx = rule.System(ctx)
	p, err := client.Pairing.Query().Where(pairing.HasRecipientWith(county.Code("513436"))).Order(pairing.ByID()).First(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	e, err := client.Enterprise.Query().Order(enterprise.ByID()).First(ctx)
	if err != nil {
		return 0, 0, 0, err
	}
	err = history.Transact(ctx, client, func(ctx context.Context, c *ent.Client) error {
		return c.Coordinator.Create().SetSubject("bench").SetName("压测").SetRole(coordinator.RoleCOORDINATOR).
			AddCountyIDs(p.RecipientID).Exec(ctx)
	})
	return e.ID, p.RecipientID, p.ID, err
}

type pgbenchRound struct{ perSecond float64 }

var tps = regexp.MustCompile(`tps = ([0-9.]+) \(without`)

// pgbench runs the script for a round.
func (r *registerCommand) pgbench(ctx context.Context, server *pgserver.Server, url, script string) (pgbenchRound, error) {
	n := strconv.Itoa(r.Connections)
	cmd := exec.CommandContext(ctx, server.Program("pgbench"), "-n", "-M", "prepared", "-c", n, "-j", "2", //nolint:gosec // G204: a program of the server
		"-T", strconv.Itoa(int(r.Round.Seconds())), "-f", script, url)
	output, err := cmd.CombinedOutput()
	found := tps.FindSubmatch(output)
	if err != nil || found == nil {
		return pgbenchRound{}, fmt.Errorf("pgbench: %w: %s", err, strings.TrimSpace(string(output)))
	}
	rate, err := strconv.ParseFloat(string(found[1]), 64)
	return pgbenchRound{rate}, err
}
