// Package start begins tests that need programs: it makes a folder for them and removes
// it at the end. Only tests import it.
package start

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Main is a package's TestMain. Prepare puts into a folder what its tests need.
func Main(m *testing.M, prepare func(folder string) error) {
	status, err := run(m, prepare)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

func run(m *testing.M, prepare func(folder string) error) (int, error) {
	folder, err := os.MkdirTemp("", "aboveboard-test-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(folder)
	if err := prepare(folder); err != nil {
		return 1, err
	}
	return m.Run(), nil
}

// Build compiles the program of this repository; further flags are for go build.
func Build(repository, into string, flags ...string) error {
	args := append(append([]string{"build", "-o", into}, flags...), repository)
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return nil
}

// LinkHugo makes a link to the Hugo that go.mod pins.
func LinkHugo(at string) error {
	hugo, err := exec.Command("go", "tool", "-n", "hugo").Output()
	if err != nil {
		return fmt.Errorf("find the pinned Hugo: %w", err)
	}
	return os.Symlink(strings.TrimSpace(string(hugo)), at)
}
