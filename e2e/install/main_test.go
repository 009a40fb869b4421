// Package install installs Aboveboard as a stranger would: from the npm
// packages, on Netlify, on GitHub and before a commit, without a network.
package install

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/e2e/start"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

const repository = "../.."

// version is the one that the packages and the documentation name.
const version = "0.1.0"

// Where there is no Node these tests are skipped, unless they are required.
func required() bool { return os.Getenv("ABOVEBOARD_INSTALL") == "required" }

// made is what the tests install: the program, Hugo and the packed npm packages.
var made struct{ program, hugo, packages string }

func TestMain(m *testing.M) {
	if _, err := exec.LookPath("node"); err != nil && !required() {
		fmt.Println("skipped: there is no Node")
		return
	}
	start.Main(m, build)
}

// build makes for this machine what .ci/release makes for all of them.
func build(dir string) error {
	made.program = filepath.Join(dir, "aboveboard")
	setting := "github.com/aboveboard-hugo/aboveboard/generator/cli.release=v" + version
	if err := start.Build(repository, made.program, "-ldflags", "-s -w -X "+setting); err != nil {
		return err
	}
	made.hugo = filepath.Join(dir, "hugo", "hugo")
	if err := os.Mkdir(filepath.Dir(made.hugo), 0o755); err != nil {
		return err
	}
	if err := start.LinkHugo(made.hugo); err != nil {
		return err
	}
	made.packages = filepath.Join(dir, "npm")
	type artifact struct {
		Type   string `json:"type"`
		System string `json:"goos"`
		Chip   string `json:"goarch"`
		Path   string `json:"path"`
	}
	for name, content := range map[string]any{
		"artifacts.json": []artifact{{"Binary", runtime.GOOS, runtime.GOARCH, made.program}, {Type: "Archive"}},
		"metadata.json":  map[string]string{"version": version},
	} {
		text, err := json.Marshal(content)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	if out, err := exec.Command("node", repository+"/npm/pack.mjs", dir).CombinedOutput(); err != nil {
		return fmt.Errorf("pack: %w\n%s", err, out)
	}
	return nil
}

// outcome is how a command ended and all that it printed.
type outcome struct {
	status int
	text   string
}

// do runs a program in a folder with settings added to a bare environment, in
// which no Go is found.
func do(t *testing.T, dir string, settings []string, name string, args ...string) outcome {
	t.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	command.Env = append([]string{"PATH=" + path(t), "HOME=" + t.TempDir(), "LANG=C.UTF-8"}, settings...)
	out, err := command.CombinedOutput()
	if err != nil && command.ProcessState == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return outcome{command.ProcessState.ExitCode(), string(out)}
}

// path is a PATH with Hugo, Node and the system's tools, and without Go.
func path(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal(err)
	}
	path := strings.Join([]string{filepath.Dir(made.hugo), filepath.Dir(node), "/usr/bin", "/bin"}, string(os.PathListSeparator))
	for _, dir := range filepath.SplitList(path) {
		if _, err := os.Stat(filepath.Join(dir, "go")); err == nil {
			t.Fatalf("%s has a Go, so this test could not show that none is needed", dir)
		}
	}
	return path
}

// expect checks how a command ended and that it said each of the words.
func (o outcome) expect(t *testing.T, status int, words ...string) {
	t.Helper()
	if o.status != status {
		t.Fatalf("ended with status %d, want %d:\n%s", o.status, status, o.text)
	}
	for _, w := range words {
		if !strings.Contains(o.text, w) {
			t.Errorf("does not say %q:\n%s", w, o.text)
		}
	}
}

func write(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	testfiles.Write(t, dir, files)
	return dir
}

const paidLink = `The <a rel="sponsored nofollow" href="https://www.amazon.com/dp/B08N5WRWNW?tag=example-20">kettle from Amazon</a> boils.
`

// blog is a blog with one post, whose paid link has a disclosure or none.
func blog(t *testing.T, disclosed bool) string {
	t.Helper()
	post := "---\ntitle: Kettle\n---\n"
	if disclosed {
		post += "This post contains affiliate links: we earn a commission when you buy through them.\nAs an Amazon Associate I earn from qualifying purchases.\n\n"
	}
	return write(t, t.TempDir(), map[string]string{
		"hugo.yaml":               "baseURL: https://example.com/\ntitle: Kettles\ndisableKinds: [taxonomy, term, rss, sitemap]\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n",
		"layouts/all.html":        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title><link rel=\"canonical\" href=\"{{ .Permalink }}\"></head><body><main>{{ .Content }}</main></body></html>\n",
		"aboveboard/site.yaml":    "publisher: Kettles\nlanguages: [en]\njurisdictions: [us]\n",
		"content/posts/kettle.md": post + paidLink,
	})
}
