// Package reference has the published data that every database starts with: the divisions, the pairings that a public
// page states, and the published figures. data/README.md names the sources.
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

//go:embed data/EDITION data/*.csv
var data embed.FS

// Load brings a database to this edition of the reference data, in one transaction, and reports whether it did. It does
// not touch a database that has had this edition or a later one, so later changes of coordinators stay. Any number of
// servers may call it at once. During the load it calls progress, unless that is nil, with the rows done so far and
// their total.
func Load(ctx context.Context, client *ent.Client, progress func(done, total int)) (bool, error) {
	return loadFiles(ctx, client, data, progress)
}

func loadFiles(ctx context.Context, client *ent.Client, files fs.FS, progress func(done, total int)) (bool, error) {
	e, err := readEdition(files)
	if err != nil {
		return false, err
	}
	loaded, err := bulk.Once(rule.Trusted(ctx), client, e.present, func(ctx context.Context, client *ent.Client) error {
		l, err := newLoader(client, files)
		if err != nil {
			return err
		}
		if l.changed, err = changedRecords(ctx, client); err != nil {
			return err
		}
		if err := l.run(ctx, progress); err != nil {
			return err
		}
		return e.note(ctx, client)
	})
	if err != nil {
		return false, fmt.Errorf("load the reference data: %w", err)
	}
	if err := mendSearch(ctx, client); err != nil {
		return false, fmt.Errorf("names of the reference data: %w", err)
	}
	return loaded, nil
}

// mendSearch writes the search texts of regions that are missing or were written by an older program.
func mendSearch(ctx context.Context, client *ent.Client) error {
	names, err := OtherNames()
	if err != nil {
		return err
	}
	others := make(map[string][]string)
	for _, n := range names {
		others[n.CountyCode] = append(others[n.CountyCode], n.Name)
	}
	var stale []rule.StaleText
	_, err = bulk.Once(rule.Trusted(ctx), client, func(ctx context.Context, client *ent.Client) (bool, error) {
		stale, err = rule.StaleTexts(ctx, client, others)
		return len(stale) == 0, err
	}, func(ctx context.Context, client *ent.Client) error {
		for _, s := range stale {
			if err := s.Write(ctx, client); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// loader changes the records to what the files say, one file at a time.
type loader struct {
	client   *ent.Client
	tables   map[string]table
	ids      map[string]map[string]int // of the records, by file and code
	changed  map[string]map[int]bool   // the records that somebody has changed, by entity and id
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

// run loads the files, first those that others refer to, and reports its progress.
func (l *loader) run(ctx context.Context, progress func(done, total int)) error {
	steps := []struct {
		file string
		load func(context.Context) error
	}{
		{provincesFile, l.provinces},
		{prefecturesFile, l.prefectures},
		{countiesFile, l.counties},
		{provincePairingsFile, l.provincePairings},
		{countyPairingsFile, l.countyPairings},
		{indicatorsFile, l.indicators},
		{figuresFile, l.figures},
		{areasFile, l.areas},
		{itemsFile, l.items},
	}
	if progress != nil {
		done, total := 0, 0
		for _, s := range steps {
			total += len(l.tables[s.file])
		}
		l.progress = func(n int) { done += n; progress(done, total) }
	}
	for _, s := range steps {
		if err := s.load(ctx); err != nil {
			return err
		}
	}
	return nil
}

// idIn returns a function that finds the id of a record by its code in a file.
func (l *loader) idIn(file string) func(code string) (int, error) {
	return func(code string) (int, error) {
		id, ok := l.ids[file][code]
		if !ok {
			return 0, fmt.Errorf("%q is not in %s", code, file)
		}
		return id, nil
	}
}
