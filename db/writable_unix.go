//go:build unix

package db

import "syscall"

// mayWrite returns an error if this process may not write to a file or into a directory.
func mayWrite(path string) error {
	const write = 2 // W_OK
	return syscall.Access(path, write)
}
