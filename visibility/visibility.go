// Package visibility says who may read which records. What two sides of a pairing still work on, records in the states
// DRAFT, SUBMITTED and RETURNED, is read by these sides and by those above them, and by nobody else.
//
// The rule is applied to whole statements, at the few places that send them to the database. A statement of somebody who
// must not read all drafts begins with definitions that take the place of the tables that it names: in it,
// investment_projects is no longer the table but the records of it that the reader may see. No part of a statement can
// get around them, be it a list, a count, a filter, an order or a sum.
package visibility

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"entgo.io/ent/privacy"

	"jiedui/scalar"
	"jiedui/viewer"
)

// Sight is what a reader sees of the records that are reviewed.
type Sight byte

// The sights.
const (
	// All: every record.
	All Sight = 'a'
	// Scope: what Public sees, and all records of both sides of the pairings in the reader's scope.
	Scope Sight = 's'
	// Public: the records that were confirmed.
	Public Sight = 'p'
)

// hidden are the states in which only the two sides, and those above, read a record.
var hidden = []scalar.ReviewStatus{scalar.ReviewDraft, scalar.ReviewSubmitted, scalar.ReviewReturned}

// Hides reports whether a record in this state is hidden from all but its two sides and those above.
func Hides(status scalar.ReviewStatus) bool { return slices.Contains(hidden, status) }

type draftsKey struct{}

// WithDrafts returns a context that reads all records, whoever asks, or that no longer does. The rules must see all.
func WithDrafts(ctx context.Context, all bool) context.Context {
	return context.WithValue(ctx, draftsKey{}, all)
}

type openKey struct{}

// WithOpenDrafts returns a context in which everyone who may read sees all drafts, as a setting of the server.
func WithOpenDrafts(ctx context.Context) context.Context {
	return context.WithValue(ctx, openKey{}, true)
}

// Reader is who reads.
type Reader struct {
	Sight Sight
	// Regions are the ids of the counties and provinces of a reader with the sight Scope, with all counties below the
	// reader's prefectures and provinces.
	Regions []int
}

// Of returns the reader of a context. Work of the program itself, without a viewer, sees everything.
func Of(ctx context.Context) Reader {
	v := viewer.From(ctx)
	if v == nil || v.Role == viewer.Admin || ctx.Value(openKey{}) != nil {
		return Reader{Sight: All}
	}
	if all, _ := ctx.Value(draftsKey{}).(bool); all {
		return Reader{Sight: All}
	}
	if decision, decided := privacy.DecisionFromContext(ctx); decided && decision == nil { // rule.System
		return Reader{Sight: All}
	}
	regions := slices.Concat(v.Counties, v.CountiesBelow, v.Provinces)
	if (v.Role == viewer.Coordinator || v.Role == viewer.Reviewer) && len(regions) > 0 {
		return Reader{Scope, regions}
	}
	return Reader{Sight: Public}
}

// Argument is the argument of a restricted statement: the regions of the scope, as each database takes a list.
func (r Reader) Argument(dialectName string) any {
	list := make([]string, len(r.Regions))
	for i, id := range r.Regions {
		list[i] = strconv.Itoa(id)
	}
	text := strings.Join(list, ",")
	if dialects[dialectName].postgres {
		return "{" + text + "}"
	}
	return "[" + text + "]"
}

// Restrict returns a statement with its arguments that shows a reader only what the reader may see. A statement that
// names no table with hidden records stays as it is.
func (r Reader) Restrict(dialectName, statement string, args []any, shows Shows) (string, []any) {
	restricted := r.Define(dialectName, statement, len(args), shows)
	if !restricted.Bound {
		return restricted.Statement, args
	}
	if dialects[dialectName].postgres {
		return restricted.Statement, append(slices.Clip(args), r.Argument(dialectName))
	}
	return restricted.Statement, append([]any{r.Argument(dialectName)}, args...)
}
