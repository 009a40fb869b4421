// Package hugo finds a Hugo, asks it how it reads a blog's configuration, and builds
// the blog with it. It takes a blog's folder and flags, and returns settings and
// mounts, or builds a folder of pages.
//
// Hand-written for its behavior: Hugo as a library takes minutes to compile, and the
// blog's own version is the one that counts.
package hugo

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"

	"github.com/aboveboard-hugo/aboveboard/generator/source"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

// Oldest is the first version with the template folders that the component
// uses (Hugo's documentation, "New template system in Hugo v0.146.0").
const Oldest = "v0.146.0"

const hugoModule = "github.com/gohugoio/hugo"

// Hugo is a way to run Hugo.
type Hugo struct {
	Command []string // the program and its first arguments
	Version string   // such as v0.165.0
	Why     string   // one line for the author: which Hugo, and why this one
	env     []string
}

// Compiles reports whether this Hugo may have to be compiled first.
func (h Hugo) Compiles() bool { return h.Command[0] == "go" }

// Find returns the hugo on PATH if it is new enough, or else the one that the blog's
// go.mod pins as a tool. The error names both solutions.
func Find(ctx context.Context, root string) (Hugo, error) {
	path, version, problem := hugoOnPath(ctx)
	if problem == "" {
		return Hugo{Command: []string{path}, Version: version, Why: "Hugo " + version + " from PATH"}, nil
	}
	pinned := pinnedHugo(root)
	if pinned == "" {
		return Hugo{}, fmt.Errorf("%s, and no go.mod here pins one. Either install Hugo %s or newer (https://gohugo.io/installation/), or run this where a go.mod has the line \"tool %s\"",
			problem, Oldest, hugoModule)
	}
	if _, err := exec.LookPath("go"); err != nil {
		return Hugo{}, fmt.Errorf("%s, and the Hugo that go.mod pins needs Go, which is not on PATH. Either install Hugo %s or newer (https://gohugo.io/installation/), or install Go (https://go.dev/dl/)",
			problem, Oldest)
	}
	return Hugo{
		Command: []string{"go", "tool", "hugo"}, Version: pinned,
		Why: fmt.Sprintf("Hugo %s through `go tool hugo`, because %s; the first time it is compiled, which takes a few minutes", pinned, problem),
		// The standard edition needs no C compiler and builds faster without one.
		env: []string{"CGO_ENABLED=0"},
	}, nil
}

// versionPattern matches Hugo's own line; other lines may contain other versions.
var versionPattern = regexp.MustCompile(`(?m)^hugo v(\d+\.\d+\.\d+)`)

// hugoOnPath returns a usable hugo, or what is wrong with the one on PATH.
func hugoOnPath(ctx context.Context) (path, version, problem string) {
	path, err := exec.LookPath("hugo")
	if err != nil {
		return "", "", "no hugo is on PATH"
	}
	if version = builtVersion(path); version == "" {
		out, err := output(ctx, patience, "", nil, path, "version")
		if err != nil {
			return "", "", fmt.Errorf("the hugo on PATH (%s) does not run: %w", path, err).Error()
		}
		if found := versionPattern.FindSubmatch(out); found != nil {
			version = "v" + string(found[1])
		}
	}
	switch {
	case version == "":
		return "", "", fmt.Sprintf("the hugo on PATH (%s) does not print its version", path)
	case semver.Compare(version, Oldest) < 0:
		return "", "", fmt.Sprintf("the hugo on PATH is %s, older than %s", version, Oldest)
	}
	return path, version, ""
}

// builtVersion returns the version that the Go toolchain wrote into a Hugo, which is
// faster than to run it; empty for one that was built from a folder without a version,
// or is not a Go program but, say, a script that runs one.
func builtVersion(path string) string {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return ""
	}
	return versionOf(info)
}

// versionOf returns the release of Hugo that a program was built from, or "".
func versionOf(info *buildinfo.BuildInfo) string {
	if info.Path != hugoModule || info.Main.Path != hugoModule {
		return ""
	}
	version := semver.Canonical(info.Main.Version)
	if semver.Prerelease(version) != "" {
		return ""
	}
	return version
}

// pinnedHugo returns the version of Hugo that go.mod at root declares as a tool.
func pinnedHugo(root string) string {
	data, err := source.Read(filepath.Join(root, "go.mod"), source.LargestText)
	if err != nil {
		return ""
	}
	file, err := modfile.Parse("go.mod", data, nil)
	if err != nil {
		return ""
	}
	for _, tool := range file.Tool {
		if tool.Path != hugoModule {
			continue
		}
		for _, require := range file.Require {
			if require.Mod.Path == hugoModule {
				return require.Mod.Version
			}
		}
	}
	return ""
}
