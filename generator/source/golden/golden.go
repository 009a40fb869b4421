// Package golden compares the output of tests with expected files, which a person has
// reviewed, and rewrites these files with -update. Only tests import it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected files and the tables in the documentation")

// Update reports whether the expected files should be rewritten.
func Update() bool { return *update }

// File compares data with an expected file, or writes the file.
func File(t testing.TB, name, got string) {
	t.Helper()
	if *update {
		write(t, name, got)
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v; write it with -update", err)
	}
	if got != string(want) {
		t.Errorf("%s is out of date; run with -update and read the diff. It should be:\n%s", name, got)
	}
}

// Table compares data with a table in the documentation, or writes the table. The table
// is between a comment that ends with the command that writes it, such as "go test
// ./generator/facts/registry -update -->", and the comment "table: end".
func Table(t testing.TB, page, command, got string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := command+" -->\n", "<!-- table: end -->"
	before, rest, begins := strings.Cut(string(text), begin)
	old, after, ends := strings.Cut(rest, end)
	if !begins || !ends {
		t.Fatalf("%s has lost the comments around its table", page)
	}
	if got = "\n" + got + "\n"; old == got {
		return
	}
	if !*update {
		t.Errorf("the table of %s is out of date; run %s", page, command)
		return
	}
	write(t, page, before+begin+got+end+after)
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
