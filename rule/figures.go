package rule

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"jiedui/catalog"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/investmentproject"
	"jiedui/ent/prefecture"
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
		if computed := search.TextOf(entity, names...); computed != stored && computed != search.OwnText(stored) {
			found(Difference{entity, id, "search_text", stored, computed})
		}
	}
	return rows.Err()
}

// StaleText is the search text of a region that this program would write otherwise.
type StaleText struct {
	Table string
	ID    int
	Text  string // as it should be
}

// StaleTexts returns the search texts of prefectures and counties that must be written anew. Others are the other names of
// counties, by code.
func StaleTexts(ctx context.Context, client *ent.Client, others map[string][]string) (stale []StaleText, err error) {
	ctx = System(ctx)
	provinces, err := client.Province.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("provinces: %w", err)
	}
	prefectures, err := client.Prefecture.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("prefectures: %w", err)
	}
	counties, err := client.County.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("counties: %w", err)
	}
	names := make(map[int]string, len(provinces)+len(prefectures))
	for _, p := range provinces {
		names[p.ID] = p.Name
	}
	for _, p := range prefectures {
		names[p.ID] = p.Name
		if text := search.RegionText(p.Name, p.NameEn); text != p.SearchText {
			stale = append(stale, StaleText{prefecture.Table, p.ID, text})
		}
	}
	for _, c := range counties {
		within := ""
		if c.PrefectureID != nil {
			within = names[*c.PrefectureID]
		}
		text := search.AddNames(search.RegionText(c.Name, c.NameEn), others[c.Code], names[c.ProvinceID], within)
		if text != c.SearchText {
			stale = append(stale, StaleText{county.Table, c.ID, text})
		}
	}
	return stale, nil
}

// Write writes the text. It is not a change of the record, since it follows from the names.
func (s StaleText) Write(ctx context.Context, client *ent.Client) error {
	query, args := sql.Dialect(client.Dialect()).Update(s.Table).Set("search_text", s.Text).Where(sql.EQ("id", s.ID)).Query()
	if _, err := client.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("search text of %s %d: %w", s.Table, s.ID, err)
	}
	return nil
}
