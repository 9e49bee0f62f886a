// Package bulk inserts many records in chunks that both databases accept.
package bulk

import (
	"context"
	"slices"
)

// chunk is how many rows one statement inserts. SQLite accepts 32,766 values in a statement and PostgreSQL 65,535, so
// an entity may have 32 columns.
const chunk = 1000

// Create saves the builders with the CreateBulk of an entity and returns the records in the same order. After each
// chunk it calls saved, unless that is nil, with the number of records in it. If it fails, some chunks are stored: run
// it in a transaction.
func Create[B, T any, S interface {
	Save(context.Context) ([]T, error)
}](ctx context.Context, builders []B, createBulk func(...B) S, saved func(n int)) ([]T, error) {
	records := make([]T, 0, len(builders))
	for part := range slices.Chunk(builders, chunk) {
		some, err := createBulk(part...).Save(ctx)
		if err != nil {
			return nil, err
		}
		records = append(records, some...)
		if saved != nil {
			saved(len(some))
		}
	}
	return records, nil
}
