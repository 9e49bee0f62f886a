// Package fault has the one kind of error that reaches a user: a code for programs, a message for people in English and
// Chinese and, for wrong input, the fields that are wrong. Its cause is only for the log.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Code says which kind of fault it is. The API shows it as extensions.code.
type Code string

// The codes of the API.
const (
	Unauthenticated Code = "UNAUTHENTICATED"
	Forbidden       Code = "FORBIDDEN"
	NotFound        Code = "NOT_FOUND"
	BadUserInput    Code = "BAD_USER_INPUT"
	Conflict        Code = "CONFLICT"
	TooComplex      Code = "QUERY_TOO_COMPLEX"
	RateLimited     Code = "RATE_LIMITED"
	Timeout         Code = "TIMEOUT"
	Unavailable     Code = "UNAVAILABLE"
	Internal        Code = "INTERNAL"
)

// The codes of the commands, which also end the program with a non-zero status.
const (
	DatabaseURL         Code = "DATABASE_URL_INVALID"
	DatabaseUnavailable Code = "DATABASE_UNAVAILABLE"
	DatabaseTooNew      Code = "DATABASE_TOO_NEW"
	DatabaseOutdated    Code = "DATABASE_OUTDATED"
	MigrationFailed     Code = "MIGRATION_FAILED"
	AddressInUse        Code = "ADDRESS_IN_USE"
	AddressInvalid      Code = "ADDRESS_INVALID"
	HistoryBroken       Code = "HISTORY_BROKEN"
	FiguresDiffer       Code = "FIGURES_DIFFER"
	RecordsDiffer       Code = "RECORDS_DIFFER"
)

// Text is a message in the two languages of the product.
type Text struct {
	EN, ZH string
}

// In returns the text in Chinese when lang is "zh", in English otherwise.
func (t Text) In(lang string) string {
	if lang == "zh" && t.ZH != "" {
		return t.ZH
	}
	return t.EN
}

// Field is one fault of an input: where it is, which kind of fault it is, and what to do about it.
type Field struct {
	Path    string
	Code    Code
	Message Text
}

// Error is a fault that may be shown to a user.
type Error struct {
	Code    Code
	Message Text
	Fields  []Field
	// Err is the cause, for the log. It must not reach a client.
	Err error
}

// Error returns the code, the English message and the cause, for the log and the command line.
func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("%s: %s", e.Code, e.Message.EN)
	}
	return fmt.Sprintf("%s: %s: %v", e.Code, e.Message.EN, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New returns a fault with a code and a message in English and Chinese.
func New(code Code, en, zh string) *Error {
	return &Error{Code: code, Message: Text{EN: en, ZH: zh}}
}

// Wrap returns a fault that keeps its cause for the log.
func Wrap(err error, code Code, en, zh string) *Error {
	return &Error{Code: code, Message: Text{EN: en, ZH: zh}, Err: err}
}

// Input returns a BAD_USER_INPUT about the field at path.
func Input(path, en, zh string) *Error {
	text := Text{EN: en, ZH: zh}
	return &Error{Code: BadUserInput, Message: text, Fields: []Field{{Path: path, Code: BadUserInput, Message: text}}}
}

// Fields returns one BAD_USER_INPUT for all faults of an input, and nil if there are none.
func Fields(fields []Field) error {
	if len(fields) == 0 {
		return nil
	}
	en, zh := make([]string, len(fields)), make([]string, len(fields))
	for i, f := range fields {
		en[i], zh[i] = f.Path+": "+f.Message.EN, f.Path+"："+f.Message.ZH
	}
	return &Error{
		Code: BadUserInput, Fields: fields,
		Message: Text{EN: strings.Join(en, "; "), ZH: strings.Join(zh, "；")},
	}
}

// Is reports whether err, or what it wraps, is a fault with the given code.
func Is(err error, code Code) bool {
	var f *Error
	return errors.As(err, &f) && f.Code == code
}
