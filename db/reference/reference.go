// Package reference holds the published data that every database starts with: the divisions, who supports whom as far
// as a public page states it, and the published figures. data/README.md says where they come from.
package reference

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"jiedui/db/bulk"
	"jiedui/ent"
	_ "jiedui/ent/runtime" // the defaults and hooks of the model
	"jiedui/rule"
)

//go:embed data/*.csv
var data embed.FS

// Load fills a database that lacks reference data, in one transaction, and tells whether it did. Any number of servers
// may call it at once. While it loads it calls progress, unless that is nil, with the records in so far and their total.
func Load(ctx context.Context, client *ent.Client, progress func(done, total int)) (bool, error) {
	return load(ctx, client, data, progress)
}

func load(ctx context.Context, client *ent.Client, files fs.FS, progress func(done, total int)) (bool, error) {
	loaded, err := bulk.Once(rule.Trusted(ctx), client, present, func(ctx context.Context, client *ent.Client) error {
		l, err := newLoader(client, files)
		if err != nil {
			return err
		}
		first := []step{
			{provincesFile, l.provinces},
			{prefecturesFile, l.prefectures},
			{countiesFile, l.counties},
			{provincePairingsFile, l.provincePairings},
			{countyPairingsFile, l.countyPairings},
			{indicatorsFile, l.indicators},
			{figuresFile, l.figures},
		}
		// Databases that were filled by an earlier version have all but these.
		later := []step{{areasFile, l.areas}, {itemsFile, l.items}}
		filled, err := client.Province.Query().Exist(ctx)
		if err != nil {
			return err
		}
		if filled {
			if err := l.knownIndicators(ctx); err != nil {
				return err
			}
			return l.run(ctx, later, progress)
		}
		return l.run(ctx, append(first, later...), progress)
	})
	if err != nil {
		return false, fmt.Errorf("load the reference data: %w", err)
	}
	return loaded, nil
}

// present looks for what is loaded last: the transaction brings all or nothing.
func present(ctx context.Context, client *ent.Client) (bool, error) {
	return client.AssessmentArea.Query().Exist(ctx)
}

// step makes the records of a file.
type step struct {
	file string
	make func(context.Context) error
}

// loader makes the records, a file at a time.
type loader struct {
	client   *ent.Client
	tables   map[string]table
	ids      map[string]map[string]int // of the records made, by file and code
	progress func(n int)
}

func newLoader(client *ent.Client, files fs.FS) (*loader, error) {
	l := &loader{client: client, tables: map[string]table{}, ids: map[string]map[string]int{}}
	for _, file := range []struct {
		name string
		key  []string
	}{
		{provincesFile, []string{"code"}},
		{prefecturesFile, []string{"code"}},
		{countiesFile, []string{"code"}},
		{keyCountiesFile, []string{"county_code"}},
		{keySourcesFile, []string{"county_code"}},
		{provincePairingsFile, []string{"eastern_province_code", "western_province_code"}},
		{countyPairingsFile, []string{"supporting_county_code", "key_county_code"}},
		{indicatorsFile, []string{"code"}},
		{figuresFile, []string{"code"}},
		{areasFile, []string{"code"}},
		{itemsFile, []string{"area_code", "indicator", "from_year"}},
	} {
		t, err := readTable(files, file.name, file.key...)
		if err != nil {
			return nil, err
		}
		l.tables[file.name] = t
	}
	return l, nil
}

// run makes the records of some files, and tells how far it is.
func (l *loader) run(ctx context.Context, steps []step, progress func(done, total int)) error {
	if progress != nil {
		done, total := 0, 0
		for _, s := range steps {
			total += len(l.tables[s.file])
		}
		l.progress = func(n int) { done += n; progress(done, total) }
	}
	for _, s := range steps {
		if err := s.make(ctx); err != nil {
			return err
		}
	}
	return nil
}

// insert makes a record of each row of a file. Other files can name the records by code if id tells theirs.
func insert[B, T any, S interface {
	Save(context.Context) ([]T, error)
}](ctx context.Context, l *loader, file string, build func(*row) B, createBulk func(...B) S, id func(T) int) error {
	rows := l.tables[file]
	builders := make([]B, len(rows))
	for i, r := range rows {
		builders[i] = build(r)
		if r.err != nil {
			return r.err
		}
	}
	records, err := bulk.Create(ctx, builders, createBulk, l.progress)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if id != nil {
		l.ids[file] = make(map[string]int, len(rows))
		for i, r := range rows {
			l.ids[file][r.cells["code"]] = id(records[i])
		}
	}
	return nil
}

// in finds the id of a record by its code in a file.
func (l *loader) in(file string) func(code string) (int, error) {
	return func(code string) (int, error) {
		id, ok := l.ids[file][code]
		if !ok {
			return 0, fmt.Errorf("%q is not in %s", code, file)
		}
		return id, nil
	}
}
