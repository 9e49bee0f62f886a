package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"entgo.io/ent/dialect"
	moderncsqlite "modernc.org/sqlite"

	"jiedui/fault"
)

// Backup writes a copy of an SQLite database, as it is at one moment, to a new file. Others may write to the database
// in the meantime. The copy is checked before it gets its name, so a file of that name is whole. PostgreSQL has its own
// tools for this: see docs/operations.md.
func Backup(ctx context.Context, d *DB, path string) error {
	if d.Dialect != dialect.SQLite {
		return fault.New(fault.BadUserInput,
			"jiedui backup is for SQLite: back PostgreSQL up with pg_dump or pg_basebackup, as docs/operations.md shows",
			"jiedui backup 仅用于 SQLite：PostgreSQL 请按 docs/operations.md 使用 pg_dump 或 pg_basebackup 备份")
	}
	if err := refuseExisting(path); err != nil {
		return err
	}
	return writeFile(path, func(temporary string) error {
		if _, err := d.ExecContext(ctx, "VACUUM INTO ?", temporary); err != nil {
			return fmt.Errorf("copy: %w", err)
		}
		return checkIntegrity(ctx, temporary)
	})
}

// Restore puts a copy that Backup has written in the place of the SQLite database at path. It refuses a copy that is
// damaged or that a newer binary has written, and a database that a program has open. It keeps what was at path beside
// it, under the name that it returns ("" if there was nothing).
func Restore(ctx context.Context, from, path string) (kept string, err error) {
	if err := checkIntegrity(ctx, from); err != nil {
		return "", fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%s is not a whole backup: give a file that jiedui backup has written", from),
			fmt.Sprintf("%s 不是完整的备份：请提供 jiedui backup 生成的文件", from))
	}
	if err := checkRestorable(ctx, from); err != nil {
		return "", err
	}
	switch _, err := os.Stat(path); {
	case err == nil:
		if err := checkUnused(ctx, path); err != nil {
			return "", err
		}
		kept = path + ".before-restore-" + time.Now().UTC().Format("20060102T150405Z")
		if err := os.Link(path, kept); err != nil {
			return "", fault.Wrap(err, fault.BadUserInput,
				fmt.Sprintf("can't keep the database that is there as %s", kept), fmt.Sprintf("无法将现有数据库保留为 %s", kept))
		}
		for _, suffix := range []string{"-wal", "-shm"} { // of a damaged database: the restored one must not read them
			if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return "", fmt.Errorf("restore: %w", err)
			}
		}
	case !errors.Is(err, fs.ErrNotExist):
		return "", fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("cannot read %s: check the path and its rights", path), fmt.Sprintf("无法查看 %s：请检查路径和权限", path))
	}
	return kept, writeFile(path, func(temporary string) error { return copyFile(from, temporary) })
}

// writeFile writes a file under another name, and renames it when it is whole and on the disk.
func writeFile(path string, fill func(temporary string) error) error {
	failed := func(err error) error {
		return fault.Wrap(err, fault.DatabaseUnavailable,
			fmt.Sprintf("can't write %s: check the rights on its directory and the free space", path),
			fmt.Sprintf("无法写入 %s：请检查目录权限和剩余空间", path))
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // of mode 0600
	if err != nil {
		return failed(err)
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := fill(file.Name()); err != nil {
		return failed(err)
	}
	if err := errors.Join(file.Sync(), os.Rename(file.Name(), path)); err != nil {
		return failed(err)
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return failed(err)
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil {
		return failed(err)
	}
	return nil
}

// refuseExisting refuses to overwrite a file.
func refuseExisting(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("%s is there already: name a new file", path), fmt.Sprintf("%s 已存在：请指定新的文件", path))
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from) //nolint:gosec // G304: the person who starts the program names the file
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600) //nolint:gosec // G304: see above
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// openReadOnly opens a file that no program writes to. It creates nothing beside it, and changes nothing in it.
func openReadOnly(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(abs); err != nil {
		return nil, err
	}
	connector, err := moderncsqlite.NewConnector(fileURI(abs) + "?mode=ro&immutable=1")
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

// checkIntegrity proves that every page of a database and every index are as SQLite wrote them, and that every reference leads
// to a row.
func checkIntegrity(ctx context.Context, path string) error {
	pool, err := openReadOnly(path)
	if err != nil {
		return err
	}
	defer pool.Close()
	var said string
	if err := pool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("integrity: %s", said)
	}
	var dangling int
	if err := pool.QueryRowContext(ctx, "SELECT COUNT(*) FROM pragma_foreign_key_check").Scan(&dangling); err != nil {
		return err
	}
	if dangling > 0 {
		return fmt.Errorf("%d rows refer to rows that do not exist", dangling)
	}
	return nil
}

// checkRestorable refuses a database of another program, or one that a newer binary has migrated. An older one is migrated
// when it is served.
func checkRestorable(ctx context.Context, path string) error {
	pool, err := openReadOnly(path)
	if err != nil {
		return err
	}
	defer pool.Close()
	list, err := Status(ctx, &DB{DB: pool, Dialect: dialect.SQLite}, Migrations)
	if err != nil {
		return err
	}
	applied := false
	for _, m := range list {
		if m.Name == "" {
			return fault.New(fault.DatabaseTooNew,
				fmt.Sprintf("the backup is of version %d, which this binary does not know: use a newer jiedui", m.Version),
				fmt.Sprintf("备份的版本为 %d，本程序不支持：请使用更新的 jiedui", m.Version))
		}
		applied = applied || !m.Pending()
	}
	if !applied {
		return fault.New(fault.BadUserInput, fmt.Sprintf("%s is not a database of jiedui: name a file that jiedui backup has written", path), fmt.Sprintf("%s 不是 jiedui 的数据库：请指定由 jiedui backup 写出的文件", path))
	}
	return nil
}

// checkUnused proves that no program has the database open, and writes its log back into the file. SQLite leaves the mode
// with a log only if no other program has the file open.
func checkUnused(ctx context.Context, path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	connector, err := moderncsqlite.NewConnector(fileURI(abs) + "?_pragma=busy_timeout(1000)&_error_rc=1")
	if err != nil {
		return err
	}
	pool := sql.OpenDB(connector)
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	if _, err := pool.ExecContext(ctx, "PRAGMA journal_mode = DELETE"); Busy(err) {
		return fault.Wrap(err, fault.BadUserInput,
			fmt.Sprintf("a program has %s open: stop the server first", path), fmt.Sprintf("%s 正在被使用：请先停止服务", path))
	} else if err != nil && sqliteCode(err) == 0 {
		return err
	}
	return nil // a damaged database is a reason to restore a backup
}
