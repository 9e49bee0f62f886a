package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"jiedui/auth"
)

// attackCommand measures what coordinators notice while others try to bring the program down.
type attackCommand struct {
	Projects    int           `default:"20000" help:"Investment projects in the database. Default: ${default}."`
	Quiet       time.Duration `default:"15s" help:"How long the quiet time before lasts. Default: ${default}."`
	For         time.Duration `default:"60s" help:"How long the attack lasts. Default: ${default}."`
	Connections int           `default:"64" help:"Connections that attack. Default: ${default}."`
	MemoryLimit string        `default:"768MiB" help:"Memory limit of the program. Default: ${default}."`
}

const (
	// coordinators register, and as many read a record. Each sends pace a request.
	coordinators = 8
	pace         = 50 * time.Millisecond
)

// tally counts the answers to one kind of request.
type tally struct {
	mu       sync.Mutex
	took     []time.Duration
	statuses map[int]int
	wrong    string // an answer that should not be, such as one with INTERNAL
}

func (t *tally) add(status int, took time.Duration, body []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.statuses == nil {
		t.statuses = make(map[int]int)
	}
	t.statuses[status]++
	t.took = append(t.took, took)
	if status >= 500 && status != http.StatusServiceUnavailable && status != http.StatusGatewayTimeout || bytes.Contains(body, []byte(`"INTERNAL"`)) {
		t.wrong = fmt.Sprintf("%d %.300s", status, body)
	}
}

// p returns a percentile of the times.
func (t *tally) p(part float64) time.Duration {
	if len(t.took) == 0 {
		return 0
	}
	slices.Sort(t.took)
	return t.took[min(len(t.took)-1, int(part*float64(len(t.took))))]
}

func (t *tally) String() string {
	var list []string
	for _, status := range slices.Sorted(maps.Keys(t.statuses)) {
		list = append(list, fmt.Sprintf("%d × %d", status, t.statuses[status]))
	}
	return strings.Join(list, ", ")
}

