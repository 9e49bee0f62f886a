package db

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"jiedui/fault"
)

// Migrations are those of this binary: SQL files in the format of goose, in migrations/postgres and migrations/sqlite.
//
//go:embed migrations
var Migrations embed.FS

// Migration is one step of the database schema.
type Migration struct {
	Version   int64
	Name      string    // of its file; empty if this binary does not know the migration
	AppliedAt time.Time // zero while it is pending
}

// Pending reports whether the migration has yet to be applied.
func (m Migration) Pending() bool { return m.AppliedAt.IsZero() }

// Status lists the migrations by version, those that this binary knows and those that the database has had. It writes
// nothing.
func Status(ctx context.Context, db *DB, migrations fs.FS) ([]Migration, error) {
	provider, err := newProvider(db, migrations)
	if err != nil {
		return nil, err
	}
	applied, err := appliedAt(ctx, db)
	if err != nil {
		return nil, migrationFailed("the list of applied migrations cannot be read", err)
	}
	var list []Migration
	for _, source := range provider.ListSources() {
		list = append(list, Migration{source.Version, path.Base(source.Path), applied[source.Version]})
		delete(applied, source.Version)
	}
	for _, version := range slices.Sorted(maps.Keys(applied)) {
		list = append(list, Migration{Version: version, AppliedAt: applied[version]})
	}
	slices.SortFunc(list, func(a, b Migration) int { return cmp.Compare(a.Version, b.Version) })
	return list, nil
}

// Check returns a *fault.Error unless the database is exactly what this binary expects: fault.DatabaseTooNew if a newer
// binary has migrated it, fault.DatabaseOutdated if migrations are pending. It writes nothing.
func Check(ctx context.Context, db *DB, migrations fs.FS) error {
	list, err := Status(ctx, db, migrations)
	if err != nil {
		return err
	}
	var known int64
	pending := 0
	for _, m := range list {
		if m.Name != "" {
			known = m.Version
		}
		if m.Pending() {
			pending++
		}
	}
	if newest := list[len(list)-1].Version; newest > known {
		return fault.New(fault.DatabaseTooNew, fmt.Sprintf("the database is of version %d, this binary knows up to %d: use a newer jiedui", newest, known),
			fmt.Sprintf("数据库版本为 %d，本程序只支持到 %d：请使用更新的 jiedui", newest, known))
	}
	if pending > 0 {
		return fault.New(fault.DatabaseOutdated, fmt.Sprintf("the database lacks %d migrations up to version %d: run jiedui migrate", pending, known),
			fmt.Sprintf("数据库缺少 %d 个迁移（至版本 %d）：请运行 jiedui migrate", pending, known))
	}
	return nil
}

// Migrate applies the pending migrations, each in its own transaction, and returns how many it applied. Any number of
// servers may call it at once: one applies the migrations, and the others wait for it. A database that a newer binary
// has migrated is refused with fault.DatabaseTooNew.
func Migrate(ctx context.Context, db *DB, migrations fs.FS) (int, error) {
	err := Check(ctx, db, migrations)
	if failure, ok := errors.AsType[*fault.Error](err); !ok || failure.Code != fault.DatabaseOutdated {
		return 0, err
	}
	locker, err := migrationLock(db)
	if err != nil {
		return 0, migrationFailed("the lock for migrations cannot be made", err)
	}
	provider, err := newProvider(db, migrations, goose.WithSessionLocker(locker))
	if err != nil {
		return 0, err
	}
	// Up creates goose's own table before it takes the lock, where servers that start together would collide.
	// GetDBVersion creates it under the lock.
	if _, err := provider.GetDBVersion(ctx); err != nil {
		return 0, migrationFailed("the database cannot be prepared for migrations", err)
	}
	applied, err := applyAll(ctx, provider)
	if failed, ok := errors.AsType[*goose.PartialError](err); ok {
		return applied, migrationFailed(fmt.Sprintf(
			"migration %s failed and was undone; the %d before it stay applied. Mend what the cause names and run jiedui migrate again",
			path.Base(failed.Failed.Source.Path), applied), failed.Err)
	}
	if err != nil {
		return applied, migrationFailed("the migrations cannot be applied", err)
	}
	if db.Dialect == dialect.SQLite && applied > 0 {
		if err := checkReferences(ctx, db); err != nil {
			return applied, err
		}
	}
	return applied, Check(ctx, db, migrations) // a newer binary may have migrated first
}

// applyAll applies the pending migrations. One that gave way to others who use the tables is tried again.
func applyAll(ctx context.Context, provider *goose.Provider) (applied int, err error) {
	for until := time.Now().Add(lockWait); ; {
		results, err := provider.Up(ctx)
		failed, partly := errors.AsType[*goose.PartialError](err)
		if !partly {
			return applied + len(results), err
		}
		applied += len(failed.Applied)
		if pq.As(failed.Err, pqerror.LockNotAvailable, pqerror.TRDeadlockDetected) == nil || time.Now().After(until) {
			return applied, err
		}
		slog.InfoContext(ctx, "a migration gives way and is tried again", "migration", path.Base(failed.Failed.Source.Path), "error", failed.Err)
		select {
		case <-ctx.Done():
			return applied, err
		case <-time.After(100*time.Millisecond + rand.N(400*time.Millisecond)): //nolint:gosec // G404: a pause, in which others go on
		}
	}
}

func newProvider(db *DB, migrations fs.FS, options ...goose.ProviderOption) (*goose.Provider, error) {
	folder := "migrations/sqlite"
	if db.Dialect == dialect.Postgres {
		folder = "migrations/postgres"
	}
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return nil, migrationFailed("the migrations cannot be read", err)
	}
	options = append(options, goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	provider, err := goose.NewProvider(goose.Dialect(db.Dialect), db.DB, files, options...)
	if err != nil {
		return nil, migrationFailed("the migrations cannot be read", err)
	}
	return provider, nil
}

// appliedAt returns when each version was applied, from goose's table if there is one. The provider would create the
// table, for which a reader has no rights.
func appliedAt(ctx context.Context, db *DB) (map[int64]time.Time, error) {
	store, err := database.NewStore(goose.Dialect(db.Dialect), goose.DefaultTablename)
	if err != nil {
		return nil, err
	}
	exists := "SELECT count(*) > 0 FROM sqlite_schema WHERE name = $1"
	if db.Dialect == dialect.Postgres {
		exists = "SELECT to_regclass($1) IS NOT NULL"
	}
	var found bool
	if err := db.QueryRowContext(ctx, exists, goose.DefaultTablename).Scan(&found); err != nil || !found {
		return nil, err
	}
	rows, err := store.ListMigrations(ctx, db)
	if err != nil {
		return nil, err
	}
	applied := make(map[int64]time.Time, len(rows))
	for _, row := range rows {
		if row.Version == 0 {
			continue // goose's mark that its table is complete
		}
		m, err := store.GetMigration(ctx, db, row.Version)
		if err != nil {
			return nil, err
		}
		applied[row.Version] = m.Timestamp.UTC()
	}
	return applied, nil
}

func migrationFailed(message string, err error) *fault.Error {
	return fault.Wrap(err, fault.MigrationFailed, message, "数据库迁移失败："+message)
}
