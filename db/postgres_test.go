package db

import (
	"strings"
	"testing"

	"github.com/lib/pq"

	"jiedui/fault"
)

func TestErrorsOfPostgresSayWhatToDo(t *testing.T) {
	t.Parallel()
	cfg := pq.Config{Host: "db.example", Port: 5432}
	tests := map[string]struct {
		err error
		say string
	}{
		"Old":      {errOldServer(120009), "of version 12: jiedui needs version 13"},
		"NoTLS":    {pq.ErrSSLNotSupported, "sslmode=disable"},
		"Full":     {&pq.Error{Code: "53300"}, "max_connections"},
		"Starting": {&pq.Error{Code: "57P03"}, "try again shortly"},
		"Other":    {&pq.Error{Code: "XX000"}, "refused the connection"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := explainPostgres(cfg, test.err)
			if got.Code != fault.DatabaseUnavailable || !strings.Contains(got.Message.EN, test.say) || !strings.Contains(got.Message.EN, "db.example:5432") {
				t.Errorf("got %s %q, want %q", got.Code, got.Message, test.say)
			}
		})
	}
}
