package templates_test

import (
	"os"
	"testing"
	"time"

	"github.com/bep/clocks"
	"github.com/gohugoio/hugo/common/htime"
)

// TestMain stops the clock, since pages say when a fact or a price is old.
func TestMain(m *testing.M) {
	htime.Clock = clocks.Fixed(time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC))
	os.Exit(m.Run())
}
