//go:build linux || freebsd

package hugo

import "syscall"

// endWithUs has the system end the command when this program is killed: nobody would
// be left to end it, and it would go on writing into a folder that the next run removes.
func endWithUs(attributes *syscall.SysProcAttr) { attributes.Pdeathsig = syscall.SIGKILL }
