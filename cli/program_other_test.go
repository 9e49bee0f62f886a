//go:build !linux

package cli

import "os/exec"

func endWithTest(*exec.Cmd) {}
