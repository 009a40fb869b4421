// Package filechange applies a list of changes to the files of a folder. A reader never
// sees a half-written file, and either all changes are made or none: even on a full
// disk, without a permission, or when the program is killed.
//
// Nothing is written outside that folder, whatever symbolic links it contains. All new
// files are first written and synced in a staging folder. A journal there lists the
// renames, so that the next run can finish what a killed one began (Lock does that).
//
// Hand-written for several files at once and a journal: libraries replace one file.
package filechange

import (
	"errors"
	"fmt"
	"os"
	"path"
	"syscall"
)

// Change is one file to write or to remove.
type Change struct {
	Path    string // relative to the root, with slashes
	Content []byte
	Remove  bool
}

// Replace replaces the content of the file at root/name. It creates missing folders.
func Replace(root, name string, data []byte) error {
	return Apply(root, []Change{{Path: name, Content: data}})
}

// Apply makes all changes or, if it returns an error, none.
func Apply(root string, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	folder, err := os.OpenRoot(root)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", root, err)
	}
	defer folder.Close()
	t, err := prepare(folder, changes)
	if err == nil {
		err = t.carryOut()
	}
	return t.end(err)
}

// end cleans up after the changes were made, or takes them back if there is an error.
func (t *transaction) end(err error) error {
	if err != nil {
		return errors.Join(err, t.undo(), t.close())
	}
	t.removeEmptyFolders()
	return t.close()
}

// carryOut renames the prepared files into place, in the order of the changes.
func (t *transaction) carryOut() error {
	for i := range t.Steps {
		s := &t.Steps[i]
		if err := t.do(*s); err != nil {
			return fmt.Errorf("change %s: %w", s.Path, err)
		}
		s.done = true
	}
	t.syncFolders()
	return nil
}

// do carries out one step. A run that was killed may have done it already.
func (t *transaction) do(s step) error {
	if s.Remove {
		return notThere(t.root.Remove(s.Path))
	}
	if err := t.makeFolder(path.Dir(s.Path)); err != nil {
		return err
	}
	staged := t.inside("new", s.Number)
	err := t.mover.move(t.root, staged, s.Path)
	if errors.Is(err, syscall.EXDEV) {
		err = t.moveAcross(staged, s.Path)
	}
	return err
}

// undo reverses what carryOut changed, last change first.
func (t *transaction) undo() error {
	if t == nil {
		return nil
	}
	var problems error
	for i := len(t.Steps) - 1; i >= 0; i-- {
		s := t.Steps[i]
		switch {
		case !s.done:
		case s.Old:
			problems = errors.Join(problems, t.putBack(s))
		default:
			problems = errors.Join(problems, notThere(t.root.Remove(s.Path)))
		}
	}
	for i := len(t.made) - 1; i >= 0; i-- {
		_ = t.root.Remove(t.made[i]) // fails, rightly, if somebody else put a file there
	}
	return problems
}

func (t *transaction) putBack(s step) error {
	err := t.root.Rename(t.inside("old", s.Number), s.Path)
	if errors.Is(err, syscall.EXDEV) {
		err = t.moveAcross(t.inside("old", s.Number), s.Path)
	}
	return err
}

// removeEmptyFolders removes the folders above each removed file that are now empty.
func (t *transaction) removeEmptyFolders() {
	for _, s := range t.Steps {
		if !s.Remove {
			continue
		}
		for dir := path.Dir(s.Path); dir != "."; dir = path.Dir(dir) {
			if t.root.Remove(dir) != nil {
				break
			}
		}
	}
}

// makeFolder makes a folder and its missing parents, and records which were missing.
func (t *transaction) makeFolder(dir string) error {
	if t.folder[dir] {
		return nil
	}
	t.made = append(t.made, t.missingFolders(dir)...)
	if err := t.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if t.folder == nil {
		t.folder = map[string]bool{}
	}
	t.folder[dir] = true
	return nil
}

// missingFolders lists a folder and its parents that don't exist, outermost first.
func (t *transaction) missingFolders(dir string) []string {
	var missing []string
	for ; dir != "."; dir = path.Dir(dir) {
		if _, err := t.root.Lstat(dir); err == nil {
			break
		}
		missing = append([]string{dir}, missing...)
	}
	return missing
}

func notThere(err error) error {
	if os.IsNotExist(err) {
		return nil
	}
	return err
}
