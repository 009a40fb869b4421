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

// patience is how long work may take before progress appears on a terminal, and everyLine
// how often a line says how far it is where there is no terminal to draw on. While
// nobody knows how much is left, the seconds are updated every tick.
const (
	patience  = time.Second
	everyLine = 30 * time.Second
	tick      = 200 * time.Millisecond
)

// progress is a bar on a terminal, and a line from time to time elsewhere.
type progress struct {
	mu    sync.Mutex
	start time.Time
	shown *progressbar.ProgressBar
	name  string
	count int
	out   io.Writer
	bar   bool          // out is a terminal
	lines int           // that were written
	ended chan struct{} // closed at the end of work of which nobody knows how much is left
}

func (a *app) progress(name string) *progress {
	out := a.stderr
	if a.progressTo != nil {
		out = a.progressTo
	}
	file, ok := out.(*os.File)
	return &progress{start: time.Now(), name: name, bar: ok && term.IsTerminal(int(file.Fd())), out: out}
}

// waiting is progress of work of which nobody knows how much is left, such as another
// program's: it says what is being done and for how long.
func (a *app) waiting(name string) *progress {
	p := a.progress(name)
	ended := make(chan struct{})
	p.ended = ended
	go func() {
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		for {
			select {
			case <-ended:
				return
			case <-ticker.C:
				p.wait()
			}
		}
	}()
	return p
}

// wait shows for how long the work has taken.
func (p *progress) wait() {
	p.mu.Lock()
	defer p.mu.Unlock()
	spent := time.Since(p.start)
	switch {
	case p.ended == nil:
	case p.bar && spent >= patience:
		p.draw(-1)
		_ = p.shown.Add(1)
	case !p.bar && int(spent/everyLine) > p.lines:
		p.lines = int(spent / everyLine)
		display.Printf(p.out, "%s: %d seconds so far\n", p.name, int(spent.Seconds()))
	}
}

// draw makes the bar; all is -1 where that is not known.
func (p *progress) draw(all int) {
	if p.shown == nil {
		p.shown = progressbar.NewOptions(all, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.name),
			progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetElapsedTime(true),
			progressbar.OptionSetSpinnerChangeInterval(0)) // or it would draw for ever
	}
}

// step records that one more piece of work is done. It is safe for concurrent use.
func (p *progress) step(_, all int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
	spent := time.Since(p.start)
	switch {
	case p.bar && spent >= patience:
		p.draw(all)
		p.shown.ChangeMax(max(all, p.count))
		_ = p.shown.Set(p.count)
	case !p.bar && int(spent/everyLine) > p.lines:
		p.lines = int(spent / everyLine)
		display.Printf(p.out, "%s: %d of %d\n", p.name, p.count, max(all, p.count))
	}
}

// over returns an output on the same terminal: what is written to it takes the place of
// the progress, which is shown again below.
func (p *progress) over(w io.Writer) io.Writer { return above{p, w} }

type above struct {
	progress *progress
	to       io.Writer
}

// Write implements io.Writer.
func (a above) Write(data []byte) (int, error) {
	a.progress.mu.Lock()
	defer a.progress.mu.Unlock()
	a.progress.clear()
	return a.to.Write(data)
}

func (p *progress) clear() {
	if p.shown != nil {
		_ = p.shown.Clear()
	}
}

func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended != nil {
		close(p.ended)
		p.ended = nil
	}
	p.clear()
}
