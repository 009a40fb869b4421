package redirects

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// File returns the file that Netlify reads, in a blog.
func File(b *blog.Blog) string { return b.At("static/_redirects") }

// unread returns why Hugo would not publish it; nil if it would.
func unread(b *blog.Blog) error { return b.Unread("static/_redirects") }

// FileError means that a _redirects file has to be fixed by its author.
type FileError struct {
	Path    string
	Problem error
}

func (e FileError) Error() string { return e.Path + ": " + e.Problem.Error() }

func (e FileError) Unwrap() error { return e.Problem }

// Plan lists the change that rules make to the blog, if File is not the generator's alone
// to begin with: a file without rules of ours stays as it is.
func Plan(b *blog.Blog, rules []byte) ([]filechange.Change, error) {
	file := File(b)
	if err := unread(b); err != nil && len(rules) > 0 {
		return nil, FileError{file, err}
	}
	name := blog.Local(b.Root, file)
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		merged, err := Merge(nil, rules)
		if merged == nil {
			return nil, err
		}
		return []filechange.Change{{Path: file, Content: merged}}, err
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", file, err)
	case !info.Mode().IsRegular() && len(rules) == 0:
		return nil, nil // none of ours, and nothing to do
	case !info.Mode().IsRegular():
		return nil, FileError{file, errors.New("this is not a regular file; expected a text file")}
	}
	old, err := source.Read(name, source.LargestText)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	merged, err := Merge(old, rules)
	if err != nil {
		return nil, FileError{file, err}
	}
	if merged == nil && len(old) == 0 {
		return nil, nil // an empty file of the author is kept
	}
	return []filechange.Change{{Path: file, Content: merged, Remove: merged == nil}}, nil
}
