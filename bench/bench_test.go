package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiedui/db/pgserver"
)

// The benchmark runs its own program again for each server. Here that is the test.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		main()
		return
	}
	os.Exit(m.Run())
}

// All servers give the same answers to all workloads, and every figure is measured. The test does not compare the
// figures.
func TestServersGiveTheSameAnswersAndFigures(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	err := run(t.Context(), []string{
		"--projects=7000", "--rounds=1", "--round=50ms", "--connections=2", "--page", "--sqlite", "--cpuprofile=" + dir,
	}, &out)
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	report := out.String()
	for _, want := range []string{
		"7000 projects", "| point | compiled |", "| list | generated |", "| nested | floor |", "| filter | compiled |", "| point | coordinator |",
		"| by amount committed | 1 |", "| by id |", "On SQLite",
	} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
	if strings.Contains(report, "NaN") || strings.Contains(report, "Inf") {
		t.Errorf("a figure was not measured:\n%s", report)
	}
	profiles, err := filepath.Glob(filepath.Join(dir, "*.pprof"))
	if err != nil || len(profiles) != 4*4+2*2 {
		t.Errorf("profiles %v, %v", profiles, err)
	}
}

// Coordinators are answered while others attack. The test does not compare the figures.
func TestCoordinatorsAreAnsweredUnderAttack(t *testing.T) {
	var out bytes.Buffer
	err := run(t.Context(), []string{"attack", "--projects=0", "--quiet=500ms", "--for=3s", "--connections=10"}, &out)
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, want := range []string{"| register | 200 × ", "| read | 200 × ", "| /readyz | 200 × ", " MB of memory"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// No operation reads many more pages of the database than its cost allows for. The test does not compare times.
func TestCostIsWhatTheDatabaseReads(t *testing.T) {
	var out bytes.Buffer
	err := run(t.Context(), []string{"costs", "--projects=7000", "--rounds=1"}, &out)
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("JIEDUI_REQUIRE_POSTGRES") != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if n := strings.Count(out.String(), "\n| "); n != len(pricedOperations)+1 {
		t.Errorf("%d lines for %d operations\n%s", n, len(pricedOperations), out.String())
	}
}
