package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiedui/db"
)

// target is a server with the requests of a round.
type target struct {
	name   string
	server *child
	path   string
	bodies [][]byte
	token  string // of the sender; empty: nobody
}

// round has the results of one round of load.
type round struct {
	requests  int
	perSecond float64
	took      []time.Duration
	// These are of the server, for one request.
	objects, bytes float64
	cpu, database  time.Duration // processor time of the server and of the database
	resident       int           // bytes, at the end
}

// total returns the processor time for one request.
func (r round) total() time.Duration { return r.cpu + r.database }

// compare gives each target so many rounds of load, in turns, so that other work of the machine affects all in the same
// way. The first turn only warms up.
func (b *bench) compare(ctx context.Context, targets []target) ([][]round, error) {
	rounds := make([][]round, len(targets))
	for turn := range b.Rounds + 1 {
		for i := range targets {
			i = (i + turn) % len(targets)
			last := b.Round
			if turn == 0 {
				last = min(last, time.Second)
			}
			r, err := b.measureRound(ctx, targets[i], last)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", targets[i].name, err)
			}
			if turn > 0 {
				rounds[i] = append(rounds[i], r)
			}
		}
	}
	return rounds, nil
}

func (b *bench) measureRound(ctx context.Context, t target, last time.Duration) (round, error) {
	before, err := b.usage(ctx, t.server)
	if err != nil {
		return round{}, err
	}
	start := time.Now()
	took, err := drive(ctx, t, b.Connections, last)
	elapsed := time.Since(start)
	if err != nil {
		return round{}, err
	}
	after, err := b.usage(ctx, t.server)
	if err != nil {
		return round{}, err
	}
	n := len(took)
	return round{
		requests: n, perSecond: float64(n) / elapsed.Seconds(), took: took,
		objects:  float64(after.Objects-before.Objects) / float64(n),
		bytes:    float64(after.Bytes-before.Bytes) / float64(n),
		cpu:      (after.cpu - before.cpu) / time.Duration(n),
		database: (after.database - before.database) / time.Duration(n),
		resident: resident(t.server.cmd.Process.Pid),
	}, nil
}

// usage is what a server has used so far.
type usage struct {
	allocated
	cpu, database time.Duration
}

func (b *bench) usage(ctx context.Context, c *child) (u usage, err error) {
	var text bytes.Buffer
	if err := c.get(ctx, "/allocated", &text); err != nil {
		return u, err
	}
	if err := json.Unmarshal(text.Bytes(), &u.allocated); err != nil {
		return u, fmt.Errorf("allocated: %w", err)
	}
	u.cpu = processorTime(c.cmd.Process.Pid).own
	if b.postmaster != 0 {
		u.database = treeTime(b.postmaster)
	}
	return u, nil
}

// postmaster returns the process of a PostgreSQL server, whose children serve its connections. It returns 0 if the
// server does not run on this machine.
func postmaster(ctx context.Context, d *db.DB) (int, error) {
	var pid int
	if err := d.QueryRowContext(ctx, "SELECT pg_backend_pid()").Scan(&pid); err != nil {
		return 0, fmt.Errorf("process of the database: %w", err)
	}
	command, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "cmdline"))
	if err != nil || !bytes.HasPrefix(command, []byte("postgres:")) {
		return 0, nil //nolint:nilerr // the server is on another machine
	}
	return processorTime(pid).parent, nil
}

// times are those of a process in /proc/PID/stat; 0 if there is no /proc.
type times struct {
	parent        int
	own, children time.Duration // children: those that ended
}

func processorTime(pid int) (t times) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return t
	}
	// The name is in parentheses and may have any characters.
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	if len(fields) < 15 {
		return t
	}
	ticks := func(i int) time.Duration {
		n, _ := strconv.Atoi(fields[i])
		return time.Duration(n) * time.Second / 100 // USER_HZ, the same on every Linux
	}
	t.parent, _ = strconv.Atoi(fields[1])
	t.own, t.children = ticks(11)+ticks(12), ticks(13)+ticks(14)
	return t
}

// treeTime returns the time of a process and its children, also of those that ended.
func treeTime(pid int) time.Duration {
	t := processorTime(pid)
	sum := t.own + t.children
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range processes {
		child, _ := strconv.Atoi(filepath.Base(dir))
		if t := processorTime(child); t.parent == pid {
			sum += t.own + t.children
		}
	}
	return sum
}

// resident returns the memory of a process that is in RAM.
func resident(pid int) int {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "statm"))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	pages, _ := strconv.Atoi(fields[1])
	return pages * os.Getpagesize()
}

// median returns the median of the values that f gives for the rounds.
func median[T any](rounds []T, f func(T) float64) float64 {
	values := make([]float64, len(rounds))
	for i, r := range rounds {
		values[i] = f(r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// ratio returns the median of the rounds of a target divided by those of another target in the same turn.
func ratio(mine, theirs []round, f func(round) float64) float64 {
	turns := make([]int, len(mine))
	for i := range turns {
		turns[i] = i
	}
	return median(turns, func(i int) float64 { return f(mine[i]) / f(theirs[i]) })
}

func perSecond(r round) float64 { return r.perSecond }

// percentile returns a percentile of how long the requests of all rounds took.
func percentile(rounds []round, p float64) time.Duration {
	var all []time.Duration
	for _, r := range rounds {
		all = append(all, r.took...)
	}
	slices.Sort(all)
	return all[min(len(all)-1, int(p*float64(len(all))))]
}
