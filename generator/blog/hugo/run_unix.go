//go:build unix

package hugo

import (
	"os/exec"
	"syscall"
)

// endTogether gives the command a process group of its own, so that what Hugo has
// started (a Sass compiler, Go) is asked to end with it, and is ended after a while.
func endTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	endWithUs(c.SysProcAttr)
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGTERM) }
}

// endGroup ends what is left of a command that has ended.
func endGroup(c *exec.Cmd) {
	if c.Process != nil {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
	}
}
