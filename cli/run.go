// Package cli reads the command line and has its flags and all commands except serve.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/alecthomas/kong"

	"jiedui/db"
	"jiedui/fault"
	"jiedui/httpd"
)

// Texts of the help that have more than one use.
const (
	description = "System of record for the pairing of eastern counties with key counties (结对帮扶), served as a GraphQL API.\n\nWith no settings it serves http://127.0.0.1:8080 from the SQLite file jiedui.db in the working directory."
	globalTitle = "Flags of every command:"
	helpOfHelp  = "Show this help."
)

// Settings are the flags of every command.
type Settings struct {
	Database    string           `group:"global" env:"DATABASE_URL" default:"jiedui.db" placeholder:"URL" help:"Database: postgres://user:password@host:5432/name, or the path of an SQLite file, which is created if it does not exist. Default: ${default}."`
	Log         string           `group:"global" env:"LOG_FORMAT" enum:"text,json" default:"text" help:"Form of the log on standard error: text or json."`
	SigningKey  string           `group:"global" env:"SIGNING_KEY" placeholder:"FILE" help:"File of the Ed25519 key (PEM) that signs tokens for development; it is created if it does not exist. Default: beside an SQLite database file, with .key at its end; none with --issuer."`
	LogLevel    string           `group:"global" env:"LOG_LEVEL" enum:"debug,info,warn,error" default:"info" help:"The lowest level that is logged: debug, info, warn or error."`
	ShowVersion kong.VersionFlag `name:"version" help:"Print the version."`
}

// KeyFile returns the path of the signing key, "" if there is none.
func (s *Settings) KeyFile() string {
	if file := db.File(s.Database); s.SigningKey == "" && file != "" {
		return file + ".key"
	}
	return s.SigningKey
}

// open opens the database for a command. Its tables must be up to date.
func (s *Settings) open(ctx context.Context) (*db.DB, error) {
	return s.openWith(ctx, db.Options{})
}

// openReadOnly opens the database for a command that only reads. A copy that nobody may write to is enough.
func (s *Settings) openReadOnly(ctx context.Context) (*db.DB, error) {
	return s.openWith(ctx, db.Options{ReadOnly: true})
}

func (s *Settings) openWith(ctx context.Context, o db.Options) (*db.DB, error) {
	d, err := db.Open(ctx, s.Database, o)
	if err != nil {
		return nil, err
	}
	if err := db.Check(ctx, d, db.Migrations); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// errorWriter is standard error, as commands that need it take it.
type errorWriter struct{ io.Writer }

// exited ends a run after its help was printed.
type exited int

// Program is a command line.
type Program struct {
	// Commands is a pointer to a struct of commands, with the settings in it.
	Commands any
	Settings *Settings
	// Stdout has what commands print, Stderr the log.
	Stdout, Stderr io.Writer
}

// parser returns the parser of the arguments, with its texts in a language.
func (p Program) parser(ctx context.Context, lang string) (*kong.Kong, error) {
	printHelp := kong.DefaultHelpPrinter
	if lang == "zh" {
		printHelp = printChineseHelp
	}
	parser, err := kong.New(p.Commands,
		kong.Name("jiedui"),
		kong.Description(description),
		kong.Writers(p.Stdout, p.Stderr),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true}),
		kong.Help(printHelp),
		kong.ExplicitGroups([]kong.Group{{Key: "global", Title: globalTitle}}),
		kong.Vars{"version": versionLine()},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.BindTo(p.Stdout, (*io.Writer)(nil)),
		kong.Bind(errorWriter{p.Stderr}),
		kong.Bind(p.Settings),
		defaults,
	)
	if err != nil {
		return nil, fmt.Errorf("command line: %w", err)
	}
	parser.Model.HelpFlag.Help, parser.Model.HelpFlag.OrigHelp = helpOfHelp, helpOfHelp
	if lang == "zh" {
		translate(parser.Model.Node)
	}
	return parser, nil
}

// Run reads the arguments and runs the command that they name.
func (p Program) Run(ctx context.Context, args []string) (err error) {
	parser, err := p.parser(ctx, Language())
	if err != nil {
		return err
	}
	defer func() {
		if value := recover(); value != nil {
			if _, ok := value.(exited); !ok {
				panic(value)
			}
			err = nil
		}
	}()
	args = expand(args)
	command, err := parser.Parse(args)
	if err != nil {
		if f, ok := errors.AsType[*fault.Error](err); ok { // of a Validate
			return f
		}
		return wrongArgument(parser.Model, args, err)
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(p.Settings.LogLevel)); err != nil {
		return fmt.Errorf("log level: %w", err)
	}
	var handler slog.Handler = slog.NewTextHandler(p.Stderr, &slog.HandlerOptions{Level: level})
	if p.Settings.Log == "json" {
		handler = slog.NewJSONHandler(p.Stderr, &slog.HandlerOptions{Level: level})
	}
	slog.SetDefault(slog.New(httpd.WithRequestID(handler)))
	return command.Run()
}
