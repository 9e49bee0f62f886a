package reference_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
	"jiedui/db/reference"
)

// The error for a mistake in a data file names the file and the line, and nothing is loaded.
func TestMistakeInAFileIsNamedAndNothingIsLoaded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, line, instead, want string }{
		{"unknown province", "prefectures.csv", "1301,石家庄市,Shijiazhuang City,13", "1301,石家庄市,Shijiazhuang City,1", `prefectures.csv:2: province_code: "1" is not in provinces.csv`},
		{"other province", "prefectures.csv", "1301,石家庄市,Shijiazhuang City,13", "1301,石家庄市,Shijiazhuang City,14", "prefectures.csv:2: code 1301 does not lie within province_code 14"},
		{"unknown zone", "provinces.csv", "11,北京市,Beijing,EASTERN", "11,北京市,Beijing,EAST", `provinces.csv:2: economic_zone: province: invalid enum value for economic_zone field: "EAST"`},
		{"twice", "counties.csv", "110102,西城区", "110101,西城区", "counties.csv:3: 110101 is also on line 2"},
		{"no code", "counties.csv", "110102,西城区", ",西城区", "counties.csv:3: code: is empty"},
		{"no English name", "counties.csv", "110101,东城区,Dongcheng District", "110101,东城区,", "counties.csv:2: name_en: is empty"},
		{"unknown key county", "key_counties.csv", "150422,巴林左旗", "150499,巴林左旗", `key_counties.csv:2: county_code: 150499 is "" in counties.csv, not "巴林左旗"`},
		{"other name", "key_counties.csv", "150422,巴林左旗", "150422,巴林右旗", `key_counties.csv:2: county_code: 150422 is "巴林左旗" in counties.csv, not "巴林右旗"`},
		{"source of no key county", "key_county_sources.csv", "150422,", "110101,", `key_county_sources.csv:2: county_code: "110101" is not in key_counties.csv`},
		{"supporter of no key county", "county_pairings.csv", "110115,152529,大兴区,正镶白旗", "110115,110101,大兴区,东城区", `county_pairings.csv:2: key_county_code: "110101" is not in key_counties.csv`},
		{"key county as supporter", "county_pairings.csv", "110115,152529,大兴区", "150422,152529,巴林左旗", "county_pairings.csv:2: supporting_county_code: 150422 is in key_counties.csv too"},
		{"year", "county_pairings.csv", "和平区,会宁县,2017", "和平区,会宁县,17", `county_pairings.csv:4: since_year: "17" is not a year from 1996 on`},
		{"unknown western province", "province_pairings.csv", "11,15,", "11,16,", `province_pairings.csv:2: western_province_code: "16" is not in provinces.csv`},
		{"unknown indicator", "figures.csv", ",PAID_IN_INVESTMENT,", ",PAID_OUT,", `figures.csv:6: indicator: "PAID_OUT" is not in indicators.csv`},
		{"number", "figures.csv", ",1354.2,", `,"1,354.2",`, "figures.csv:6: value: "},
		{"unknown area", "assessment_items.csv", "TALENT_2017,OFFICIALS_SENT", "TALENT_2016,OFFICIALS_SENT", `assessment_items.csv:2: area_code: "TALENT_2016" is not in assessment_areas.csv`},
		{"year of another area", "assessment_items.csv", "OFFICIALS_SENT,2017,2020", "OFFICIALS_SENT,2017,2021", "assessment_items.csv:2: from_year: the years are not all among those of TALENT_2017"},
		{"years backward", "assessment_areas.csv", "leadership,2017,2020", "leadership,2017,2016", "assessment_areas.csv:2: to_year: 2016 is before from_year"},
		{"cell missing", "provinces.csv", "11,北京市,Beijing,EASTERN", "11,北京市,Beijing", "provinces.csv: record on line 2: wrong number of fields"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			database := client(dbtest.Open(t, dialect.SQLite, tables))
			ok, err := reference.LoadFrom(t.Context(), database, withChange(t, c.file, c.line, c.instead), nil)
			if ok || err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("Load = %v, %v; want %s", ok, err, c.want)
			}
			if row, isRow := errors.AsType[*reference.RowError](err); isRow && row.File != c.file {
				t.Errorf("the error is about %s", row.File)
			}
			compareCounts(t, counts(t, database), nil)
		})
	}
}

// withChange returns the data with one change in one of the files. Without a file they do not change.
func withChange(t *testing.T, file, line, instead string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(reference.Data, "data/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "data/EDITION") {
		content, err := fs.ReadFile(reference.Data, name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "data/"+file {
			changed := strings.Replace(string(content), line, instead, 1)
			if changed == string(content) {
				t.Fatalf("%s has no %q", file, line)
			}
			content = []byte(changed)
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	return files
}
