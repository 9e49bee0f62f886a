package graph_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"entgo.io/ent/dialect"

	"jiedui/db/dbtest"
)

// events is a stream of server-sent events.
type events struct{ lines *bufio.Scanner }

func (s *liveServer) sse(t *testing.T, authorization, query string) events {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	if got := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || got != "text/event-stream" {
		t.Fatalf("the stream is %s %s", res.Status, got)
	}
	return events{bufio.NewScanner(res.Body)}
}

// next returns the kind and the data of the next event. It skips comments that keep the stream alive.
func (e events) next(t *testing.T) (kind, data string) {
	t.Helper()
	for e.lines.Scan() {
		switch line := e.lines.Text(); {
		case strings.HasPrefix(line, "event: "):
			kind = strings.TrimPrefix(line, "event: ")
		case strings.HasPrefix(line, "data:"):
			data = strings.TrimSpace(strings.TrimPrefix(line, "data:"))
		case line == "" && kind != "":
			return kind, data
		}
	}
	t.Fatalf("the stream was cut off: %v", e.lines.Err())
	return kind, data
}

// A client that accepts only events gets them for any operation, also with GET.
func TestAnyOperationStreamsAsServerSentEvents(t *testing.T) {
	t.Parallel()
	s := serveLive(t, dbtest.Open(t, dialect.SQLite, full), settings{})
	for name, ask := range map[string]struct {
		method, accept, query string
		status                int
		want                  string
	}{
		"query":    {"GET", "text/event-stream", "{provinces{totalCount}}", 200, ": from here on\n\nevent: next\ndata: {\"data\":{\"provinces\":{\"totalCount\":31}}}\n\nevent: complete\ndata:\n\n"},
		"both":     {"GET", "application/json, text/event-stream", "{provinces{totalCount}}", 200, `{"data":{"provinces":{"totalCount":31}}}`},
		"neither":  {"GET", "application/json", "subscription{pairingChanged(regionID:1){pairing{id}}}", 400, "text/event-stream"},
		"mutation": {"GET", "text/event-stream", "mutation{endPairing(input:{id:1,version:1,endedOn:\"2024-01-01\"}){pairing{id}}}", 405, "by POST"},
		"refused": {"GET", "text/event-stream", "{nothing}", 200, `event: next
data: {"errors":[{"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":2}],"extensions":{"code":"BAD_USER_INPUT"}}]}

event: complete
data:

`},
		"missing": {"GET", "text/event-stream", "", 200, `event: next
data: {"errors":[{"message":"query is missing","extensions":{"code":"BAD_USER_INPUT"}}]}

event: complete
data:

`},
		"nowhere": {"GET", "text/event-stream", "subscription{pairingChanged(regionID:1){pairing{id}}}", 200, "event: next\ndata: {\"errors\":"},
		"head":    {"HEAD", "text/event-stream", "{provinces{totalCount}}", 406, ""},
	} {
		req, err := http.NewRequestWithContext(t.Context(), ask.method, s.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		q := req.URL.Query()
		q.Set("query", ask.query)
		req.URL.RawQuery = q.Encode()
		req.Header.Set("Accept", ask.accept)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		if _, err := body.ReadFrom(res.Body); err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != ask.status || !strings.Contains(body.String(), ask.want) {
			t.Errorf("%s: %d %s, want %d %s", name, res.StatusCode, body.String(), ask.status, ask.want)
		}
	}
}
