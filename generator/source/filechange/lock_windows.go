package filechange

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// lockName is a file that stays open during a run, because Windows can't lock folders.
// The system removes it when the process ends, however it ends.
const lockName = ".aboveboard-lock"

func lockFolder(ctx context.Context, root string, waiting func()) (io.Closer, error) {
	name, err := windows.UTF16PtrFromString(filepath.Join(root, lockName))
	if err != nil {
		return nil, err
	}
	var handle windows.Handle
	err = waitFor(ctx, waiting, func() (bool, error) {
		var err error
		const alone = 0 // no other process may open it
		handle, err = windows.CreateFile(name, windows.GENERIC_WRITE, alone, nil, windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
		if errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_DELETE_PENDING) {
			return false, nil
		}
		return true, err
	})
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(handle), lockName), nil
}
