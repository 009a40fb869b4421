// Package testfiles makes and writes the files that a test or a measurement reads. The
// program does not import it.
package testfiles

import (
	"os"
	"path/filepath"
	"testing"
)

// Write writes files into a folder: their texts, by their names there.
func Write(t testing.TB, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
