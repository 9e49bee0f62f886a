package graph_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"testing"
	"time"

	"jiedui/auth"
	"jiedui/graph"
	"jiedui/graph/transport"
)

// Files that come at once have a bound together, and a folder of their own, which is empty afterwards.
func TestFilesThatComeAtOnceHaveABoundTogether(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	o := employIntake(t, "sqlite3", func(o *graph.Options) {
		o.UploadDir, o.MaxUploadBytes, o.UploadBytes = folder, 4000, 4000
	})
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	parts := form(object{"kind": "ENTERPRISES", "dryRun": true}, "firms.csv", firms(uscc(1)))
	for _, p := range parts[:2] {
		if err := w.WriteField(p.name, p.content); err != nil {
			t.Fatal(err)
		}
	}
	file, err := w.CreateFormFile("0", "firms.csv")
	if err != nil {
		t.Fatal(err)
	}
	begun := bytes.Clone(body.Bytes())
	_, _ = io.WriteString(file, parts[2].content)
	_ = w.Close()

	reader, writer := io.Pipe() // a length that is not known takes the room for the largest file
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, o.url, reader)
	if err != nil {
		t.Fatal(err)
	}
	token, err := auth.Sign(o.key, western, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", w.FormDataContentType())
	req.Header.Set(transport.PreflightHeader, "1")
	req.Header.Set("Authorization", "Bearer "+token)
	slow := make(chan int)
	go func() {
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			slow <- 0
			return
		}
		_ = res.Body.Close()
		slow <- res.StatusCode
	}()
	_, _ = writer.Write(begun)
	for tick := time.Tick(5 * time.Millisecond); ; <-tick { // until the slow file is being stored
		if there, err := os.ReadDir(folder); err != nil {
			t.Fatal(err)
		} else if len(there) > 0 {
			break
		}
	}
	status, a := o.post(western, parts)
	if status != http.StatusTooManyRequests || a.code() != "RATE_LIMITED" {
		t.Fatalf("while a file takes the room another gets %d %s", status, a.raw)
	}
	_, _ = writer.Write(body.Bytes()[len(begun):])
	_ = writer.Close()
	if got := <-slow; got != http.StatusOK {
		t.Errorf("the slow file gets %d", got)
	}
	o.jobs.Wait()
	if status, a := o.post(western, parts); status != http.StatusOK {
		t.Errorf("when there is room again a file gets %d %s", status, a.raw)
	}
	o.jobs.Wait()
	o.close()
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("in the folder there is still %v %v", left, err)
	}
}
