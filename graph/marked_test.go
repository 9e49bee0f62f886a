package graph_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jiedui/auth"
	"jiedui/db/dbtest"
	"jiedui/ent/enterprise"
	"jiedui/ent/importjob"
	"jiedui/rule"
)

// fetch gets a path of the server as somebody.
func (o intakeOffice) fetch(who, path string) (int, []byte) {
	o.t.Helper()
	req, err := http.NewRequestWithContext(o.t.Context(), http.MethodGet, o.url+path, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	if who != "" {
		token, err := auth.Sign(o.key, who, time.Minute)
		if err != nil {
			o.t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		o.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	return res.StatusCode, body
}

// The file that was sent comes back with its faults marked. Mended in that workbook, it is imported.
func TestFaultsComeBackAsTheSameWorkbook(t *testing.T) {
	t.Parallel()
	dbtest.Dialects(t, func(t *testing.T, dialectName string) {
		o := employIntake(t, dialectName)
		job := o.imported(western, object{"kind": "ENTERPRISES"}, "firms.csv", firms(uscc(1), "91350100M000300Y6A"), "Accept-Language", "zh")
		id := job.textAt("importJob.id")
		read := func() string {
			return o.send(o.url, western, `query($id: ID!) { importJob(id: $id) { markedFile } }`, object{"id": id}).textAt("importJob.markedFile")
		}
		path := read()
		if path != "/import/"+id+".xlsx" {
			t.Fatalf("the marked file is at %q: %s", path, job.raw)
		}
		for who, want := range map[string]int{western: 200, admin: 200, eastern: 404, "": 401} {
			if status, body := o.fetch(who, path); status != want {
				t.Errorf("%q gets %d %.200s, want %d", who, status, body, want)
			}
		}
		if status, _ := o.fetch(western, "/import/x.xlsx"); status != 404 {
			t.Errorf("a file that is none gives %d", status)
		}
		_, content := o.fetch(western, path)
		book, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		name := book.GetSheetName(0)
		if got, _ := book.GetCellValue(name, "F3"); !strings.HasPrefix(got, "统一社会信用代码：") {
			t.Errorf("the fault is %q", got)
		}
		if comments, err := book.GetComments(name); err != nil || len(comments) != 1 || comments[0].Cell != "A3" {
			t.Errorf("comments %+v, %v", comments, err)
		}
		if err := book.SetCellStr(name, "A3", uscc(2)); err != nil {
			t.Fatal(err)
		}
		var mended bytes.Buffer
		if err := book.Write(&mended); err != nil {
			t.Fatal(err)
		}
		job = o.imported(western, object{"kind": "ENTERPRISES"}, "mended.xlsx", mended.String())
		if n := o.client.Enterprise.Query().Where(enterprise.Name("美姑苦荞公司")).CountX(o.trusted()); n != 2 {
			t.Errorf("%d enterprises are there: %s", n, job.raw)
		}

		// After its time it is removed.
		o.client.ImportJob.Update().Where(importjob.MarkedNotNil()).SetMarkedUntil(time.Now().UTC().Add(-time.Second)).ExecX(rule.System(t.Context()))
		if status, _ := o.fetch(western, path); status != 404 || read() != "<nil>" {
			t.Errorf("later it gives %d, %s", status, read())
		}
		forgetting := make(chan time.Time)
		done := make(chan struct{})
		ctx, stop := context.WithCancel(t.Context())
		go func() { defer close(done); o.jobs.ForgetMarked(ctx, forgetting) }()
		forgetting <- time.Now() // it has removed them once by now
		stop()
		<-done
		if n := o.client.ImportJob.Query().Where(importjob.MarkedNotNil()).CountX(rule.System(t.Context())); n != 0 {
			t.Errorf("%d marked files are kept", n)
		}
	})
}
