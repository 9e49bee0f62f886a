package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestContainerSaysHowMuchMemoryThereIs(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]int64{"536870912\n": 512 << 20, "max\n": 0, "9223372036854771712\n": 0, "": 0} {
		for _, name := range []string{"memory.max", "memory/memory.limit_in_bytes"} {
			folder := t.TempDir()
			file := filepath.Join(folder, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := containerMemory(folder); got != want {
				t.Errorf("%s with %q is %d bytes, want %d", name, content, got, want)
			}
		}
	}
	if got := containerMemory(t.TempDir()); got != 0 {
		t.Errorf("without control groups it is %d", got)
	}
}

func TestSizesHaveUnits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Bytes{"512MiB": 512 << 20, "1 GiB": 1 << 30, "1000": 1000, "2GB": 2e9} {
		var b Bytes
		if err := b.UnmarshalText([]byte(text)); err != nil || b != want {
			t.Errorf("%s is %d, %v", text, b, err)
		}
	}
	for _, text := range []string{"", "0", "-1", "many", "1PiX", "99999PiB"} {
		if err := new(Bytes).UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is taken for a size", text)
		}
	}
}
