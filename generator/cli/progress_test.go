package cli

import (
	"bytes"
	"testing"
	"time"
)

func TestProgressIsALineFromTimeToTimeWithoutATerminal(t *testing.T) {
	var out bytes.Buffer
	p := (&app{stderr: &out}).progress("reading")
	p.step(1, 5)
	if out.Len() > 0 {
		t.Errorf("a short wait is reported: %q", out.String())
	}
	p.start = time.Now().Add(-everyLine)
	p.step(2, 5)
	p.step(3, 5)
	p.start = time.Now().Add(-2 * everyLine)
	p.step(4, 5)
	p.done()
	if want := "reading: 2 of 5\nreading: 4 of 5\n"; out.String() != want {
		t.Errorf("it says %q, want %q", out.String(), want)
	}
}

func TestWaitingTellsForHowLong(t *testing.T) {
	var out, other bytes.Buffer
	p := (&app{stderr: &out}).waiting("Hugo renders the blog")
	p.mu.Lock()
	p.start = time.Now().Add(-everyLine)
	p.mu.Unlock()
	for range 100 {
		p.mu.Lock()
		reported := p.lines > 0
		p.mu.Unlock()
		if reported {
			break
		}
		time.Sleep(tick / 4)
	}
	if _, err := p.over(&other).Write([]byte("a warning")); err != nil || other.String() != "a warning" {
		t.Errorf("%v, and %q came through", err, other.String())
	}
	p.done()
	p.wait() // a tick that was late
	if want := "Hugo renders the blog: 30 seconds so far\n"; out.String() != want {
		t.Errorf("it says %q, want %q", out.String(), want)
	}
}

func TestProgressShowsWhereStderrIsRecorded(t *testing.T) {
	var out bytes.Buffer
	a := &app{stderr: &out, color: "auto"}
	said, stop := a.listen()
	p := a.progress("reading")
	p.start = time.Now().Add(-everyLine)
	p.step(1, 2)
	stop()
	if out.String() != "reading: 1 of 2\n" || said.Len() > 0 || a.progressTo != nil {
		t.Errorf("it says %q, and %q is remembered", out.String(), said)
	}
}
