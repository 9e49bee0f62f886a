package bulk_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"jiedui/db/bulk"
)

// batch takes the place of the CreateBulk of an entity.
type batch struct {
	rows []int
	err  error
}

func (b batch) Save(context.Context) ([]int, error) { return b.rows, b.err }

func TestRecordsAreCreatedInChunks(t *testing.T) {
	t.Parallel()
	rows := make([]int, 2500)
	for i := range rows {
		rows[i] = i
	}
	var sizes []int
	got, err := bulk.Create(t.Context(), rows,
		func(some ...int) batch { return batch{rows: some} },
		func(n int) { sizes = append(sizes, n) })
	if err != nil || !slices.Equal(got, rows) {
		t.Errorf("got %d records, %v", len(got), err)
	}
	if !slices.Equal(sizes, []int{1000, 1000, 500}) {
		t.Errorf("chunks of %v", sizes)
	}
}

func TestNothingIsCreatedFromNoBuilders(t *testing.T) {
	t.Parallel()
	got, err := bulk.Create(t.Context(), nil, func(...int) batch { t.Error("an empty insert"); return batch{} }, nil)
	if len(got) != 0 || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestFailedChunkEndsTheCreation(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	got, err := bulk.Create(t.Context(), make([]int, 2500), func(some ...int) batch {
		if len(some) < 1000 {
			return batch{err: full}
		}
		return batch{rows: some}
	}, nil)
	if got != nil || !errors.Is(err, full) {
		t.Errorf("got %v, %v", got, err)
	}
}
