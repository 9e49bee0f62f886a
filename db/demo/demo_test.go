package demo_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/db/demo"
	"jiedui/db/reference"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/ent/migrate"
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// underRace: SQLite is many times slower under the race detector, which finds nothing in a load by one goroutine.
var underRace bool

var (
	migrated = dbtest.Template{Name: "migrated", Build: func(ctx context.Context, d *db.DB) error {
		_, err := db.Migrate(ctx, d, db.Migrations)
		return err
	}}
	referred = dbtest.Template{Name: "referred", Build: func(ctx context.Context, d *db.DB) error {
		if err := migrated.Build(ctx, d); err != nil {
			return err
		}
		_, err := reference.Load(ctx, d.Client(), nil)
		return err
	}}
	filled = dbtest.Template{Name: "filled", Build: func(ctx context.Context, d *db.DB) error {
		if err := referred.Build(ctx, d); err != nil {
			return err
		}
		loaded, err := demo.Load(ctx, d.Client(), demo.Options{})
		if err == nil && !loaded {
			err = errors.New("nothing was loaded")
		}
		return err
	}}
)

// number returns the result of a query that counts or adds up; 0 for NULL.
func number(t testing.TB, d *db.DB, query string) int64 {
	t.Helper()
	var n sql.NullInt64
	if err := d.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n.Int64
}

// countDemo counts the demonstration records by table.
func countDemo(t testing.TB, d *db.DB) map[string]int64 {
	t.Helper()
	counts := map[string]int64{}
	for _, table := range migrate.Tables {
		for _, column := range []string{"origin", "designation_origin"} {
			if table.HasColumn(column) {
				counts[table.Name] = number(t, d, fmt.Sprintf("SELECT count(*) FROM %s WHERE %s = 'DEMO'", table.Name, column))
			}
		}
	}
	return counts
}

func TestDemonstrationDataAreLoadedOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, filled)
		before := countDemo(t, d)
		c := d.Client().County.Query().Where(county.Code("513430")).OnlyX(rule.Trusted(t.Context()))
		d.Client().Enterprise.Create().SetHomeCounty(c).SetUscc("91110000802100433B").SetName("登记企业").
			SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SaveX(rule.Trusted(t.Context()))

		loaded, err := demo.Load(t.Context(), d.Client(), demo.Options{})
		if loaded || err != nil {
			t.Errorf("loading again: %t, %v", loaded, err)
		}
		if after := countDemo(t, d); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("loading again made %v of %v", after, before)
		}
	})
}

func TestDatabaseWithRealRecordsIsRefused(t *testing.T) {
	t.Parallel()
	refuses := func(t *testing.T, d *db.DB, want string) {
		t.Helper()
		loaded, err := demo.Load(t.Context(), d.Client(), demo.Options{})
		var f *fault.Error
		if loaded || !errors.As(err, &f) || f.Code != fault.Conflict || !strings.Contains(f.Message.EN, want) || f.Message.ZH == "" {
			t.Errorf("loaded %t, %v; want a conflict about %s", loaded, err, want)
		}
		for table, n := range countDemo(t, d) {
			if n > 0 {
				t.Errorf("%d records of %s were left", n, table)
			}
		}
	}
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		t.Run("without reference data", func(t *testing.T) {
			refuses(t, dbtest.Open(t, dialectName, migrated), "reference data")
		})
		t.Run("registered enterprise", func(t *testing.T) {
			d := dbtest.Open(t, dialectName, referred)
			c := d.Client().County.Query().Where(county.Code("513430")).OnlyX(rule.Trusted(t.Context()))
			d.Client().Enterprise.Create().SetHomeCounty(c).SetUscc("91110000802100433B").SetName("登记企业").
				SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SaveX(rule.Trusted(t.Context()))
			refuses(t, d, "registered records")
		})
		t.Run("registered designation", func(t *testing.T) {
			d := dbtest.Open(t, dialectName, referred)
			d.Client().County.Update().Where(county.Code("110105")).SetDesignation(county.DesignationSUPPORTING).
				SetDesignationOrigin(scalar.OriginRegistered).SaveX(rule.Trusted(t.Context()))
			refuses(t, d, "registered records")
		})
	})
}

