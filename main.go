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

// garbagePercent is GOGC for check, which reads pages one by one and keeps little of
// them: collecting garbage less often saves time and costs little memory. generate keeps
// all that it reads.
const garbagePercent = 300

// muchMemory is the size in bytes from which check collects garbage more often: what
// 100,000 pages with findings need.
const muchMemory = 512 << 20

// keepRoom keeps the limit at one and a half times what is in use. With a fixed limit, the
// program would do little but collect garbage while it reads a page of 50 MB.
func keepRoom() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for range time.Tick(100 * time.Millisecond) {
		metrics.Read(live)
		debug.SetMemoryLimit(max(muchMemory, int64(live[0].Value.Uint64())/2*3))
	}
}

func main() {
	if cli.Checks(os.Args[1:]) {
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(garbagePercent)
		}
		if os.Getenv("GOMEMLIMIT") == "" {
			debug.SetMemoryLimit(muchMemory)
			go keepRoom()
		}
	}
	ctx, stop := cli.WithSignals(context.Background())
	status := cli.Run(ctx, os.Args[1:], component, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}
