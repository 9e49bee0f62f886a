package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jiedui/db"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/county"
	"jiedui/ent/enterprise"
	"jiedui/rule"
	"jiedui/scalar"
)

// uneven is a template of a small database whose sort values are often equal or NULL.
var uneven = dbtest.Template{Name: "uneven", Build: func(ctx context.Context, d *db.DB) error {
	if err := seeded.Build(ctx, d); err != nil {
		return err
	}
	ctx = rule.Trusted(ctx)
	client := d.Client()
	random := rand.New(rand.NewPCG(1, 2))
	keys, err := client.County.Query().Where(county.DesignationEQ(county.DesignationKEY)).Limit(4).IDs(ctx)
	if err != nil {
		return err
	}
	firm, err := client.Enterprise.Create().SetName("测试企业").SetUscc("91330206MA2AFKE198").
		SetOwnership(enterprise.OwnershipPRIVATE).SetIndustry("C13").SetHomeCountyID(keys[0]).Save(ctx)
	if err != nil {
		return err
	}
	var projects []*ent.InvestmentProjectCreate
	for i := range 60 {
		p := client.InvestmentProject.Create().
			SetRegistrationNumber(fmt.Sprintf("T-%03d", i)).SetName(fmt.Sprintf("项目%d", random.IntN(6))).
			SetProgram("TEN_THOUSAND_ENTERPRISES").SetIndustry("C13").SetEnterprise(firm).
			SetCountyID(keys[random.IntN(3)]).
			SetCommitted(scalar.Money(random.IntN(4)) * scalar.Yuan).SetPaidIn(0)
		if random.IntN(3) > 0 {
			p.SetPlannedStartOn(scalar.Date{Year: 2021, Month: 1, Day: 1 + random.IntN(4)})
		}
		if random.IntN(2) > 0 {
			p.SetActualStartOn(scalar.Date{Year: 2021, Month: 2, Day: 1 + random.IntN(3)})
		}
		projects = append(projects, p)
	}
	return client.InvestmentProject.CreateBulk(projects...).Exec(ctx)
}}

type page struct {
	Edges []struct {
		Cursor string
		Node   struct{ ID string }
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	TotalCount int
}

// In every order, pages forward and backward give every record once, in the order of one big page. This holds at the
// root and below a record.
func TestPagesCoverEveryRowOnce(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, uneven)
		rapid.Check(t, func(rt *rapid.T) {
			fields := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
				"NAME", "COMMITTED", "PLANNED_START_ON", "ACTUAL_START_ON", "REGISTRATION_NUMBER", "CREATED_AT",
			}), 0, 3, rapid.ID).Draw(rt, "fields")
			order := make([]map[string]string, len(fields))
			for i, f := range fields {
				order[i] = map[string]string{"field": f, "direction": rapid.SampledFrom([]string{"ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST"}).Draw(rt, "direction")}
			}
			size := rapid.IntRange(1, 25).Draw(rt, "size")
			nested := rapid.Bool().Draw(rt, "nested")
			args := "orderBy: $order, first: $first, after: $after, last: $last, before: $before"
			query := "investmentProjects(" + args + ") { ...page }"
			if nested {
				query = "enterprises { edges { node { investmentProjects(" + args + ") { ...page } } } }"
			}
			query = `query($order: [InvestmentProjectOrder!], $first: Int, $after: Cursor, $last: Int, $before: Cursor) { ` + query + ` }
				fragment page on InvestmentProjectConnection {
					edges { cursor node { id } } totalCount
					pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
				}`
			read := func(variables map[string]any) page {
				variables["order"] = order
				data, errs := a.post(t, query, variables)
				if errs != nil {
					rt.Fatalf("%s", errs)
				}
				var got struct {
					InvestmentProjects page
					Enterprises        struct {
						Edges []struct {
							Node struct{ InvestmentProjects page }
						}
					}
				}
				if err := json.Unmarshal(data, &got); err != nil {
					rt.Fatal(err)
				}
				p := got.InvestmentProjects
				if nested {
					p = got.Enterprises.Edges[0].Node.InvestmentProjects
				}
				if p.TotalCount != 60 {
					rt.Fatalf("totalCount is %d", p.TotalCount)
				}
				return p
			}
			whole := ids(read(map[string]any{"first": 200}))
			if len(whole) != 60 {
				rt.Fatalf("%d rows", len(whole))
			}
			var forward []string
			for after := (*string)(nil); ; {
				p := read(map[string]any{"first": size, "after": after})
				forward = append(forward, ids(p)...)
				if p.PageInfo.HasPreviousPage != (after != nil) {
					rt.Fatal("hasPreviousPage is wrong")
				}
				if !p.PageInfo.HasNextPage {
					break
				}
				after = p.PageInfo.EndCursor
			}
			if !slices.Equal(forward, whole) {
				rt.Fatalf("forward pages of %d give\n%v, want\n%v", size, forward, whole)
			}
			var backward []string
			for before := (*string)(nil); ; {
				p := read(map[string]any{"last": size, "before": before})
				backward = append(ids(p), backward...)
				if p.PageInfo.HasNextPage != (before != nil) {
					rt.Fatal("hasNextPage is wrong")
				}
				if !p.PageInfo.HasPreviousPage {
					break
				}
				before = p.PageInfo.StartCursor
			}
			if !slices.Equal(backward, whole) {
				rt.Fatalf("backward pages of %d give\n%v, want\n%v", size, backward, whole)
			}
		})
	})
}

func ids(p page) []string {
	list := make([]string, len(p.Edges))
	for i, e := range p.Edges {
		list[i] = e.Node.ID
	}
	return list
}

// NULL sorts after every value ascending, and before every value descending, on both databases, unless the order says
// otherwise.
func TestNullsSortLast(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		a := serve(t, dialectName, uneven)
		for direction, end := range map[string]string{"ASC": "last", "DESC": "first", "ASC_NULLS_FIRST": "first", "DESC_NULLS_LAST": "last"} {
			data, errs := a.post(t, fmt.Sprintf(`{
				all: investmentProjects(%s: 5, orderBy: {field: PLANNED_START_ON, direction: %s}) { edges { node { plannedStartOn } } }
			}`, end, direction), nil)
			want := `{"all":{"edges":[{"node":{"plannedStartOn":null}},{"node":{"plannedStartOn":null}},{"node":{"plannedStartOn":null}},{"node":{"plannedStartOn":null}},{"node":{"plannedStartOn":null}}]}}`
			if errs != nil || string(data) != want {
				t.Errorf("%s: %s %s", direction, data, errs)
			}
		}
	})
}
