//go:build unix && !linux && !freebsd

package hugo

import "syscall"

// endWithUs has nothing to do: this system knows no such signal.
func endWithUs(*syscall.SysProcAttr) {}
