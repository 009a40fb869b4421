package filechange

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Lock waits until no other run of the program changes the folder, and finishes or
// removes what a killed run left there. The function that it returns releases the lock.
// If there is something to wait for, waiting is called once.
func Lock(ctx context.Context, root string, waiting func()) (release func(), err error) {
	lock, err := lockFolder(ctx, root, waiting)
	if err != nil {
		return nil, fmt.Errorf("wait for another run in %s: %w", root, err)
	}
	if err := heal(root); err != nil {
		lock.Close()
		return nil, fmt.Errorf("finish what an interrupted run began: %w", err)
	}
	return func() { lock.Close() }, nil
}

// waitFor retries until it gets the lock. A blocking lock would ignore the context.
func waitFor(ctx context.Context, waiting func(), try func() (got bool, err error)) error {
	for waits := false; ; {
		got, err := try()
		if got || err != nil {
			return err
		}
		if !waits {
			waits = true
			waiting()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// heal finishes what a killed run had fully prepared, and removes the rest.
func heal(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	entries, err := os.ReadDir(name)
	if err != nil {
		return err
	}
	var problems error
	for _, e := range entries {
		if e.Type().IsRegular() && strings.HasPrefix(e.Name(), StagePrefix) {
			problems = errors.Join(problems, notThere(root.Remove(e.Name())))
		}
		if e.IsDir() && strings.HasPrefix(e.Name(), StagePrefix) {
			t := &transaction{root: root, dir: e.Name()}
			problems = errors.Join(problems, t.resume())
		}
	}
	return problems
}

// largestJournal is the size limit of a journal, in bytes.
const largestJournal = 64 << 20

func (t *transaction) resume() error {
	journal, err := source.ReadIn(t.root, path.Join(t.dir, journalName), largestJournal)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, source.ErrSpecial):
		return t.close()
	case err != nil:
		return err
	case json.Unmarshal(journal, t) != nil:
		return t.close() // not one of ours: ours are complete before they are renamed into place
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Path, err = locate(t.root, s.Path); err != nil {
			return err
		}
		if !s.Remove {
			if _, err := t.root.Lstat(t.inside("new", s.Number)); os.IsNotExist(err) {
				continue // already in place
			}
		}
		if err := t.do(*s); err != nil {
			return fmt.Errorf("change %s: %w", s.Path, err)
		}
	}
	t.removeEmptyFolders()
	return t.close()
}
