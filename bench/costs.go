package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/compile"
	"jiedui/db"
	"jiedui/graph"
	"jiedui/graph/limit"
	"jiedui/request"
)

// costsCommand measures what operations cost the database, beside the cost that the server counts for them.
type costsCommand struct {
	Projects int `default:"50000" help:"Investment projects to measure with. Default: ${default}."`
	Rounds   int `default:"7" help:"How often each is measured. Default: ${default}."`
}

// maxPages is how many pages of 8 kB the database may read for each unit of cost. An operation that reads more costs too
// little. It holds for up to some 50,000 projects: reports, and conditions without an index, read more of more records.
const maxPages = 250

// pricedOperations are of all kinds that have a cost of their own.
var pricedOperations = []struct{ name, query string }{
	{"a county", `{ county(code: "513436") { name nameEn province { name } } }`},
	{"20 projects", `{ investmentProjects(first: 20) { edges { node { name status enterprise { name } } } } }`},
	{"200 projects", `{ investmentProjects(first: 200) { edges { node { name status enterprise { name } } } } }`},
	{"200 projects by amount", `{ investmentProjects(first: 200, orderBy: [{field: COMMITTED, direction: DESC}]) { edges { node { name } } } }`},
	{"20 projects of each of 20 pairings", `{ pairings(first: 20) { edges { node { investmentProjects(first: 20) { edges { node { name } } } } } } }`},
	{"20 projects of each of 160 counties", `{ counties(first: 160, where: {designation: KEY}) { edges { node { investmentProjects(first: 20) { edges { node { name } } } } } } }`},
	{"totals of 20 pairings", `{ pairings(first: 20) { edges { node { totals { committed paidIn projectCount } } } } }`},
	{"the number of projects", `{ investmentProjects { totalCount } }`},
	{"the number of projects of each of 160 counties", `{ counties(first: 160, where: {designation: KEY}) { edges { node { investmentProjects { totalCount } } } } }`},
	{"the number of projects of each of 200 pairings", `{ pairings(first: 200) { edges { node { investmentProjects(first: 1) { totalCount } } } } }`},
	{"20 projects by a condition that none fulfils", `{ investmentProjects(first: 20, where: {reviewNotIn: [DRAFT], committedGTE: "999999999999.00"}, orderBy: [{field: NAME}]) { edges { node { name } } } }`},
	{"20 projects by a part of a name that none has", `{ investmentProjects(first: 20, where: {nameContainsFold: "qqqq"}, orderBy: [{field: NAME}]) { edges { node { name } } } }`},
	{"a condition on related records", related(1)},
	{"20 conditions on related records", related(20)},
	{"200 conditions on related records", related(200)},
	{"the summary", `{ summary { guidedEnterprises pairings supportedKeyCounties } }`},
	{"coverage", `{ coverage { recipients { county { name } supporters { name } } } }`},
	{"projects by pair of provinces", `{ investmentProjectGroups(groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE], first: 200) { edges { node { count committed { sum } } } } }`},
	{"payments by month", `{ capitalContributionGroups(groupBy: [MONTH], first: 200) { edges { node { count amount { sum } } } } }`},
}

func related(n int) string {
	return `{ investmentProjects(where: {or: [` + strings.Repeat(`{hasCountyWith: {code: "1"}},`, n) + `]}) { totalCount } }`
}

// Run measures and prints the results. It returns an error if an operation costs too little.
func (c *costsCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Projects < 0 || c.Rounds < 1 {
		return errors.New("rounds must be more than 0")
	}
	server, d, err := startSeeded(ctx, c.Projects, settings)
	if err != nil {
		return err
	}
	defer server.Stop()
	defer d.Close()
	d.SetMaxOpenConns(1) // whose counts of pages are complete when pagesRead asks for them
	var cost int
	compiled, err := compile.New(graph.NewSchema(d.Client(), d.Client()), d.DB, d.Dialect, compile.Options{Statements: 100})
	if err != nil {
		return err
	}
	h := graph.NewHandler(noting{compiled, &cost}, d.Client(), graph.DefaultOptions)
	fmt.Fprintf(out, "%d projects, medians of %d rounds:\n\n| operation | cost | ms | µs for each unit | pages for each unit |\n|---|---|---|---|---|\n", c.Projects, c.Rounds)
	var cheap []string
	for _, o := range pricedOperations {
		var took []time.Duration
		var pages int
		for round := range c.Rounds + 1 {
			before, err := pagesRead(ctx, d)
			if err != nil {
				return err
			}
			start := time.Now()
			if err := ask(ctx, h, o.query); err != nil {
				return fmt.Errorf("%s: %w", o.name, err)
			}
			if round > 0 { // the first round warms the caches
				took = append(took, time.Since(start))
			}
			after, err := pagesRead(ctx, d)
			if err != nil {
				return err
			}
			pages = after - before
		}
		ms := float64(middle(took).Microseconds()) / 1000
		perUnit := float64(pages) / float64(cost)
		fmt.Fprintf(out, "| %s | %d | %.2f | %.0f | %.1f |\n", o.name, cost, ms, ms*1000/float64(cost), perUnit)
		if perUnit > maxPages {
			cheap = append(cheap, o.name)
		}
	}
	if len(cheap) > 0 {
		return fmt.Errorf("these cost too little for what the database reads: %s", strings.Join(cheap, ", "))
	}
	return nil
}

// noting notes the cost of the operation before it runs.
type noting struct {
	graphql.ExecutableSchema
	cost *int
}

// Exec implements graphql.ExecutableSchema.
func (n noting) Exec(ctx context.Context) graphql.ResponseHandler {
	*n.cost = limit.Cost(graphql.GetOperationContext(ctx))
	return n.ExecutableSchema.Exec(ctx)
}

func ask(ctx context.Context, h http.Handler, query string) error {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return err
	}
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, request.With(r))
	if w.Code != http.StatusOK || strings.Contains(w.Body.String(), `"errors"`) {
		return fmt.Errorf("%d %.300s", w.Code, w.Body)
	}
	return nil
}

// pagesRead returns how many pages the database has read until now, from its memory or the disk. It reads some itself.
func pagesRead(ctx context.Context, d *db.DB) (pages int, err error) {
	for _, statement := range []string{"SELECT pg_stat_force_next_flush()", "SELECT pg_stat_clear_snapshot()"} {
		if _, err := d.ExecContext(ctx, statement); err != nil {
			return 0, fmt.Errorf("pages: %w", err)
		}
	}
	err = d.QueryRowContext(ctx, "SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = current_database()").Scan(&pages)
	if err != nil {
		return 0, fmt.Errorf("pages: %w", err)
	}
	return pages, nil
}
