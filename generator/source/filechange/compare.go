package filechange

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Drift is how files differ from what they should be. Files whose names begin with a
// dot are internal records and are not listed. Paths are sorted.
type Drift struct {
	Changed  []string `json:"changed"`  // exists with other content
	Missing  []string `json:"missing"`  // missing
	Orphaned []string `json:"orphaned"` // exists but should not
}

// Empty reports whether everything is as it should be.
func (d Drift) Empty() bool { return len(d.Changed)+len(d.Missing)+len(d.Orphaned) == 0 }

// Compare drops the changes that are already made, and returns what the others change.
// It reads regular files only, and writes nothing.
func Compare(root string, changes []Change) ([]Change, Drift, error) {
	var left []Change
	var drift Drift
	var problems error
	for _, c := range changes {
		old, err := source.Read(filepath.Join(root, filepath.FromSlash(c.Path)), source.LargestText)
		there := err == nil
		if errors.As(err, &source.TooLargeError{}) {
			there, err = true, nil
		}
		if err != nil && !os.IsNotExist(err) {
			problems = errors.Join(problems, fmt.Errorf("read %s: %w", c.Path, cause(err)))
			continue
		}
		var list *[]string
		switch {
		case c.Remove && there:
			list = &drift.Orphaned
		case c.Remove || there && bytes.Equal(old, c.Content):
			continue
		case there:
			list = &drift.Changed
		default:
			list = &drift.Missing
		}
		left = append(left, c)
		if !strings.HasPrefix(path.Base(c.Path), ".") {
			*list = append(*list, c.Path)
		}
	}
	for _, list := range [][]string{drift.Changed, drift.Missing, drift.Orphaned} {
		slices.Sort(list)
	}
	return left, drift, problems
}

func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Diff returns what changes in a file as a unified diff for patch and git apply, or an
// empty string if nothing changes.
func Diff(path string, before, after []byte) string {
	text := string(diff.Diff("a/"+path, before, "b/"+path, after))
	_, text, _ = strings.Cut(text, "\n") // a line that only this diff library writes
	return text
}
