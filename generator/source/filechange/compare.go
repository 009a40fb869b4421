package filechange

import (
	"errors"
	"os"
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
	var problems error
	look := Look(root)
	for _, c := range changes {
		list, err := look.listOf(c)
		if err != nil {
			problems = errors.Join(problems, err)
		}
		if list == nil {
			continue
		}
		left = append(left, c)
		_, _, _ = look.note(c, list) // nothing is staged, so nothing fails
	}
	return left, look.Drift(), problems
}

func cause(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
