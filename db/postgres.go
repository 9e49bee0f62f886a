package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"

	"jiedui/fault"
)

const oldestPostgres = 13

var setting = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)

func postgres(rawURL string, statementTimeout time.Duration, pooler bool, wrap func(driver.Connector) driver.Connector) (backend, error) {
	cfg, err := postgresConfig(rawURL, statementTimeout, pooler)
	if err != nil {
		return backend{}, err
	}
	cfg.BinaryParameters = cfg.BinaryParameters || pooler
	connector, err := pq.NewConnectorConfig(cfg)
	if err != nil {
		return backend{}, fault.Wrap(err, fault.DatabaseURL, "the PostgreSQL URL cannot be used", "PostgreSQL 网址无法使用")
	}
	connector.Dialer(socketDialer{})
	listen := ""
	if !pooler { // in transaction mode it gives the connection of a listener to others
		if listen, err = listenURL(rawURL, cfg); err != nil {
			return backend{}, fault.Wrap(err, fault.DatabaseURL, "the PostgreSQL URL cannot be used", "PostgreSQL 网址无法使用")
		}
	}
	return backend{
		dialect:   dialect.Postgres,
		connector: wrap(preparing{connector, pooler}),
		listen:    listen,
		maxOpen:   20,
		maxIdle:   5 * time.Minute,
		probe:     checkPostgres,
		explain:   func(err error) *fault.Error { return explainPostgres(cfg, err) },
	}, nil
}

func postgresConfig(rawURL string, statementTimeout time.Duration, pooler bool) (pq.Config, error) {
	if !unambiguous(rawURL) {
		// The error of net/url is left out, because it quotes the URL, and so the password.
		return pq.Config{}, fault.New(fault.DatabaseURL, "the PostgreSQL URL cannot be read: write postgres://user:password@host:5432/name, "+
			"with special characters in the password percent-encoded (%40 for @, %2F for /, %23 for #, %3F for ?)",
			"PostgreSQL 网址无法识别：请写成 postgres://user:password@host:5432/name，密码中的特殊字符须百分号编码（@ 为 %40，/ 为 %2F，# 为 %23，? 为 %3F）")
	}
	cfg, err := pq.NewConfig(rawURL)
	if err != nil {
		return pq.Config{}, fault.Wrap(err, fault.DatabaseURL, "a setting of the PostgreSQL URL is wrong", "PostgreSQL 网址中有一项设置不正确")
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = 10 * time.Second
	}
	if cfg.ApplicationName == "" {
		cfg.ApplicationName = "jiedui"
	}
	maps.DeleteFunc(cfg.Runtime, func(name, _ string) bool { return strings.EqualFold(name, "timezone") })
	cfg.Runtime["timezone"] = "UTC"
	if _, set := cfg.Runtime["statement_timeout"]; !set && !strings.Contains(cfg.Options, "statement_timeout") {
		cfg.Runtime["statement_timeout"] = strconv.FormatInt(max(0, statementTimeout.Milliseconds()), 10)
	}
	// Compiling statements to machine code does not pay off here, and costs seconds if a filter is long.
	if _, set := cfg.Runtime["jit"]; !set && !strings.Contains(cfg.Options, "jit") && !pooler {
		cfg.Runtime["jit"] = "off"
	}
	return cfg, nil
}

// unambiguous reports whether a URL means what its writer meant. A password with a bare /, ? or # ends the host too
// early. The rest of it would then appear as the name of the database or of a setting, in messages and at the server.
func unambiguous(rawURL string) bool {
	u, err := url.Parse(rawURL)
	if err != nil || !strings.HasPrefix(rawURL, u.Scheme+"://") || u.Fragment != "" || (u.User == nil && strings.Contains(u.Path, "@")) {
		return false
	}
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return false
	}
	for name := range query {
		if !setting.MatchString(name) {
			return false
		}
	}
	return true
}

// errOldServer is the error for a server of a major version before oldestPostgres. Its value is server_version_num.
type errOldServer int

func (e errOldServer) Error() string { return fmt.Sprintf("server_version_num is %d", int(e)) }

