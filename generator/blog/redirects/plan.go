package redirects

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// File is the file that Netlify reads, in a Hugo blog.
const File = "static/_redirects"

// ErrFile is the error of a _redirects file that its author has to fix.
var ErrFile = errors.New(File)

// Plan lists the change that rules make to the blog at root, if File is not the
// generator's alone to begin with: a file without rules of ours stays as it is.
func Plan(root string, rules []byte) ([]filechange.Change, error) {
	name := filepath.Join(root, filepath.FromSlash(File))
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		merged, err := Merge(nil, rules)
		if merged == nil {
			return nil, err
		}
		return []filechange.Change{{Path: File, Content: merged}}, err
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", File, err)
	case !info.Mode().IsRegular() && len(rules) == 0:
		return nil, nil // none of ours, and nothing to do
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: this is not a regular file; expected a text file", ErrFile)
	}
	old, err := source.Read(name, source.LargestText)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", File, err)
	}
	merged, err := Merge(old, rules)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	if merged == nil && len(old) == 0 {
		return nil, nil // an empty file of the author is kept
	}
	return []filechange.Change{{Path: File, Content: merged, Remove: merged == nil}}, nil
}
