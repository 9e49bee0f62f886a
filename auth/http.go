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

// Handler gives the context of each request its viewer, none when it has no Authorization header, and answers what can't
// be verified itself: 401 or 503, with an error as GraphQL has it.
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
	if len(headers) > 1 { // who else on the way may have read another one?
		return nil, wrongHeader()
	}
	return a.Authorization(ctx, headers[0])
}

// Authorization is Viewer for the value of an Authorization header, wherever that was sent.
func (a *Authenticator) Authorization(ctx context.Context, value string) (*viewer.Viewer, error) {
	token, err := Bearer(value)
	if err != nil {
		return nil, err
	}
	return a.Viewer(ctx, token)
}

// Bearer gives the token of an Authorization header, "Bearer TOKEN", or a fault.Unauthenticated when it has none.
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

// refuse answers with the fault in err, and logs its cause, which has nothing of the token in it but single claims.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		f = fault.Wrap(err, fault.Internal, "something went wrong", "内部错误")
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
