package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// manyPrograms is a blog with so many programs that generate remembers it, one of which
// is stale.
func manyPrograms(t *testing.T) string {
	t.Helper()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("SOURCE_DATE_EPOCH", "1793232000")
	root := t.TempDir()
	files := map[string]string{
		"hugo.toml":                "title = \"Blog\"\n",
		"aboveboard/site.yaml":     "publisher: A blog\nlanguages: [en]\njurisdictions: [us]\nfreshness: {warn: 30d}\n",
		"aboveboard/criteria.yaml": "criteria:\n  rate: {label: Rate, type: text}\n",
		"aboveboard/links.yaml":    "links:\n  lamp: {to: \"https://plain.example/lamp\"}\n",
	}
	for i := range worthRemembering {
		checked := "2026-10-20"
		if i == 0 {
			checked = "2026-01-20"
		}
		files[fmt.Sprintf("aboveboard/programs/shop-%d.yaml", i)] = fmt.Sprintf("name: Shop\nurl: https://shop.example/\nsummary: A shop.\nfacts:\n  rate: {value: High, source: https://shop.example/terms, checked: %s}\n", checked)
	}
	for name, text := range files {
		put(t, filepath.Join(root, name), text)
	}
	return root
}

// put writes a file with one time for all.
func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	then := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(name, then, then); err != nil {
		t.Fatal(err)
	}
}

// generated runs generate and returns what it said.
func generated(t *testing.T, root string, args ...string) (said string) {
	t.Helper()
	var out bytes.Buffer
	if status := Run(context.Background(), append([]string{"generate", "--source", root}, args...), fstest.MapFS{}, &out, &out); status != ExitOK {
		t.Fatalf("status %d: %s", status, &out)
	}
	return out.String()
}

// recalled reports whether the next run would do nothing.
func recalled(root string) bool {
	_, last := (&app{root: root, color: "auto", stderr: &bytes.Buffer{}}).recall()
	return last != nil
}

func TestGenerateRemembersAndSaysTheSame(t *testing.T) {
	root := manyPrograms(t)
	if recalled(root) {
		t.Fatal("there is a memory of a run that never was")
	}
	generated(t, root)
	if recalled(root) {
		t.Error("a run that writes static/_redirects, which it reads, was remembered")
	}
	full := generated(t, root)
	if !recalled(root) {
		t.Fatal("nothing changed, and the run was not remembered")
	}
	if !strings.Contains(full, "stale-fact") || !strings.Contains(full, "all up to date") {
		t.Errorf("generate says\n%s", full)
	}
	if again := generated(t, root); again != full {
		t.Errorf("generate says\n%s\nand then\n%s", full, again)
	}
	if check := generated(t, root, "--check"); !strings.Contains(check, "are up to date") || !strings.Contains(check, "stale-fact") {
		t.Errorf("generate --check says\n%s", check)
	}
}

// TestEveryChangeIsNoticed changes a byte of each file that decides, which stays as long
// as it was and keeps its time; and everything else that decides.
func TestEveryChangeIsNoticed(t *testing.T) {
	root := manyPrograms(t)
	generated(t, root)
	generated(t, root)
	for _, name := range []string{
		"aboveboard/site.yaml", "aboveboard/criteria.yaml", "aboveboard/links.yaml", "aboveboard/programs/shop-42.yaml", "hugo.toml", "static/_redirects",
		"data/aboveboard/links.json", "data/aboveboard/en/site.json", "data/aboveboard/en/programs/shop-42.json", "data/aboveboard/.written-by-aboveboard",
	} {
		full := filepath.Join(root, name)
		text, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(text); at += 1 + len(text)/4 {
			changed := bytes.Clone(text)
			changed[at] ^= 1
			put(t, full, string(changed))
			if recalled(root) {
				t.Errorf("%s: byte %d changed, and generate would not notice", name, at)
			}
		}
		put(t, full, string(text))
		if !recalled(root) {
			t.Errorf("%s is as it was, and generate would do its work", name)
		}
		if err := os.Remove(full); err != nil {
			t.Fatal(err)
		}
		if recalled(root) {
			t.Errorf("%s is gone, and generate would not notice", name)
		}
		put(t, full, string(text))
	}
	for _, name := range []string{"aboveboard/programs/new.yaml", "config/hugo.toml", "netlify.toml", "assets/a.jpg"} {
		put(t, filepath.Join(root, name), "")
		if recalled(root) {
			t.Errorf("%s is new, and generate would not notice", name)
		}
		if err := os.RemoveAll(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1793332000")
	if recalled(root) {
		t.Error("it is another day, and generate would not notice")
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1793232000")
	t.Setenv("HUGO_TITLE", "Another")
	if recalled(root) {
		t.Error("the environment sets something else, and generate would not notice")
	}
}

// TestARunWhoseSourcesChangeMeanwhileIsNotRemembered also writes the bytes that were there:
// the run may have read others in between.
func TestARunWhoseSourcesChangeMeanwhileIsNotRemembered(t *testing.T) {
	root := manyPrograms(t)
	generated(t, root)
	generated(t, root)
	a := &app{root: root, color: "auto", stderr: &bytes.Buffer{}}
	name := filepath.Join(root, "aboveboard/programs/shop-42.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, again := range []bool{true, false} {
		time.Sleep(2100 * time.Millisecond) // until times tell of changes
		m, _ := a.recall()
		if m.unchanged(a, nil) == "" {
			t.Error("nothing changed, and the run would not be remembered")
		}
		put(t, name, string(text))
		if m.unchanged(a, nil) != "" {
			t.Errorf("a source was written, and the run would be remembered (again: %v)", again)
		}
		m, _ = a.recall()
		put(t, filepath.Join(root, "assets/b.jpg"), fmt.Sprint(again))
		if m.unchanged(a, nil) != "" {
			t.Errorf("a picture is new, and the run would be remembered (again: %v)", again)
		}
		if err := errors.Join(os.RemoveAll(m.file), os.Remove(filepath.Join(root, "assets/b.jpg"))); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatTheRunReadHasTheFingerprintsOfItsFiles(t *testing.T) {
	root := manyPrograms(t)
	day, err := today()
	if err != nil {
		t.Fatal(err)
	}
	loaded, _ := catalog.Load(root, day)
	if len(loaded.Prints) != worthRemembering {
		t.Errorf("%d files have fingerprints, want %d", len(loaded.Prints), worthRemembering)
	}
	names := []string{catalog.Folder, "hugo.toml"}
	read, err := fingerprint.Of(root, names)
	if err != nil {
		t.Fatal(err)
	}
	known, err := fingerprint.OfKnown(root, names, loaded.Prints)
	if err != nil || known != read {
		t.Errorf("read: %v, known: %v, %v", read, known, err)
	}
}

// TestAMemoryThatIsBrokenIsNone: it may be lost, or half of it.
func TestAMemoryThatIsBrokenIsNone(t *testing.T) {
	root := manyPrograms(t)
	generated(t, root)
	full := generated(t, root)
	m, _ := (&app{root: root, color: "auto", stderr: &bytes.Buffer{}}).recall()
	text, err := os.ReadFile(m.file)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range [][]byte{nil, text[:len(text)/2], []byte("{}"), []byte("[]")} {
		put(t, m.file, string(part))
		if recalled(root) {
			t.Errorf("a memory of %d bytes counts", len(part))
		}
		if again := generated(t, root); again != full {
			t.Errorf("generate says\n%s", again)
		}
		if !recalled(root) {
			t.Error("the memory was not made again")
		}
	}
}
