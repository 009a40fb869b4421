package cli

import (
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long work may take before a progress bar appears.
const patience = time.Second

// progress is a bar on a terminal, and nothing elsewhere.
type progress struct {
	mu    sync.Mutex
	start time.Time
	shown *progressbar.ProgressBar
	name  string
	on    bool
	count int
	out   *os.File
}

func (a *app) progress(name string) *progress {
	file, ok := a.stderr.(*os.File)
	return &progress{start: time.Now(), name: name, on: ok && term.IsTerminal(int(file.Fd())), out: file}
}

// step records that one more piece of work is done. It is safe for concurrent use.
func (p *progress) step(_, all int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
	if !p.on || time.Since(p.start) < patience {
		return
	}
	if p.shown == nil {
		p.shown = progressbar.NewOptions(all, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.name),
			progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	p.shown.ChangeMax(max(all, p.count))
	_ = p.shown.Set(p.count)
}

func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown != nil {
		_ = p.shown.Clear()
	}
}
