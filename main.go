// Command aboveboard puts comparison tables and disclosures into a Hugo blog,
// from facts that carry their evidence.
package main

import (
	"context"
	"embed"
	"os"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

// component is what a blog receives; generator/scaffold lists the same folders.
//
//go:embed all:layouts/_shortcodes all:layouts/_partials/aboveboard assets/aboveboard i18n hugo.yaml LICENSE
var component embed.FS

func main() {
	ctx, stop := cli.WithSignals(context.Background())
	status := cli.Run(ctx, os.Args[1:], component, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
