package rule

import (
	"context"

	"jiedui/ent"
)

// Alone is a context in which the rules of an entity are tested by themselves: without rights, and with a history that
// nobody writes down.
func Alone(ctx context.Context) context.Context {
	return context.WithValue(System(ctx), transactionKey{}, &transaction{
		pairings: make(map[int]*ent.Pairing), counties: make(map[int]*ent.County),
	})
}

// For tests.
var (
	Searchable    = searchable
	SearchIndexes = searchIndexes
)
