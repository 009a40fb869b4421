// Package hugo finds a Hugo and builds a blog with it. In go a blog's folder
// and options, out come the published folder and a count of its pages.
package hugo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

// OldestHugo is the first version with the template folders that the component
// uses (Hugo's documentation, "New template system in Hugo v0.146.0").
const OldestHugo = "v0.146.0"

const hugoModule = "github.com/gohugoio/hugo"

// Hugo is a way to run Hugo.
type Hugo struct {
	Command []string // the program and its first arguments
	Version string   // such as v0.165.0
	Why     string   // one line for the author: which Hugo, and why this one
	env     []string
}

// FindHugo takes the hugo on PATH if it is new enough, else the one that the
// blog's go.mod pins as a tool. The error names both ways out.
func FindHugo(ctx context.Context, root string) (Hugo, error) {
	path, version, problem := hugoOnPath(ctx)
	if problem == "" {
		return Hugo{Command: []string{path}, Version: version, Why: "Hugo " + version + " from PATH"}, nil
	}
	pinned := pinnedHugo(root)
	if pinned == "" {
		return Hugo{}, fmt.Errorf("%s, and no go.mod here pins one. Either install Hugo %s or newer (https://gohugo.io/installation/), or run this where a go.mod has the line \"tool %s\"",
			problem, OldestHugo, hugoModule)
	}
	if _, err := exec.LookPath("go"); err != nil {
		return Hugo{}, fmt.Errorf("%s, and the Hugo that go.mod pins needs Go, which is not on PATH. Either install Hugo %s or newer (https://gohugo.io/installation/), or install Go (https://go.dev/dl/)",
			problem, OldestHugo)
	}
	return Hugo{
		Command: []string{"go", "tool", "hugo"}, Version: pinned,
		Why: fmt.Sprintf("Hugo %s through `go tool hugo`, because %s; the first time it is compiled, which takes a few minutes", pinned, problem),
		// The standard edition needs no C compiler and builds faster without one.
		env: []string{"CGO_ENABLED=0"},
	}, nil
}

var versionPattern = regexp.MustCompile(`\bv(\d+\.\d+\.\d+)`)

// hugoOnPath gives a usable hugo, or what is wrong with the one on PATH.
func hugoOnPath(ctx context.Context) (path, version, problem string) {
	path, err := exec.LookPath("hugo")
	if err != nil {
		return "", "", "no hugo is on PATH"
	}
	out, err := exec.CommandContext(ctx, path, "version").Output()
	if err != nil {
		return "", "", fmt.Sprintf("the hugo on PATH (%s) does not run: %v", path, err)
	}
	version = versionPattern.FindString(string(out))
	switch {
	case version == "":
		return "", "", fmt.Sprintf("the hugo on PATH (%s) does not tell its version", path)
	case semver.Compare(version, OldestHugo) < 0:
		return "", "", fmt.Sprintf("the hugo on PATH is %s, older than %s", version, OldestHugo)
	}
	return path, version, ""
}

// pinnedHugo gives the version of Hugo that go.mod at root declares as a tool.
func pinnedHugo(root string) string {
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
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

// BuildOptions say how to build. The zero value builds the blog's own way.
type BuildOptions struct {
	Config  string   // hugo --config
	BaseURL string   // hugo --baseURL
	Extra   []string // passed on to Hugo unread
	Into    string   // where to publish; empty for PublicFolder
	Env     []string // what Hugo finds in its environment besides
	Output  io.Writer
}

// PublicFolder is where Hugo publishes.
const PublicFolder = "public"

// ErrBuild means that Hugo ran and did not succeed; its own words went to Output.
var ErrBuild = errors.New("hugo did not build the blog; its own message stands above")

// Build runs Hugo over the blog at root.
func (h Hugo) Build(ctx context.Context, root string, o BuildOptions) error {
	into := o.Into
	if into == "" {
		into = PublicFolder
	}
	args := append([]string{}, h.Command[1:]...)
	args = append(args, "build", "--destination", into, "--cleanDestinationDir")
	if o.Config != "" {
		args = append(args, "--config", o.Config)
	}
	if o.BaseURL != "" {
		args = append(args, "--baseURL", o.BaseURL)
	}
	command := exec.CommandContext(ctx, h.Command[0], append(args, o.Extra...)...)
	command.Dir = root
	command.Env = slices.Concat(os.Environ(), h.env, o.Env)
	command.Stdout, command.Stderr = o.Output, o.Output
	err := command.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &exit):
		return ErrBuild
	case err != nil:
		return fmt.Errorf("run %s: %w", strings.Join(h.Command, " "), err)
	}
	return nil
}

// CountPages counts the HTML files of the blog's public folder.
func CountPages(root string) (int, error) {
	pages := 0
	err := filepath.WalkDir(filepath.Join(root, PublicFolder), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.EqualFold(filepath.Ext(path), ".html") {
			pages++
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count the pages in %s: %w", PublicFolder, err)
	}
	return pages, nil
}
