package cli

import (
	"os/exec"
	"syscall"
)

// endWithTest has the program end when its test is killed.
func endWithTest(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
