// Command aboveboard puts comparison tables and disclosures into a Hugo blog,
// from facts that carry their evidence.
package main

import (
	"context"
	"embed"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

// component is what a blog receives; generator/scaffold lists the same folders.
//
//go:embed all:layouts/_shortcodes all:layouts/_partials/aboveboard assets/aboveboard i18n hugo.yaml LICENSE
var component embed.FS

// garbage is how seldom a command collects garbage, which saves time and costs memory.
type garbage struct {
	percent int   // GOGC; -1 for not before the limit
	much    int64 // bytes from which garbage is collected more often
}

// seldom has the commands that read much. check and build read pages one by one and keep
// little of them; the limit is what 100,000 pages with findings need. generate keeps most
// of what it reads: 10,000 programs.
var seldom = map[string]garbage{"check": {300, 512 << 20}, "build": {300, 512 << 20}, "generate": {-1, 264 << 20}}

// keepRoom keeps the limit at one and a half times what is in use. With a fixed limit, the
// program would do little but collect garbage while it reads a page of 50 MB.
func keepRoom(much int64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for range time.Tick(100 * time.Millisecond) {
		metrics.Read(live)
		debug.SetMemoryLimit(max(much, int64(live[0].Value.Uint64())/2*3))
	}
}

func main() {
	if g, ok := seldom[cli.Command(os.Args[1:])]; ok {
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(g.percent)
		}
		if os.Getenv("GOMEMLIMIT") == "" {
			debug.SetMemoryLimit(g.much)
			go keepRoom(g.much)
		}
	}
	ctx, stop := cli.WithSignals(context.Background())
	status := cli.Run(ctx, os.Args[1:], component, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
