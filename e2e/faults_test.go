//go:build linux

package e2e

import (
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var faults = flag.Int("faults", 8, "how many kills, full disks and places of special files TestFaults tries")

// TestFaults hurts the program where it writes: whatever happens, there is nothing of
// a command's work or all of it, and the same command heals what was left.
func TestFaults(t *testing.T) {
	t.Run("kills", kills)
	t.Run("full disks", fullDisks)
	t.Run("special files", specialFiles)
}

// command starts a program of ours in a folder.
func command(dir string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(tools, "aboveboard"), args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	return c
}

// written leaves out what differs from run to run or is nobody's work.
func written(t *testing.T, root string) map[string]string {
	t.Helper()
	files := snapshot(t, root)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, "resources/") })
	return files
}

// atFaults makes a blog at the step before a command.
func atFaults(t *testing.T, root, before string) {
	t.Helper()
	write(t, root, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\n" + rawHTML, "layouts/all.html": layout, "content/a.md": "---\ntitle: A\n---\n{{< fact amazon-associates window >}}\n"})
	if before != "" {
		do(t, root, "aboveboard", strings.Fields(before)...)
	}
}

func kills(t *testing.T) {
	steps := []struct{ before, command string }{{"", "init"}, {"init", "generate"}, {"init", "build"}, {"init", "eject"}}
	tried := 0
	for round := 0; tried < *faults; round++ {
		step := steps[round%len(steps)]
		whole := filepath.Join(t.TempDir(), "blog")
		atFaults(t, whole, step.before)
		start := time.Now()
		do(t, whole, "aboveboard", step.command)
		takes := time.Since(start)

		blog := filepath.Join(t.TempDir(), "blog")
		atFaults(t, blog, step.before)
		for range 3 {
			tried++
			c := command(blog, step.command)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(rand.N(takes))
			c.Process.Kill()
			c.Wait() // its status is the kill
		}
		if step.command != "eject" || hasComponent(blog) {
			do(t, blog, "aboveboard", step.command)
		}
		sameFiles(t, "killed "+step.command, written(t, whole), written(t, blog))
	}
	t.Logf("%d kills tried", tried)
}

func hasComponent(blog string) bool {
	_, err := os.Stat(filepath.Join(blog, "themes/aboveboard"))
	return err == nil
}

func fullDisks(t *testing.T) {
	tried := 0
	for i := range *faults {
		disk := t.TempDir()
		size := "size=" + []string{"64k", "128k", "256k", "400k", "512k", "640k", "800k", "1200k"}[i%8]
		if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, size); err != nil {
			t.Skipf("a small disk can't be mounted here: %v", err)
		}
		func() {
			defer syscall.Unmount(disk, syscall.MNT_DETACH)
			write(t, disk, map[string]string{"hugo.yaml": "baseURL: https://blog.example/\n"})
			before := snapshot(t, disk)
			out, err := command(disk, "init").CombinedOutput()
			tried++
			if err != nil {
				sameFiles(t, "init on "+size+": "+string(out), before, snapshot(t, disk))
				return
			}
			if _, err := os.Stat(filepath.Join(disk, "themes/aboveboard/.component.json")); err != nil {
				t.Errorf("init on %s says that it is done: %v", size, err)
			}
			before = snapshot(t, disk)
			if out, err := command(disk, "generate").CombinedOutput(); err != nil {
				sameFiles(t, "generate on "+size+": "+string(out), before, snapshot(t, disk))
			}
		}()
	}
	t.Logf("%d full disks tried", tried)
}

func specialFiles(t *testing.T) {
	tried := 0
	start := filepath.Join(t.TempDir(), "blog")
	atFaults(t, start, "init")
	names := []string{"hugo.yaml", "aboveboard/site.yaml", "aboveboard/programs/x.yaml", "static/_redirects", "netlify.toml", "layouts/list.html", "content/b.md",
		"data/aboveboard/.written-by-aboveboard", "themes/aboveboard/.component.json", "public/_redirects", "public/a.css", "public/b.html", "baseline.json"}
	for _, name := range names[:min(len(names), *faults)] {
		for kind, create := range map[string]func(string) error{
			"a pipe":          func(name string) error { return syscall.Mkfifo(name, 0o644) },
			"an endless file": func(name string) error { return os.Symlink("/dev/zero", name) },
		} {
			blog := filepath.Join(t.TempDir(), "blog")
			if err := os.CopyFS(blog, os.DirFS(start)); err != nil {
				t.Fatal(err)
			}
			write(t, blog, map[string]string{"public/index.html": `<link rel="stylesheet" href="/a.css"><p>a</p>`})
			full := filepath.Join(blog, name)
			os.MkdirAll(filepath.Dir(full), 0o755)
			os.Remove(full)
			if err := create(full); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"generate"}, {"check", "--public", "public"}, {"check", "--baseline", "baseline.json"}, {"upgrade"}} {
				tried++
				c := command(blog, args...)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				ended := make(chan error, 1)
				go func() { ended <- c.Wait() }()
				select {
				case <-ended:
				case <-time.After(90 * time.Second):
					c.Process.Kill()
					<-ended
					t.Errorf("%s with %s as %s does not end", strings.Join(args, " "), kind, name)
				}
			}
		}
	}
	t.Logf("%d special files tried", tried)
}
