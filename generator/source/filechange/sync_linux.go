package filechange

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

const canSyncTogether = true

// syncTogether waits until everything written to the root's file system is on disk.
func syncTogether(root *os.Root) error {
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := unix.Syncfs(int(folder.Fd())); err != nil {
		return fmt.Errorf("write to the disk: %w", err)
	}
	return nil
}
