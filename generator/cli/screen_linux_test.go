package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// terminal opens a terminal of a size, and returns what was written to it once it is
// closed.
func terminal(t *testing.T, rows, columns int) (tty *os.File, written func() string) {
	t.Helper()
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this machine has no terminals:", err)
	}
	t.Cleanup(func() { _ = control.Close() })
	fd := int(control.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(rows), Col: uint16(columns)}); err != nil {
		t.Fatal(err)
	}
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this machine has no terminals:", err)
	}
	var text bytes.Buffer
	done := make(chan struct{})
	go func() {
		_, _ = io.Copy(&text, control) // ends with an error when the other end is closed
		close(done)
	}()
	return tty, func() string {
		_ = tty.Close()
		<-done
		return strings.ReplaceAll(text.String(), "\r\n", "\n")
	}
}

// onTerminal runs a command on a terminal of a size.
func onTerminal(t *testing.T, rows, columns int, args ...string) (string, int) {
	t.Helper()
	tty, written := terminal(t, rows, columns)
	status := cli.Run(t.Context(), args, os.DirFS("../.."), tty, tty)
	return written(), status
}

func TestCheckPrintsOneScreen(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1793232000")
	t.Setenv("PATH", "") // without Hugo, for a note that takes room as well
	root := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("hugo.yaml", "title: Old\n")
	for i := range 30 {
		write(fmt.Sprintf("content/posts/p%02d.md", i), fmt.Sprintf("---\ntitle: P\n---\nBuy [a kettle](https://www.amazon.com/dp/B0000000%02d?tag=old-20) for "+
			"%d $ here, and [another](https://www.amazon.com/dp/B000000001/).\n\n<a href=\"https://www.awin1.com/cread.php?awinmid=1&awinaffid=2\">There</a>\n", i, i))
	}
	write("content/few/a.md", "---\ntitle: P\n---\nBuy [a kettle](https://www.amazon.com/dp/B000000001?tag=old-20).\n")
	all, status := onTerminal(t, 24, 80, "check", "-s", root, "--color", "never", "--all")
	if n := strings.Count(all, "\n"); n < 100 || status != 1 || strings.Contains(all, "not shown") {
		t.Errorf("--all printed %d lines with status %d", n, status)
	}
	for _, size := range [][2]int{{24, 80}, {50, 200}, {24, 40}, {12, 120}} {
		text, status := onTerminal(t, size[0], size[1], "check", "-s", root, "--color", "never")
		rows := 0
		for line := range strings.Lines(text) {
			rows += 1 + max(len([]rune(line))-2, 0)/size[1]
		}
		if rows >= size[0] && size[0] > 20 && size[1] > 40 {
			t.Errorf("%d rows on a screen of %v:\n%s", rows, size, text)
		}
		if size[0] > 20 && rows < size[0]*2/3 {
			t.Errorf("only %d rows on a screen of %v:\n%s", rows, size, text)
		}
		for _, want := range []string{"content/", "31 posts checked", "findings not shown here. Add --all", "aboveboard check --all"} {
			if !strings.Contains(text, want) {
				t.Errorf("%v: no %q in\n%s", size, want, text)
			}
		}
		if status != 1 {
			t.Errorf("status %d", status)
		}
	}
	few, _ := onTerminal(t, 30, 100, "check", "-s", root, "--color", "never", "content/few/a.md")
	if strings.Contains(few, "not shown") {
		t.Errorf("few findings are not all shown:\n%s", few)
	}
	colored, _ := onTerminal(t, 24, 80, "check", "-s", root, "--color", "always")
	if !strings.Contains(colored, "\x1b[1;31merror") {
		t.Errorf("no colors in %q", colored)
	}
}

func TestWhatTakesLongShowsOnATerminal(t *testing.T) {
	bin, root := t.TempDir(), t.TempDir()
	slow := "#!/bin/sh\ncase \"$1\" in version) echo \"hugo v0.165.0 linux/amd64\"; exit ;; esac\nsleep 2\necho \"ERROR no answer\" >&2\nexit 1\n"
	if err := os.WriteFile(filepath.Join(bin, "hugo"), []byte(slow), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	testfiles.Write(t, root, map[string]string{"hugo.yaml": "title: Blog\n", "content/a.md": "---\ntitle: A\n---\nWords.\n"})
	out, status := onTerminal(t, 24, 80, "check", "-s", root)
	if status != 0 || !strings.Contains(out, "Hugo reads its configuration") {
		t.Errorf("status %d, %q", status, out)
	}
	if _, last, _ := strings.Cut(out, "Hugo reads its configuration"); !strings.Contains(last, "1 post checked") {
		t.Errorf("the result is not below the progress: %q", out)
	}
}
