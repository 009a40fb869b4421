package fingerprint_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

func write(t *testing.T, root, name, text string) {
	t.Helper()
	full := filepath.Join(root, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	then := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(full, then, then); err != nil {
		t.Fatal(err)
	}
}

func of(t *testing.T, root string) fingerprint.Print {
	t.Helper()
	p, err := fingerprint.Of(root, []string{"folder", "file", "missing"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEveryByteCounts(t *testing.T) {
	root := t.TempDir()
	text := "name: A\nurl: https://a.example/\n"
	write(t, root, "folder/a.yaml", text)
	write(t, root, "file", "text")
	first := of(t, root)
	if again := of(t, root); again != first {
		t.Errorf("the same files have %v and %v", first, again)
	}
	for i := range text {
		changed := []byte(text)
		changed[i] ^= 1
		write(t, root, "folder/a.yaml", string(changed)) // as long as before, and with the same time
		if of(t, root).Content == first.Content {
			t.Errorf("byte %d was changed, and nobody noticed", i)
		}
	}
	write(t, root, "folder/a.yaml", text)
	if of(t, root).Content != first.Content {
		t.Error("the files are as before, and not their fingerprint")
	}
}

func TestNamesCount(t *testing.T) {
	root := t.TempDir()
	write(t, root, "folder/a", "text")
	first := of(t, root)
	write(t, root, "folder/b/c", "")
	second := of(t, root)
	if second.Content == first.Content {
		t.Error("a new empty file was not noticed")
	}
	if err := os.Rename(filepath.Join(root, "folder/a"), filepath.Join(root, "folder/d")); err != nil {
		t.Fatal(err)
	}
	third := of(t, root)
	if third.Content == second.Content {
		t.Error("a file has another name, and nobody noticed")
	}
	if err := os.Chtimes(filepath.Join(root, "folder/d"), time.Now(), time.Now()); err != nil {
		t.Fatal(err)
	}
	if touched := of(t, root); touched.Content != third.Content || touched.Moment == third.Moment {
		t.Errorf("a file was written again: %v, before %v", touched, third)
	}
}

func TestAMomentTellsOfEachChangeWithoutReading(t *testing.T) {
	root := t.TempDir()
	names := []string{"folder", "file", "missing"}
	write(t, root, "folder/a", "text")
	write(t, root, "file", "text")
	moments := func() fingerprint.Print {
		t.Helper()
		p, err := fingerprint.Moments(root, names)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	fresh := moments()
	if fresh.Content == "" {
		t.Error("a file was written just now: the next change may have the same time, so it has to be read")
	}
	if full := of(t, root); full != fresh {
		t.Errorf("read: %v, and by their times: %v", full, fresh)
	}
	time.Sleep(2100 * time.Millisecond)
	before := moments()
	if before.Moment != fresh.Moment {
		t.Error("nothing was written")
	}
	for i, change := range []func(){
		func() { write(t, root, "file", "next") }, // as long as before, and with the same time
		func() { write(t, root, "missing", "") },
		func() { write(t, root, "folder/b", "") },
	} {
		change()
		now := moments()
		if now.Moment == before.Moment {
			t.Errorf("change %d was not noticed", i)
		}
		before = now
	}
}

func TestALinkIsNotFollowed(t *testing.T) {
	root := t.TempDir()
	if err := os.Symlink(t.TempDir(), filepath.Join(root, "folder")); err != nil {
		t.Fatal(err)
	}
	if _, err := fingerprint.Of(root, []string{"folder"}); !errors.Is(err, fingerprint.ErrLink) {
		t.Errorf("a link to a folder: %v", err)
	}
}

func TestAVeryLargeFileIsNotReadToItsEnd(t *testing.T) {
	root := t.TempDir()
	file, err := os.Create(filepath.Join(root, "a.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Truncate(8<<30), file.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := fingerprint.Of(root, []string{"a.yaml"}); !errors.Is(err, fingerprint.ErrLarge) {
		t.Errorf("got %v", err)
	}
}
