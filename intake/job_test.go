package intake_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"

	"jiedui/auth"
	"jiedui/db/dbtest"
	"jiedui/ent"
	"jiedui/ent/capitalcontribution"
	"jiedui/ent/coordinator"
	"jiedui/ent/importjob"
	"jiedui/fault"
	"jiedui/history"
	"jiedui/intake"
	"jiedui/rule"
	"jiedui/scalar"
)

// gate is a file that can be read to its middle, and to its end only after it is opened.
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
		g.begun++ // for its format, its encoding, its digest, its header, and its rows
	}
	if g.begun == 5 && offset > g.Size()/2 {
		g.once.Do(func() { close(g.reached) })
		<-g.opened
	}
	return g.Reader.ReadAt(b, offset)
}

func (g *gate) Close() error {
	close(g.closed)
	return nil
}

// rowsOf returns a file of contributions.
func (o *office) rowsOf(n int) string {
	return "project,amount,contributedOn\n" + strings.Repeat(o.projectOf("513430").RegistrationNumber+",10.01,2026-03-02\n", n)
}

// start stores a job for the coordinator of 金阳县.
func (o *office) start(jobs *intake.Jobs, file *gate) (job *intake.Job, err error) {
	err = history.Transact(o.contextOf(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		upload := intake.Upload{File: file, Name: "rows.csv", Size: file.Size()}
		job, err = jobs.Start(ctx, client, upload, kindOptions("contributions"))
		return err
	})
	return job, err
}

// The progress of an import is visible while it runs, even if it is the only writer, and its result afterwards.
func TestProgressOfAnImportIsVisible(t *testing.T) {
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
			now, err := jobs.Job(o.contextOf(subject), job.ID)
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
		now, err := jobs.Job(o.contextOf(jinyang), job.ID)
		if err != nil || now.Status != "SUCCEEDED" || now.Rows != 4000 || now.Imported != 4000 || now.Refused != 0 || len(now.Faults) != 0 || now.FinishedAt == nil || told != 1 {
			t.Errorf("in the end the job is %+v, %v, told %d times", now, err, told)
		}
		o.verified()
	})
}

// An import that is cut off by the end of the server has failed, and nothing of it is stored.
func TestImportFailsWhenTheServerStops(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employ(t, dialectName, full)
		before := o.verified()
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
		now, err := jobs.Job(o.contextOf(jinyang), job.ID)
		if err != nil || now.Status != "FAILED" || now.Imported != 0 || len(now.Faults) != 1 || now.Faults[0].Code != "UNAVAILABLE" || now.FinishedAt == nil {
			t.Errorf("the job is %+v, %v", now, err)
		}
		if after := o.verified(); after != before {
			t.Errorf("%d events were left", after-before)
		}
	})
}

// An import keeps nothing if its sender has lost rights before its end. On SQLite, which has one writer, rights change
// before an import or after it.
func TestImportEndsWithTheRightsOfItsSender(t *testing.T) {
	t.Parallel()
	o := employ(t, dialect.Postgres, full)
	jobs := intake.NewJobs(t.Context(), o.client, func() { t.Error("something is said to have changed") })
	jobs.Verify = auth.Verify
	for name, change := range map[string]func(){
		"another role": func() {
			o.client.Coordinator.Update().Where(coordinator.Subject(jinyang)).SetRole(coordinator.RoleANALYST).ExecX(o.trusted())
		},
		"revoked": func() {
			o.client.TokenRevocation.Create().SetSubject(jinyang).SetRevokedAt(time.Now().Add(time.Minute)).SetReason("遗失").ExecX(o.trusted())
		},
	} {
		o.client.Coordinator.Update().Where(coordinator.Subject(jinyang)).SetRole(coordinator.RoleCOORDINATOR).ExecX(o.trusted())
		file := newGate(o.rowsOf(4000))
		job, err := o.start(jobs, file)
		if err != nil {
			t.Fatal(err)
		}
		<-file.reached
		change()
		close(file.opened)
		jobs.Wait()
		<-file.closed
		now := o.client.ImportJob.GetX(o.trusted(), job.ID)
		if now.Status != importjob.StatusREFUSED || now.Imported != 0 || !strings.Contains(string(now.Faults), "FORBIDDEN") {
			t.Errorf("%s: the job is %+v", name, now)
		}
	}
	if n := o.client.CapitalContribution.Query().Where(capitalcontribution.OriginEQ(scalar.OriginRegistered)).CountX(o.trusted()); n != 0 {
		t.Errorf("%d contributions are kept", n)
	}
	o.verified()
}

// Jobs that have lost their server are marked as failed.
func TestJobsWithoutServerAreMarkedAsFailed(t *testing.T) {
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
				job, err := jobs.Job(o.contextOf(jinyang), id)
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

// A server refuses files above its limit. A job of a transaction that fails does not exist.
func TestJobsAboveTheLimitAreRefused(t *testing.T) {
	t.Parallel()
	o := employ(t, "sqlite3", full)
	jobs := intake.NewJobs(t.Context(), o.client, nil)
	content := o.rowsOf(1000)
	failed := errors.New("later")
	gone := newGate(content)
	err := history.Transact(o.contextOf(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		if _, err := jobs.Start(ctx, client, intake.Upload{File: gone, Name: "x.csv", Size: gone.Size()}, kindOptions("contributions")); err != nil {
			t.Error(err)
		}
		return failed
	})
	<-gone.closed
	if list, bad := jobs.Latest(o.contextOf(jinyang), 20); !errors.Is(err, failed) || bad != nil || len(list) != 0 {
		t.Errorf("%v left %+v, %v", err, list, bad)
	}
	var files []*gate
	err = history.Transact(o.contextOf(jinyang), o.client, func(ctx context.Context, client *ent.Client) error {
		for range 11 {
			file := newGate(content)
			files = append(files, file)
			if _, err := jobs.Start(ctx, client, intake.Upload{File: file, Name: "x.csv", Size: file.Size()}, kindOptions("contributions")); err != nil {
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
