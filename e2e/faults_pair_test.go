//go:build linux

package e2e

import (
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// pairs runs two commands at once on one blog: what is left, and how they end, is what
// one after the other leaves.
func pairs(t *testing.T) {
	w := newWorkshop(t)
	start := filepath.Join(t.TempDir(), "blog")
	for _, s := range w.steps {
		if s.args[0] == "build" {
			copyTree(t, s.before, start)
		}
	}
	makeOlder(t, start)
	count := newTally(t, "pairs")
	for i := range *faults {
		n := len(w.steps)
		a, b := w.steps[i%n], w.steps[(i+i/n)%n]
		blog := filepath.Join(t.TempDir(), "blog")
		copyTree(t, start, blog)
		got := together(w, blog, a, b)
		orders := []outcome{oneByOne(t, w, start, a, b), oneByOne(t, w, start, b, a)}
		slices.Reverse(orders[1].status)
		slices.Reverse(orders[1].said)
		files := written(t, blog)
		fault := ""
		if !slices.ContainsFunc(orders, func(o outcome) bool {
			return slices.Equal(o.status, got.status) && difference(o.files, files) == ""
		}) {
			fault = fmt.Sprintf("%s and %s at once end with %v, one by one with %v or %v; of the files, %s, or %s\n%s", a.name(), b.name(), got.status, orders[0].status, orders[1].status,
				difference(orders[0].files, files), difference(orders[1].files, files), got.said)
		}
		count.try(fault)
	}
}

// outcome is how two commands end and what they leave.
type outcome struct {
	status []int
	said   []string
	files  map[string]string
}

func together(w *workshop, blog string, both ...*step) outcome {
	got := outcome{status: make([]int, len(both)), said: make([]string, len(both))}
	var group sync.WaitGroup
	for i, s := range both {
		group.Go(func() {
			out, err := commandIn(blog, w.hugo, s.args...).CombinedOutput()
			got.status[i], got.said[i] = statusOf(err), string(out)
		})
	}
	group.Wait()
	return got
}

func oneByOne(t *testing.T, w *workshop, start string, both ...*step) outcome {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	copyTree(t, start, blog)
	var got outcome
	for _, s := range both {
		one := together(w, blog, s)
		got.status, got.said = append(got.status, one.status...), append(got.said, one.said...)
	}
	got.files = written(t, blog)
	return got
}
