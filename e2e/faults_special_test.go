//go:build linux

package e2e

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// places are the files that commands read.
var places = []string{
	"aboveboard/products/x.csv", "desks.csv", ".aboveboard-tmp-x/journal.json", ".aboveboard-tmp-x",
	"hugo.yaml", "config/_default/languages.yaml", "aboveboard/site.yaml", "aboveboard/criteria.yaml", "aboveboard/programs/amazon-associates.yaml", "aboveboard/links.yaml", "static/_redirects", "netlify.toml", "layouts/list.html", "layouts/_markup/render-link.html", "content/b.md",
	"data/aboveboard/.written-by-aboveboard", "themes/aboveboard/.component.json", "themes/aboveboard/hugo.yaml", "public/_redirects", "public/_headers", "public/a.css", "public/b.html", "public/index.xml", "public/.written-by-aboveboard", "baseline.json", "archetypes/comparison.md", "go.mod", "aboveboard/networks/x.yaml",
}

// kinds are what may be there instead of a file with text.
var kinds = []struct {
	name   string
	create func(name string) error
}{
	{"a pipe", func(name string) error { return syscall.Mkfifo(name, 0o644) }},
	{"an endless file", func(name string) error { return os.Symlink("/dev/zero", name) }},
	{"a terminal", func(name string) error { return os.Symlink("/dev/tty", name) }},
	{"a folder", func(name string) error { return os.Mkdir(name, 0o755) }},
	{"a loop", func(name string) error { return os.Symlink(filepath.Base(name), name) }},
	{"a link out", func(name string) error { return os.Symlink("/etc/hostname", name) }},
	{"a socket", func(name string) error {
		listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: name})
		if err != nil {
			return err
		}
		listener.SetUnlinkOnClose(false)
		return listener.Close()
	}},
	{"a huge file", func(name string) error {
		file, err := os.Create(name)
		if err != nil {
			return err
		}
		defer file.Close()
		return file.Truncate(8 << 30) // holes, which take no room
	}},
}

// longest and largest are what a command may take for a small blog, whatever lies in it.
const (
	longest = time.Minute
	largest = 700 << 10 // in kilobytes of memory
)

// specialFiles puts something else where commands read a file.
func specialFiles(t *testing.T) {
	w := newWorkshop(t)
	count := newTally(t, "special files")
	var start string
	for _, s := range w.steps {
		if s.args[0] == "build" {
			start = s.before
		}
	}
	all := len(places) * len(kinds)
	for i := range min(*faults, all) {
		place, kind := places[i%len(places)], kinds[(i+i/len(places))%len(kinds)]
		root, err := os.MkdirTemp("", "f") // a socket's name is short
		if err != nil {
			t.Fatal(err)
		}
		blog := filepath.Join(root, "blog")
		copyTree(t, start, blog)
		write(t, blog, map[string]string{"public/index.html": `<link rel="stylesheet" href="/a.css"><p>a</p>`})
		full := filepath.Join(blog, place)
		os.MkdirAll(filepath.Dir(full), 0o755)
		os.RemoveAll(full)
		if err := kind.create(full); err != nil {
			t.Fatal(err)
		}
		fault := ""
		for _, args := range readingCommands {
			if why := endures(blog, w.hugo, args); why != "" && fault == "" {
				fault = fmt.Sprintf("%s with %s as %s: %s", strings.Join(args, " "), kind.name, place, why)
			}
		}
		count.try(fault)
		os.RemoveAll(root)
	}
}

// readingCommands read all places between them.
var readingCommands = [][]string{
	{"generate"}, {"check", "--public", "public", "--baseline", "baseline.json"}, {"upgrade"}, {"init"}, {"check", "--fix"}, {"build"}, {"eject", "--dry-run"}, {"list", "--links"},
	{"import", "desks.csv"}, {"confirm", "amazon-associates", "--all"}, {"list", "--stale"}, {"check", "--write-baseline", "baseline.json"},
}

// endures runs a command, which must end in time, with little memory and in words.
func endures(blog, hugo string, args []string) string {
	ctx, stop := context.WithTimeout(context.Background(), longest)
	defer stop()
	c := commandIn(blog, hugo, args...)
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		return err.Error()
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		c.Process.Kill()
		<-ended
		return "it does not end"
	}
	usage, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	switch status := statusOf(err); {
	case status < 0 || status > 3 || strings.Contains(said.String(), "goroutine "):
		return fmt.Sprintf("it ends with %v\n%.2000s", err, said.String())
	case status > 0 && said.Len() == 0:
		return "it does not say what is wrong"
	case usage != nil && usage.Maxrss > largest:
		return fmt.Sprintf("it takes %d MB", usage.Maxrss>>10)
	}
	return ""
}
