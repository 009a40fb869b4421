package filechange

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// Diffs returns what the changes make of the files at root, as one patch for `git apply`
// or `patch -p1`. It writes nothing.
func Diffs(root string, changes []Change) (string, error) {
	var patch strings.Builder
	var problems error
	for _, c := range changes {
		old, err := source.Read(filepath.Join(root, filepath.FromSlash(c.Path)), source.LargestText)
		switch {
		case errors.As(err, &source.TooLargeError{}):
			old = []byte{0}
		case err != nil && !os.IsNotExist(err):
			problems = errors.Join(problems, fmt.Errorf("read %s: %w", c.Path, cause(err)))
			continue
		}
		patch.WriteString(c.diff(old, err == nil || !os.IsNotExist(err)))
	}
	return patch.String(), problems
}

// nowhere is what a patch calls a file that does not exist.
const nowhere = "/dev/null"

// diff returns what changes in one file, or an empty string if nothing changes.
func (c Change) diff(old []byte, there bool) string {
	name := display.Line(c.Path)
	before, after, content := "a/"+name, "b/"+name, c.Content
	if !there {
		before = nowhere
	}
	if c.Remove {
		after, content = nowhere, nil
	}
	if bytes.IndexByte(old, 0) >= 0 || bytes.IndexByte(content, 0) >= 0 {
		if bytes.Equal(old, content) {
			return ""
		}
		return fmt.Sprintf("Binary files %s and %s differ\n", before, after)
	}
	text := string(diff.Diff(before, old, after, content))
	_, text, _ = strings.Cut(text, "\n") // a line that only this diff library writes
	return text
}
