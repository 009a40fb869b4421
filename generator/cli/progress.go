package cli

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// patience is how long work may take before a progress bar appears, and everyLine how
// often a line says how far it is where there is no terminal to draw a bar on.
const (
	patience  = time.Second
	everyLine = 30 * time.Second
)

// progress is a bar on a terminal, and a line from time to time elsewhere.
type progress struct {
	mu    sync.Mutex
	start time.Time
	shown *progressbar.ProgressBar
	name  string
	count int
	out   io.Writer
	bar   bool // out is a terminal
	lines int  // that were written
}

func (a *app) progress(name string) *progress {
	out := a.stderr
	if a.progressTo != nil {
		out = a.progressTo
	}
	file, ok := out.(*os.File)
	return &progress{start: time.Now(), name: name, bar: ok && term.IsTerminal(int(file.Fd())), out: out}
}

// step records that one more piece of work is done. It is safe for concurrent use.
func (p *progress) step(_, all int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
	spent := time.Since(p.start)
	switch {
	case p.bar && spent >= patience:
		if p.shown == nil {
			p.shown = progressbar.NewOptions(all, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.name),
				progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
		}
		p.shown.ChangeMax(max(all, p.count))
		_ = p.shown.Set(p.count)
	case !p.bar && int(spent/everyLine) > p.lines:
		p.lines = int(spent / everyLine)
		display.Printf(p.out, "%s: %d of %d\n", p.name, p.count, max(all, p.count))
	}
}

func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown != nil {
		_ = p.shown.Clear()
	}
}
