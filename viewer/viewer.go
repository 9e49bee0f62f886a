// Package viewer is who is asking, on the way through the program: a coordinator with a role and the regions it works
// for. Package auth finds the viewer, package rule decides by it.
package viewer

import (
	"context"
	"slices"
)

// Role is what a coordinator may do.
type Role string

// The roles.
const (
	Analyst     Role = "ANALYST"
	Coordinator Role = "COORDINATOR"
	Reviewer    Role = "REVIEWER"
	Admin       Role = "ADMIN"
)

// Viewer is who is asking.
type Viewer struct {
	// ID is that of the Coordinator; 0 when the subject of a valid token is none.
	ID int
	// Subject is that of the token, or names the command that acts.
	Subject string
	// Role is empty when the subject is no coordinator.
	Role Role
	// Provinces, Prefectures and Counties are the ids of the regions of the scope.
	Provinces, Prefectures, Counties []int
}

// Covers tells whether a county is in the scope: itself, its prefecture (0: none) or its province.
func (v *Viewer) Covers(county, prefecture, province int) bool {
	return slices.Contains(v.Counties, county) || slices.Contains(v.Provinces, province) ||
		prefecture != 0 && slices.Contains(v.Prefectures, prefecture)
}

type key struct{}

// With gives ctx its viewer.
func With(ctx context.Context, v *Viewer) context.Context { return context.WithValue(ctx, key{}, v) }

// From is the viewer of ctx, nil when nobody has shown who they are.
func From(ctx context.Context) *Viewer {
	v, _ := ctx.Value(key{}).(*Viewer)
	return v
}

type recordHistoryKey struct{}

// WithRecordHistory lets ctx read the history of the record that it was made for, which whoever works with the system
// may.
func WithRecordHistory(ctx context.Context) context.Context {
	return context.WithValue(ctx, recordHistoryKey{}, true)
}

// ReadsRecordHistory reports whether ctx is for the history of one record.
func ReadsRecordHistory(ctx context.Context) bool { return ctx.Value(recordHistoryKey{}) != nil }
