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
		t.Errorf("a short wait is told: %q", out.String())
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
