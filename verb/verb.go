// Package verb has what coordinators, reviewers and admins do: a function for each mutation of the API, by area, with
// its input. Each must run in a unit of work (history.Transact). What must hold is in package rule.
package verb

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql/sqlgraph"

	"jiedui/fault"
	"jiedui/rule"
)

// checkVersion refuses to change a record that has another version than the client has read.
func checkVersion(now, read int) error {
	if now == read {
		return nil
	}
	return fault.New(fault.Conflict,
		fmt.Sprintf("the record was changed since you read it: it is at version %d, not %d; read it again", now, read),
		fmt.Sprintf("记录已被他人修改：当前版本为 %d，而非 %d；请重新读取", now, read))
}

// versioned is any record with a version.
type versioned interface{ VersionNumber() int }

// readAt reads a record for a change, at the version that the client has seen.
func readAt[T versioned](ctx context.Context, only func(context.Context) (T, error), seen int) (T, error) {
	record, err := only(ctx)
	if err != nil {
		return record, err
	}
	return record, checkVersion(record.VersionNumber(), seen)
}

// explainDuplicate names the field that a new record has in common with one that exists.
func explainDuplicate(err error, path, en, zh string) error {
	if !sqlgraph.IsUniqueConstraintError(err) {
		return err
	}
	f := rule.Clash(path, en, zh)
	f.Err = err
	return f
}
