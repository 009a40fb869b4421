// Package filechange writes files so that a reader never sees half of one, and
// so that several are changed together or not at all.
package filechange

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Change is one file to write or to remove.
type Change struct {
	Path    string // relative to the root, with slashes
	Content []byte
	Remove  bool
}

// Replace gives the file at root/name new content: it writes a temporary file
// beside the target and renames it. Folders that are missing are made.
func Replace(root, name string, data []byte) error {
	temporary, err := stage(root, name, data)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, local(root, name)); err != nil {
		os.Remove(temporary)
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Apply carries out all changes. Everything is written under temporary names
// first, so that a full disk or a missing permission is met before any file has
// changed; if a rename then fails, what was already renamed is put back.
func Apply(root string, changes []Change) (err error) {
	root = filepath.Clean(root)
	var undo []func() error
	var made []string
	defer func() {
		if err == nil {
			return
		}
		for i := len(undo) - 1; i >= 0; i-- {
			err = errors.Join(err, undo[i]())
		}
		for i := len(made) - 1; i >= 0; i-- {
			os.Remove(made[i]) // fails, rightly, where somebody else put a file
		}
	}()
	staged := make([]string, len(changes))
	defer func() {
		for _, name := range staged {
			if name != "" {
				os.Remove(name) // fails, rightly, once it is renamed
			}
		}
	}()
	for i, c := range changes {
		if c.Remove {
			continue
		}
		made = append(made, missingFolders(root, c.Path)...)
		if staged[i], err = stage(root, c.Path, c.Content); err != nil {
			return err
		}
	}
	for i, c := range changes {
		back, err := backup(root, c.Path)
		if err != nil {
			return err
		}
		undo = append(undo, back)
		if c.Remove {
			err = os.Remove(local(root, c.Path))
		} else {
			err = os.Rename(staged[i], local(root, c.Path))
		}
		if err != nil {
			return fmt.Errorf("change %s: %w", c.Path, err)
		}
	}
	for _, c := range changes {
		if c.Remove {
			removeEmptyFolders(root, c.Path)
		}
	}
	return nil
}

// removeEmptyFolders goes up from a removed file as long as nothing is left.
func removeEmptyFolders(root, name string) {
	for dir := filepath.Dir(local(root, name)); dir != root && dir != "."; dir = filepath.Dir(dir) {
		if os.Remove(dir) != nil {
			return
		}
	}
}

// backup remembers a file as it is and gives back what restores it.
func backup(root, name string) (func() error, error) {
	old, err := os.ReadFile(local(root, name))
	switch {
	case os.IsNotExist(err):
		return func() error {
			if err := os.Remove(local(root, name)); err != nil && !os.IsNotExist(err) {
				return err
			}
			return nil
		}, nil
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return func() error { return Replace(root, name, old) }, nil
}

// missingFolders lists the folders above name that are not there, outermost first.
func missingFolders(root, name string) []string {
	var missing []string
	for dir := filepath.Dir(local(root, name)); dir != root && dir != "."; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(dir); err == nil {
			break
		}
		missing = append([]string{dir}, missing...)
	}
	return missing
}

func stage(root, name string, data []byte) (string, error) {
	target := local(root, name)
	mode := os.FileMode(0o644)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return "", fmt.Errorf("make the folder of %s: %w", name, err)
	}
	temporary, err := os.CreateTemp(filepath.Dir(target), ".aboveboard-*.tmp")
	if err != nil {
		return "", fmt.Errorf("write %s: %w", name, err)
	}
	_, err = temporary.Write(data)
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(temporary.Name(), mode)
	}
	if err != nil {
		os.Remove(temporary.Name())
		return "", fmt.Errorf("write %s: %w", name, err)
	}
	return temporary.Name(), nil
}

func local(root, name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
