package workers_test

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

func TestEachPieceIsDoneOnce(t *testing.T) {
	var done [1000]atomic.Int32
	if err := workers.Each(context.Background(), len(done), func(i int) { done[i].Add(1) }); err != nil {
		t.Fatal(err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("piece %d was done %d times", i, n)
		}
	}
}

func TestAnEndedContextStopsTheWork(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var done atomic.Int32
	err := workers.Each(ctx, 1_000_000, func(int) {
		if done.Add(1) == 10 {
			cancel()
		}
	})
	if err == nil || done.Load() > 1000 {
		t.Errorf("%d pieces were done, %v", done.Load(), err)
	}
}
