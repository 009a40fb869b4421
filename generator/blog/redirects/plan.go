package redirects

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// File is where a Hugo blog keeps what Netlify reads.
const File = "static/_redirects"

// ErrFile is the error of a _redirects file that its author has to mend.
var ErrFile = errors.New(File)

// Plan is what File of a blog is and what it should be.
type Plan struct {
	Old, New []byte // nil for no file
}

// Read plans the change that rules make to the blog at root. It writes nothing.
func Read(root string, rules []byte) (Plan, error) {
	name := filepath.Join(root, filepath.FromSlash(File))
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		merged, err := Merge(nil, rules)
		return Plan{New: merged}, err
	case err != nil:
		return Plan{}, fmt.Errorf("read %s: %w", File, err)
	case !info.Mode().IsRegular() && len(rules) == 0:
		return Plan{}, nil // none of ours, and nothing to do
	case !info.Mode().IsRegular():
		return Plan{}, fmt.Errorf("%w: this is no ordinary file; expected a text file", ErrFile)
	}
	old, err := os.ReadFile(name)
	if err != nil {
		return Plan{}, fmt.Errorf("read %s: %w", File, err)
	}
	if old == nil {
		old = []byte{}
	}
	merged, err := Merge(old, rules)
	if err != nil {
		return Plan{}, fmt.Errorf("%w: %w", ErrFile, err)
	}
	if merged == nil && len(old) == 0 {
		merged = old // an empty file of the author's stays
	}
	return Plan{Old: old, New: merged}, nil
}

// Stale tells whether the file is not what it should be.
func (p Plan) Stale() bool { return (p.Old == nil) != (p.New == nil) || !bytes.Equal(p.Old, p.New) }

// Write brings the file up to date, whole or not at all.
func (p Plan) Write(root string) error {
	switch {
	case !p.Stale():
		return nil
	case p.New == nil:
		return filechange.Apply(root, []filechange.Change{{Path: File, Remove: true}})
	}
	return filechange.Replace(root, File, p.New)
}
