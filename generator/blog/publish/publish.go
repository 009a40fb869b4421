// Package publish replaces the published folder with a newly rendered blog. It takes
// the folder and a function that renders into an empty one. Afterwards the folder has
// exactly what was rendered, and everything that somebody else put there. The folder
// itself has a list of what a build wrote, so that the next build can remove it, on any
// machine.
package publish

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// Result is what was done.
type Result struct {
	Pages   int      // HTML files that were rendered
	Written int      // files that are new or changed
	Removed int      // files of an earlier build that were not rendered again
	Foreign []string // HTML files in the folder that no build of ours wrote, sorted
}

// Folder renders and publishes. The rendered files are in the blog's root meanwhile; to
// is absolute and is the only folder outside root that may be written.
func Folder(ctx context.Context, root, to string, render func(into string) error) (Result, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return Result{}, err
	}
	if inner, err := filepath.Rel(to, root); err == nil && (inner == "." || filepath.IsLocal(inner)) {
		return Result{}, fmt.Errorf("the pages would be published into %s, which holds the blog itself; set publishDir to a folder of its own", to)
	}
	from := filepath.Join(root, filechange.StagePrefix+rand.Text())
	if err := os.Mkdir(from, 0o755); err != nil {
		return Result{}, fmt.Errorf("make a folder for the pages: %w", err)
	}
	defer os.RemoveAll(from)
	site := filepath.Join(from, "site")
	if err := render(site); err != nil {
		return Result{}, err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return Result{}, fmt.Errorf("make the folder for the pages: %w", err)
	}
	target, err := os.OpenRoot(to)
	if err != nil {
		return Result{}, fmt.Errorf("open the folder for the pages: %w", err)
	}
	defer target.Close()
	m := mover{from: site, to: target}
	return m.publish(ctx)
}

// mover makes one folder like another.
type mover struct {
	from string
	to   *os.Root
}

func (m mover) publish(ctx context.Context) (Result, error) {
	names, err := files(os.DirFS(m.from))
	if err != nil {
		return Result{}, err
	}
	var result Result
	for _, name := range names {
		if isPage(name) {
			result.Pages++
		}
	}
	marks := make([]string, len(names))
	if err := m.each(ctx, names, func(i int) error {
		mark, err := markOf(os.DirFS(m.from), names[i])
		marks[i] = mark
		return err
	}); err != nil {
		return result, err
	}
	before := readMarks(m.to)
	// The list is extended first and shortened last: if a build is interrupted, the
	// next one still knows every file of ours.
	if err := writeMarks(m.to, slices.Concat(before, marks)); err != nil {
		return result, err
	}
	if err := m.removeOld(ctx, names, before, &result); err != nil {
		return result, err
	}
	var lock sync.Mutex
	if err := m.each(ctx, names, func(i int) error {
		written, err := m.move(names[i])
		if written {
			lock.Lock()
			result.Written++
			lock.Unlock()
		}
		return err
	}); err != nil {
		return result, err
	}
	return result, writeMarks(m.to, marks)
}

// removeOld removes what an earlier build wrote and nobody has changed since.
func (m mover) removeOld(ctx context.Context, names, before []string, result *Result) error {
	there, err := files(m.to.FS())
	if err != nil {
		return err
	}
	ours := map[string]bool{}
	for _, mark := range before {
		ours[mark] = true
	}
	var others []string
	for _, name := range there {
		if _, found := slices.BinarySearch(names, name); !found && name != marksName {
			others = append(others, name)
		}
	}
	old := make([]bool, len(others))
	if len(ours) > 0 {
		if err := m.each(ctx, others, func(i int) error {
			mark, err := markOf(m.to.FS(), others[i])
			old[i] = mark != "" && ours[mark]
			return err
		}); err != nil {
			return err
		}
	}
	for i, name := range others {
		switch {
		case strings.HasPrefix(path.Base(name), filechange.StagePrefix):
			_ = m.to.Remove(name) // of a build that was killed
		case old[i]:
			if err := m.to.Remove(name); err != nil {
				return fmt.Errorf("remove %s, which is no longer published: %w", name, err)
			}
			result.Removed++
			m.removeEmptyFolders(path.Dir(name))
		case isPage(name):
			result.Foreign = append(result.Foreign, name)
		}
	}
	return nil
}

func (m mover) removeEmptyFolders(dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if m.to.Remove(dir) != nil {
			return
		}
	}
}

// each processes all names, several at once, and returns the first error by name.
func (m mover) each(ctx context.Context, names []string, work func(int) error) error {
	problems := make([]error, len(names))
	err := workers.Each(ctx, len(names), func(i int) { problems[i] = work(i) })
	if err != nil {
		return err
	}
	return first(problems)
}

func first(problems []error) error {
	i := slices.IndexFunc(problems, func(err error) bool { return err != nil })
	if i < 0 {
		return nil
	}
	return problems[i]
}

// files returns the regular files of a folder, sorted. It ignores links.
func files(folder fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	slices.Sort(names)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // Hugo makes no folder for a blog without a page
	}
	return names, err
}

func isPage(name string) bool { return strings.EqualFold(path.Ext(name), ".html") }
