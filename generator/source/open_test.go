//go:build unix

package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func TestReadAcceptsRegularFilesOfALimitedSize(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(file("text"), []byte("12345678"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(file("pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"zero": "/dev/zero", "link": "text", "nowhere": "none"} {
		if err := os.Symlink(target, file(name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for how, read := range map[string]func(string, int64) ([]byte, error){
		"Read":   func(name string, limit int64) ([]byte, error) { return source.Read(file(name), limit) },
		"ReadIn": func(name string, limit int64) ([]byte, error) { return source.ReadIn(root, name, limit) },
		"ReadFS": func(name string, limit int64) ([]byte, error) { return source.ReadFS(os.DirFS(dir), name, limit) },
	} {
		for _, name := range []string{"text", "link"} {
			if data, err := read(name, 8); err != nil || string(data) != "12345678" {
				t.Errorf("%s(%q): %q, %v", how, name, data, err)
			}
			if _, err := read(name, 7); !errors.As(err, &source.TooLargeError{}) {
				t.Errorf("%s(%q) of at most 7 bytes: %v", how, name, err)
			}
		}
		if _, err := read("pipe", 8); !errors.Is(err, source.ErrSpecial) {
			t.Errorf("%s of a pipe: %v", how, err)
		}
		if _, err := read("zero", 8); err == nil {
			t.Errorf("%s of an endless file: no error", how)
		}
		if _, err := read(".", 8); !errors.Is(err, source.ErrFolder) {
			t.Errorf("%s of a folder: %v", how, err)
		}
		if _, err := read("nowhere", 8); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s of a link that leads nowhere: %v", how, err)
		}
	}
}
