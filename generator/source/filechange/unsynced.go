package filechange

import (
	"errors"
	"os"
	"sync"
)

// manyFiles is the number from which files are synced together, if the system can do that.
const manyFiles = 200

// unsynced are files that were written and may not be on the disk yet. A few stay open
// and are synced one by one.
type unsynced struct {
	lock     sync.Mutex
	open     []*os.File
	together bool // there were many, and they are closed
}

// add takes a file over.
func (u *unsynced) add(file *os.File) error {
	u.lock.Lock()
	defer u.lock.Unlock()
	if !u.together && len(u.open) < manyFiles {
		u.open = append(u.open, file)
		return nil
	}
	if canSyncTogether {
		u.together = true
		return errors.Join(u.closeAll(), file.Close())
	}
	return errors.Join(file.Sync(), file.Close())
}

// sync waits until all of the files are on the disk of root.
func (u *unsynced) sync(root *os.Root) error {
	u.lock.Lock()
	defer u.lock.Unlock()
	if u.together {
		return syncTogether(root)
	}
	problems := make([]error, len(u.open))
	var group sync.WaitGroup
	for i, file := range u.open {
		group.Go(func() { problems[i] = file.Sync() })
	}
	group.Wait()
	return errors.Join(errors.Join(problems...), u.closeAll())
}

func (u *unsynced) close() {
	u.lock.Lock()
	defer u.lock.Unlock()
	_ = u.closeAll() // what was not synced is thrown away
}

func (u *unsynced) closeAll() error {
	var problems error
	for _, file := range u.open {
		problems = errors.Join(problems, file.Close())
	}
	u.open = nil
	return problems
}
