//go:build unix

package hugo

import (
	"context"
	"debug/buildinfo"
	"os/exec"
	"runtime/debug"
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

// Only a release says by its build information which one it is.
func TestTheVersionIsThatOfARelease(t *testing.T) {
	for _, tc := range []struct{ path, module, version, want string }{
		{hugoModule, hugoModule, "v0.165.0", "v0.165.0"},
		{hugoModule, hugoModule, "v0.165.0+dirty", "v0.165.0"},
		{hugoModule, hugoModule, "v0.165.1-0.20261101101010-0123456789ab", ""},
		{hugoModule, hugoModule, "(devel)", ""},
		{hugoModule, "blog.example/site", "v1.2.3", ""}, // as a tool of the blog's own module
		{"blog.example/hugo", hugoModule, "v0.165.0", ""},
	} {
		info := &buildinfo.BuildInfo{Path: tc.path, Main: debug.Module{Path: tc.module, Version: tc.version}}
		if got := versionOf(info); got != tc.want {
			t.Errorf("%s of %s %s: %q, want %q", tc.path, tc.module, tc.version, got, tc.want)
		}
	}
}
