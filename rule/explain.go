package rule

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"regexp"
	"slices"

	"github.com/lib/pq"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"jiedui/ent"
	"jiedui/ent/privacy"
	"jiedui/fault"
	"jiedui/history"
)

// Attempt runs do as a part of a unit of work that may be refused by itself. It returns the fault if the user can mend
// it; then the part is undone, and the unit of work continues. Any other error ends the unit of work.
func Attempt(ctx context.Context, c *ent.Client, do func(context.Context, *ent.Client) error) (*fault.Error, error) {
	err := history.Attempt(ctx, c, do)
	if err == nil {
		return nil, nil
	}
	f := Explain(err)
	if slices.Contains([]fault.Code{fault.BadUserInput, fault.Conflict, fault.Forbidden, fault.NotFound}, f.Code) {
		return f, nil
	}
	return nil, err
}

// Explain returns the fault in err, or the fault that stands for an error of a library.
func Explain(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	switch {
	case ent.IsNotFound(err):
		return notFound(err)
	case errors.Is(err, privacy.Deny):
		return fault.Wrap(err, fault.Forbidden, "you may not see or do this: ask an admin for the rights", "无权查看或操作：请联系管理员")
	case ent.IsValidationError(err):
		return fault.Wrap(err, fault.BadUserInput, "a value is not allowed: check the input", "字段值不合规定：请检查输入")
	case errors.Is(err, context.DeadlineExceeded):
		return timedOut(err)
	case errors.Is(err, context.Canceled):
		return fault.Wrap(err, fault.Timeout, "the request was cancelled: send it again", "请求已取消：请重新提交")
	}
	if p, ok := errors.AsType[*pq.Error](err); ok {
		switch {
		case p.Code == "57014": // query_canceled, also by statement_timeout
			return timedOut(err)
		case isDeadlock(p): // two changes that waited for each other
			return fault.Wrap(err, fault.Conflict, "somebody else changed the same records at this moment: send it again",
				"他人正在修改同一记录：请重新提交")
		case p.Code == "0A000" && p.Routine == "RevalidateCachedQuery": // a migration ran at the same time
			return fault.Wrap(err, fault.Conflict, "the database was migrated at this moment: send it again", "数据库正在升级：请重新提交")
		case p.Code.Class() == "54": // program limit exceeded
			return tooComplex(err)
		case inFailedTransaction(p): // an earlier statement of the transaction has failed
			return fault.Wrap(err, fault.Conflict, "not done, since another part of the operation failed: correct that part", "因同一请求的其他部分失败，未执行：请先更正该部分")
		case p.Code.Class() == "22": // data exception: the database cannot store the value
			return fault.Wrap(err, fault.BadUserInput, "the database cannot store a value: check the input", "数据库无法识别某个值：请检查输入")
		case p.Code == "53100", p.Code.Class() == "58": // disk full; an error of the system, such as of its disk
			return noSpace(err)
		case p.Code.Class() == "08", p.Code.Class() == "57", p.Code.Class() == "53":
			return unavailable(err)
		}
	}
	if s, ok := errors.AsType[*sqlite.Error](err); ok {
		switch s.Code() & 0xff { // without its extension
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
			return noSpace(err)
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM:
			return unavailable(err)
		}
	}
	if _, ok := errors.AsType[*net.OpError](err); ok || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unavailable(err) // the database connection is gone
	}
	if tooManyArgs.MatchString(err.Error()) {
		return tooComplex(err)
	}
	if ent.IsConstraintError(err) {
		return fault.Wrap(err, fault.Conflict, "a record contradicts the rules of the database", "记录与数据库约束冲突")
	}
	return fault.Wrap(err, fault.Internal, "something went wrong on our side; name the request id when you report it",
		"服务器内部错误；反馈时请提供请求编号")
}

func notFound(err error) *fault.Error {
	return fault.Wrap(err, fault.NotFound, "there is no such record", "没有这条记录")
}

func unavailable(err error) *fault.Error {
	return fault.Wrap(err, fault.Unavailable, "the database is not available: try again later", "数据库暂不可用，请稍后重试")
}

func noSpace(err error) *fault.Error {
	return fault.Wrap(err, fault.Unavailable, "the database cannot write, since its disk is full or broken: tell who runs the server, and try again later",
		"数据库磁盘已满或无法写入：请通知运维人员，稍后重试")
}

// tooManyArgs matches the error of a driver that refuses a statement before it is sent, because it is too long.
var tooManyArgs = regexp.MustCompile(`too many SQL variables|Expression tree is too large|only supports 65535 parameters`)

func tooComplex(err error) *fault.Error {
	return fault.Wrap(err, fault.TooComplex, "the query is too long for the database: split it", "查询超出数据库的限制：请拆分查询")
}

func timedOut(err error) *fault.Error {
	return fault.Wrap(err, fault.Timeout, "the query took too long: ask for less", "查询超时：请缩小查询范围")
}

// Passing reports whether an error comes from the state of the database at this moment, and not from the request.
func Passing(err error) bool {
	p, ok := errors.AsType[*pq.Error](err)
	return ok && (isDeadlock(p) || inFailedTransaction(p))
}

func isDeadlock(p *pq.Error) bool { return p.Code == "40001" || p.Code == "40P01" }

func inFailedTransaction(p *pq.Error) bool { return p.Code == "25P02" }
