package cli

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/vektah/gqlparser/v2/ast"

	"jiedui/fault"
	"jiedui/graph"
	"jiedui/graph/limit"
)

// ServeFlags are the settings of the server.
type ServeFlags struct {
	Addr              string         `env:"ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on. Default: ${default}."`
	AdminAddr         string         `env:"ADMIN_ADDR" placeholder:"HOST:PORT" help:"Address of their own for metrics and health checks. Default: they are at --addr."`
	TLSCert           string         `env:"TLS_CERT" placeholder:"FILE" help:"Certificate (PEM) to serve https; read again when it changes. It goes with --tls-key."`
	TLSKey            string         `env:"TLS_KEY" placeholder:"FILE" help:"Key (PEM) of --tls-cert."`
	Demo              *bool          `env:"DEMO" negatable:"" help:"Load demonstration data into a database without records of its own. Default: only into SQLite."`
	AutoMigrate       bool           `env:"AUTO_MIGRATE" default:"true" negatable:"" help:"Bring the database's tables up to date first."`
	MaxConnections    int            `env:"MAX_CONNECTIONS" default:"0" help:"Most connections to the database for changes, and as many for lists. Default: 20 for PostgreSQL, 16 for SQLite."`
	ReportConnections int            `env:"REPORT_CONNECTIONS" default:"4" help:"Most connections for reports, exports and long lists, besides the others. Default: ${default}."`
	HTTPConnections   int            `name:"max-http-connections" env:"MAX_HTTP_CONNECTIONS" default:"10000" help:"Most connections of clients at once; more wait until one is free. Default: ${default}."`
	TrustedProxies    []netip.Prefix `name:"trusted-proxy" env:"TRUSTED_PROXIES" placeholder:"CIDR" help:"Networks of proxies in front of the server, such as 10.0.0.0/8, whose X-Forwarded-For header says who the client is. Default: none."`
	MaxRequests       int            `env:"MAX_REQUESTS" default:"1000" help:"Most requests of one caller each second, on average. Default: ${default}."`
	MaxCostRate       int            `env:"MAX_COST_RATE" default:"50000" help:"Most records that the operations of one caller may read each second, on average. Default: ${default}."`
	MemoryLimit       Bytes          `env:"MEMORY_LIMIT" placeholder:"SIZE" help:"Memory that the program keeps within if it can, such as 512MiB. Default: nine tenths of what the container has."`
	UploadDir         string         `env:"UPLOAD_DIR" type:"existingdir" placeholder:"DIR" help:"Folder for files that are being imported. Default: the system's folder for temporary files."`
	UploadSpace       Bytes          `env:"UPLOAD_SPACE" default:"1GiB" help:"Most bytes of files that are being imported, all together. Default: ${default}."`
	Relaxed           bool           `env:"RELAXED_COMMITS" name:"relaxed-commits" help:"SQLite: say that a change is done before it is on the disk. Faster, but the last changes may be lost when the machine stops at once."`
	Pooler            bool           `env:"POOLER" help:"PostgreSQL is behind a pooler in transaction mode, such as PgBouncer: prepare no statements."`
	Anchor            string         `env:"ANCHOR" placeholder:"FILE" help:"Append the signed ends of the history's chains there, now and again: a file where nobody who can write to the database can write."`
	AnchorInterval    time.Duration  `env:"ANCHOR_INTERVAL" default:"1h" help:"How often --anchor does so. Default: ${default}."`
	AnchorKey         string         `env:"ANCHOR_KEY" placeholder:"FILE" help:"Ed25519 key (PEM) that signs for --anchor; it is created if it does not exist. Default: the signing key."`
	Executor          string         `env:"EXECUTOR" enum:"compiled,generated,choose" default:"compiled" help:"How queries are answered: compiled to SQL; by the generated executor; or as a request's X-Executor header chooses, for development. Default: ${default}."`
	MaxCost           int            `env:"MAX_COST" default:"${max_cost}" help:"Most records that one operation may read. Default: ${default}."`
	MaxDepth          int            `env:"MAX_DEPTH" default:"${max_depth}" help:"Most levels of fields in one operation. Default: ${default}."`
	MaxBody           int64          `env:"MAX_BODY_BYTES" default:"${max_body}" help:"Most bytes in the body of a request. Default: ${default}."`
	OperationTimeout  time.Duration  `env:"OPERATION_TIMEOUT" default:"${operation_timeout}" help:"The longest time that one operation may run. Default: ${default}."`
	StopTimeout       time.Duration  `env:"STOP_TIMEOUT" default:"20s" help:"The longest time that requests may go on after SIGTERM. Default: ${default}."`
	MaxSubscriptions  int            `env:"MAX_SUBSCRIPTIONS" default:"1000" help:"Most subscriptions at once. Default: ${default}."`
	MaxExports        int            `env:"MAX_EXPORTS" default:"${max_exports}" help:"Most exports at once. Default: ${default}."`
	ExportTimeout     time.Duration  `env:"EXPORT_TIMEOUT" default:"${export_timeout}" help:"The longest time that one export may run. Default: ${default}."`
	AllowOrigin       []string       `env:"ALLOW_ORIGIN" placeholder:"ORIGIN" help:"Web origins whose pages may call the API, such as https://example.org; * is any. Default: none."`
	Issuer            string         `env:"OIDC_ISSUER" placeholder:"URL" help:"OIDC provider whose tokens are accepted, as their iss has it."`
	Audience          string         `env:"OIDC_AUDIENCE" help:"Audience (aud) that the tokens of --issuer must have."`
	ClientID          string         `name:"client-id" env:"OIDC_CLIENT_ID" placeholder:"ID" help:"Client at --issuer as which people sign in from the pages: a public one, for the code flow with PKCE, that may return to /sign-in. Default: nobody signs in there."`
	ClientScope       string         `env:"OIDC_CLIENT_SCOPE" default:"openid" help:"Scopes that the pages ask --issuer for, with spaces in between. Default: ${default}."`
	PublicRead        *bool          `env:"PUBLIC_READ" negatable:"" help:"Let anyone read; without it a token is needed. Default: only with SQLite."`
	OpenDrafts        bool           `env:"OPEN_DRAFTS" help:"Show records that are under review to everyone who may read, not only to both sides and those above them."`
	TwoAdmins         bool           `env:"TWO_ADMINS" help:"Where there are two active admins, a change of rights that one proposes waits until another confirms it."`
	Operations        string         `env:"OPERATIONS" placeholder:"FILE" help:"Run only the operations in this file, which graphql-codegen writes (persistedDocuments). Default: any may be sent."`
	Introspection     bool           `env:"INTROSPECTION" default:"true" negatable:"" help:"Show the schema to clients."`
	Map               string         `env:"MAP_FILE" placeholder:"FILE" help:"Map of the provinces (GeoJSON with its approval number) in place of the grid on the overview. Default: none."`
}

