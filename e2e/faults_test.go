//go:build linux

package e2e

import (
	"errors"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

var faults = flag.Int("faults", usualFaults, "how many of each fault TestFaults tries: kills, full disks, pairs, special files, names; sixteen times as many payloads")

// usualFaults are few enough for each change.
const usualFaults = 8

// TestFaults hurts the program where it writes, reads and ends: whatever happens, there
// is nothing of a command's work or all of it, the same command heals what was left, and
// nothing that was put in gets out.
func TestFaults(t *testing.T) {
	t.Run("kills", kills)
	t.Run("full disks", fullDisks)
	t.Run("pairs", pairs)
	t.Run("signals", signals)
	t.Run("special files", specialFiles)
	t.Run("names", hostileNames)
	t.Run("payloads", payloads)
}

// tally counts what was tried, and prints it at the end of a test.
type tally struct {
	*testing.T
	what          string
	tried, failed atomic.Int64
}

func newTally(t *testing.T, what string) *tally {
	c := &tally{T: t, what: what}
	t.Cleanup(func() { t.Logf("%s: %d tried, %d failed", what, c.tried.Load(), c.failed.Load()) })
	return c
}

// mostSaid bounds how many failures are printed.
const mostSaid = 20

func (c *tally) fault(format string, args ...any) {
	c.Helper()
	if c.failed.Add(1) <= mostSaid {
		c.Errorf(format, args...)
	}
}

// try counts one try and its fault, if any.
func (c *tally) try(fault string) {
	c.Helper()
	c.tried.Add(1)
	if fault != "" {
		c.fault("%s", fault)
	}
}

// commandIn starts the program in a folder, with the Hugo of another one.
func commandIn(dir, hugo string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(tools, "aboveboard"), args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "PATH="+hugo+string(os.PathListSeparator)+os.Getenv("PATH"))
	return c
}

// statusOf is the exit status of a command that has ended; -1 where a signal ended it.
func statusOf(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}

// written leaves out what differs from run to run or was not written by anyone.
func written(t *testing.T, root string) map[string]string {
	t.Helper()
	files := snapshot(t, root)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, "resources/") })
	return files
}

// difference names the first file in which two folders differ, or nothing.
func difference(want, got map[string]string) string {
	for name, text := range want {
		if got[name] != text {
			if got[name] == "" {
				return name + " is missing"
			}
			return name + " differs"
		}
	}
	for name := range got {
		if want[name] == "" {
			return name + " is there"
		}
	}
	return ""
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}
