package response

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestMediaTypeIsNegotiated(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{
		"":                     "", // the header is there and empty
		"*/*":                  JSON,
		"application/*":        JSON,
		"text/html, */*;q=0.8": JSON,
		JSON:                   JSON,
		GraphQL:                GraphQL,
		GraphQL + "; charset=utf-8, " + JSON + "; charset=utf-8": GraphQL,
		JSON + ", " + GraphQL:           GraphQL,
		GraphQL + ";q=0.5, " + JSON:     JSON,
		GraphQL + "," + JSON + ";q=0.9": GraphQL,
		JSON + ";q=0, */*;q=0.1":        GraphQL,
		"*/*, " + JSON + ";q=0.2":       GraphQL,
		"APPLICATION/JSON ; Q=1":        JSON,
		JSON + ";q=0":                   "",
		JSON + ";charset=gbk":           "",
		"text/html":                     "",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header["Accept"] = []string{accept}
		got := Accept(r).Media
		if got != want {
			t.Errorf("Accept %q: %q, want %q", accept, got, want)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	if got := Accept(r); got != (Accepted{Media: JSON}) {
		t.Errorf("no Accept: %+v", got)
	}
	r.Header["Accept"] = []string{"text/html", GraphQL}
	if got := Accept(r); got != (Accepted{Media: GraphQL}) {
		t.Errorf("two fields: %+v", got)
	}
}

func TestServerSentEventsAreAskedForByName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, accept string
		want           Accepted
		only           bool
	}{
		{http.MethodPost, EventStream, Accepted{Events: true}, true},
		{http.MethodPost, EventStream + ", multipart/mixed", Accepted{Events: true}, true},
		{http.MethodGet, JSON + ", " + EventStream, Accepted{Media: JSON, Events: true}, false},
		{http.MethodGet, "*/*", Accepted{Media: JSON}, false},
		{http.MethodGet, EventStream + ";q=0", Accepted{}, false},
		{http.MethodHead, EventStream, Accepted{}, false},
	} {
		r := httptest.NewRequest(test.method, "/", nil)
		r.Header.Set("Accept", test.accept)
		if got := Accept(r); got != test.want || got.OnlyEvents() != test.only {
			t.Errorf("%s with Accept %q: %+v", test.method, test.accept, got)
		}
	}
}
