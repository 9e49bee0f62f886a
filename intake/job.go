package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql"

	"jiedui/clock"
	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/request"
	"jiedui/rule"
	"jiedui/sheet"
	"jiedui/viewer"
)

const (
	// Longest is how long an import may take. One that runs for longer has lost its server.
	Longest = time.Hour
	// maxRunning is how many imports run at once on a server, each on a database connection of its own. maxWaiting is
	// how many more may wait.
	maxRunning, maxWaiting = 2, 8
)

// Job is an import in the background, as the API shows it.
type Job struct {
	ID         int
	Kind       string
	FileName   string
	DryRun     bool
	Partial    bool
	Status     string
	Rows       int
	Imported   int
	Refused    int
	Faults     []Fault
	Notes      []Note
	MarkedFile *string
	CreatedAt  time.Time
	FinishedAt *time.Time
}

// Upload is a file that a client has sent. The function that receives it must close it.
type Upload struct {
	File interface {
		io.ReaderAt
		io.Closer
	}
	Name string
	Size int64
}

// Jobs runs imports in the background of a server.
type Jobs struct {
	// Verify refuses a viewer who has sent a file at a moment and has lost rights since. It may be nil.
	Verify func(ctx context.Context, client *ent.Client, v *viewer.Viewer, sent time.Time) error

	client  *ent.Client
	changed func()
	ctx     context.Context // of the server
	slots   chan struct{}
	all     sync.WaitGroup

	mu      sync.Mutex
	running map[int]*atomic.Int64 // rows read, by job; also of those that wait
}

// NewJobs returns Jobs that run until ctx ends. changed is called after each import that stored something.
func NewJobs(ctx context.Context, client *ent.Client, changed func()) *Jobs {
	return &Jobs{
		client: client, changed: changed, ctx: ctx, slots: make(chan struct{}, maxRunning), running: make(map[int]*atomic.Int64),
	}
}

// Recover marks jobs as failed that have lost their server. SQLite has only one server, so there it marks all jobs that
// seem to run.
func (j *Jobs) Recover(ctx context.Context) error {
	lost := j.client.ImportJob.Update().Where(importjob.StatusEQ(importjob.StatusRUNNING)).
		SetStatus(importjob.StatusFAILED).SetFinishedAt(clock.Now()).SetFaults(asJSON([]Fault{stopped}))
	if j.client.Dialect() == dialect.Postgres {
		lost.Where(importjob.CreatedAtLT(clock.Now().Add(-2 * Longest)))
	}
	if err := lost.Exec(rule.System(ctx)); err != nil {
		return fmt.Errorf("import jobs: %w", err)
	}
	return nil
}

// Wait waits until no import runs any more. The context of NewJobs must have ended.
func (j *Jobs) Wait() { j.all.Wait() }

var stopped = Fault{
	Code: string(fault.Unavailable), EN: "the server stopped before the import ended, and nothing was kept: send the file again",
	ZH: "服务器在导入完成前停止，未保留任何数据：请重新上传",
}

// Start stores a job in the transaction of ctx, and runs it after the commit with the rights of the viewer. If the viewer
// has other rights at its end, it keeps nothing. It closes the file in any case.
func (j *Jobs) Start(ctx context.Context, client *ent.Client, file Upload, o Options) (*Job, error) {
	row, rows, err := j.store(ctx, client, file, o)
	if err != nil {
		return nil, errors.Join(err, file.File.Close())
	}
	within := request.Carry(viewer.With(j.ctx, viewer.From(ctx)), ctx)
	if j.Verify != nil {
		sent := clock.Now()
		o.Verify = func(ctx context.Context, client *ent.Client) error {
			return j.Verify(ctx, client, viewer.From(ctx), sent)
		}
	}
	err = history.OnEnd(ctx, func(committed bool) {
		if !committed {
			j.forget(row.ID)
			_ = file.File.Close()
			return
		}
		j.all.Go(func() {
			defer file.File.Close()
			defer j.forget(row.ID)
			j.run(within, row.ID, file, o, rows)
		})
	})
	if err != nil {
		j.forget(row.ID)
		return nil, errors.Join(err, file.File.Close())
	}
	return j.jobOf(row), nil
}

