package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"entgo.io/ent/dialect"
	moderncsqlite "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"jiedui/fault"
)

// sqliteSettings apply to every connection. Times are written in UTC with their offset, so that they sort as text.
// Transactions take the write lock when they begin: a transaction that takes it later cannot wait for it, and fails.
// The first 256 MB of a file are mapped. Otherwise pages are read through one cache, and connections that read side by
// side spend most of their time waiting for its lock.
const sqliteSettings = "_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=mmap_size(268435456)" +
	"&_txlock=immediate&_time_format=sqlite&_timezone=UTC&_error_rc=1"

// sqliteSynchronous makes a commit wait until it is on the disk. With relaxed, the last commits may be lost if the
// machine (not the program) stops at once. The file stays whole.
func sqliteSynchronous(relaxed bool) string {
	if relaxed {
		return "&_pragma=synchronous(NORMAL)"
	}
	return "&_pragma=synchronous(FULL)"
}

func sqlite(path string, relaxed bool, wrap func(driver.Connector) driver.Connector) (backend, error) {
	b := backend{
		dialect: dialect.SQLite,
		maxOpen: 16, // more than the cores: a writer that waits for its turn must not keep readers out
		probe:   useWAL,
		explain: func(err error) *fault.Error { return explainSQLite(path, err) },
	}
	var err error
	if path == ":memory:" {
		b.connector, err = inMemory(wrap)
	} else if b.file, err = filepath.Abs(path); err == nil {
		b.connector, err = moderncsqlite.NewConnector(fileURI(b.file) + "?" + sqliteSettings + sqliteSynchronous(relaxed))
		b.connector = wrap(b.connector)
	}
	if err != nil {
		return backend{}, b.explain(err)
	}
	return b, nil
}

// sqliteReadOnly opens a file to read it. SQLite writes two files beside a file with a log, also to read it, and removes
// them at the end. Where it may not, the file must be whole without them.
func sqliteReadOnly(path string, wrap func(driver.Connector) driver.Connector) (backend, error) {
	b := backend{
		dialect: dialect.SQLite,
		maxOpen: 16,
		probe:   readSchema,
		explain: func(err error) *fault.Error { return explainReadOnly(path, err) },
	}
	var err error
	if b.file, err = filepath.Abs(path); err != nil {
		return backend{}, b.explain(err)
	}
	mode := "&mode=rw&_pragma=query_only(1)" // rw does not create the file
	if !writable(b.file) {
		mode = "&mode=ro&immutable=1"
		if log, err := os.Stat(b.file + "-wal"); err == nil && log.Size() > 0 {
			mode = "&mode=ro"
		}
	}
	connector, err := moderncsqlite.NewConnector(fileURI(b.file) + "?" + sqliteSettings + mode)
	if err != nil {
		return backend{}, b.explain(err)
	}
	b.connector = wrap(connector)
	return b, nil
}

// writable reports whether a file and its directory may be written to. Modes also count for root, who could write
// nevertheless.
func writable(file string) bool {
	for _, path := range []string{file, filepath.Dir(file)} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o200 == 0 {
			return false
		}
		if err := mayWrite(path); err != nil {
			return false
		}
	}
	return true
}

// readSchema proves that a file is a database.
func readSchema(ctx context.Context, pool *sql.DB) error {
	var n int
	return pool.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_schema").Scan(&n)
}

func explainReadOnly(path string, err error) *fault.Error {
	switch code := sqliteCode(err); {
	case code == sqlite3.SQLITE_CANTOPEN:
		return fault.Wrap(err, fault.DatabaseUnavailable,
			fmt.Sprintf("there is no database at %s, or it may not be read: check the path and its rights", path),
			fmt.Sprintf("%s 处没有数据库，或无权读取：请检查路径和权限", path))
	default:
		return explainSQLite(path, err)
	}
}

// createPrivate creates a new database file that only its owner may read. SQLite gives the files beside it the same
// rights. Errors are found when the file is opened.
func createPrivate(file string) {
	if f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil { //nolint:gosec // G304: the person who starts the program names the file
		_ = f.Close()
	}
}

