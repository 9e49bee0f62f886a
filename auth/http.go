package auth

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"jiedui/fault"
	"jiedui/response"
	"jiedui/viewer"
)

// Handler gives the context of each request its viewer, or none if it has no Authorization header. A header that cannot
// be verified it answers itself: 401 or 503, with an error in the form of GraphQL.
func (a *Authenticator) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		headers := r.Header.Values("Authorization")
		if len(headers) == 0 {
			next.ServeHTTP(w, r)
			return
		}
		v, err := a.caller(r.Context(), headers)
		if err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), v)))
	})
}

func (a *Authenticator) caller(ctx context.Context, headers []string) (*viewer.Viewer, error) {
	if len(headers) > 1 { // another program on the way may have used another one
		return nil, wrongHeader()
	}
	return a.Authorization(ctx, headers[0])
}

// Authorization is like Viewer, for the value of an Authorization header, wherever it was sent.
func (a *Authenticator) Authorization(ctx context.Context, value string) (*viewer.Viewer, error) {
	token, err := Bearer(value)
	if err != nil {
		return nil, err
	}
	return a.Viewer(ctx, token)
}

// Bearer returns the token of an Authorization header, "Bearer TOKEN", or a fault.Unauthenticated if it has none.
func Bearer(authorization string) (string, error) {
	scheme, token, _ := strings.Cut(authorization, " ")
	token = strings.Trim(token, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return "", wrongHeader()
	}
	return token, nil
}

func wrongHeader() error {
	return fault.New(fault.Unauthenticated,
		"the Authorization header must be one, of the form: Bearer TOKEN", "Authorization 头须仅有一个，形式为：Bearer TOKEN")
}

// refuse answers with the fault in err, and logs its cause. The cause has single claims of the token, but never the
// token.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		f = fault.Wrap(err, fault.Internal, "something went wrong on our side: report it with the request id", "服务器内部错误：反馈时请提供请求编号")
	}
	status, level := http.StatusServiceUnavailable, slog.LevelWarn
	if f.Code == fault.Unauthenticated {
		status, level = http.StatusUnauthorized, slog.LevelInfo
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
	} else {
		w.Header().Set("Retry-After", strconv.Itoa(int(pause/time.Second)))
	}
	slog.Log(r.Context(), level, "token refused", "status", status, "reason", f)
	response.Refuse(w, r, status, f, nil)
}
