//go:build unix

package hugo

import (
	"os/exec"
	"syscall"
)

// group is a command and all that it starts, such as a Sass compiler or Go: a process
// group, which is asked to end, and is ended after a while.
type group struct{ command *exec.Cmd }

func newGroup(c *exec.Cmd) *group {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	endWithUs(c.SysProcAttr)
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGTERM) }
	return &group{c}
}

// started does nothing: the system has already put the command into its group.
func (g *group) started() {}

// end ends what is left of a command that has ended.
func (g *group) end() { _ = syscall.Kill(-g.command.Process.Pid, syscall.SIGKILL) }
