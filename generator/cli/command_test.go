package cli_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

func TestCommandOfArguments(t *testing.T) {
	for args, want := range map[string]string{
		"check": "check", "check --public public": "check", "-s blog check content/a.md": "check",
		"": "", "generate": "generate", "generate --check": "generate", "build -s check": "build", "chekc": "", "--help": "",
	} {
		if got := cli.Command(strings.Fields(args)); got != want {
			t.Errorf("%q: %q, want %q", args, got, want)
		}
	}
}
