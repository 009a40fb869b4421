// Package watch reports changes in folders. It takes folders and returns signals, each
// one after a save, once the editor has finished it.
//
// fsnotify reports changes at once. A slower scan of names, sizes and times finds what
// fsnotify misses: on network drives, in some virtual machines, and after an overflow.
package watch

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	settled      = 25 * time.Millisecond  // after the last event, a save is complete
	longestDelay = 250 * time.Millisecond // of the signal, while events keep coming
	scanInterval = 2 * time.Second
	scanOnly     = 300 * time.Millisecond // the interval if the system reports no events
)

// Options say what to watch.
type Options struct {
	Folders []string                 // with everything below; they need not exist yet
	Files   []string                 // single files, which need not exist yet
	Skip    func(folder string) bool // reports which folders below to ignore; may be nil
	Wrong   func(problem error)      // is called once if the system reports no events; may be nil
}

// Changes returns a channel of signals, which is closed when the context ends. Several
// signals that were not received yet count as one.
func Changes(ctx context.Context, o Options) <-chan struct{} {
	w := &watcher{Options: o, out: make(chan struct{}, 1), every: scanInterval}
	var err error
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		w.lose(err)
	}
	w.listen()
	w.before = Look(w.Options)
	go w.run(ctx)
	return w.out
}

type watcher struct {
	Options
	events *fsnotify.Watcher // nil if the system reports none
	out    chan struct{}
	before State
	every  time.Duration
}

// lose continues without events.
func (w *watcher) lose(err error) {
	if w.events != nil {
		_ = w.events.Close()
		w.events = nil
	}
	if w.every == scanInterval && w.Wrong != nil {
		w.Wrong(err)
	}
	w.every = scanOnly
}

func (w *watcher) run(ctx context.Context) {
	defer close(w.out)
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	var heard <-chan time.Time // when the save counts as complete
	var first time.Time
	for {
		var events chan fsnotify.Event
		var problems chan error
		if w.events != nil {
			events, problems = w.events.Events, w.events.Errors
		}
		select {
		case <-ctx.Done():
			if w.events != nil {
				_ = w.events.Close()
			}
			return
		case e := <-events:
			if e.Op == fsnotify.Chmod || !w.concerns(e.Name) {
				continue
			}
			if heard == nil {
				first = time.Now()
			}
			heard = time.After(max(0, min(settled, longestDelay-time.Since(first))))
		case <-problems: // too many events at once: the scan finds what was lost
			heard, first = time.After(settled), time.Now()
		case <-heard:
			heard = nil
			w.listen()
			w.before = Look(w.Options)
			w.signal()
		case <-tick.C:
			w.listen()
			if now := Look(w.Options); !w.before.Same(now) {
				w.before = now
				w.signal()
			}
			tick.Reset(w.every)
		}
	}
}

func (w *watcher) signal() {
	select {
	case w.out <- struct{}{}:
	default:
	}
}

// concerns reports whether a path is one of those that are watched: beside a file are
// others, and the folder above one that is not there yet has more.
func (w *watcher) concerns(name string) bool {
	if slices.Contains(w.Files, name) {
		return true
	}
	return slices.ContainsFunc(w.Folders, func(folder string) bool {
		return name == folder || strings.HasPrefix(name, folder+string(filepath.Separator))
	})
}

// listen asks for the events of all folders that are there now. A folder that is listened
// to already is not listened to twice; one that is gone, the system forgets.
func (w *watcher) listen() {
	if w.events == nil {
		return
	}
	listened := map[string]bool{}
	for _, name := range w.events.WatchList() {
		listened[name] = true
	}
	for _, name := range w.places() {
		if listened[name] {
			continue
		}
		if err := w.events.Add(name); err != nil && !os.IsNotExist(err) {
			w.lose(err)
			return
		}
	}
}

// places are the folders to listen to: also those above what may come to be there.
func (w *watcher) places() []string {
	var all []string
	for _, name := range slices.Concat(w.Files, w.Folders) {
		all = append(all, there(filepath.Dir(name)))
	}
	for _, folder := range w.Folders {
		walk(w.Options, folder, func(name string, d fs.DirEntry) {
			if d.IsDir() {
				all = append(all, name)
			}
		})
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// there is the nearest folder that exists.
func there(name string) string {
	for {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return name
		}
		above := filepath.Dir(name)
		if above == name {
			return name
		}
		name = above
	}
}

func walk(o Options, folder string, visit func(name string, d fs.DirEntry)) {
	_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case d.IsDir() && name != folder && o.Skip != nil && o.Skip(name):
			return fs.SkipDir
		}
		visit(name, d)
		return nil
	})
}

// stamp changes when a file does.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// State is how files were at some time.
type State map[string]stamp

// Look returns how everything that is watched is now.
func Look(o Options) State {
	seen := State{}
	add := func(name string, info fs.FileInfo) {
		seen[name] = stamp{info.Size(), info.ModTime(), info.Mode()}
		if info.IsDir() {
			seen[name] = stamp{mode: info.Mode()} // its names are listed, and its time says nothing more
		}
	}
	for _, name := range o.Files {
		if info, err := os.Stat(name); err == nil {
			add(name, info)
		}
	}
	for _, folder := range o.Folders {
		walk(o, folder, func(name string, d fs.DirEntry) {
			if info, err := d.Info(); err == nil {
				add(name, info)
			}
		})
	}
	return seen
}

// Same reports whether nothing has changed between two looks.
func (s State) Same(other State) bool {
	return maps.EqualFunc(s, other, func(a, b stamp) bool {
		return a.size == b.size && a.mode == b.mode && a.modified.Equal(b.modified)
	})
}