// A load that is interrupted leaves nothing behind, and can be repeated.
func TestInterruptedLoadLeavesNothing(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		d := dbtest.Open(t, dialectName, referred)
		ctx, cancel := context.WithCancel(t.Context())
		loaded, err := demo.Load(ctx, d.Client(), demo.Options{Progress: func(done, _ int) {
			if done == 3 {
				cancel()
			}
		}})
		if loaded || !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted: %t, %v", loaded, err)
		}
		for table, n := range countDemo(t, d) {
			if n > 0 {
				t.Errorf("%d records of %s were left", n, table)
			}
		}
	})
}

// digest is that of all columns of a table but the times, of its first n rows, or of all if n is less than 0.
func digest(t testing.TB, d *db.DB, table string, n int64) string {
	t.Helper()
	i := slices.IndexFunc(migrate.Tables, func(s *schema.Table) bool { return s.Name == table })
	var columns, keys []string
	for _, c := range migrate.Tables[i].Columns {
		if c.Name != "created_at" && c.Name != "updated_at" {
			value := c.Name
			if c.Type == field.TypeBool { // PostgreSQL writes "true"
				value = fmt.Sprintf("CAST(%s AS integer)", value)
			}
			columns = append(columns, fmt.Sprintf("coalesce(CAST(%s AS text), '-')", value))
		}
	}
	for _, c := range migrate.Tables[i].PrimaryKey {
		keys = append(keys, c.Name)
	}
	query := fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", strings.Join(columns, " || '|' || "), table, strings.Join(keys, ", "))
	if n >= 0 {
		query += fmt.Sprintf(" LIMIT %d", n)
	}
	rows, err := d.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	sum := sha256.New()
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(sum, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Every load makes the same records, on either database.
func TestEveryLoadMakesTheSameRecords(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	digests := map[string]map[string]string{} // by table and dialect
	t.Run("digest", func(t *testing.T) {
		dbtest.Dialects(t, func(t *testing.T, dialectName string) {
			d := dbtest.Open(t, dialectName, filled)
			for _, table := range migrate.Tables {
				sum := digest(t, d, table.Name, -1)
				mu.Lock()
				if digests[table.Name] == nil {
					digests[table.Name] = map[string]string{}
				}
				digests[table.Name][dialectName] = sum
				mu.Unlock()
			}
		})
	})
	for table, sums := range digests {
		if len(sums) > 1 && sums[dialect.SQLite] != sums[dialect.Postgres] {
			t.Errorf("%s differs between the databases", table)
		}
	}
}

// Twice the scale makes twice the business, and does not change the rest.
func TestScaleMultipliesBusinessOnly(t *testing.T) {
	t.Parallel()
	if underRace {
		t.Skip("too slow under the race detector")
	}
	once := dbtest.Open(t, dialect.SQLite, filled)
	twice := dbtest.Open(t, dialect.SQLite, referred)
	last := 0
	_, err := demo.Load(t.Context(), twice.Client(), demo.Options{Scale: 2, Progress: func(done, total int) {
		if done != last+1 || done > total {
			t.Errorf("step %d of %d came after step %d", done, total, last)
		}
		last = done
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"SELECT count(*) FROM enterprises",
		"SELECT count(DISTINCT name) FROM enterprises",
		"SELECT count(DISTINCT enterprise_id) FROM investment_projects WHERE program = 'EAST_WEST_COLLABORATION'",
		"SELECT count(DISTINCT enterprise_id) FROM enterprise_engagements WHERE status = 'ACTIVE'",
		"SELECT count(*) FROM industrial_parks",
		"SELECT count(DISTINCT name) FROM investment_projects",
		"SELECT sum(paid_in) FROM investment_projects WHERE program = 'EAST_WEST_COLLABORATION'",
		"SELECT sum(paid_in) FROM investment_projects WHERE program = 'TEN_THOUSAND_ENTERPRISES'",
	} {
		if one, two := number(t, once, query), number(t, twice, query); two != 2*one {
			t.Errorf("%s: %d, and at twice the scale %d", query, one, two)
		}
	}
	for _, table := range migrate.Tables {
		rows := number(t, once, "SELECT count(*) FROM "+table.Name)
		switch table.Name {
		case "enterprises", "enterprise_engagements", "industrial_parks", "investment_projects", "capital_contributions":
		case "indicator_targets": // they fit what was achieved
			continue
		default:
			if more := number(t, twice, "SELECT count(*) FROM "+table.Name); more != rows {
				t.Errorf("%s: %d rows, and at twice the scale %d", table.Name, rows, more)
			}
		}
		if digest(t, once, table.Name, rows) != digest(t, twice, table.Name, rows) {
			t.Errorf("%s: the first %d rows differ at twice the scale", table.Name, rows)
		}
	}
}
