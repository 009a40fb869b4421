// Package workers does many pieces of work at once.
//
// By hand, for size: errgroup ends at the first error, and here nothing does.
package workers

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work with each number below n, with one goroutine for each CPU, and
// waits for them. A context that ends stops it before the next piece; the error is
// the context's.
func Each(ctx context.Context, n int, work func(int)) error {
	return Several(ctx, runtime.GOMAXPROCS(0), n, work)
}

// Several is Each with so many goroutines at once, for work that mostly waits.
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
