package limit

import (
	"context"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// Cache keeps what was made of texts that clients send, bounded by the memory that it takes. The least recently used
// goes first.
type Cache[T any] struct {
	// per is the memory that a byte of text takes.
	per, largest, room int

	mu      sync.Mutex
	entries *simplelru.LRU[string, T]
	free    int
}

// NewCache keeps at most room bytes, when a byte of text takes per bytes, of texts of at most largest bytes.
func NewCache[T any](room, per, largest int) *Cache[T] {
	c := &Cache[T]{per: per, largest: largest, room: room, free: room}
	// The number of entries is bounded by the room that each takes.
	entries, err := simplelru.NewLRU(room, func(text string, _ T) { c.free += c.cost(text) })
	if err != nil {
		panic(err) // only for a size below 1
	}
	c.entries = entries
	return c
}

// overhead is what an entry takes besides.
const overhead = 500

func (c *Cache[T]) cost(text string) int { return overhead + c.per*len(text) }

// Get implements graphql.Cache.
func (c *Cache[T]) Get(_ context.Context, text string) (T, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.entries.Get(text)
}

// Add implements graphql.Cache. What is too large is not kept.
func (c *Cache[T]) Add(_ context.Context, text string, value T) {
	cost := c.cost(text)
	if len(text) > c.largest || cost > c.room {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries.Contains(text) {
		c.entries.Add(text, value)
		return
	}
	for c.free < cost {
		c.entries.RemoveOldest()
	}
	c.free -= cost
	c.entries.Add(text, value)
}
