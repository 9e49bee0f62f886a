package rule

import (
	"context"
	"fmt"
	"slices"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/investmentproject"
	"jiedui/scalar"
	"jiedui/search"
)

// Difference is a derived figure that is not equal to the result of its sources.
type Difference struct {
	Entity string
	ID     int
	// Field is the column. Stored is its value in the database, and Computed is the right one.
	Field, Stored, Computed string
}

// paidIn selects the projects whose sum is not that of their contributions, without reversed ones.
const paidIn = `SELECT p.id, p.paid_in, CAST(COALESCE(s.amount, 0) AS bigint)
FROM investment_projects p LEFT JOIN (
	SELECT c.project_id, SUM(c.amount) AS amount FROM capital_contributions c
	WHERE c.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM capital_contributions r WHERE r.reverses_id = c.id)
	GROUP BY c.project_id
) s ON s.project_id = p.id
WHERE p.paid_in <> COALESCE(s.amount, 0) ORDER BY p.id`

// CheckFigures computes every derived figure again: the paid-in sums of projects, and the texts for search by name. It
// calls found for each difference.
func CheckFigures(ctx context.Context, client *ent.Client, found func(Difference)) error {
	rows, err := client.QueryContext(ctx, paidIn)
	if err != nil {
		return fmt.Errorf("paid-in sums: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var stored, computed scalar.Money
		if err := rows.Scan(&id, &stored, &computed); err != nil {
			return fmt.Errorf("paid-in sums: %w", err)
		}
		found(Difference{ent.TypeInvestmentProject, id, investmentproject.FieldPaidIn, stored.String(), computed.String()})
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("paid-in sums: %w", err)
	}
	for _, e := range ent.Entities {
		if e.Search == catalog.NotSearched {
			continue
		}
		columns := make([]string, 0, 2)
		for _, f := range e.Fields {
			if f.Column == "name" || f.Column == "name_en" {
				columns = append(columns, f.Column)
			}
		}
		slices.Sort(columns)
		if err := checkSearch(ctx, client, e.Name, e.Table, columns, found); err != nil {
			return fmt.Errorf("search texts of %s: %w", e.Table, err)
		}
	}
	return nil
}

// checkSearch computes the search texts of an entity again.
func checkSearch(ctx context.Context, client *ent.Client, entity, table string, columns []string, found func(Difference)) error {
	english := "NULL"
	if len(columns) == 2 {
		english = columns[1]
	}
	rows, err := client.QueryContext(ctx, fmt.Sprintf("SELECT id, name, %s, search_text FROM %s ORDER BY id", english, table))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int
		var name, stored string
		var english *string
		if err := rows.Scan(&id, &name, &english, &stored); err != nil {
			return err
		}
		names := []string{name}
		if english != nil {
			names = append(names, *english)
		}
		if computed := search.Text(names...); computed != stored {
			found(Difference{entity, id, "search_text", stored, computed})
		}
	}
	return rows.Err()
}
