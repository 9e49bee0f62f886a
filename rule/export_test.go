package rule

import (
	"context"

	"jiedui/history"
)

// Alone returns a context in which the rules of an entity are tested by themselves: without rights, and with a history
// that is not written.
func Alone(ctx context.Context) context.Context {
	return history.Rehearse(System(ctx))
}
