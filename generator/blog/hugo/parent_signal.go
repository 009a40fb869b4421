//go:build linux || freebsd

package hugo

import "syscall"

// endWithUs makes the system end the command when this program is killed. Otherwise it
// would continue to write into a folder that the next run removes.
func endWithUs(attributes *syscall.SysProcAttr) { attributes.Pdeathsig = syscall.SIGKILL }
