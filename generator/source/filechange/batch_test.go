package filechange

import (
	"fmt"
	"maps"
	"reflect"
	"sync"
	"testing"
)

// TestABatchMakesAllChangesOrNone puts few and many changes from several goroutines.
func TestABatchMakesAllChangesOrNone(t *testing.T) {
	for _, n := range []int{1, manyFiles, 2 * manyFiles} {
		before := map[string]string{"same": "same", "gone/a": "old", "changed": "old"}
		root := folder(t, before)
		want := map[string]string{"same": "same", "changed": "new"}
		changes := []Change{{Path: "same", Content: []byte("same")}, {Path: "gone/a", Remove: true}, {Path: "missing", Remove: true}, {Path: "changed", Content: []byte("new")}}
		for i := range n {
			name := fmt.Sprintf("deep/%d", i)
			want[name] = name
			changes = append(changes, Change{Path: name, Content: []byte(name)})
		}
		for _, commit := range []bool{false, true} {
			b := Begin(root)
			put(t, b, changes)
			if got := contents(t, root); got["changed"] != "old" || got["deep/0"] != "" {
				t.Errorf("%d changes: some were made before the batch was committed", n)
			}
			if drift := b.Drift(); len(drift.Missing) != n || !reflect.DeepEqual(drift.Orphaned, []string{"gone/a"}) || !reflect.DeepEqual(drift.Changed, []string{"changed"}) {
				t.Errorf("%d changes: the drift is %+v", n, drift)
			}
			end, after := b.Discard, before
			if commit {
				end, after = b.Commit, want
			}
			if err := end(); err != nil {
				t.Fatal(err)
			}
			if got := contents(t, root); !maps.Equal(got, after) {
				t.Errorf("%d changes, committed %v: %d files are left, want %d", n, commit, len(got), len(after))
			}
			if err := b.Discard(); err != nil {
				t.Errorf("discard at the end: %v", err)
			}
		}
	}
}

func TestALookStagesNothing(t *testing.T) {
	root := folder(t, map[string]string{"a": "old"})
	b := Look(root)
	put(t, b, []Change{{Path: "a", Content: []byte("new")}})
	if got := contents(t, root); len(got) != 1 || len(b.Drift().Changed) != 1 {
		t.Errorf("there are %v, and the drift is %+v", got, b.Drift())
	}
	if err := b.Commit(); err != nil || contents(t, root)["a"] != "old" {
		t.Errorf("a look was committed: %v", err)
	}
}

func put(t *testing.T, b *Batch, changes []Change) {
	t.Helper()
	var group sync.WaitGroup
	for _, c := range changes {
		group.Go(func() {
			if err := b.Put(c); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}