// defaults are the default options of the API, by the names under which the flags use them.
var defaults = kong.Vars{
	"max_cost":          strconv.Itoa(graph.DefaultOptions.MaxCost),
	"max_depth":         strconv.Itoa(graph.DefaultOptions.MaxDepth),
	"max_body":          strconv.FormatInt(graph.DefaultOptions.MaxBodyBytes, 10),
	"operation_timeout": short(graph.DefaultOptions.Timeout),
	"max_exports":       strconv.Itoa(graph.DefaultOptions.MaxExports),
	"export_timeout":    short(graph.DefaultOptions.ExportTimeout),
}

// short writes whole minutes without seconds.
func short(d time.Duration) string { return strings.Replace(d.String(), "m0s", "m", 1) }

// Validate refuses values with which a server cannot work.
func (s *ServeFlags) Validate() error {
	if s.MaxConnections < 0 {
		return fault.New(fault.BadUserInput, "--max-connections must not be less than 0", "--max-connections 不得小于 0")
	}
	for _, f := range []struct {
		name string
		ok   bool
	}{
		{"--report-connections", s.ReportConnections > 0},
		{"--max-http-connections", s.HTTPConnections > 0},
		{"--max-cost", s.MaxCost > 0},
		{"--max-requests", s.MaxRequests > 0},
		{"--max-cost-rate", s.MaxCostRate > 0},
		{"--upload-space", s.UploadSpace > 0},
		{"--max-depth", s.MaxDepth > 0},
		{"--max-body", s.MaxBody > 0},
		{"--operation-timeout", s.OperationTimeout > 0},
		{"--stop-timeout", s.StopTimeout > 0},
		{"--max-subscriptions", s.MaxSubscriptions > 0},
		{"--max-exports", s.MaxExports > 0},
		{"--export-timeout", s.ExportTimeout > 0},
		{"--anchor-interval", s.AnchorInterval > 0},
	} {
		if !f.ok {
			return fault.New(fault.BadUserInput, f.name+" must be more than 0", f.name+" 须大于 0")
		}
	}
	if (s.Issuer == "") != (s.Audience == "") {
		return fault.New(fault.BadUserInput, "--issuer and --audience go together: give both or neither", "--issuer 与 --audience 须同时设置，或都不设置")
	}
	if s.ClientID != "" && s.Issuer == "" {
		return fault.New(fault.BadUserInput, "--client-id is a client at the issuer: give --issuer and --audience too", "--client-id 是签发方处的客户端：须同时设置 --issuer 与 --audience")
	}
	for _, origin := range s.AllowOrigin {
		if err := checkOrigin(origin); err != nil {
			return err
		}
	}
	return nil
}

// LoadOperations reads the file of --operations. It returns nil without one.
func (s *ServeFlags) LoadOperations(schema *ast.Schema) (*limit.Operations, error) {
	if s.Operations == "" {
		return nil, nil
	}
	list, err := os.ReadFile(s.Operations)
	if err != nil {
		return nil, fault.Wrap(err, fault.BadUserInput, fmt.Sprintf("%s cannot be read: --operations wants the file that graphql-codegen wrote", s.Operations),
			fmt.Sprintf("无法读取 %s：--operations 须为 graphql-codegen 生成的文件", s.Operations))
	}
	operations, err := limit.ParseOperations(list, schema)
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return nil, fault.Wrap(f.Err, f.Code, fmt.Sprintf("%s cannot be used: %s", s.Operations, f.Message.EN), fmt.Sprintf("无法使用 %s：%s", s.Operations, f.Message.ZH))
	}
	return operations, err
}

// checkOrigin refuses a text that browsers never send as the origin of a page.
func checkOrigin(origin string) error {
	if origin == "*" {
		return nil
	}
	u, err := url.Parse(strings.ReplaceAll(origin, "*", "any"))
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.Path == "" && u.RawQuery == "" && u.Fragment == "" && u.User == nil:
		return nil
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		return fault.New(fault.BadUserInput,
			fmt.Sprintf("--allow-origin %q has more than scheme, host and port: write %s://%s", origin, u.Scheme, u.Host),
			fmt.Sprintf("--allow-origin %q 只能有协议、主机和端口：请写成 %s://%s", origin, u.Scheme, u.Host))
	}
	return fault.New(fault.BadUserInput,
		fmt.Sprintf("--allow-origin %q is not a web origin: begin with https:// or http://, such as https://example.org", origin),
		fmt.Sprintf("--allow-origin %q 不是网站来源：须以 https:// 或 http:// 开头，例如 https://example.org", origin))
}
