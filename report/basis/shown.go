package basis

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jiedui/ent"
)

// Shown says what an answer shows of records of an entity, and holds the records when they have been read.
type Shown struct {
	Entity  string
	Columns []string
	// Edges are what is shown of the records that edges lead to, by the name of the edge. An edge leads to one record at
	// most, and its foreign key is a column of this entity.
	Edges map[string]*Shown

	records map[int]ent.Noder
	found   func(id int, record ent.Noder) // is called for each record
}

// NewShown returns a Shown of an entity that shows some columns.
func NewShown(entity string, columns ...string) *Shown {
	s := &Shown{Entity: entity, Edges: make(map[string]*Shown), records: make(map[int]ent.Noder)}
	s.Add("id")
	s.Add(columns...)
	return s
}

// Add adds columns.
func (s *Shown) Add(columns ...string) {
	for _, c := range columns {
		if !slices.Contains(s.Columns, c) {
			s.Columns = append(s.Columns, c)
		}
	}
}

// Parts returns parts of a statement that read the records whose ids a statement selects. The name begins the names of
// the parts. It returns none if nothing is shown, which is if s is nil.
func (s *Shown) Parts(name, ids string) []Part {
	if s == nil {
		return nil
	}
	e := Entity(s.Entity)
	var leads []func(record ent.Noder, key func(column string) int)
	edges := slices.Sorted(maps.Keys(s.Edges))
	for _, edge := range edges {
		s.Add(e.Edges[edge].Column)
		waiting := make(map[int][]ent.Noder) // records by what the edge leads to, which is read after them
		s.Edges[edge].found = func(id int, to ent.Noder) {
			for _, record := range waiting[id] {
				ent.SetEdge(record, edge, to)
			}
		}
		leads = append(leads, func(record ent.Noder, key func(string) int) {
			ent.SetEdge(record, edge, nil)
			id := key(e.Edges[edge].Column)
			waiting[id] = append(waiting[id], record)
		})
	}
	parts := []Part{{
		Name: name, Columns: s.Columns,
		Statement: "SELECT t." + strings.Join(s.Columns, ", t.") + " FROM " + e.Table + " AS t WHERE t.id IN (" + ids + ")",
		Read: func(scan func(...any) error) error {
			record, err := ent.ScanRecord(s.Entity, s.Columns, scan)
			if err != nil {
				return fmt.Errorf("%s: %w", s.Entity, err)
			}
			keys, into := make([]sql.NullString, len(s.Columns)), make([]any, len(s.Columns))
			for i := range keys {
				into[i] = &keys[i]
			}
			if err := scan(into...); err != nil {
				return err
			}
			key := func(column string) int {
				id, _ := strconv.Atoi(keys[slices.Index(s.Columns, column)].String) // 0 for none
				return id
			}
			s.records[key("id")] = record
			for _, lead := range leads {
				lead(record, key)
			}
			if s.found != nil {
				s.found(key("id"), record)
			}
			return nil
		},
	}}
	for _, edge := range edges {
		column := e.Edges[edge].Column
		parts = append(parts, s.Edges[edge].Parts(name+"_"+edge, "SELECT n."+column+" FROM "+name+" AS n WHERE n."+column+" IS NOT NULL")...)
	}
	return parts
}

// RecordsOf returns the records that were read, by id, with what their edges lead to. It returns none if s is nil.
func RecordsOf[T ent.Noder](s *Shown) map[int]T {
	if s == nil {
		return nil
	}
	records := make(map[int]T, len(s.records))
	for id, r := range s.records {
		records[id] = r.(T)
	}
	return records
}
