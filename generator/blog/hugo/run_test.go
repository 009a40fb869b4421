//go:build unix

package hugo

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// fake writes a program that stands in for Hugo.
func fake(t *testing.T, script string) Hugo {
	t.Helper()
	name := filepath.Join(t.TempDir(), "hugo")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return Hugo{Command: []string{name}}
}

func TestAHugoThatHangsIsGivenUp(t *testing.T) {
	h := fake(t, "sleep 60\n")
	start := time.Now()
	_, err := output(context.Background(), 300*time.Millisecond, t.TempDir(), nil, h.Command[0], "version")
	if err == nil || !strings.Contains(err.Error(), `did not answer "version" within 300ms`) || time.Since(start) > 20*time.Second {
		t.Errorf("%v after %s", err, time.Since(start))
	}
}

func TestAHugoThatPrintsForEverIsGivenUp(t *testing.T) {
	h := fake(t, "yes\n")
	_, err := output(context.Background(), time.Minute, t.TempDir(), nil, h.Command[0], "version")
	if err == nil || !strings.Contains(err.Error(), `what it says to "version" has no end`) {
		t.Error(err)
	}
}

func TestABuildThatNeverEndsIsGivenUp(t *testing.T) {
	dir := t.TempDir()
	h := fake(t, "sleep 60 &\necho $! > "+dir+"/child\nwhile :; do sleep 1; done\n")
	err := h.Build(context.Background(), dir, BuildOptions{Into: dir, Output: io.Discard, Patience: time.Second})
	if err == nil || err.Error() != "hugo did not end within 1s and was stopped" {
		t.Error(err)
	}
	ends(t, pidIn(t, dir+"/child"))
}

// TestHugoEndsWithItsChildren: also those that do not listen.
func TestHugoEndsWithItsChildren(t *testing.T) {
	dir := t.TempDir()
	h := fake(t, "(trap '' TERM HUP INT; sleep 60) >/dev/null 2>&1 &\necho $! > "+dir+"/child\nwait\n")
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.Build(ctx, dir, BuildOptions{Into: dir, Output: io.Discard}) }()
	child := pidIn(t, dir+"/child")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("build ended with %v", err)
	}
	ends(t, child)
}

// pidIn waits until a program has written its process id into a file.
func pidIn(t *testing.T, name string) int {
	t.Helper()
	for range 200 {
		if text, err := os.ReadFile(name); err == nil && len(text) > 1 {
			pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
			return pid
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no process wrote its id into %s", name)
	return 0
}

func ends(t *testing.T, pid int) {
	t.Helper()
	for range 100 {
		if !runs(pid) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("the child still runs")
}

// runs reports whether a process is there and is not only waiting to be counted.
func runs(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

func TestHowHugoEnds(t *testing.T) {
	for script, want := range map[string]error{"exit 1\n": ErrBuild, "exit 0\n": nil} {
		if err := fake(t, script).Build(context.Background(), t.TempDir(), BuildOptions{Output: io.Discard}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", script, err, want)
		}
	}
	for _, script := range []string{"exit 2\n", "kill -SEGV $$\n"} {
		err := fake(t, script).Build(context.Background(), t.TempDir(), BuildOptions{Output: io.Discard})
		if !errors.As(err, &CrashError{}) {
			t.Errorf("%q: %v, want a crash", script, err)
		}
	}
}

func TestFlagsOfABuild(t *testing.T) {
	for args, want := range map[string]string{
		"-Dd out --minify":                      "--destination=out",
		"--destination out -e staging":          "--destination=out --environment=staging",
		"--gc -D -F --unknown x -d=out":         "--destination=out",
		"--panicOnWarning --contentDir ../a":    "--contentDir=../a",
		"--baseURL https://a.example/ --minify": "--baseURL=https://a.example/",
	} {
		if got := strings.Join(configFlags(strings.Fields(args)), " "); got != want {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
	for args, want := range map[string]string{"-M": "--renderToMemory", "-DM": "--renderToMemory", "--renderToMemory=false": "", "-w": "--watch", "-sx": "--source", "-D": ""} {
		if got := Refused(strings.Fields(args)); got != want {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
}

func TestVersionIsHugosOwnLine(t *testing.T) {
	for text, want := range map[string]string{
		"hugo v0.165.0-abc+extended linux/amd64":                          "v0.165.0",
		"WARN deprecated in v0.170.0\nhugo v0.150.0 linux/amd64 go v1.99": "v0.150.0",
		"this is v0.165.0": "",
	} {
		dir := filepath.Dir(fake(t, "cat <<'EOF'\n"+text+"\nEOF\n").Command[0])
		t.Setenv("PATH", dir+":/usr/bin:/bin")
		if _, version, _ := hugoOnPath(context.Background()); version != want {
			t.Errorf("%q: %q, want %q", text, version, want)
		}
	}
}
