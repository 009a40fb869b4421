package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestEverySaveIsHeard tries the ways in which editors and people change files.
func TestEverySaveIsHeard(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, root string){
		"written in place": func(t *testing.T, root string) { write(t, root+"/a/b/one.yaml", "2") },
		"renamed over": func(t *testing.T, root string) {
			write(t, root+"/a/b/.one.yaml.swp", "2")
			do(t, os.Rename(root+"/a/b/.one.yaml.swp", root+"/a/b/one.yaml"))
		},
		"moved away and written again": func(t *testing.T, root string) {
			do(t, os.Rename(root+"/a/b/one.yaml", root+"/a/b/one.yaml~"))
			write(t, root+"/a/b/one.yaml", "2")
		},
		"a new file":              func(t *testing.T, root string) { write(t, root+"/a/b/two.yaml", "2") },
		"a deleted file":          func(t *testing.T, root string) { do(t, os.Remove(root+"/a/b/one.yaml")) },
		"a new folder with files": func(t *testing.T, root string) { write(t, root+"/a/c/d/e.yaml", "2") },
		"a moved folder":          func(t *testing.T, root string) { do(t, os.Rename(root+"/a/b", root+"/a/c")) },
		"a deleted tree":          func(t *testing.T, root string) { do(t, os.RemoveAll(root+"/a")) },
		"a single file":           func(t *testing.T, root string) { write(t, root+"/hugo.toml", "2") },
		"a folder that was not there": func(t *testing.T, root string) {
			write(t, root+"/later/x/y.png", "2")
		},
	} {
		for _, deafened := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				root := t.TempDir()
				write(t, root+"/a/b/one.yaml", "1")
				write(t, root+"/hugo.toml", "1")
				o := Options{Folders: []string{root + "/a", root + "/later"}, Files: []string{root + "/hugo.toml"}}
				w := &watcher{Options: o, out: make(chan struct{}, 1), every: scanInterval}
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				out := (<-chan struct{})(w.out)
				if deafened {
					w.lose(os.ErrInvalid)
					w.before = Look(o)
					go w.run(ctx)
				} else {
					out = Changes(ctx, o)
				}
				change(t, root)
				heard(t, out, 10*time.Second)
			})
		}
	}
}

// TestAfterAMoveTheNewPlaceIsHeard: and the folder that takes its old name, too.
func TestAfterAMoveTheNewPlaceIsHeard(t *testing.T) {
	root := t.TempDir()
	write(t, root+"/a/b/one.yaml", "1")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := Changes(ctx, Options{Folders: []string{root + "/a"}})
	do(t, os.Rename(root+"/a", root+"/z"))
	heard(t, out, 10*time.Second)
	write(t, root+"/a/b/one.yaml", "1")
	heard(t, out, 10*time.Second)
	time.Sleep(2 * settled) // the last event of the move may come late
	for len(out) > 0 {
		<-out
	}
	write(t, root+"/a/b/one.yaml", "2")
	heard(t, out, scanInterval/2+scanInterval)
}

// TestSilence: skipped folders, and files next to the watched ones, cause no signal.
func TestSilence(t *testing.T) {
	root := t.TempDir()
	write(t, root+"/hugo.toml", "1")
	write(t, root+"/a/.git/x", "1")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := Changes(ctx, Options{Folders: []string{root + "/a"}, Files: []string{root + "/hugo.toml"}, Skip: func(folder string) bool { return filepath.Base(folder) == ".git" }})
	write(t, root+"/notes.txt", "2")
	write(t, root+"/a/.git/x", "2")
	write(t, root+"/b/c", "2")
	select {
	case <-out:
		t.Error("a signal for what nobody asked about")
	case <-time.After(scanInterval + scanInterval/2):
	}
	cancel()
	for range out { // ends with the context
	}
}

func heard(t *testing.T, out <-chan struct{}, within time.Duration) {
	t.Helper()
	select {
	case <-out:
	case <-time.After(within):
		t.Fatal("no signal")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	do(t, os.MkdirAll(filepath.Dir(name), 0o755))
	do(t, os.WriteFile(name, []byte(text), 0o644))
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
