package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// interrupted is the cause of a context that a signal ended.
type interrupted struct{ signal syscall.Signal }

func (i interrupted) Error() string { return "stopped by the signal " + i.signal.String() }

// status is what shells expect of a program that a signal ended.
func (i interrupted) status() int { return 128 + int(i.signal) }

// WithSignals returns a context that ends when somebody asks the program to: with
// Ctrl-C, by ending its job, or by closing its terminal. A second signal ends the
// program at once.
func WithSignals(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	caught := make(chan os.Signal, 2)
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for s := range caught {
			i := interrupted{s.(syscall.Signal)}
			if ctx.Err() != nil {
				os.Exit(i.status())
			}
			cancel(i)
		}
	}()
	return ctx, func() { signal.Stop(caught); cancel(nil) }
}