// Run measures and prints the results. It returns an error if a registration fails, the program is not ready, or an answer
// is its own fault.
func (a *attackCommand) Run(ctx context.Context, out io.Writer) error {
	dir, err := os.MkdirTemp("", "jiedui-attack-")
	if err != nil {
		return fmt.Errorf("attack: %w", err)
	}
	defer os.RemoveAll(dir)
	server, d, err := startSeeded(ctx, a.Projects, writeSettings)
	if err != nil {
		return err
	}
	defer server.Stop()
	defer d.Close()
	firm, _, pair, err := registry(ctx, d.Client())
	if err != nil {
		return fmt.Errorf("attack: %w", err)
	}
	key, err := auth.LoadKey(filepath.Join(dir, "key"), true)
	if err != nil {
		return err
	}
	token, err := auth.Sign(key, "bench", time.Hour)
	if err != nil {
		return err
	}
	p, err := startProgram(ctx, dir, server.URL(database), a.MemoryLimit)
	if err != nil {
		return err
	}
	defer p.stop()

	register := encode(map[string]any{
		"query": "mutation($in: RegisterInvestmentProjectInput!) { registerInvestmentProject(input: $in) { investmentProject { id } } }",
		"variables": map[string]any{"in": map[string]any{
			"name": "苦荞加工", "enterpriseID": strconv.Itoa(firm), "pairingID": strconv.Itoa(pair),
			"program": "EAST_WEST_COLLABORATION", "industry": "C13", "committed": "1000000.00",
		}},
	})
	read := encode(map[string]any{"query": `{ county(code: "513436") { name nameEn province { name } } }`})
	phase := func(long time.Duration, attackers int) (writes, reads, ready, attack *tally) {
		writes, reads, ready, attack = new(tally), new(tally), new(tally), new(tally)
		within, stop := context.WithTimeout(ctx, long)
		defer stop()
		var all sync.WaitGroup
		for range coordinators {
			all.Go(func() { p.work(within, writes, "Bearer "+token, register) })
			all.Go(func() { p.work(within, reads, "Bearer "+token, read) })
		}
		all.Go(func() { p.watch(within, ready) })
		for n := range attackers {
			all.Go(func() { p.attack(within, attack, n) })
		}
		all.Wait()
		return writes, reads, ready, attack
	}
	phase(3*time.Second, 0) // warms up
	quietWrites, quietReads, _, _ := phase(a.Quiet, 0)
	progress("the attack begins")
	writes, reads, ready, attack := phase(a.For, a.Connections)

	ratio := func(now, quiet *tally) float64 { return float64(now.p(0.99)) / float64(max(quiet.p(0.99), 1)) }
	fmt.Fprintf(out, "%d connections attack for %s, beside %d coordinators who register and %d who read one record; memory limit %s\n\n", a.Connections, a.For, coordinators, coordinators, a.MemoryLimit)
	fmt.Fprint(out, "| | answers | p50 | p99 | p99 when quiet | ratio |\n|---|---|---:|---:|---:|---:|\n")
	fmt.Fprintf(out, "| register | %s | %s | %s | %s | %.1f |\n", writes, short(writes.p(0.5)), short(writes.p(0.99)), short(quietWrites.p(0.99)), ratio(writes, quietWrites))
	fmt.Fprintf(out, "| read | %s | %s | %s | %s | %.1f |\n", reads, short(reads.p(0.5)), short(reads.p(0.99)), short(quietReads.p(0.99)), ratio(reads, quietReads))
	fmt.Fprintf(out, "| /readyz | %s | %s | %s | | |\n", ready, short(ready.p(0.5)), short(ready.p(0.99)))
	fmt.Fprintf(out, "| attack | %s | %s | %s | | |\n\nThe program used at most %s of memory.\n", attack, short(attack.p(0.5)), short(attack.p(0.99)), p.mostMemory())
	wrong := cmp.Or(writes.wrong, reads.wrong, ready.wrong, attack.wrong)
	switch {
	case wrong != "":
		return fmt.Errorf("an answer is the program's own fault: %s", wrong)
	case len(writes.statuses) != 1 || writes.statuses[http.StatusOK] == 0:
		return errors.New("not every registration succeeded")
	case len(ready.statuses) != 1 || ready.statuses[http.StatusOK] == 0:
		return errors.New("the program was not always ready")
	}
	return nil
}

func encode(v map[string]any) []byte {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return body
}

// program is jiedui as operators run it.
type program struct {
	cmd        *exec.Cmd
	url, admin string
	client     *http.Client
}

var (
	listening = regexp.MustCompile(`msg=listening url=(\S+)`)
	checks    = regexp.MustCompile(`health checks" url=(\S+)`)
)

func startProgram(ctx context.Context, dir, database, memory string) (*program, error) {
	binary := filepath.Join(dir, "jiedui")
	if built, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "jiedui").CombinedOutput(); err != nil { //nolint:gosec // G204: our own program
		return nil, fmt.Errorf("build: %w: %s", err, built)
	}
	cmd := exec.CommandContext(ctx, binary, "--database="+database, "--public-read", "--no-demo", "--signing-key="+filepath.Join(dir, "key"), //nolint:gosec // G204
		"--addr=127.0.0.1:0", "--admin-addr=127.0.0.1:0", "--memory-limit="+memory, "--log-level=info", "--log=text")
	log, err := cmd.StderrPipe()
	if err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	p := &program{cmd: cmd, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000}, Timeout: time.Minute}}
	lines := bufio.NewScanner(log)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if found := listening.FindStringSubmatch(lines.Text()); found != nil {
			p.url = found[1] + "/graphql"
		}
		if found := checks.FindStringSubmatch(lines.Text()); found != nil {
			p.admin = found[1] + "/readyz"
		}
		if strings.Contains(lines.Text(), "msg=ready") {
			go func() { _, _ = io.Copy(io.Discard, log) }()
			return p, nil
		}
	}
	p.stop()
	return nil, errors.New("jiedui did not start")
}

func (p *program) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
}

