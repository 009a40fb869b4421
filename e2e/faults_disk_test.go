//go:build linux

package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fullDisks runs commands on disks that have ever more room left.
func fullDisks(t *testing.T) {
	w := newWorkshop(t)
	count := newTally(t, "full disks")
	failed := 0
	for i := range *faults {
		s, room := w.steps[i%len(w.steps)], (i/len(w.steps)+1)*roomStep
		disk := t.TempDir()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
			t.Skipf("a small disk can't be mounted here: %v", err)
		}
		fault, full := fullDisk(t, w, s, disk, room)
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
		if full {
			failed++
		}
		if fault != "" {
			fault = fmt.Sprintf("%s with %d kB left: %s", s.name(), room>>10, fault)
		}
		count.try(fault)
	}
	t.Logf("%d of them were too full", failed)
	if failed == 0 {
		t.Error("no disk was full")
	}
}

// roomStep is how much more room each round has, in bytes.
const roomStep = 24 << 10

// fullDisk runs a command with so much room. One that fails leaves everything as it
// was, and succeeds once there is room.
func fullDisk(t *testing.T, w *workshop, s *step, disk string, room int) (fault string, full bool) {
	t.Helper()
	blog := filepath.Join(disk, "blog")
	copyTree(t, s.before, blog)
	var stat syscall.Statfs_t
	if err := syscall.Statfs(disk, &stat); err != nil {
		t.Fatal(err)
	}
	used := int(stat.Blocks-stat.Bfree) * int(stat.Bsize)
	resize := func(size int) {
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", size)); err != nil {
			t.Fatal(err)
		}
	}
	resize(used + room)
	out, err := commandIn(blog, w.hugo, s.args...).CombinedOutput()
	now := written(t, blog)
	if status := statusOf(err); status == s.status && difference(s.after, now) == "" {
		return "", false
	}
	if left := difference(s.files, now); left != "" {
		return fmt.Sprintf("%s (%v)\n%s", left, err, out), true
	}
	if !strings.Contains(string(out), "no space left") && s.args[0] != "build" && s.args[0] != "eject" {
		return fmt.Sprintf("it does not say why: %v\n%s", err, out), true
	}
	resize(64 << 20)
	return heals(t, w, s, blog), true
}
