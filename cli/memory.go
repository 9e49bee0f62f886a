package cli

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"

	"jiedui/fault"
)

// Bytes is a number of bytes. It is written with a unit, such as 512MiB.
type Bytes int64

// UnmarshalText implements encoding.TextUnmarshaler.
func (b *Bytes) UnmarshalText(text []byte) error {
	n, err := humanize.ParseBytes(string(text))
	if err != nil || n == 0 || n > 1<<50 {
		return fault.New(fault.BadUserInput, fmt.Sprintf("%q is not a size: write one such as 512MiB", text), fmt.Sprintf("%q 不是大小：请写成 512MiB 的形式", text))
	}
	*b = Bytes(n)
	return nil
}

const (
	// gcPercent lets the heap grow to four times what is live, some 25 MB, before it is collected: a server has
	// memory to spare for the time that takes. GOGC sets it otherwise.
	gcPercent = 300
	// containerShare is the part of a container's memory that the Go runtime keeps within. The rest is for what the runtime
	// does not count.
	containerShare = 0.9
)

// LimitMemory tells the runtime how much memory it may use: what --memory-limit says, or GOMEMLIMIT, or else most of what
// the container has.
func (s *ServeFlags) LimitMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if s.MemoryLimit > 0 {
		debug.SetMemoryLimit(int64(s.MemoryLimit))
		return
	}
	if n := containerMemory("/sys/fs/cgroup"); n > 0 && os.Getenv("GOMEMLIMIT") == "" {
		limit := int64(containerShare * float64(n))
		debug.SetMemoryLimit(limit)
		slog.Debug("memory is limited by the container", "limit", humanize.IBytes(uint64(limit)))
	}
}

// containerMemory returns how many bytes the container may use, as the control groups of Linux say it in a folder, and 0 if
// there is no limit.
func containerMemory(folder string) int64 {
	for _, name := range []string{"memory.max", "memory/memory.limit_in_bytes"} { // versions 2 and 1
		text, err := os.ReadFile(filepath.Join(folder, name)) //nolint:gosec // G304: the folder is a constant
		if err != nil {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
		if err == nil && n < 1<<50 { // without a limit, version 1 has the largest number
			return n
		}
	}
	return 0
}
