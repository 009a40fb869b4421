package filechange

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// A Batch takes changes one at a time, from several goroutines, and makes them together
// or not at all. Their content goes to the staging folder at once, so that none of it
// stays in memory. Changes that are already made are dropped.
type Batch struct {
	root string
	dry  bool // nothing is staged
	keep bool // what is not staged is kept

	known *Known // nil if every file is read

	lock   sync.Mutex
	drift  Drift
	kept   []Change
	wanted map[string]string // the fingerprints of the files that are to exist, by path; nil if nobody needs them
	folder *os.Root          // nil until there is something to change
	staged *transaction
}

// Begin returns an empty batch for the folder root. The caller must Commit or Discard it.
func Begin(root string) *Batch { return &Batch{root: root} }

// Look returns a batch that finds out what changes, and changes nothing.
func Look(root string) *Batch { return &Batch{root: root, dry: true} }

// Gather returns a batch that changes nothing, and keeps the changes to show them.
func Gather(root string) *Batch { return &Batch{root: root, dry: true, keep: true} }

// Put adds a change. Those that are made first come first in the order of work.
func (b *Batch) Put(c Change) error {
	b.want(c)
	list, err := b.listOf(c)
	if list == nil || err != nil {
		return err
	}
	s, t, err := b.note(c, list)
	if t == nil || err != nil {
		return err
	}
	return t.stageOne(s, c.Content)
}

// Remember makes the batch remember the fingerprints of the files for Wanted. Call it
// before the first change.
func (b *Batch) Remember() { b.wanted = map[string]string{} }

func (b *Batch) want(c Change) {
	if c.Remove || b.wanted == nil {
		return
	}
	sum := fingerprint.OfBytes(c.Content)
	b.lock.Lock()
	defer b.lock.Unlock()
	b.wanted[c.Path] = sum
}

// Wanted returns the paths of the files that are to exist, sorted, and the fingerprint
// (fingerprint.Print.Content) that they have then.
func (b *Batch) Wanted() (names []string, content string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	names = slices.Sorted(maps.Keys(b.wanted))
	prints := make([]string, len(names))
	for i, name := range names {
		prints[i] = b.wanted[name]
	}
	return names, fingerprint.Sum(names, prints)
}

// listOf returns the list of the drift that a change belongs to, or nil if it is made
// already. It reads regular files only.
func (b *Batch) listOf(c Change) (*[]string, error) {
	name := filepath.Join(b.root, filepath.FromSlash(c.Path))
	var before fs.FileInfo
	if b.known != nil {
		if info, err := os.Stat(name); err == nil {
			before = info
		}
		if before != nil && b.known.has(c, before) {
			return nil, nil
		}
	}
	old, err := source.Read(name, source.LargestText)
	there := err == nil
	if errors.As(err, &source.TooLargeError{}) {
		there, err = true, nil
	}
	switch {
	case err != nil && !os.IsNotExist(err):
		return nil, fmt.Errorf("read %s: %w", c.Path, cause(err))
	case c.Remove && there:
		return &b.drift.Orphaned, nil
	case c.Remove:
		return nil, nil
	case there && bytes.Equal(old, c.Content):
		if before != nil {
			b.known.keep(c, before)
		}
		return nil, nil
	case there:
		return &b.drift.Changed, nil
	}
	return &b.drift.Missing, nil
}

// note writes a change down, in a list of the drift and as a step. Without a
// transaction nothing is to be staged.
func (b *Batch) note(c Change, list *[]string) (step, *transaction, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if !strings.HasPrefix(path.Base(c.Path), ".") {
		*list = append(*list, c.Path)
	}
	if b.keep {
		b.kept = append(b.kept, c)
	}
	if b.dry {
		return step{}, nil, nil
	}
	if b.staged == nil {
		var err error
		if b.folder, err = os.OpenRoot(b.root); err != nil {
			return step{}, nil, fmt.Errorf("open the folder %s: %w", b.root, err)
		}
		b.staged = &transaction{root: b.folder}
		if err := b.staged.begin(); err != nil {
			return step{}, nil, err
		}
	}
	s, err := b.staged.plan(c)
	return s, b.staged, err
}

// Drift returns what the changes of the batch change.
func (b *Batch) Drift() Drift {
	b.lock.Lock()
	defer b.lock.Unlock()
	for _, list := range [][]string{b.drift.Changed, b.drift.Missing, b.drift.Orphaned} {
		slices.Sort(list)
	}
	return b.drift
}

// Changes returns the changes that Gather kept, by path.
func (b *Batch) Changes() []Change {
	b.lock.Lock()
	defer b.lock.Unlock()
	slices.SortFunc(b.kept, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return b.kept
}

// Commit makes all changes or, if it returns an error, none.
func (b *Batch) Commit() error {
	return b.end(func(t *transaction) error {
		err := t.finish()
		if err == nil {
			err = t.carryOut()
		}
		return t.end(err)
	})
}

// Discard throws away what has not been committed.
func (b *Batch) Discard() error { return b.end((*transaction).close) }

func (b *Batch) end(how func(*transaction) error) error {
	if b.staged == nil {
		return nil
	}
	err := how(b.staged)
	b.staged = nil
	return errors.Join(err, b.folder.Close())
}
