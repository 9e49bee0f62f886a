package report_test

import (
	"testing"

	"jiedui/db/dbtest"
	"jiedui/report"
	"jiedui/scalar"
	"jiedui/viewer"
)

func BenchmarkSummary(b *testing.B) {
	for _, dialectName := range []string{"sqlite3", "postgres"} {
		b.Run(dialectName, func(b *testing.B) {
			client := dbtest.Open(b, dialectName, full).Client()
			ctx := viewer.With(b.Context(), &viewer.Viewer{})
			asOf := scalar.Date{Year: 2022, Month: 11, Day: 30}
			for b.Loop() {
				if _, err := report.Summarize(ctx, client, client, report.SummaryRequest{AsOf: &asOf}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
