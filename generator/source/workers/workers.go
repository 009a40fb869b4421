// Package workers runs many pieces of work in parallel.
//
// Hand-written because it is small, and because errgroup stops at the first error.
package workers

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work with each number below n, in one goroutine per CPU, and waits for all
// of them. If the context ends, it starts no further piece and returns the context's
// error.
func Each(ctx context.Context, n int, work func(int)) error {
	return Several(ctx, runtime.GOMAXPROCS(0), n, work)
}

// Several is Each with a given number of goroutines, for work that mostly waits.
func Several(ctx context.Context, atOnce, n int, work func(int)) error {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(atOnce, n) {
		group.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(i)
			}
		})
	}
	group.Wait()
	return ctx.Err()
}
