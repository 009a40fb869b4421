//go:build unix

package filechange

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// lockFolder locks the folder itself, and needs no lock file. The lock ends with the
// process, however the process ends. On file systems without locks it does nothing.
func lockFolder(ctx context.Context, root string, waiting func()) (io.Closer, error) {
	folder, err := os.Open(root)
	if err != nil {
		return nil, err
	}
	err = waitFor(ctx, waiting, func() (bool, error) {
		err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case errors.Is(err, unix.EWOULDBLOCK), errors.Is(err, unix.EINTR):
			return false, nil
		case slices.ContainsFunc(withoutLocks, func(e syscall.Errno) bool { return errors.Is(err, e) }):
			return true, nil
		}
		return true, err
	})
	if err != nil {
		folder.Close()
		return nil, err
	}
	return folder, nil
}

var withoutLocks = []syscall.Errno{unix.ENOTSUP, unix.ENOLCK, unix.EBADF, unix.EINVAL, unix.ENOSYS}
