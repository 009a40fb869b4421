package cli_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

func TestChecksKnowsTheCommand(t *testing.T) {
	for args, want := range map[string]bool{
		"check": true, "check --public public": true, "-s blog check content/a.md": true,
		"": false, "generate": false, "generate --check": false, "build -s check": false, "chekc": false,
	} {
		if got := cli.Checks(strings.Fields(args)); got != want {
			t.Errorf("%q: %v, want %v", args, got, want)
		}
	}
}
