//go:build unix

package filechange

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

// mover renames files one after another. It keeps the last two folders open: most of
// what os.Root.Rename does for one of thousands of files is to find its folders again.
type mover struct{ from, to openFolder }

type openFolder struct {
	name string
	file *os.File // nil while none is open
}

// move is root.Rename.
func (m *mover) move(root *os.Root, from, to string) error {
	if err := errors.Join(m.from.open(root, path.Dir(from)), m.to.open(root, path.Dir(to))); err != nil {
		return err
	}
	for {
		err := unix.Renameat(int(m.from.file.Fd()), path.Base(from), int(m.to.file.Fd()), path.Base(to))
		if err == nil {
			return nil
		}
		if err != unix.EINTR {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
		}
	}
}

func (m *mover) close() { m.from.close(); m.to.close() }

func (f *openFolder) open(root *os.Root, name string) error {
	if f.file != nil && f.name == name {
		return nil
	}
	f.close()
	var err error
	f.name = name
	f.file, err = root.Open(name)
	return err
}

func (f *openFolder) close() {
	if f.file != nil {
		_ = f.file.Close() // nothing was written to it
		f.file = nil
	}
}