// MayStart returns why the viewer may not start an import now, nil if the viewer may.
func (j *Jobs) MayStart(ctx context.Context) error {
	if err := MayImport(ctx); err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.full()
}

func (j *Jobs) full() error {
	if len(j.running) < maxRunning+maxWaiting {
		return nil
	}
	return fault.New(fault.RateLimited, "too many imports are under way: send the file again later", "导入任务过多：请稍后重新上传")
}

// store stores the job, and counts it among those that run.
func (j *Jobs) store(ctx context.Context, client *ent.Client, file Upload, o Options) (*ent.ImportJob, *atomic.Int64, error) {
	if err := o.Kind.may(ctx); err != nil {
		return nil, nil, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := j.full(); err != nil {
		return nil, nil, err
	}
	row, err := client.ImportJob.Create().SetSubject(viewer.From(ctx).Subject).SetKind(o.Kind.Code).SetFileName(shorten(file.Name)).
		SetDryRun(o.DryRun).SetPartial(o.Partial).Save(rule.System(ctx))
	if err != nil {
		return nil, nil, fmt.Errorf("import job: %w", err)
	}
	rows := new(atomic.Int64)
	j.running[row.ID] = rows
	return row, rows, nil
}

// shorten returns the last characters of a file's name, which say most.
func shorten(name string) string {
	const maxLength = 100 // the column has 300 bytes
	runes := []rune(strings.ToValidUTF8(name, "?"))
	return string(runes[max(0, len(runes)-maxLength):])
}

func (j *Jobs) forget(id int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.running, id)
}

// run imports the file and stores the result.
func (j *Jobs) run(ctx context.Context, id int, file Upload, o Options, rows *atomic.Int64) {
	within, cancel := context.WithTimeout(ctx, Longest)
	defer cancel()
	o.Progress = func(n int) { rows.Store(int64(n)) }
	result, marked, err := j.importFile(within, id, file, o)
	status := importjob.StatusSUCCEEDED
	switch {
	case err != nil:
		result = &Result{Rows: int(rows.Load()), Faults: []Fault{stopped}}
		if ctx.Err() == nil {
			result.Faults = failure(err)
		}
		if status = importjob.StatusFAILED; result.Faults[0].Code == string(fault.BadUserInput) || result.Faults[0].Code == string(fault.Forbidden) {
			status = importjob.StatusREFUSED
		} else {
			slog.ErrorContext(ctx, "import failed", "job", id, "error", err)
		}
	case !result.Kept(o):
		status = importjob.StatusREFUSED
	case !o.DryRun && j.changed != nil:
		j.changed()
	}
	// Also when the server stops.
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	ended := j.client.ImportJob.UpdateOneID(id).SetStatus(status).SetFinishedAt(clock.Now()).
		SetRows(result.Rows).SetImported(result.Imported).SetRefused(result.Refused).SetFaults(asJSON(result.Faults)).SetNotes(asJSON(result.Notes))
	if marked != nil {
		ended.SetMarked(marked).SetMarkedUntil(clock.Now().Add(MarkedTime))
	}
	if err := ended.Exec(rule.System(last)); err != nil {
		slog.ErrorContext(ctx, "cannot store the result of an import", "job", id, "status", status, "error", err)
	}
}

