//go:build !linux

package dbtest

import "os/exec"

// Elsewhere the server runs as the user of the tests, who must not be root.

func giveAway(string) error { return nil }

func unprivileged(*exec.Cmd) error { return nil }
