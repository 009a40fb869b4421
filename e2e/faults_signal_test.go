//go:build linux

package e2e

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A hugo that answers, and does something else where it should build. Its own number
// and those of its children are in files beside it.
const fakeHugo = `#!/bin/sh
at=${0%/*}
case "$1 $2" in
version*) VERSION ;;
"config mounts") exec REAL "$@" ;;
config*) exec REAL "$@" ;;
build*)
	for into; do :; done
	mkdir -p "$into"
	echo $$ > $at/pids
	BUILD ;;
esac
`

const (
	answers  = `echo "WARN of a module v9.9.9"; echo "hugo v0.165.0 linux/amd64"`
	withKids = `sh -c 'sleep 300 & echo $! >> '$at'/pids; echo $$ >> '$at'/pids; wait' & touch $at/began; wait`
)

// signals sends what a terminal, a shell or a build service sends.
func signals(t *testing.T) {
	count := newTally(t, "signals and faults of Hugo")
	for name, sent := range map[string]syscall.Signal{"SIGTERM": syscall.SIGTERM, "SIGHUP": syscall.SIGHUP, "SIGINT": syscall.SIGINT} {
		for kind, build := range map[string]string{"ends": withKids, "does not listen": "trap '' TERM HUP INT; " + withKids} {
			for _, command := range []string{"build", "eject"} {
				t.Run(fmt.Sprintf("%s to %s with a Hugo that %s", name, command, kind), func(t *testing.T) {
					t.Parallel()
					count.try(interrupt(t, sent, command, build))
				})
			}
		}
	}
	for name, c := range map[string]struct {
		version, build string
		status         int
		says           string
	}{
		"crashes":           {answers, "kill -SEGV $$", 3, "hugo crashed (signal: segmentation fault"},
		"ends oddly":        {answers, "exit 2", 3, "hugo crashed (exit status 2)"},
		"complains":         {answers, "echo 'ERROR no such thing'; exit 1", 1, "ERROR no such thing"},
		"is too old":        {`echo "hugo v0.145.0 linux/amd64"; echo "hugo v0.165.0 is out"`, "exit 1", 3, "older than v0.146.0"},
		"tells no version":  {`echo "WARN v0.165.0"`, "exit 1", 3, "does not print its version"},
		"hangs when asked":  {withKids, "exit 1", 3, "it did not answer"},
		"hangs and forks":   {"sleep 300 & " + withKids, "exit 1", 3, "it did not answer"},
		"crashes when told": {"kill -ABRT $$", "exit 1", 3, "does not run: signal: aborted"},
		"prints for ever":   {"yes", "exit 1", 3, "has no end"},
	} {
		t.Run("a Hugo that "+name, func(t *testing.T) {
			t.Parallel()
			blog, hugo, temporary := forSignals(t, c.version, c.build)
			command := commandIn(blog, hugo, "build")
			command.Env = append(command.Env, "TMPDIR="+temporary)
			out, err := command.CombinedOutput()
			fault := leftOver(t, blog, temporary, hugo)
			if fault == "" && (statusOf(err) != c.status || !strings.Contains(string(out), c.says)) {
				fault = fmt.Sprintf("it ends with %v, want status %d and %q\n%s", err, c.status, c.says, out)
			}
			count.try(fault)
		})
	}
}

// forSignals makes a blog, a fake Hugo, and a folder for temporary files.
func forSignals(t *testing.T, version, build string) (blog, hugo, temporary string) {
	t.Helper()
	dir := t.TempDir()
	blog, hugo, temporary = filepath.Join(dir, "blog"), filepath.Join(dir, "hugo"), filepath.Join(dir, "tmp")
	write(t, blog, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\n" + rawHTML, "content/a.md": "---\ntitle: A\n---\n{{< fact amazon-associates window >}}\n"})
	do(t, blog, "aboveboard", "init")
	do(t, blog, "aboveboard", "generate")
	text := strings.NewReplacer("VERSION", version, "REAL", filepath.Join(tools, "hugo"), "BUILD", build).Replace(fakeHugo)
	write(t, dir, map[string]string{"hugo/hugo": text, "tmp/keep": ""})
	if err := os.Chmod(filepath.Join(hugo, "hugo"), 0o755); err != nil {
		t.Fatal(err)
	}
	return blog, hugo, temporary
}

// interrupt starts a command, waits until Hugo works, and sends a signal to the command
// alone.
func interrupt(t *testing.T, sent syscall.Signal, command, build string) string {
	t.Helper()
	blog, hugo, temporary := forSignals(t, answers, build)
	before := written(t, blog)
	c := commandIn(blog, hugo, command)
	c.Env = append(c.Env, "TMPDIR="+temporary)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 600 {
		if _, err := os.Stat(filepath.Join(hugo, "began")); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	start := time.Now()
	if err := c.Process.Signal(sent); err != nil {
		return "it has ended before: " + said.String()
	}
	err := c.Wait()
	took := time.Since(start)
	if fault := leftOver(t, blog, temporary, hugo); fault != "" {
		return fault
	}
	switch {
	case statusOf(err) != 128+int(sent):
		return fmt.Sprintf("it ends with %v, want exit status %d\n%s", err, 128+int(sent), &said)
	case !strings.Contains(said.String(), "stopped by the signal "+sent.String()):
		return "it does not say why it ends:\n" + said.String()
	case took > 30*time.Second:
		return fmt.Sprintf("it takes %s to end", took)
	}
	return difference(before, written(t, blog))
}

// leftOver names a process of Hugo's or a temporary folder that is still there.
func leftOver(t *testing.T, blog, temporary, hugo string) string {
	t.Helper()
	for _, dir := range []string{blog, temporary} {
		found, err := filepath.Glob(filepath.Join(dir, ".aboveboard-tmp-*"))
		more, _ := filepath.Glob(filepath.Join(dir, "aboveboard-*"))
		if found = append(found, more...); err != nil || len(found) > 0 {
			return fmt.Sprintf("%q is left (%v)", found, err)
		}
	}
	numbers, _ := os.ReadFile(filepath.Join(hugo, "pids")) // none where Hugo had no children
	for _, number := range strings.Fields(string(numbers)) {
		pid, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		if alive := stays(pid); alive {
			_ = syscall.Kill(pid, syscall.SIGKILL)
			return fmt.Sprintf("process %d of Hugo is still there", pid)
		}
	}
	return ""
}

// stays reports whether a process is still there after a moment. One that has ended
// and that nobody has asked for is gone.
func stays(pid int) bool {
	for range 20 {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if errors.Is(err, os.ErrNotExist) || err == nil && strings.Contains(string(status), ") Z ") {
			return false
		}
		time.Sleep(50 * time.Millisecond)
	}
	return true
}
