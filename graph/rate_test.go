package graph_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"jiedui/graph"
)

// status posts a query and returns the status, the headers and the body.
func (a api) status(t *testing.T, query string) (int, http.Header, string) {
	t.Helper()
	res := a.send(t, query, nil)
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header, string(body)
}

// A caller who sends more requests, or more costly ones, than allowed is told to wait, in a form that proxies know too.
func TestCallerWhoAsksForTooMuchIsToldToWait(t *testing.T) {
	t.Parallel()
	a := serveWith(t, func(o *graph.Options) { o.MaxRequests, o.MaxCostRate = 3, 1000 })
	answered := 0
	for range 20 {
		status, header, body := a.status(t, "{ __typename }")
		if status == http.StatusOK {
			answered++
			continue
		}
		if status != http.StatusTooManyRequests || header.Get("Retry-After") == "" || !strings.Contains(body, "RATE_LIMITED") || !strings.Contains(body, "wait ") {
			t.Fatalf("%d %v %s", status, header, body)
		}
	}
	if answered < 6 || answered > 12 {
		t.Errorf("%d of 20 are answered, want about 6", answered)
	}

	costly := serveWith(t, func(o *graph.Options) { o.MaxRequests, o.MaxCostRate = 1000, 1000 })
	const list = "{ counties(first: 200) { edges { node { prefecture { name } enterprises(first: 18) { edges { node { name } } } } } } }" // 3,801 and more
	answered = 0
	for range 10 {
		status, _, body := costly.status(t, list)
		switch status {
		case http.StatusOK:
			answered++
		case http.StatusTooManyRequests:
		default:
			t.Fatalf("%d %s", status, body)
		}
	}
	if answered < 1 || answered > 4 {
		t.Errorf("%d of 10 costly lists are answered", answered)
	}
	if status, _, body := costly.status(t, "{ __typename }"); status != http.StatusOK {
		t.Errorf("what costs nothing is refused: %d %s", status, body)
	}
}
