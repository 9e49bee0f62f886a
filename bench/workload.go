package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"jiedui/db"
)

// workload is a query of the API, with the best statement by hand for the same answer.
type workload struct {
	name, about string
	// query of the API.
	query string
	// variables of the query, and arguments of the statement in this order.
	variables []string
	// sample selects values of the variables, so that the result does not depend on few rows.
	sample string
	// floor returns the whole response. EXPLAIN and a stopwatch chose its form.
	floor string
}

var workloads = []workload{
	{
		name:      "point",
		about:     "one county by id with its province",
		query:     `query Point($id: ID!) { node(id: $id) { ... on County { id code name nameEn designation province { code name economicZone } } } }`,
		variables: []string{"id"},
		sample:    `SELECT CAST(id AS text) FROM counties ORDER BY id % 997, id LIMIT 2000`,
		floor: `
			SELECT '{"data":{"node":{"id":"' || c.id || '","code":"' || c.code || '","name":' || to_json(c.name) || ',"nameEn":' || to_json(c.name_en) ||
				',"designation":"' || c.designation || '","province":{"code":"' || p.code || '","name":' || to_json(p.name) ||
				',"economicZone":"' || p.economic_zone || '"}}}}'
			FROM counties AS c JOIN provinces AS p ON p.id = c.province_id WHERE c.id = $1`,
	},
	{
		name:  "list",
		about: "50 pairings by start date with both counties, their provinces, total count, page info",
		query: `query List($since: Date!) { pairings(first: 50, where: {startedOnGTE: $since}, orderBy: [{field: STARTED_ON}]) {
			totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
			edges { node { id status startedOn supporter { code name province { code name } } recipient { code name province { code name } } } } } }`,
		variables: []string{"since"},
		sample:    sampleSince,
		floor: `
			SELECT '{"data":{"pairings":{"totalCount":' || (SELECT count(*) FROM pairings WHERE started_on >= $1) ||
				',"pageInfo":{"hasNextPage":' || CASE WHEN k > 50 THEN 'true' ELSE 'false' END || ',"hasPreviousPage":false' ||
				',"startCursor":' || coalesce('"' || encode(convert_to('["STARTED_ON",' || ids[1] || ',"' || days[1] || '"]', 'UTF8'), 'base64') || '"', 'null') ||
				',"endCursor":' || coalesce('"' || encode(convert_to('["STARTED_ON",' || ids[least(50, k)] || ',"' || days[least(50, k)] || '"]', 'UTF8'), 'base64') || '"', 'null') ||
				'},"edges":[' || coalesce(edges, '') || ']}}}'
			FROM (
				SELECT count(*) AS k, array_agg(w.id ORDER BY n) AS ids, array_agg(w.started_on ORDER BY n) AS days,
					string_agg('{"node":{"id":"' || w.id || '","status":"' || w.status || '","startedOn":"' || w.started_on ||
						'","supporter":{"code":"' || s.code || '","name":' || to_json(s.name) || ',"province":{"code":"' || sp.code || '","name":' || to_json(sp.name) ||
						'}},"recipient":{"code":"' || r.code || '","name":' || to_json(r.name) || ',"province":{"code":"' || rp.code || '","name":' || to_json(rp.name) ||
						'}}}}', ',' ORDER BY n) FILTER (WHERE n <= 50) AS edges
				FROM (
					SELECT id, status, started_on, supporter_id, recipient_id, row_number() OVER (ORDER BY started_on, id) AS n
					FROM pairings WHERE started_on >= $1 ORDER BY started_on, id LIMIT 51
				) AS w
				JOIN counties AS s ON s.id = w.supporter_id JOIN provinces AS sp ON sp.id = s.province_id
				JOIN counties AS r ON r.id = w.recipient_id JOIN provinces AS rp ON rp.id = r.province_id
			) AS page`,
	},
	{
		name:  "nested",
		about: "20 pairings with counties, parks, and the 10 largest projects each with its enterprise and total count",
		query: `query Nested($since: Date!) { pairings(first: 20, where: {startedOnGTE: $since}, orderBy: [{field: STARTED_ON}]) { edges { node {
			id status startedOn supporter { code name } recipient { code name }
			industrialParks(first: 10) { edges { node { name status area } } }
			investmentProjects(first: 10, orderBy: [{field: PAID_IN, direction: DESC}]) { totalCount edges { node {
				id name status committed paidIn enterprise { name uscc industry } } } } } } } }`,
		variables: []string{"since"},
		sample:    sampleSince,
		floor: `
			SELECT '{"data":{"pairings":{"edges":[' || coalesce(string_agg('{"node":{"id":"' || w.id || '","status":"' || w.status || '","startedOn":"' || w.started_on ||
				'","supporter":{"code":"' || s.code || '","name":' || to_json(s.name) || '},"recipient":{"code":"' || r.code || '","name":' || to_json(r.name) ||
				'},"industrialParks":{"edges":[' || coalesce(parks.edges, '') ||
				']},"investmentProjects":{"totalCount":' || (SELECT count(*) FROM investment_projects WHERE pairing_id = w.id) ||
				',"edges":[' || coalesce(projects.edges, '') || ']}}}', ',' ORDER BY w.started_on, w.id), '') || ']}}}'
			FROM (SELECT id, status, started_on, supporter_id, recipient_id FROM pairings WHERE started_on >= $1 ORDER BY started_on, id LIMIT 20) AS w
			JOIN counties AS s ON s.id = w.supporter_id JOIN counties AS r ON r.id = w.recipient_id
			CROSS JOIN LATERAL (
				SELECT string_agg('{"node":{"name":' || to_json(k.name) || ',"status":"' || k.status || '","area":"' || trim_scale(k.area * 0.0001) || '"}}', ',') AS edges
				FROM (SELECT name, status, area FROM industrial_parks WHERE pairing_id = w.id ORDER BY id LIMIT 10) AS k
			) AS parks
			CROSS JOIN LATERAL (
				SELECT string_agg('{"node":{"id":"' || i.id || '","name":' || to_json(i.name) || ',"status":"' || i.status ||
					'","committed":"' || i.committed * 0.01 || '","paidIn":"' || i.paid_in * 0.01 || '","enterprise":{"name":' || to_json(e.name) ||
					',"uscc":"' || e.uscc || '","industry":' || to_json(e.industry) || '}}}', ',' ORDER BY i.paid_in DESC, i.id DESC) AS edges
				FROM (SELECT id, name, status, committed, paid_in, enterprise_id FROM investment_projects WHERE pairing_id = w.id ORDER BY paid_in DESC, id DESC LIMIT 10) AS i
				JOIN enterprises AS e ON e.id = i.enterprise_id
			) AS projects`,
	},
	{
		name:  "filter",
		about: "20 projects of one county's pairing by status, newest first, with enterprise",
		query: `query Filter($county: String!, $status: InvestmentProjectStatus!) { investmentProjects(first: 20,
			where: {hasPairingWith: [{hasRecipientWith: [{code: $county}]}], status: $status}, orderBy: [{field: ACTUAL_START_ON, direction: DESC}]) {
			edges { node { id registrationNumber name status committed paidIn actualStartOn enterprise { name uscc ownership } } } } }`,
		variables: []string{"county", "status"},
		// The pages are full if there are enough rows, and have only projects that have begun.
		sample: `
			SELECT c.code, p.status FROM investment_projects AS p JOIN pairings AS w ON w.id = p.pairing_id JOIN counties AS c ON c.id = w.recipient_id
			WHERE p.status IN ('IMPLEMENTATION', 'FINALISATION', 'CLOSED') GROUP BY c.code, p.status
			ORDER BY count(*) >= 20 DESC, md5(c.code || p.status) LIMIT 500`,
		floor: `
			SELECT '{"data":{"investmentProjects":{"edges":[' || coalesce(string_agg('{"node":{"id":"' || i.id || '","registrationNumber":"' || i.registration_number ||
				'","name":' || to_json(i.name) || ',"status":"' || i.status || '","committed":"' || i.committed * 0.01 || '","paidIn":"' || i.paid_in * 0.01 ||
				'","actualStartOn":' || coalesce('"' || i.actual_start_on || '"', 'null') || ',"enterprise":{"name":' || to_json(e.name) ||
				',"uscc":"' || e.uscc || '","ownership":"' || e.ownership || '"}}}', ',' ORDER BY i.actual_start_on DESC, i.id DESC), '') || ']}}}'
			FROM (
				SELECT id, registration_number, name, status, committed, paid_in, actual_start_on, enterprise_id FROM investment_projects
				WHERE pairing_id IN (SELECT w.id FROM pairings AS w JOIN counties AS c ON c.id = w.recipient_id WHERE c.code = $1) AND status = $2
				ORDER BY actual_start_on DESC, id DESC LIMIT 20
			) AS i JOIN enterprises AS e ON e.id = i.enterprise_id`,
	},
}

