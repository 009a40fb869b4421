//go:build linux

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fullDisks runs commands on disks that have less room than they need: any room that is
// less than the least with which the command has succeeded.
func fullDisks(t *testing.T) {
	w := newWorkshop(t)
	count := newTally(t, "full disks")
	needs := make([]int, len(w.steps))
	enough := 0
	for full := 0; full < *faults; {
		i := full % len(w.steps)
		s, room := w.steps[i], rand.N(roomPages)
		if needs[i] > 0 {
			room = rand.N(needs[i])
		}
		disk := t.TempDir()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
			t.Skipf("a small disk can't be mounted here: %v", err)
		}
		fault, ranOut := fullDisk(t, w, s, disk, room*os.Getpagesize())
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
		switch {
		case ranOut:
			full++
			if fault != "" {
				fault = fmt.Sprintf("%s with %d pages left: %s", s.name(), room, fault)
			}
			count.try(fault)
		case room == 0:
			t.Fatalf("%s needs no room", s.name())
		default:
			needs[i] = room
			enough++
		}
	}
	t.Logf("%d more had enough room", enough)
}

// roomPages is more than any command needs, in pages of memory.
const roomPages = 2000

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
