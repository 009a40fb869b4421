//go:build linux

package hugo

import (
	"context"
	"io"
	"os"
	"os/exec"
	"testing"
)

const asParent = "ABOVEBOARD_TEST_PARENT_OF"

// TestHugoEndsWhenWeAreKilled: the test runs itself as the program that is killed.
func TestHugoEndsWhenWeAreKilled(t *testing.T) {
	if script := os.Getenv(asParent); script != "" {
		Hugo{Command: []string{script}}.Build(context.Background(), ".", BuildOptions{Into: t.TempDir(), Output: io.Discard})
		return
	}
	dir := t.TempDir()
	h := fake(t, "echo $$ > "+dir+"/pid\nexec sleep 60\n")
	parent := exec.Command(os.Args[0], "-test.run=^TestHugoEndsWhenWeAreKilled$")
	parent.Env = append(os.Environ(), asParent+"="+h.Command[0])
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	child := pidIn(t, dir+"/pid")
	parent.Process.Kill()
	parent.Wait() // its status is the kill
	ends(t, child)
}
