// Package viewer says who is asking: a coordinator with a role and a scope. Package auth finds the viewer, and package
// rule decides what the viewer may do.
package viewer

import (
	"context"
	"slices"
)

// Role says what a coordinator may do.
type Role string

// The roles.
const (
	Analyst     Role = "ANALYST"
	Coordinator Role = "COORDINATOR"
	Reviewer    Role = "REVIEWER"
	Admin       Role = "ADMIN"
)

// Viewer is the person or command that is asking.
type Viewer struct {
	// ID is the id of the Coordinator. It is 0 if no coordinator has the subject of the token.
	ID int
	// Subject is that of the token, or names the command.
	Subject string
	// Role is empty if no coordinator has the subject.
	Role Role
	// Provinces, Prefectures and Counties are the ids of the regions of the scope.
	Provinces, Prefectures, Counties []int
	// CountiesBelow are the ids of all counties of these provinces and prefectures.
	CountiesBelow []int
}

// Covers reports whether a county is in the scope, by itself, by its prefecture (0 for none) or by its province.
func (v *Viewer) Covers(county, prefecture, province int) bool {
	return slices.Contains(v.Counties, county) || slices.Contains(v.Provinces, province) ||
		prefecture != 0 && slices.Contains(v.Prefectures, prefecture)
}

type key struct{}

// With returns a context with a viewer.
func With(ctx context.Context, v *Viewer) context.Context { return context.WithValue(ctx, key{}, v) }

// From returns the viewer of ctx, and nil if the request has no viewer.
func From(ctx context.Context) *Viewer {
	v, _ := ctx.Value(key{}).(*Viewer)
	return v
}

type recordHistoryKey struct{}

// WithRecordHistory returns a context that may read the history of one record. Everyone who works with the system may
// read that.
func WithRecordHistory(ctx context.Context) context.Context {
	return context.WithValue(ctx, recordHistoryKey{}, true)
}

// ReadsRecordHistory reports whether ctx is for the history of one record.
func ReadsRecordHistory(ctx context.Context) bool { return ctx.Value(recordHistoryKey{}) != nil }
