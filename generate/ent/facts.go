package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/entc/gen"

	"jiedui/catalog"
)

// known is what the schema says of an entity, with what follows from its fields and indexes.
type known struct {
	catalog.Facts
	Reviewed bool
	Search   catalog.Search
	// References are the foreign keys, with the entity that each leads to.
	References map[string]string
	// Required are the references that must be filled in.
	Required []string
	// Aside are the columns that are no content.
	Aside []string
	// Unwritten are the columns that the history leaves out.
	Unwritten []string
}

// factsOf reads what the schema says of an entity. It returns an error that names every fact which is missing or cannot be.
func factsOf(t *gen.Type) (*known, error) {
	k := &known{References: make(map[string]string)}
	if err := annotation(t.Annotations, &k.Facts); err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	for _, e := range t.Edges {
		if f := e.Field(); f != nil && e.OwnFK() {
			k.References[f.StorageKey()] = e.Type.Name
			if !e.Optional {
				k.Required = append(k.Required, f.StorageKey())
			}
		}
	}
	var errs []error
	for _, f := range t.Fields {
		var column catalog.Column
		if err := annotation(f.Annotations, &column); err != nil {
			errs = append(errs, err)
		}
		if column.Unwritten {
			k.Unwritten = append(k.Unwritten, f.StorageKey())
		}
		if column.Aside {
			k.Aside = append(k.Aside, f.StorageKey())
		}
		switch f.Name {
		case "review":
			k.Reviewed = true
		case "search_text":
			k.Search = catalog.Scanned
		}
	}
	for _, index := range t.Indexes {
		var of entsql.IndexAnnotation
		if err := annotation(index.Annotations, &of); err != nil {
			errs = append(errs, err)
		}
		if slices.Equal(index.Columns, []string{"search_text"}) && of.Types[dialect.Postgres] != "" {
			k.Search = catalog.Indexed
		}
	}
	errs = append(errs, k.missing()...)
	errs = append(errs, k.wrong(t)...)
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	return k, nil
}

// annotation fills in one of ent's annotations, which it holds as JSON.
func annotation(all gen.Annotations, into interface{ Name() string }) error {
	raw, ok := all[into.Name()]
	if !ok {
		return nil
	}
	text, err := json.Marshal(raw)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		return fmt.Errorf("annotation %s: %w", into.Name(), err)
	}
	return nil
}

// missing lists the facts that the schema does not say.
func (k *known) missing() (errs []error) {
	say := func(said bool, fact, how string) {
		if !said {
			errs = append(errs, fmt.Errorf("%s is missing in the Facts of its schema: say %s", fact, how))
		}
	}
	say(k.Belongs.Nowhere || k.Belongs.Region || len(k.Belongs.Columns) > 0, "Belongs", "catalog.BelongsTo(columns…), catalog.Region or catalog.Nowhere")
	say(k.ChangedBy != "", "ChangedBy", "catalog.Coordinators, catalog.Reviewers, catalog.Admins or catalog.Nobody")
	say(k.Standing.Always || k.Standing.From != "", "Standing", "catalog.Standing{From: column, …}, catalog.Monthly(column), catalog.Yearly(column) or catalog.Always")
	say(k.Closes != "", "Closes", "catalog.Yes or catalog.No")
	say(k.Grouped != "", "Grouped", "catalog.Yes or catalog.No")
	say(k.Imported != "", "Imported", "the name, or catalog.None")
	return errs
}

// wrong lists the facts that cannot be.
func (k *known) wrong(t *gen.Type) (errs []error) {
	refuse := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	columns := make(map[string]*gen.Field)
	for _, f := range t.Fields {
		columns[f.StorageKey()] = f
	}
	column := func(fact, name string, types ...string) {
		if name == "" {
			return
		}
		switch f := columns[name]; {
		case f == nil:
			refuse("%s names the column %q, which the entity does not have", fact, name)
		case len(types) > 0 && !slices.Contains(types, f.Type.String()):
			refuse("%s names the column %q, whose type is %s and not %v", fact, name, f.Type, types)
		}
	}
	reference := func(fact, name string) {
		if name != "" && k.References[name] == "" {
			refuse("%s names %q, which is not a foreign key of the entity", fact, name)
		}
	}
	const date, number = "scalar.Date", "int"
	for _, name := range k.Belongs.Columns {
		reference("Belongs", name)
	}
	for _, e := range t.Edges {
		if f := e.Field(); f == nil || !slices.Contains(k.Belongs.Columns, f.StorageKey()) {
			continue
		}
		var through catalog.Facts
		if err := annotation(e.Type.Annotations, &through); err != nil {
			refuse("Belongs leads to %s: %w", e.Type.Name, err)
		}
		for _, f := range e.Type.Fields {
			if slices.Contains(through.Belongs.Columns, f.StorageKey()) && !f.Immutable {
				refuse("Belongs leads through %s.%s, which is not immutable: rules read once where a record belongs", e.Type.Name, f.Name)
			}
		}
	}
	if k.Belongs.Supporter != "" && !slices.Contains(k.Belongs.Columns, k.Belongs.Supporter) {
		refuse("Belongs.Supporter is %q, which is none of its columns", k.Belongs.Supporter)
	}
	if (k.ChangedBy == catalog.Coordinators || k.ChangedBy == catalog.Reviewers) && len(k.Belongs.Columns) == 0 {
		refuse("%s change what belongs to their scope: Belongs must name columns", k.ChangedBy)
	}
	s := k.Standing
	switch s.Unit {
	case catalog.Year:
		column("Standing.From", s.From, number)
	case catalog.Day, catalog.Month:
		column("Standing.From", s.From, date)
	default:
		if s.From != "" {
			refuse("Standing.Unit must be catalog.Day, catalog.Month or catalog.Year")
		}
	}
	column("Standing.Until", s.Until, date)
	if s.Ended+s.Before != "" || len(s.Never) > 0 {
		if f := columns["status"]; f == nil {
			refuse("Standing names statuses, and the entity has no column status")
		} else {
			for _, value := range append([]string{s.Ended, s.Before}, s.Never...) {
				if value != "" && !slices.Contains(f.EnumValues(), value) {
					refuse("Standing names the status %q, which the entity does not have", value)
				}
			}
		}
	}
	if s.Through != "" && !slices.ContainsFunc(t.Edges, func(e *gen.Edge) bool { return e.Name == s.Through && e.O2M() }) {
		refuse("Standing.Through is %q, which is not an edge to several records", s.Through)
	}
	reference("Standing.Reverses", s.Reverses)
	reference("Standing.With", s.With)
	if k.Closes == catalog.Yes && (!k.Reviewed || len(k.Belongs.Columns) == 0 || s.From == "") {
		refuse("Closes is for reviewed entities that belong somewhere and are dated: a closed year locks their records")
	}
	return errs
}
