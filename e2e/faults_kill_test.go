//go:build linux

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kills ends commands at random moments, half of them once they have begun to write.
func kills(t *testing.T) {
	w := newWorkshop(t)
	count := newTally(t, "kills")
	for i := range *faults {
		s := w.steps[i%len(w.steps)]
		blog := filepath.Join(t.TempDir(), "blog")
		copyTree(t, s.before, blog)
		killed := kill(t, w, s, blog, i/len(w.steps)%2 == 1)
		fault := halfWritten(t, s, blog)
		if fault == "" {
			fault = heals(t, w, s, blog)
		}
		if fault != "" {
			fault = fmt.Sprintf("%s, killed %s: %s", s.name(), killed, fault)
		}
		count.try(fault)
		if fault == "" {
			os.RemoveAll(blog)
		}
	}
}

// kill starts a command and kills it, if it has not ended by then. It says when.
func kill(t *testing.T, w *workshop, s *step, blog string, writing bool) string {
	t.Helper()
	c := commandIn(blog, w.hugo, s.args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	start, when := time.Now(), rand.N(s.takes)
	if writing {
		when = rand.N(s.takes / 8)
		for time.Since(start) < 2*s.takes && !prepares(blog) {
			time.Sleep(200 * time.Microsecond)
		}
	}
	time.Sleep(when)
	c.Process.Kill()
	c.Wait() // its status is the kill
	return time.Since(start).String()
}

// prepares reports whether a command has begun to prepare its changes.
func prepares(blog string) bool {
	found, err := filepath.Glob(filepath.Join(blog, ".aboveboard-tmp-*"))
	return err == nil && len(found) > 0
}

// halfWritten names a file that is neither as it was nor as it will be.
func halfWritten(t *testing.T, s *step, blog string) string {
	t.Helper()
	now := written(t, blog)
	for name, text := range now {
		if strings.HasPrefix(name, ".aboveboard-tmp-") || name == "public/.written-by-aboveboard" || strings.HasPrefix(filepath.Base(name), ".aboveboard-tmp-") {
			continue
		}
		if text != s.files[name] && text != s.after[name] {
			return name + " is half-written"
		}
	}
	for name := range s.files {
		if now[name] == "" && s.after[name] != "" {
			return name + " is lost"
		}
	}
	return ""
}

// heals runs the command again, which must leave what a whole run leaves. A command
// that the killed one has made needless may say so.
func heals(t *testing.T, w *workshop, s *step, blog string) string {
	t.Helper()
	out, err := commandIn(blog, w.hugo, s.args...).CombinedOutput()
	if differs := difference(s.after, written(t, blog)); differs != "" {
		return fmt.Sprintf("after the next run, %s (%v)\n%s", differs, err, out)
	}
	if status := statusOf(err); status != s.status && s.args[0] != "new" {
		return fmt.Sprintf("the next run ends with %v\n%s", err, out)
	}
	return ""
}