// importFile imports the file, and marks its faults while it is still there.
func (j *Jobs) importFile(ctx context.Context, id int, file Upload, o Options) (result *Result, marked []byte, err error) {
	select {
	case j.slots <- struct{}{}:
		defer func() { <-j.slots }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	rows, err := sheet.Open(file.File, file.Size, file.Name, sheet.DefaultLimits)
	if err != nil {
		return nil, nil, err
	}
	result, err = Import(ctx, j.client, rows, o)
	if err != nil { // the header may be wrong
		return nil, j.mark(ctx, id, file, o.Kind, FaultsOf(err)), err
	}
	return result, j.mark(ctx, id, file, o.Kind, result.Faults), nil
}

// failure returns an error that ended an import in the form that its owner sees.
func failure(err error) []Fault {
	list := FaultsOf(err)
	switch {
	case list != nil:
		return list
	case errors.Is(err, context.DeadlineExceeded):
		return []Fault{{Code: string(fault.Timeout), EN: "the import took too long, and nothing was kept: split the file", ZH: "导入超时，未保留任何数据：请拆分文件"}}
	}
	return []Fault{{
		Code: string(fault.Internal), EN: "something went wrong on our side, and nothing was kept: send the file again",
		ZH: "服务器内部错误，未保留任何数据：请重新上传",
	}}
}

func asJSON[T Fault | Note](list []T) json.RawMessage {
	if list == nil {
		list = []T{}
	}
	raw, _ := json.Marshal(list) // texts and numbers can always be written
	return raw
}

// Job returns a job of the viewer, or of anybody if the viewer is an admin. It returns nil if there is none.
func (j *Jobs) Job(ctx context.Context, id int) (*Job, error) {
	list, err := j.list(ctx, func(q *ent.ImportJobQuery) { q.Where(importjob.ID(id)) })
	if len(list) == 0 || err != nil {
		return nil, err
	}
	return list[0], nil
}

// Latest returns the latest jobs of the viewer, or of all if the viewer is an admin.
func (j *Jobs) Latest(ctx context.Context, first int) ([]*Job, error) {
	return j.list(ctx, func(q *ent.ImportJobQuery) { q.Limit(first) })
}

func (j *Jobs) list(ctx context.Context, which func(*ent.ImportJobQuery)) ([]*Job, error) {
	v := viewer.From(ctx)
	if v == nil || v.ID == 0 {
		return nil, rule.Unauthenticated(ctx)
	}
	q := j.client.ImportJob.Query().Order(importjob.ByID(sql.OrderDesc()))
	if v.Role != viewer.Admin {
		q.Where(importjob.Subject(v.Subject))
	}
	which(q)
	others := slices.DeleteFunc(slices.Clone(importjob.Columns), func(name string) bool { return name == importjob.FieldMarked }) // which is large
	rows, err := q.Select(others...).All(rule.System(ctx))
	if err != nil {
		return nil, fmt.Errorf("import jobs: %w", err)
	}
	list := make([]*Job, len(rows))
	for n, row := range rows {
		list[n] = j.jobOf(row)
	}
	return list, nil
}

// jobOf returns a stored job as the API shows it. It has the number of rows read so far if it runs here, and has failed
// if it must have lost its server.
func (j *Jobs) jobOf(row *ent.ImportJob) *Job {
	job := &Job{
		ID: row.ID, Kind: string(row.Kind), FileName: row.FileName, DryRun: row.DryRun, Partial: row.Partial,
		Status: string(row.Status), Rows: row.Rows, Imported: row.Imported, Refused: row.Refused, Faults: []Fault{}, Notes: []Note{},
		CreatedAt: row.CreatedAt, FinishedAt: row.FinishedAt,
	}
	if row.MarkedUntil != nil && clock.Now().Before(*row.MarkedUntil) {
		file := fmt.Sprintf("%s%d.xlsx", MarkedPath, row.ID)
		job.MarkedFile = &file
	}
	if row.Faults != nil {
		_ = json.Unmarshal(row.Faults, &job.Faults) // written by asJSON
	}
	if row.Notes != nil {
		_ = json.Unmarshal(row.Notes, &job.Notes)
	}
	if row.Status != importjob.StatusRUNNING {
		return job
	}
	j.mu.Lock()
	rows := j.running[row.ID]
	j.mu.Unlock()
	switch {
	case rows != nil:
		job.Rows = int(rows.Load())
	case clock.Now().Sub(row.CreatedAt).Abs() > 2*Longest: // or the clock was set back, and the server started again
		job.Status, job.Faults = string(importjob.StatusFAILED), []Fault{stopped}
	}
	return job
}
