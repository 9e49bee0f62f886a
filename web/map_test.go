package web

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiedui/fault"
)

// object is a JSON object.
type object = map[string]any

// squares is a made-up map: each province is a square, beside a line of no province.
func squares() object {
	features := []any{object{"type": "Feature", "properties": object{"adcode": "100000_JD"}, "geometry": object{"type": "LineString", "coordinates": [][2]float64{{0, 0}, {9, 9}}}}}
	for i, code := range provinces {
		x, y := float64(i%6), float64(i/6)
		square := [][2]float64{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}
		features = append(features, object{
			"type": "Feature", "properties": object{"adcode": code + "0000"},
			"geometry": object{"type": "Polygon", "coordinates": [][][2]float64{square}},
		})
	}
	return object{"type": "FeatureCollection", "approval": "made up", "features": features}
}

func mapIn(t *testing.T, content any) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "map.json")
	text, isText := content.(string)
	if !isText {
		b, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		text = string(b)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOperatorsMapIsServedUnderTheHashOfItsContent(t *testing.T) {
	t.Parallel()
	read := func(content object) (path, served, caching string) {
		m, err := ReadMap(mapIn(t, content))
		if err != nil {
			t.Fatal(err)
		}
		pages := New(Options{Map: m, Model: func() []byte { return nil }})
		pages.Ready(Config{})
		var config struct{ Map string }
		if err := json.Unmarshal([]byte(body(t, getFrom(t, pages, "/config.json").Body)), &config); err != nil {
			t.Fatal(err)
		}
		r := getFrom(t, pages, config.Map)
		if r.StatusCode != http.StatusOK {
			t.Fatalf("%q: %d", config.Map, r.StatusCode)
		}
		return config.Map, body(t, r.Body), r.Header.Get("Cache-Control")
	}
	content := squares()
	path, served, caching := read(content)
	if want, _ := json.Marshal(content); served != string(want) || caching != immutable {
		t.Errorf("%s with %q", served, caching)
	}
	content["approval"] = "another"
	if other, _, _ := read(content); other == path {
		t.Errorf("two maps are at %s", path)
	}
	pages := New(Options{Model: func() []byte { return nil }})
	pages.Ready(Config{})
	if config := body(t, getFrom(t, pages, "/config.json").Body); strings.Contains(config, "map") {
		t.Errorf("without a map: %s", config)
	}
}

func TestMapThatCannotBeDrawnIsRefused(t *testing.T) {
	t.Parallel()
	with := func(key string, value any) object {
		changed := maps.Clone(squares())
		changed[key] = value
		return changed
	}
	geometry := func(value object) object {
		changed := squares()
		changed["features"].([]any)[1].(object)["geometry"] = value
		return changed
	}
	without := squares()
	without["features"] = without["features"].([]any)[2:]
	for name, test := range map[string]struct {
		content any
		says    string
	}{
		"no JSON":             {"{", "GeoJSON"},
		"another type":        {with("type", "Topology"), "GeoJSON"},
		"no approval":         {with("approval", " "), "the approval number"},
		"a province missing":  {without, ": 11"},
		"a province of lines": {geometry(object{"type": "LineString", "coordinates": [][2]float64{{1, 1}, {2, 2}}}), "features[1]"},
		"metres":              {geometry(object{"type": "Polygon", "coordinates": [][][2]float64{{{1e6, 1e6}, {2e6, 1e6}, {2e6, 2e6}}}}), "features[1]"},
		"no coordinates":      {geometry(object{"type": "Polygon", "coordinates": []any{}}), "features[1]"},
		"no geometry":         {geometry(nil), "features[1]"},
		"too large":           {strings.Repeat(" ", mostMap+1), "4 MB"},
	} {
		_, err := ReadMap(mapIn(t, test.content))
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != fault.BadUserInput || !strings.Contains(f.Message.EN, test.says) || f.Message.ZH == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadMap(filepath.Join(t.TempDir(), "none.json")); !fault.Is(err, fault.BadUserInput) {
		t.Errorf("no file: %v", err)
	}
}
