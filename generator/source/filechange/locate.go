package filechange

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// OutsideError means that a file is not written because it is outside the folder that
// may be changed: other blogs may use it.
type OutsideError struct {
	Path   string // the file to write, relative to the root
	Link   string // the part of it that leads out; empty where the path itself does
	Target string // where that leads
}

func (e OutsideError) Error() string {
	if e.Link == "" {
		return fmt.Sprintf("%s is outside this blog; other blogs may use it, so nothing is written there", e.Path)
	}
	return fmt.Sprintf("%s is a link to %s, outside this blog; other blogs may use that, so %s is not written. Replace the link with a folder or file of its own", e.Link, e.Target, e.Path)
}

// maxLinks is how many links one path may go through, as on Linux.
const maxLinks = 40

// Locate checks that a file may be written under root. If a part of its path leads out
// of root, the error is an OutsideError.
func Locate(root, name string) error {
	folder, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer folder.Close()
	_, err = locate(folder, name)
	return err
}

// locate returns the path with all links resolved, relative to root. Parts of it need
// not exist.
func locate(root *os.Root, name string) (string, error) {
	if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", OutsideError{Path: name}
	}
	done, rest := ".", strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		next := path.Join(done, rest[0])
		info, err := root.Lstat(next)
		if os.IsNotExist(err) {
			return path.Join(next, path.Join(rest[1:]...)), nil
		}
		if err != nil {
			return "", fmt.Errorf("look at %s: %w", next, err)
		}
		if info.Mode()&os.ModeSymlink == 0 {
			done, rest = next, rest[1:]
			continue
		}
		if links++; links > maxLinks {
			return "", fmt.Errorf("%s leads through more than %d links", name, maxLinks)
		}
		target, err := root.Readlink(next)
		if err != nil {
			return "", fmt.Errorf("look at %s: %w", next, err)
		}
		inner, ok := inside(root, path.Dir(next), target)
		if !ok {
			return "", OutsideError{Path: name, Link: next, Target: target}
		}
		done, rest = ".", append(strings.Split(inner, "/"), rest[1:]...)
	}
	return done, nil
}

// locateIn is locate with a cache of folders that it has located before. It returns what
// is there, too, or nil if nothing is.
func locateIn(root *os.Root, name string, parents map[string]string) (string, fs.FileInfo, error) {
	parent := path.Dir(name)
	real, known := parents[parent]
	if !known {
		var err error
		if real, err = locate(root, parent); err != nil {
			var outside OutsideError
			if errors.As(err, &outside) {
				outside.Path = name
				err = outside
			}
			return "", nil, err
		}
		parents[parent] = real
	}
	if path.Base(name) == ".." || path.Base(name) == "." {
		return "", nil, OutsideError{Path: name}
	}
	at := path.Join(real, path.Base(name))
	info, err := root.Lstat(at)
	if err == nil && info.Mode()&os.ModeSymlink != 0 {
		if at, err = locate(root, at); err == nil {
			info, err = root.Lstat(at)
		}
	}
	if os.IsNotExist(err) {
		return at, nil, nil
	}
	return at, info, err
}

// inside returns a link's target relative to root, if it is inside root.
func inside(root *os.Root, dir, target string) (string, bool) {
	if filepath.IsAbs(target) {
		from, err := filepath.Abs(root.Name())
		if err != nil {
			return "", false
		}
		if real, err := filepath.EvalSymlinks(from); err == nil {
			from = real
		}
		if target, err = filepath.Rel(from, target); err != nil {
			return "", false
		}
		dir = "."
	}
	joined := path.Join(dir, filepath.ToSlash(target))
	return joined, filepath.IsLocal(filepath.FromSlash(joined))
}
