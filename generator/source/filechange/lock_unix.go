//go:build unix

package filechange

import (
	"context"
	"errors"
	"os"
	"slices"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// lockFolder needs no file of its own: the folder itself is locked, and the lock
// ends with the process however that ends. File systems without locks go without.
func lockFolder(ctx context.Context, folder *os.File, waiting func()) error {
	waits := false
	for {
		err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EWOULDBLOCK):
		case errors.Is(err, unix.EINTR):
			continue
		case slices.ContainsFunc(withoutLocks, func(e syscall.Errno) bool { return errors.Is(err, e) }):
			return nil
		default:
			return err
		}
		if !waits {
			waits = true
			waiting()
		}
		select { // a blocking lock would not end with the context
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

var withoutLocks = []syscall.Errno{unix.ENOTSUP, unix.ENOLCK, unix.EBADF, unix.EINVAL, unix.ENOSYS}
