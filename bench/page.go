package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// farPage is the page that is compared with the first. Pages have 20 projects.
const farPage = 10_000

const pageQuery = `query Page($first: Int!, $after: Cursor, $order: [InvestmentProjectOrder!]) {
	investmentProjects(first: $first, after: $after, orderBy: $order) { pageInfo { hasNextPage endCursor } edges { node { id name committed status } } } }`

// pages compares a page far down with the first, in the order of a field and in that of ids.
func (b *bench) pages(ctx context.Context, c *child) error {
	fmt.Fprint(b.out, "\n### A page far down beside page 1\n\n| order | page | req/s | p50 | CPU of server | CPU of database | ÷ page 1 |\n|---|---|---|---|---|---|---|\n")
	for _, order := range []struct {
		name  string
		value []any
	}{
		{"by amount committed", []any{map[string]any{"field": "COMMITTED", "direction": "DESC"}}},
		{"by id", nil},
	} {
		cursor, number, err := findFarPage(ctx, c, order.value)
		if err != nil {
			return fmt.Errorf("page %d %s: %w", farPage, order.name, err)
		}
		var targets []target
		for _, after := range []*string{nil, &cursor} {
			request, err := body(pageQuery, map[string]any{"first": 20, "after": after, "order": order.value})
			if err != nil {
				return err
			}
			targets = append(targets, target{"pages " + order.name, c, "/graphql", [][]byte{request}, ""})
		}
		progress("measuring pages %s", order.name)
		rounds, err := b.compare(ctx, targets)
		if err != nil {
			return err
		}
		cost := func(r round) float64 {
			if r.database == 0 { // not known
				return 1 / r.perSecond
			}
			return r.total().Seconds()
		}
		for i, number := range []int{1, number} {
			fmt.Fprintf(b.out, "| %s | %d | %.0f | %s | %s | %s | %s |\n", order.name, number,
				median(rounds[i], perSecond), short(percentile(rounds[i], 0.5)),
				shortMedian(rounds[i], func(r round) time.Duration { return r.cpu }),
				shortMedian(rounds[i], func(r round) time.Duration { return r.database }),
				measured(ratio(rounds[i], rounds[0], cost)))
		}
	}
	return nil
}

// findFarPage walks to the end of the page before farPage, or of the last full page. It returns its cursor and the number of
// the next page.
func findFarPage(ctx context.Context, c *child, order any) (cursor string, number int, err error) {
	conn, err := dial(ctx, c.addr)
	if err != nil {
		return "", 0, err
	}
	defer conn.conn.Close()
	var after *string
	for number = 1; number < farPage; {
		step := min(10, farPage-number)
		request, err := body(pageQuery, map[string]any{"first": 20 * step, "after": after, "order": order})
		if err != nil {
			return "", 0, err
		}
		response, err := conn.post("/graphql", request)
		if err != nil {
			return "", 0, err
		}
		var read struct {
			Data struct {
				InvestmentProjects struct {
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal(response, &read); err != nil {
			return "", 0, fmt.Errorf("a page: %w", err)
		}
		if !read.Data.InvestmentProjects.PageInfo.HasNextPage {
			break
		}
		cursor = read.Data.InvestmentProjects.PageInfo.EndCursor
		after = &cursor
		number += step
	}
	return cursor, number, nil
}