// fileURI escapes the characters that have a meaning in a URI, so that any path can be opened.
func fileURI(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive of Windows
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

// SQLite gets the function base64, which PostgreSQL has: compiled queries write cursors with it.
func init() {
	moderncsqlite.MustRegisterDeterministicScalarFunction("base64", 1,
		func(_ *moderncsqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			switch text := args[0].(type) {
			case string:
				return base64.StdEncoding.EncodeToString([]byte(text)), nil
			case []byte:
				return base64.StdEncoding.EncodeToString(text), nil
			default:
				return nil, nil
			}
		})
}

var memories atomic.Int64

// memory connects to a database in memory, which exists as long as it has a connection. The anchor keeps it while the
// pool has none.
type memory struct {
	driver.Connector
	anchor driver.Conn
}

func inMemory(wrap func(driver.Connector) driver.Connector) (driver.Connector, error) {
	connector, err := moderncsqlite.NewConnector(fmt.Sprintf("file:/jiedui-%d?vfs=memdb&%s", memories.Add(1), sqliteSettings))
	if err != nil {
		return nil, err
	}
	anchor, err := connector.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	return memory{Connector: wrap(connector), anchor: anchor}, nil
}

// Close is called by sql.DB.Close.
func (m memory) Close() error { return m.anchor.Close() }

// useWAL lets readers and the writer work side by side. The file keeps the mode. It also proves that the file is a
// database, which opening it does not. Servers that start together on a new file may collide here, since SQLite does
// not apply its busy timeout to this change.
func useWAL(ctx context.Context, pool *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		_, err := pool.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if !Busy(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Busy reports whether err says that another program held the write lock of an SQLite file for longer than a statement
// waits.
func Busy(err error) bool { return sqliteCode(err) == sqlite3.SQLITE_BUSY }

// sqliteCode returns the result code without its extension; 0 if err is not an error of SQLite.
func sqliteCode(err error) int {
	if refusal, ok := errors.AsType[*moderncsqlite.Error](err); ok {
		return refusal.Code() & 0xff
	}
	return 0
}

func explainSQLite(path string, err error) *fault.Error {
	code := sqliteCode(err)
	dir := filepath.Dir(path)
	file, fileErr := os.Stat(path)
	parent, dirErr := os.Stat(dir)
	var say fault.Text
	switch {
	case fileErr == nil && file.IsDir():
		example := filepath.Join(path, "jiedui.db")
		say = fault.Text{
			EN: fmt.Sprintf("%s is a directory: name a file in it, such as %s", path, example),
			ZH: fmt.Sprintf("%s 是目录：请指定其中的文件，例如 %s", path, example),
		}
	case dirErr != nil || !parent.IsDir():
		say = fault.Text{
			EN: fmt.Sprintf("%s is not a directory, or one that may not be entered: create it, or choose another place for the database", dir),
			ZH: fmt.Sprintf("%s 不是目录，或无权进入：请创建该目录，或将数据库放在别处", dir),
		}
	case code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_CORRUPT:
		say = fault.Text{
			EN: fmt.Sprintf("%s is not an SQLite database, or a damaged one: choose another file, or restore a backup", path),
			ZH: fmt.Sprintf("%s 不是 SQLite 数据库，或已损坏：请选择其他文件，或从备份恢复", path),
		}
	case code == sqlite3.SQLITE_BUSY:
		say = fault.Text{
			EN: fmt.Sprintf("%s is locked by another program: stop that program, or try again later", path),
			ZH: fmt.Sprintf("%s 被其他程序锁定：请停止该程序，或稍后重试", path),
		}
	default:
		say = fault.Text{
			EN: fmt.Sprintf("%s cannot be opened for writing: check the rights on the file and on its directory, and the free space", path),
			ZH: fmt.Sprintf("无法以写入方式打开 %s：请检查文件及其目录的权限和剩余空间", path),
		}
	}
	return fault.Wrap(err, fault.DatabaseUnavailable, say.EN, say.ZH)
}
