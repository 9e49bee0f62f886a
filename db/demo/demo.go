// Package demo makes up a full picture of the programme for demonstration. It builds on the reference data, its sums
// are the figures published for the end of November 2022, and every record is marked as DEMO.
package demo

import (
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"jiedui/db/bulk"
	"jiedui/ent"
	"jiedui/ent/pairing"
	_ "jiedui/ent/runtime" // the defaults and hooks of the model
	"jiedui/fault"
	"jiedui/rule"
	"jiedui/scalar"
)

// Options tune what Load makes. The zero value is right for a demonstration.
type Options struct {
	// Scale multiplies enterprises and their links, parks, projects and contributions, and so their totals, for tests
	// under load. Less than 1 means 1.
	Scale int
	// Progress, if set, is called with the steps done so far and their total.
	Progress func(done, total int)
}

// Load fills a database that has nothing but reference data, in one transaction, and reports whether it did. It makes
// the same records every time. It refuses a database with records of coordinators with fault.Conflict, so that made-up
// and real records are not mixed. Any number of servers may call it at once.
func Load(ctx context.Context, client *ent.Client, o Options) (bool, error) {
	loaded, err := bulk.Once(rule.Trusted(ctx), client, present, func(ctx context.Context, client *ent.Client) error {
		return loadAll(ctx, client, o)
	})
	if err != nil {
		return false, fmt.Errorf("load the demonstration data: %w", err)
	}
	return loaded, nil
}

// present reports whether there are demonstration data. It refuses a database that must not have any.
func present(ctx context.Context, client *ent.Client) (bool, error) {
	found, err := client.Pairing.Query().Where(pairing.OriginEQ(scalar.OriginDemo)).Exist(ctx)
	if found || err != nil {
		return found, err
	}
	referred, err := client.ProvincePairing.Query().Exist(ctx)
	if err != nil {
		return false, err
	}
	if !referred {
		return false, fault.New(fault.Conflict,
			"there are no reference data: load them before the demonstration data",
			"数据库中没有基础数据：请先加载基础数据，再加载演示数据")
	}
	registered, err := registered(ctx, client)
	if err != nil {
		return false, err
	}
	if registered {
		return false, fault.New(fault.Conflict,
			"the database holds registered records: demonstration data go only into a database of their own",
			"数据库中已有登记的真实数据：演示数据只能加载到单独的数据库")
	}
	return false, nil
}

// registered looks through all tables, also those of future entities.
func registered(ctx context.Context, client *ent.Client) (found bool, err error) {
	var held []string
	for table, columns := range ent.Columns {
		for _, column := range []string{"origin", "designation_origin"} {
			if slices.Contains(columns, column) {
				held = append(held, fmt.Sprintf("EXISTS (SELECT 1 FROM %s WHERE %s = '%s')", table, column, scalar.OriginRegistered))
			}
		}
	}
	rows, err := client.QueryContext(ctx, "SELECT "+strings.Join(held, " OR "))
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&found); err != nil {
			return false, err
		}
	}
	return found, rows.Err()
}

// loader makes the records step by step. Each step leaves what later steps need.
type loader struct {
	client *ent.Client
	atlas
	partnerships []*partnership
	brands       *brander
	firms        int // made so far
	projects     int
	round        round
}

// round is what one round of business makes. Each further round makes as much again.
type round struct {
	number int
	parks  map[*partnership][]*park
	guided []*firm // by eastern counties
	linked []*link
}

