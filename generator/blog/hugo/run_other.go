//go:build !unix

package hugo

import (
	"os/exec"
	"strconv"
)

// endTogether ends what Hugo has started with it: Windows has no process groups that
// a signal reaches.
func endTogether(c *exec.Cmd) {
	c.Cancel = func() error {
		if err := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid)).Run(); err != nil {
			return c.Process.Kill()
		}
		return nil
	}
}

// endGroup has nothing to do: endTogether has ended them all.
func endGroup(*exec.Cmd) {}
