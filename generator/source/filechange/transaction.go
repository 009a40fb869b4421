package filechange

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"syscall"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// StagePrefix begins the names of the staging folders at the root in which changes are
// prepared. Hugo publishes nothing from them, and git ignores them.
const StagePrefix = ".aboveboard-tmp-"

const journalName = "journal.json"

// transaction is a list of changes being applied to a folder.
type transaction struct {
	Steps []step `json:"steps"`

	root    *os.Root
	dir     string          // the folder in which the changes are prepared
	stage   *os.Root        // that folder
	made    []string        // folders that did not exist before
	folder  map[string]bool // folders that exist
	located map[string]string
	written unsynced
	mover   mover
}

type step struct {
	Number int    `json:"number"`
	Path   string `json:"path"` // with all links resolved
	Remove bool   `json:"remove,omitempty"`
	Old    bool   `json:"old,omitempty"` // the file existed before
	done   bool
}

func (t *transaction) inside(kind string, number int) string {
	return path.Join(t.dir, kind+"-"+strconv.Itoa(number))
}

// prepare writes the new files to the staging folder, and changes nothing yet. The
// caller must close the transaction even if there is an error.
func prepare(root *os.Root, changes []Change) (*transaction, error) {
	t := &transaction{root: root}
	var problems error
	for _, c := range changes {
		if _, err := t.plan(c); err != nil {
			problems = errors.Join(problems, err)
		}
	}
	if problems != nil {
		return t, problems
	}
	if err := t.begin(); err != nil {
		return t, err
	}
	failed := make([]error, len(changes))
	_ = workers.Each(context.Background(), len(changes), func(i int) { // it ends with its work alone
		failed[i] = t.stageOne(t.Steps[i], changes[i].Content)
	})
	for _, err := range failed {
		if err != nil {
			return t, err
		}
	}
	return t, t.finish()
}

// plan adds the step that makes a change: where it goes, if it can be made.
func (t *transaction) plan(c Change) (step, error) {
	if t.located == nil {
		t.located = map[string]string{} // thousands of changes may share a few folders
	}
	s := step{Number: len(t.Steps), Remove: c.Remove}
	at, info, err := locateIn(t.root, c.Path, t.located)
	s.Path = at
	switch {
	case errors.As(err, &OutsideError{}):
		return s, err
	case err != nil:
		return s, fmt.Errorf("change %s: %w", c.Path, err)
	case info == nil:
	case info.IsDir():
		return s, fmt.Errorf("%s is a folder; a file is to be written there", c.Path)
	case !info.Mode().IsRegular():
		return s, fmt.Errorf("%s is neither a file nor a folder; a file is to be written there", c.Path)
	default:
		s.Old = true
	}
	t.Steps = append(t.Steps, s)
	return s, nil
}

// begin makes the staging folder.
func (t *transaction) begin() error {
	t.dir = StagePrefix + rand.Text()
	err := t.root.Mkdir(t.dir, 0o700)
	if err != nil {
		t.dir = ""
		return fmt.Errorf("prepare the changes: %w", err)
	}
	if t.stage, err = t.root.OpenRoot(t.dir); err == nil {
		err = t.write(path.Join(t.dir, ".gitignore"), []byte("*\n"), 0o644)
	}
	if err != nil {
		return fmt.Errorf("prepare the changes: %w", err)
	}
	return nil
}

// finish makes sure that everything staged is on the disk, and writes the journal.
func (t *transaction) finish() error {
	if err := t.written.sync(t.root); err != nil {
		return err
	}
	return t.writeJournal()
}

// stageOne writes a new file and keeps the old one. Several may be staged at once.
func (t *transaction) stageOne(s step, content []byte) error {
	if err := t.stageFiles(s, content); err != nil {
		return fmt.Errorf("write %s: %w", s.Path, err)
	}
	return nil
}

func (t *transaction) stageFiles(s step, content []byte) error {
	mode := os.FileMode(0o644)
	if s.Old {
		info, err := t.root.Stat(s.Path)
		if err != nil {
			return err
		}
		mode = info.Mode().Perm()
		if err := t.keep(s, mode); err != nil {
			return err
		}
	}
	if s.Remove {
		return nil
	}
	file, err := create(t.stage, path.Base(t.inside("new", s.Number)), bytes.NewReader(content), mode)
	if err != nil {
		return err
	}
	return t.written.add(file)
}

// keep saves a copy of a file. Some file systems have no hard links.
func (t *transaction) keep(s step, mode os.FileMode) error {
	if t.root.Link(s.Path, t.inside("old", s.Number)) == nil {
		return nil
	}
	return t.copy(s.Path, t.inside("old", s.Number), mode)
}

func (t *transaction) copy(from, to string, mode os.FileMode) error {
	source, err := t.root.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	return t.writeFrom(to, source, mode)
}

// moveAcross replaces a file on a different file system from the root.
func (t *transaction) moveAcross(from, to string) error {
	info, err := t.root.Stat(from)
	if err != nil {
		return err
	}
	beside := path.Join(path.Dir(to), StagePrefix+rand.Text())
	if err = t.copy(from, beside, info.Mode().Perm()); err == nil {
		err = t.root.Rename(beside, to)
	}
	if err != nil {
		_ = t.root.Remove(beside)
	}
	return err
}

func (t *transaction) writeJournal() error {
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	name := path.Join(t.dir, journalName)
	if err := t.write(name+".new", text, 0o644); err != nil {
		return fmt.Errorf("prepare the changes: %w", err)
	}
	if err := t.root.Rename(name+".new", name); err != nil {
		return fmt.Errorf("prepare the changes: %w", err)
	}
	t.sync(t.dir)
	return nil
}

// close removes the staging folder, the journal first: without a journal the next run
// has nothing to finish.
func (t *transaction) close() error {
	if t == nil || t.dir == "" {
		return nil
	}
	t.written.close()
	t.mover.close()
	if t.stage != nil {
		_ = t.stage.Close()
	}
	if err := notThere(t.root.Remove(path.Join(t.dir, journalName))); err != nil {
		return err
	}
	return t.remove()
}

// remove removes the staging folder. The child processes of a killed run may still
// write there for a moment.
func (t *transaction) remove() error {
	var err error
	for range 40 {
		if err = t.root.RemoveAll(t.dir); err == nil || !errors.Is(err, syscall.ENOTEMPTY) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

func (t *transaction) write(name string, data []byte, mode os.FileMode) error {
	return t.writeFrom(name, bytes.NewReader(data), mode)
}

func (t *transaction) writeFrom(name string, from io.Reader, mode os.FileMode) error {
	file, err := create(t.root, name, from, mode)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// create writes a new file and leaves it open.
func create(root *os.Root, name string, from io.Reader, mode os.FileMode) (*os.File, error) {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(file, from)
	if err == nil {
		err = file.Chmod(mode)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// syncFolders makes the renames durable. A folder that can't be synced is left to the
// file system.
func (t *transaction) syncFolders() {
	seen := map[string]bool{}
	for _, s := range t.Steps {
		if dir := path.Dir(s.Path); !seen[dir] {
			seen[dir] = true
			t.sync(dir)
		}
	}
}

func (t *transaction) sync(dir string) {
	if folder, err := t.root.Open(dir); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
