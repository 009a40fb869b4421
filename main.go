// Command aboveboard puts comparison tables and disclosures into a Hugo blog,
// from facts that carry their evidence.
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := cli.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
