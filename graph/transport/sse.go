package transport

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"jiedui/response"
)

// stream sends the responses to an operation as server-sent events, in the mode "distinct connections" of GraphQL over
// SSE: one next event for each, then one complete. It returns after the last.
func (t HTTP) stream(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, op *graphql.OperationContext) {
	ctx, cancel := context.WithCancel(withSession(r.Context(), SessionFor(r, t.Verify)))
	responses, within := exec.DispatchOperation(ctx, op)
	frames := make(chan string)
	go func() {
		defer close(frames)
		defer func() {
			if p := recover(); p != nil {
				_ = LogPanic(within, p)
			}
		}()
		for answer := responses(within); answer != nil; answer = responses(within) {
			select { // written here, because the executor reuses the memory of a response
			case frames <- response.Next(answer):
			case <-ctx.Done():
				return
			}
		}
	}()
	defer func() {
		cancel()
		for range frames {
		}
	}()

	response.SetEvents(w.Header())
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // the timeout of the server is for requests
	send := func(frame string) bool {
		_ = control.SetWriteDeadline(time.Now().Add(WriteTimeout))
		if _, err := io.WriteString(w, frame); err != nil {
			return false
		}
		return control.Flush() == nil
	}
	keepAlive := time.NewTicker(t.KeepAlive)
	defer keepAlive.Stop()
	for ok := send(": from here on\n\n"); ok; {
		select {
		case frame, more := <-frames:
			if !more {
				send(response.Complete)
				return
			}
			ok = send(frame)
			keepAlive.Reset(t.KeepAlive)
		case <-keepAlive.C:
			ok = send(":\n\n")
		case <-r.Context().Done():
			return
		}
	}
}
