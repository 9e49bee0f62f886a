// Package verb is what coordinators, reviewers and admins do: a function for each mutation of the API, by area, with
// the input that it takes. Each runs in a unit of work of history.Transact; what must hold is in package rule.
package verb

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql/sqlgraph"

	"jiedui/fault"
	"jiedui/rule"
)

// at refuses to change a record that was read at another version than it has now.
func at(now, read int) error {
	if now == read {
		return nil
	}
	return fault.New(fault.Conflict,
		fmt.Sprintf("the record was changed since you read it: it is at version %d, not %d; read it again", now, read),
		fmt.Sprintf("记录已被他人修改：当前版本为 %d，而非 %d；请重新读取", now, read))
}

// versioned is any record with a version.
type versioned interface{ VersionNumber() int }

// read reads a record for a change, at the version that the caller has seen.
func read[T versioned](ctx context.Context, only func(context.Context) (T, error), seen int) (T, error) {
	record, err := only(ctx)
	if err != nil {
		return record, err
	}
	return record, at(record.VersionNumber(), seen)
}

// taken tells which field a record that is there already has in common with the new one.
func taken(err error, path, en, zh string) error {
	if !sqlgraph.IsUniqueConstraintError(err) {
		return err
	}
	f := rule.Clash(path, en, zh)
	f.Err = err
	return f
}
