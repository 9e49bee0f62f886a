package cli

import (
	"cmp"
	"fmt"
	"io"
	"runtime/debug"
)

// Version prints the version.
type Version struct{}

// Run prints the version that the Go tool built in, and Go's.
func (Version) Run(out io.Writer) error {
	version, revision := "(devel)", ""
	info, ok := debug.ReadBuildInfo()
	if ok {
		version = cmp.Or(info.Main.Version, version)
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(out, "jiedui %s%s %s\n", version, revision, info.GoVersion)
	return err
}
