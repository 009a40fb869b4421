//go:build unix

package hugo

import (
	"os/exec"
	"syscall"
	"time"
)

// endTogether gives the command a process group of its own, so that what Hugo has
// started (a Sass compiler, Go) is asked to end with it, and is ended after a while.
func endTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error {
		group := -c.Process.Pid
		err := syscall.Kill(group, syscall.SIGTERM)
		time.AfterFunc(grace-time.Second, func() { _ = syscall.Kill(group, syscall.SIGKILL) })
		return err
	}
}
