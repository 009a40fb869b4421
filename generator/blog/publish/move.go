package publish

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// move puts a rendered file in its place, unless the same one is there: then its time
// stays, which tools that upload only new files rely on.
func (m mover) move(name string) (written bool, err error) {
	staged := filepath.Join(m.from, filepath.FromSlash(name))
	if m.unchanged(staged, name) {
		return false, nil
	}
	if err := m.to.MkdirAll(path.Dir(name), 0o755); err != nil {
		return false, fmt.Errorf("make the folder of %s: %w", name, err)
	}
	// This fails if a parent is a link out of the folder.
	if _, err := m.to.Stat(path.Dir(name)); err != nil {
		return false, fmt.Errorf("publish %s: %w", name, err)
	}
	if err := os.Rename(staged, filepath.Join(m.to.Name(), filepath.FromSlash(name))); err != nil {
		// Usually this is another file system; any other problem is reported here.
		if err := m.copy(staged, name); err != nil {
			return false, fmt.Errorf("publish %s: %w", name, err)
		}
	}
	return true, nil
}

func (m mover) unchanged(staged, name string) bool {
	info, err := m.to.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	a, err := os.Open(staged)
	if err != nil {
		return false
	}
	defer a.Close()
	if other, err := a.Stat(); err != nil || other.Size() != info.Size() || other.Mode() != info.Mode() {
		return false
	}
	b, err := m.to.Open(name)
	if err != nil {
		return false
	}
	defer b.Close()
	return same(a, b)
}

func (m mover) copy(staged, name string) error {
	file, err := os.Open(staged)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if err := replace(m.to, name, file, info.Mode().Perm()); err != nil {
		return err
	}
	return m.to.Chtimes(name, info.ModTime(), info.ModTime())
}

// replace writes a temporary file next to the target and renames it.
func replace(folder *os.Root, name string, from io.Reader, mode os.FileMode) error {
	beside := path.Join(path.Dir(name), filechange.StagePrefix+rand.Text())
	file, err := folder.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, from)
	if err = errors.Join(err, file.Close()); err == nil {
		err = folder.Rename(beside, name)
	}
	if err != nil {
		_ = folder.Remove(beside)
	}
	return err
}
