package filechange

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// folder maps the names of a folder's files to their content.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	testfiles.Write(t, root, files)
	return root
}

func contents(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name)
		files[filepath.ToSlash(relative)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestTheNextRunFinishes stops after each step and lets the next run continue: either
// all changes are made or none, and no other file is left.
func TestTheNextRunFinishes(t *testing.T) {
	before := map[string]string{"a": "old", "gone/b": "old", "keep": "keep"}
	after := map[string]string{"a": "new", "deep/er/c": "new", "d": "new", "keep": "keep"}
	changes := []Change{{Path: "a", Content: []byte("new")}, {Path: "gone/b", Remove: true}, {Path: "deep/er/c", Content: []byte("new")}, {Path: "d", Content: []byte("new")}}
	for stop := -1; stop <= len(changes); stop++ {
		root := folder(t, before)
		opened, err := os.OpenRoot(root)
		if err != nil {
			t.Fatal(err)
		}
		defer opened.Close()
		t2, err := prepare(opened, changes)
		if err != nil {
			t.Fatal(err)
		}
		want := after
		if stop < 0 { // killed before the journal was in place
			want = before
			if err := os.Remove(filepath.Join(root, t2.dir, journalName)); err != nil {
				t.Fatal(err)
			}
		}
		for i := 0; i < stop; i++ {
			if err := t2.do(t2.Steps[i]); err != nil {
				t.Fatal(err)
			}
		}
		release, err := Lock(context.Background(), root, func() { t.Error("there is nothing to wait for") })
		if err != nil {
			t.Fatal(err)
		}
		release()
		if got := contents(t, root); !maps.Equal(got, want) {
			t.Errorf("stopped after %d steps:\n got %v\nwant %v", stop, got, want)
		}
	}
}

func TestAJournalChangesNothingOutside(t *testing.T) {
	outer := folder(t, map[string]string{"victim": "mine", "blog/.aboveboard-tmp-x/journal.json": `{"steps":[{"number":0,"path":"../victim","remove":true}]}`})
	if _, err := Lock(context.Background(), filepath.Join(outer, "blog"), func() {}); !errors.As(err, &OutsideError{}) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(outer, "victim")); err != nil {
		t.Error(err)
	}
}

func TestNothingIsWrittenThroughALinkOutside(t *testing.T) {
	outer := folder(t, map[string]string{"else/data/x": "theirs", "blog/in/x": "ours"})
	root := filepath.Join(outer, "blog")
	for name, target := range map[string]string{"data": "../else/data", "far": filepath.Join(outer, "else"), "file": "../else/data/x", "inner": "in", "whole": filepath.Join(root, "in"), "loop": "loop"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	before := contents(t, outer)
	for _, name := range []string{"data/x", "data/new", "far/data/x", "file", "../else/data/x", "/etc/x", "in/../../else/data/x", "loop/x"} {
		for _, c := range []Change{{Path: name, Content: []byte("changed")}, {Path: name, Remove: true}} {
			err := Apply(root, []Change{{Path: "in/x", Content: []byte("changed")}, c})
			if err == nil || name != "loop/x" && !errors.As(err, &OutsideError{}) {
				t.Errorf("%+v: %v", c, err)
			}
		}
	}
	if got := contents(t, outer); !maps.Equal(got, before) {
		t.Errorf("changed to %v", got)
	}
	for _, name := range []string{"inner/x", "whole/y"} {
		if err := Apply(root, []Change{{Path: name, Content: []byte("changed")}}); err != nil {
			t.Error(err)
		}
	}
	if got := contents(t, outer); got["blog/in/x"] != "changed" || got["blog/in/y"] != "changed" {
		t.Errorf("a link inside is not followed: %v", got)
	}
}

func TestTheSecondRunWaits(t *testing.T) {
	root := t.TempDir()
	release, err := Lock(context.Background(), root, func() {})
	if err != nil {
		t.Fatal(err)
	}
	waits, in := make(chan bool, 1), make(chan error, 1)
	go func() {
		second, err := Lock(context.Background(), root, func() { waits <- true })
		if err == nil {
			second()
		}
		in <- err
	}()
	select {
	case <-waits:
	case <-in:
		t.Skip("this file system has no locks")
	}
	short, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := Lock(short, root, func() {}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a wait does not end with its context: %v", err)
	}
	release()
	if err := <-in; err != nil {
		t.Error(err)
	}
}
