package cli

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

// Version prints the version.
type Version struct{}

// Run prints the version that the Go tool built in, and Go's.
func (Version) Run(out io.Writer) error {
	_, err := fmt.Fprintln(out, versionLine())
	return err
}

func versionLine() string { return fmt.Sprintf("jiedui %s %s", Built(), runtime.Version()) }

// Built returns the version that the Go tool built in, with the commit where it is known.
func Built() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	version := cmp.Or(info.Main.Version, "(devel)")
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value
		}
	}
	return version
}
