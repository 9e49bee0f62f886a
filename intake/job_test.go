package intake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/importjob"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/intake"
	"jiedui/rule"
)

// gate is a file that is read up to its middle, and then when it is opened.
type gate struct {
	*strings.Reader
	begun   int
	reached chan struct{}
	opened  chan struct{}
	closed  chan struct{}
	once    sync.Once
}

func newGate(content string) *gate {
	return &gate{Reader: strings.NewReader(content), reached: make(chan struct{}), opened: make(chan struct{}), closed: make(chan struct{})}
}

func (g *gate) ReadAt(b []byte, offset int64) (int, error) {
	if offset == 0 {
		g.begun++ // to see what it is, in which encoding, and then for its rows
	}
	if g.begun == 3 && offset > g.Size()/2 {
		g.once.Do(func() { close(g.reached) })
		<-g.opened
	}
	return g.Reader.ReadAt(b, offset)
}

func (g *gate) Close() error {
	close(g.closed)
	return nil
}

// rowsOf is a file of contributions.
func (o *office) rowsOf(n int) string {
	return "project,amount,contributedOn\n" + strings.Repeat(o.projectOf("513430").RegistrationNumber+",10.01,2026-03-02\n", n)
}

// start puts a job down for the coordinator of 金阳县.
func (o *office) start(jobs *intake.Jobs, file *gate) (job *intake.Job, err error) {
	err = history.Transact(o.as(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		upload := intake.Upload{File: file, Name: "rows.csv", Size: file.Size()}
		job, err = jobs.Start(ctx, client, upload, of("contributions"))
		return err
	})
	return job, err
}

// How far an import is can be seen while it runs, also where it is the one writer; what became of it, afterwards.
func TestWatch(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		told := 0
		jobs := intake.NewJobs(t.Context(), o.client, func() { told++ })
		file := newGate(o.rowsOf(4000))
		job, err := o.start(jobs, file)
		if err != nil || job.Status != "RUNNING" || job.FileName != "rows.csv" || job.Kind != "CAPITAL_CONTRIBUTIONS" {
			t.Fatalf("the job is %+v, %v", job, err)
		}
		<-file.reached
		for subject, sees := range map[string]bool{jinyang: true, "demo:admin": true, everywhere: false} {
			now, err := jobs.Job(o.as(subject), job.ID)
			if err != nil || (now != nil) != sees {
				t.Errorf("%s sees %+v, %v", subject, now, err)
			}
			if now != nil && (now.Status != "RUNNING" || now.Rows < 500 || now.Rows > 3000 || now.FinishedAt != nil) {
				t.Errorf("half-way the job is %+v", now)
			}
		}
		close(file.opened)
		jobs.Wait()
		<-file.closed
		now, err := jobs.Job(o.as(jinyang), job.ID)
		if err != nil || now.Status != "SUCCEEDED" || now.Rows != 4000 || now.Imported != 4000 || now.Refused != 0 || len(now.Faults) != 0 || now.FinishedAt == nil || told != 1 {
			t.Errorf("in the end the job is %+v, %v, told %d times", now, err, told)
		}
		o.holds()
	})
}

// An import that the server's end breaks off has failed, and nothing of it is kept.
func TestServerStops(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before := o.holds()
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		jobs := intake.NewJobs(ctx, o.client, func() { t.Error("something is said to have changed") })
		file := newGate(o.rowsOf(4000))
		job, err := o.start(jobs, file)
		if err != nil {
			t.Fatal(err)
		}
		<-file.reached
		stop()
		close(file.opened)
		jobs.Wait()
		<-file.closed
		now, err := jobs.Job(o.as(jinyang), job.ID)
		if err != nil || now.Status != "FAILED" || now.Imported != 0 || len(now.Faults) != 1 || now.Faults[0].Code != "UNAVAILABLE" || now.FinishedAt == nil {
			t.Errorf("the job is %+v, %v", now, err)
		}
		if after := o.holds(); after != before {
			t.Errorf("%d events were left", after-before)
		}
	})
}

// Jobs whose server is gone are told to have failed.
func TestRecover(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		left := func(ago time.Duration) int {
			return o.client.ImportJob.Create().SetSubject(jinyang).SetKind(importjob.KindENTERPRISES).SetFileName("x.csv").SetDryRun(false).
				SetPartial(false).SetCreatedAt(time.Now().UTC().Add(-ago)).SaveX(o.trusted()).ID
		}
		old, fresh := left(3*intake.Longest), left(0)
		jobs := intake.NewJobs(t.Context(), o.client, nil)
		status := func() (list string) {
			for _, id := range []int{old, fresh} {
				job, err := jobs.Job(o.as(jinyang), id)
				if err != nil {
					t.Fatal(err)
				}
				list += fmt.Sprint(job.Status, len(job.Faults), " ")
			}
			return list
		}
		if got := status(); got != "FAILED1 RUNNING0 " {
			t.Errorf("the jobs are %s", got)
		}
		if err := jobs.Recover(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := "FAILED1 FAILED1 "
		if dialectName == "postgres" { // another server may run it
			want = "FAILED1 RUNNING0 "
		}
		if got := status(); got != want {
			t.Errorf("the jobs are %s, want %s", got, want)
		}
		if n := o.client.ImportJob.Query().Where(importjob.ID(old), importjob.StatusEQ(importjob.StatusFAILED)).CountX(rule.System(t.Context())); n != 1 {
			t.Error("it is not written down")
		}
	})
}

// A server takes so many files and no more; a job of a transaction that fails is none.
func TestTooManyJobs(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	jobs := intake.NewJobs(t.Context(), o.client, nil)
	content := o.rowsOf(1000)
	failed := errors.New("later")
	gone := newGate(content)
	err := history.Transact(o.as(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		if _, err := jobs.Start(ctx, client, intake.Upload{File: gone, Name: "x.csv", Size: gone.Size()}, of("contributions")); err != nil {
			t.Error(err)
		}
		return failed
	})
	<-gone.closed
	if list, bad := jobs.Latest(o.as(jinyang), 20); !errors.Is(err, failed) || bad != nil || len(list) != 0 {
		t.Errorf("%v left %+v, %v", err, list, bad)
	}
	var files []*gate
	err = history.Transact(o.as(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		for range 11 {
			file := newGate(content)
			files = append(files, file)
			if _, err := jobs.Start(ctx, client, intake.Upload{File: file, Name: "x.csv", Size: file.Size()}, of("contributions")); err != nil {
				return err
			}
		}
		return nil
	})
	if !fault.Is(err, fault.RateLimited) || len(files) != 11 {
		t.Errorf("file %d gives %v", len(files), err)
	}
	for _, file := range files {
		<-file.closed
	}
}
