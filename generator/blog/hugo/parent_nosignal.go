//go:build unix && !linux && !freebsd

package hugo

import "syscall"

// endWithUs does nothing: this system has no such signal.
func endWithUs(*syscall.SysProcAttr) {}