// checkPostgres refuses a server that is too old, and warns of one that would be slow.
func checkPostgres(ctx context.Context, pool *sql.DB) error {
	var version int
	if err := pool.QueryRowContext(ctx, "SHOW server_version_num").Scan(&version); err != nil {
		return err
	}
	if version/10000 < oldestPostgres {
		return errOldServer(version)
	}
	var jit string
	if err := pool.QueryRowContext(ctx, "SHOW jit").Scan(&jit); err != nil {
		return err
	}
	if jit != "off" {
		slog.WarnContext(ctx, "PostgreSQL compiles statements to machine code, which makes some of them many times slower: "+
			"run ALTER ROLE CURRENT_USER SET jit = off as the user of the program, or take jit out of the URL")
	}
	return nil
}

func explainPostgres(cfg pq.Config, err error) *fault.Error {
	server := net.JoinHostPort(cfg.Host, strconv.Itoa(int(cfg.Port)))
	if len(cfg.Multi) > 0 {
		server += " and its fallbacks"
	}
	refusal := pq.As(err)
	old, isOld := errors.AsType[errOldServer](err)
	say := func(en, zh string) *fault.Error {
		return fault.Wrap(err, fault.DatabaseUnavailable, fmt.Sprintf("PostgreSQL at %s "+en, server), fmt.Sprintf("位于 %s 的 PostgreSQL "+zh, server))
	}
	switch {
	case isOld:
		return say(fmt.Sprintf("is of version %d: jiedui needs version %d or newer", int(old)/10000, oldestPostgres),
			fmt.Sprintf("版本为 %d：jiedui 需要 %d 或更高版本", int(old)/10000, oldestPostgres))
	case errors.Is(err, pq.ErrSSLNotSupported):
		return say("does not speak TLS: switch it on there, or add sslmode=disable to the URL if the network between is trusted",
			"未启用 TLS：请在服务端启用；若网络可信，可在网址中加 sslmode=disable")
	case refusal == nil:
		return say("cannot be reached: check that it runs, and the host and port in the URL", "无法连接：请确认其正在运行，并检查网址中的主机和端口")
	case refusal.Code.Class() == pqerror.ClassInvalidAuthorizationSpecification:
		return say(fmt.Sprintf("refused the user %q: check the user and the password in the URL", cfg.User),
			fmt.Sprintf("拒绝用户 %q：请检查网址中的用户和密码", cfg.User))
	case refusal.Code == pqerror.InvalidCatalogName:
		return say("has no such database: check the name in the URL, or create it with createdb", "没有该数据库：请检查网址中的库名，或用 createdb 创建")
	case refusal.Code == pqerror.TooManyConnections:
		return say("has no connection left: raise its max_connections, or lower the number jiedui may open",
			"已无可用连接：请调高其 max_connections，或调低 jiedui 的连接数")
	case refusal.Code == pqerror.CannotConnectNow:
		return say("is starting or stopping: try again shortly", "正在启动或停止：请稍后重试")
	default:
		return say("refused the connection", "拒绝连接")
	}
}

// IsAway reports whether an error of Open says that PostgreSQL does not run, or is starting or stopping. Then it may help
// to wait, while a wrong password or name stays wrong.
func IsAway(err error) bool {
	if refusal := pq.As(err); refusal != nil {
		return refusal.Code == pqerror.CannotConnectNow
	}
	_, unreached := errors.AsType[*net.OpError](err)
	return unreached || errors.Is(err, io.EOF)
}

// room is how many connections the server lets the user open in the database. Superusers may take those that are reserved
// for them.
const room = `SELECT least(
	current_setting('max_connections')::int - CASE WHEN rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int END,
	nullif(rolconnlimit, -1), nullif(datconnlimit, -1))
FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`

// Room returns how many connections the server allows at most; 0 means no bound.
func (d *DB) Room(ctx context.Context) (n int, err error) {
	if d.Dialect != dialect.Postgres {
		return 0, nil
	}
	if err := d.QueryRowContext(ctx, room).Scan(&n); err != nil {
		return 0, fmt.Errorf("connections of PostgreSQL: %w", err)
	}
	return n, nil
}

// ServerMessage returns what PostgreSQL said when it refused a connection, "" for an error that is not the server's.
func ServerMessage(err error) string {
	if refusal := pq.As(err); refusal != nil {
		return refusal.Message
	}
	return ""
}
