package main

import (
	"bytes"
	"context"
	stdsql "database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"jiedui/ent"
	"jiedui/graph"
	"jiedui/request"
)

// groupsCommand measures how fast contributions are grouped by province pair and month, compared with psql.
type groupsCommand struct {
	Projects int `default:"560000" help:"Investment projects to measure with; each has nearly two contributions. Default: ${default}."`
	Rounds   int `default:"7" help:"How often each is measured, in turns. Default: ${default}."`
}

// groupsQuery asks for every group of the province pairs and months, page by page.
const groupsQuery = `{ capitalContributionGroups(groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE, MONTH], first: 200) {
	edges { node { key { supportingProvince { name } receivingProvince { name } month } count amount { sum } } } } }`

// earlierQuery asks for the same beside the year before.
var earlierQuery = strings.Replace(groupsQuery, "{ sum }", "{ sum sumYearEarlier sumChangePercent }", 1)

// groupsByHand is what an analyst with access to the database would write. It is simpler than the statement of the API,
// because it knows that no project of a reversed contribution was edited.
const groupsByHand = `SELECT s.province_id, r.province_id, CAST(date_trunc('month', c.contributed_on) AS date) AS month, count(*), sum(c.amount)
FROM capital_contributions c
JOIN investment_projects p ON p.id = c.project_id AND p.review IN ('VALIDATED', 'LOCKED')
JOIN counties r ON r.id = p.county_id
LEFT JOIN pairings g ON g.id = p.pairing_id
LEFT JOIN counties s ON s.id = g.supporter_id
WHERE c.review IN ('VALIDATED', 'LOCKED') AND c.reverses_id IS NULL
AND NOT EXISTS (SELECT 1 FROM capital_contributions v WHERE v.reverses_id = c.id)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 200`

// Run measures and prints the results.
func (g *groupsCommand) Run(ctx context.Context, out io.Writer) error {
	if g.Projects < 1 || g.Rounds < 1 {
		return errors.New("projects and rounds must be more than 0")
	}
	server, d, err := startSeeded(ctx, g.Projects, settings)
	if err != nil {
		return err
	}
	defer server.Stop()
	defer d.Close()
	url := server.URL(database)
	reports := d.ReadOnly(2)
	defer reports.Close()
	seen := &statements{Client: reports.Client()}
	handler := graph.NewHandler(graph.NewSchema(d.Client(), seen), d.Client(), graph.DefaultOptions)
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, request.With(r))
	}))
	defer api.Close()
	ways := []struct {
		name string
		run  func() error
	}{
		{"the API", func() error { return askGroups(ctx, api.URL, groupsQuery) }},
		{"psql, the same statement", func() error { return psql(ctx, url, seen.last()) }},
		{"psql, a statement by hand", func() error { return psql(ctx, url, groupsByHand) }},
		{"the API, beside the year before", func() error { return askGroups(ctx, api.URL, earlierQuery) }},
	}
	took := make([][]time.Duration, len(ways))
	for round := range g.Rounds + 1 {
		for i, w := range ways {
			start := time.Now()
			if err := w.run(); err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
			if round > 0 { // the first round warms the caches
				took[i] = append(took[i], time.Since(start))
			}
		}
	}
	var contributions int
	if err := d.QueryRowContext(ctx, "SELECT count(*) FROM capital_contributions").Scan(&contributions); err != nil {
		return fmt.Errorf("contributions: %w", err)
	}
	fmt.Fprintf(out, "%d contributions by province pair and month, medians of %d rounds:\n\n| | ms | ratio to psql |\n|---|---|---|\n", contributions, g.Rounds)
	floor := middle(took[1])
	for i, w := range ways {
		m := middle(took[i])
		fmt.Fprintf(out, "| %s | %.0f | %.2f |\n", w.name, m.Seconds()*1000, m.Seconds()/floor.Seconds())
	}
	return nil
}

func middle(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

func askGroups(ctx context.Context, url, query string) error {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if n := bytes.Count(answer, []byte(`"count"`)); n != 200 {
		return fmt.Errorf("%d groups: %.300s", n, answer)
	}
	return nil
}

// psql runs a statement and waits for its rows.
func psql(ctx context.Context, url, statement string) error {
	c := exec.CommandContext(ctx, "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url) //nolint:gosec // the URL of our own server
	c.Stdin = strings.NewReader(statement + ";\n")
	rows, err := c.Output()
	if err != nil {
		return err
	}
	if n := bytes.Count(rows, []byte("\n")); n < 200 {
		return fmt.Errorf("%d rows", n)
	}
	return nil
}

// statements keeps the last statement that a reader was asked.
type statements struct {
	*ent.Client
	mu   sync.Mutex
	text string
}

// QueryContext implements basis.Reader.
func (s *statements) QueryContext(ctx context.Context, query string, args ...any) (*stdsql.Rows, error) {
	if len(args) > 0 {
		return nil, errors.New("psql takes no arguments")
	}
	s.mu.Lock()
	s.text = query
	s.mu.Unlock()
	return s.Client.QueryContext(ctx, query, args...)
}

func (s *statements) last() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text
}
