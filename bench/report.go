package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"jiedui/db"
)

// machine writes what the figures depend on.
func (b *bench) machine(ctx context.Context, d *db.DB) error {
	var version, buffers string
	var projects, enterprises, contributions int
	err := d.QueryRowContext(ctx, `
		SELECT current_setting('server_version'), current_setting('shared_buffers'), (SELECT count(*) FROM investment_projects),
			(SELECT count(*) FROM enterprises), (SELECT count(*) FROM capital_contributions)`).
		Scan(&version, &buffers, &projects, &enterprises, &contributions)
	if err != nil {
		return fmt.Errorf("machine: %w", err)
	}
	load := ""
	if text, err := os.ReadFile("/proc/loadavg"); err == nil {
		load = ", load before " + strings.Fields(string(text))[0]
	}
	fmt.Fprintf(b.out, "%d cores (%s/%s%s), %s, PostgreSQL %s with shared_buffers %s, lib/pq; %d projects of %d enterprises with %d contributions; %d connections, %d rounds of %s\n\n",
		runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, load, runtime.Version(), version, buffers,
		projects, enterprises, contributions, b.Connections, b.Rounds, b.Round)
	return nil
}

// table has the results, a row for each workload and server.
type table struct {
	out  io.Writer
	base string // the server that others are compared with
}

func (b *bench) table(base string) table {
	fmt.Fprintf(b.out, "| workload | server | req/s | p50 | p99 | CPU of server | CPU of database | allocations | bytes | memory | req/s ÷ %[1]s | 1/CPU ÷ %[1]s |\n"+
		"|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n", base)
	return table{b.out, base}
}

// add writes the rows of a workload. CPU, allocations and bytes are for one request. The ratios of requests and of CPU
// are those of the same turn. The ratio of CPU depends less on other work of the machine.
func (t table) add(workload string, servers []*child, rounds [][]round) {
	base := rounds[slices.IndexFunc(servers, func(c *child) bool { return c.kind == t.base })]
	for i, c := range servers {
		of := rounds[i]
		fmt.Fprintf(t.out, "| %s | %s | %.0f | %s | %s | %s | %s | %.0f | %.0f | %d MB | %.2f | %s |\n",
			workload, c.kind, median(of, perSecond), short(percentile(of, 0.5)), short(percentile(of, 0.99)),
			shortMedian(of, func(r round) time.Duration { return r.cpu }),
			shortMedian(of, func(r round) time.Duration { return r.database }),
			median(of, func(r round) float64 { return r.objects }), median(of, func(r round) float64 { return r.bytes }),
			slices.MaxFunc(of, func(a, b round) int { return a.resident - b.resident }).resident>>20,
			ratio(of, base, perSecond), measured(1/ratio(of, base, func(r round) float64 { return r.total().Seconds() })))
	}
}

// measured writes a ratio of processor times. The system counts them in hundredths of a second, so a short round may
// have none.
func measured(ratio float64) string {
	if ratio == 0 || math.IsNaN(ratio) || math.IsInf(ratio, 0) {
		return "–"
	}
	return fmt.Sprintf("%.2f", ratio)
}

func shortMedian(rounds []round, f func(round) time.Duration) string {
	return short(time.Duration(median(rounds, func(r round) float64 { return float64(f(r)) })))
}

// short writes a duration with three digits.
func short(d time.Duration) string {
	switch {
	case d == 0:
		return "–"
	case d < time.Millisecond:
		return fmt.Sprintf("%d µs", d.Microseconds())
	case d < time.Second:
		return fmt.Sprintf("%.3g ms", float64(d.Microseconds())/1000)
	default:
		return fmt.Sprintf("%.3g s", d.Seconds())
	}
}