func loadAll(ctx context.Context, client *ent.Client, o Options) error {
	l := &loader{client: client}
	l.brands = newBrander(randomOf("brands", 0))
	type step struct {
		name string
		run  func(context.Context) error
	}
	steps := []step{{"regions", l.regions}, {"pairings", l.pair}}
	for number := range max(1, o.Scale) {
		steps = append(steps,
			step{"parks", func(ctx context.Context) error {
				l.round = round{number: number}
				return l.parks(ctx)
			}},
			step{"enterprises", l.enterprises},
			step{"collaboration projects", l.collaboration},
			step{"projects of linked enterprises", l.assistance},
		)
	}
	steps = append(steps,
		step{"funds", l.funds},
		step{"consumption", l.consumption},
		step{"employment", l.employment},
		step{"monitoring", l.monitoring},
		step{"talent", l.talent},
		step{"agreements", l.agreements},
		step{"coordinators", l.coordinators},
		step{"review periods", l.periods},
		step{"statistics", l.analyze},
	)
	for i, s := range steps {
		if err := s.run(ctx); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if o.Progress != nil {
			o.Progress(i+1, len(steps))
		}
	}
	return nil
}

// analyze tells the planner of the database how many rows there are. Without it SQLite prefers the index on
// reverses_id, where nearly every row is NULL, and takes half a minute to prove the paid-in sums.
func (l *loader) analyze(ctx context.Context) error {
	_, err := l.client.ExecContext(ctx, "ANALYZE")
	return err
}

// randomOf gives a step its own random numbers, so that a change of one step does not change the others.
func randomOf(step string, round int) *rand.Rand {
	name := fnv.New64a()
	_, _ = name.Write([]byte(step)) // does not fail
	return rand.New(rand.NewPCG(name.Sum64(), uint64(round)))
}

// The data end with the month of the published figures.
var cutoff = day(2022, time.November, 30)

func day(year int, month time.Month, d int) scalar.Date {
	return scalar.Date{Year: year, Month: month, Day: d}
}

// months are those of the monthly records, from the first of 2021 to the cutoff.
var months = func() (months []scalar.Date) {
	for m := day(2021, time.January, 1); m.Before(cutoff); m = scalar.DateOf(m.Time().AddDate(0, 1, 0)) {
		months = append(months, m)
	}
	return months
}()

// The months between which published figures compare.
const (
	endOf2021 = 11 // of months
	latest    = 22
)

func earlier(a, b scalar.Date) scalar.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b scalar.Date) scalar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func daysBetween(from, to scalar.Date) int { return int(to.Time().Sub(from.Time()).Hours() / 24) }

// anyDay returns a day from the first to the last.
func anyDay(random *rand.Rand, first, last scalar.Date) scalar.Date {
	return first.AddDays(random.IntN(daysBetween(first, last) + 1))
}

// lateDay is like anyDay, but late days are more likely, because the programme grows.
func lateDay(random *rand.Rand, first, last scalar.Date) scalar.Date {
	back := math.Pow(random.Float64(), 1.1) * float64(daysBetween(first, last))
	return last.AddDays(-int(back))
}

// settled returns the review status of records that count: they are locked once their year is closed.
func settled(year int) scalar.ReviewStatus {
	if year < cutoff.Year {
		return scalar.ReviewLocked
	}
	return scalar.ReviewValidated
}

// reviewed has the fields that the review sets on a record.
type reviewed[B any] interface {
	SetReview(scalar.ReviewStatus) B
	SetReviewReason(string) B
}

// underReview gives a record that does not count yet any state of the review.
func underReview[B any](random *rand.Rand, record reviewed[B]) {
	status := pick(random, []scalar.ReviewStatus{
		scalar.ReviewDraft, scalar.ReviewDraft, scalar.ReviewDraft, scalar.ReviewSubmitted, scalar.ReviewSubmitted,
		scalar.ReviewSubmitted, scalar.ReviewConfirmed, scalar.ReviewConfirmed, scalar.ReviewReturned, scalar.ReviewValidated,
	})
	record.SetReview(status)
	if status == scalar.ReviewReturned {
		record.SetReviewReason(pick(random, []string{
			"金额与协议不一致，请核对后重新提交", "缺少立项备案文件", "计划竣工日期早于批复日期，请核实", "企业名称与统一社会信用代码不符",
		}))
	}
}