// sampleSince are days since which there are pairings for a full page.
const sampleSince = `
	SELECT DISTINCT CAST(started_on AS text) FROM (
		SELECT started_on FROM pairings WHERE started_on IS NOT NULL ORDER BY started_on DESC LIMIT 100000 OFFSET 50
	) AS enough`

// bodies returns the requests of a workload, one for each row of the sample.
func (w workload) bodies(ctx context.Context, d *db.DB) ([][]byte, error) {
	rows, err := d.QueryContext(ctx, w.sample)
	if err != nil {
		return nil, fmt.Errorf("sample for %s: %w", w.name, err)
	}
	defer rows.Close()
	var list [][]byte
	for rows.Next() {
		values := make([]string, len(w.variables))
		into := make([]any, len(values))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, fmt.Errorf("sample for %s: %w", w.name, err)
		}
		variables := make(map[string]any, len(values))
		for i, name := range w.variables {
			variables[name] = values[i]
		}
		body, err := body(w.query, variables)
		if err != nil {
			return nil, err
		}
		list = append(list, body)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("sample for %s: %w", w.name, err)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("sample for %s: no rows", w.name)
	}
	return list, nil
}

func body(query string, variables map[string]any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(map[string]any{"query": query, "variables": variables})
	return b.Bytes(), err
}
