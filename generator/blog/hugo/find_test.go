//go:build unix

package hugo

import (
	"context"
	"os/exec"
	"testing"
)

// The version in a program's build information is the one that it prints.
func TestTheVersionOfABuiltHugoIsTheOneThatItPrints(t *testing.T) {
	path, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("no hugo is on PATH")
	}
	built := builtVersion(path)
	if built == "" {
		t.Skip("it was built from a folder without a version")
	}
	out, err := output(context.Background(), patience, "", nil, path, "version")
	if err != nil {
		t.Fatal(err)
	}
	if found := versionPattern.FindSubmatch(out); found == nil || "v"+string(found[1]) != built {
		t.Errorf("built as %s, but it prints %s", built, out)
	}
}

func TestAScriptHasNoBuiltVersion(t *testing.T) {
	if got := builtVersion(fake(t, "echo hugo v0.165.0\n").Command[0]); got != "" {
		t.Errorf("%q, want none", got)
	}
}