// mostMemory returns the most memory that the process has used.
func (p *program) mostMemory() string {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return "an unknown amount"
	}
	found := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if found == nil {
		return "an unknown amount"
	}
	n, _ := strconv.Atoi(string(found[1]))
	return fmt.Sprintf("%d MB", n/1024)
}

// send posts a body and counts the answer.
func (p *program) send(ctx context.Context, t *tally, authorization, media string, body []byte) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url, bytes.NewReader(body))
	if err != nil {
		return
	}
	req.Header.Set("Content-Type", media)
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	p.count(req, t)
}

func (p *program) count(req *http.Request, t *tally) {
	start := time.Now()
	res, err := p.client.Do(req)
	if err != nil {
		if req.Context().Err() == nil {
			t.add(0, time.Since(start), nil)
		}
		return
	}
	defer res.Body.Close()
	head, _ := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	_, _ = io.Copy(io.Discard, res.Body)
	status := res.StatusCode
	if status == http.StatusOK && bytes.HasPrefix(head, []byte(`{"errors"`)) && t != nil && req.Header.Get("Authorization") != "" {
		status = -1 // a coordinator's request that failed
	}
	if req.Context().Err() == nil || status != http.StatusOK {
		t.add(status, time.Since(start), head)
	}
}

// work sends a request again and again, as a person with a page does.
func (p *program) work(ctx context.Context, t *tally, authorization string, body []byte) {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	for ctx.Err() == nil {
		p.send(context.WithoutCancel(ctx), t, authorization, "application/json", body)
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// watch asks whether the program is ready.
func (p *program) watch(ctx context.Context, t *tally) {
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for ctx.Err() == nil {
		if req, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodGet, p.admin, nil); err == nil {
			p.count(req, t)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// attack sends one costly request after the other. Those of n differ from those of others in their text.
func (p *program) attack(ctx context.Context, t *tally, n int) {
	query := func(text string) []byte { return encode(map[string]any{"query": text}) }
	var aliases, schemas strings.Builder
	for i := range 6600 {
		fmt.Fprintf(&aliases, "a%d:__typename ", i)
	}
	for i := range 100 {
		fmt.Fprintf(&schemas, "a%d:__schema{types{fields{name type{name}}}} ", i)
	}
	related := `{ investmentProjects(where: {or: [` + strings.Repeat(`{hasCountyWith: {hasProvinceWith: {name: "x"}}},`, 200) + `]}) { totalCount } }`
	form := "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a\"\r\n\r\n" + strings.Repeat("x", 1<<20) + "\r\n--x--\r\n"
	for i := n; ctx.Err() == nil; i++ {
		switch i % 10 {
		case 0:
			p.send(ctx, t, "", "application/json", query("{"+strings.Repeat(" z", 10_000)+"}"))
		case 1:
			p.send(ctx, t, "", "application/json", query("{"+aliases.String()+"}"))
		case 2:
			p.send(ctx, t, "", "application/json", query("{"+strings.Repeat(" __typename @a @b @c", 3000)+"}"))
		case 3:
			p.send(ctx, t, "", "application/json", query(fmt.Sprintf("{ counties(first: %d) { totalCount } } # %d %s", 1+i%200, i, strings.Repeat("x", 15_000))))
		case 4:
			p.send(ctx, t, "", "application/json", query("{"+schemas.String()+"}"))
		case 5:
			p.send(ctx, t, "", "application/json", query(related))
		case 6:
			p.send(ctx, t, "", "application/json", query(`{ enterprises(first: 100, where: {search: "gongsi"}) { totalCount edges { node { name investmentProjects(first: 100) { totalCount edges { node { name contributions(first: 2) { totalCount } } } } } } } }`))
		case 7:
			p.send(ctx, t, "", "application/json", query(`{ capitalContributionGroups(groupBy: [RECEIVING_COUNTY, MONTH], first: 200) { edges { node { amount { sum sumYearEarlier } } } } }`))
		case 8:
			p.send(ctx, t, "", "multipart/form-data; boundary=x", []byte(form))
		default:
			p.send(ctx, t, "Bearer "+strings.Repeat("a", 2000), "application/json", query("{ me { id } }"))
		}
	}
}
