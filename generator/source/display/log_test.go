package display

import (
	"strings"
	"sync"
	"testing"
)

func TestLogKeepsWhatSeveralPrint(t *testing.T) {
	var log Log
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			for range 10 {
				Printf(&log, "a line\n")
				_ = log.String()
			}
		})
	}
	all.Wait()
	if got := log.String(); got != strings.Repeat("a line\n", 100) {
		t.Errorf("it kept %q", got)
	}
}
