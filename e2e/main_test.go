// Package e2e builds whole blogs with the real program and the real Hugo, and
// looks at them as readers do.
package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/e2e/start"
	"github.com/aboveboard-hugo/aboveboard/generator/source/testfiles"
)

// tools is a folder with the two programs, hugo and aboveboard, for PATH.
var tools string

func TestMain(m *testing.M) {
	start.Main(m, func(folder string) error {
		tools = folder
		if err := start.Build("..", filepath.Join(folder, "aboveboard")); err != nil {
			return err
		}
		return start.LinkHugo(filepath.Join(folder, "hugo"))
	})
}

// hugoAt compiles a version of Hugo in a module of its own.
func hugoAt(t *testing.T, version string) string {
	t.Helper()
	dir := t.TempDir()
	command := exec.Command("go", "install", "github.com/gohugoio/hugo@"+version)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOBIN="+dir, "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "hugo")
}

// do runs a program in a folder and must succeed.
func do(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(filepath.Join(tools, name), args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// printed is do of a program whose standard output is needed.
func printed(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(filepath.Join(tools, name), args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	testfiles.Write(t, dir, files)
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var space = regexp.MustCompile(`\s+`)

// visible is the text of a published page, in order.
func visible(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.TrimSpace(space.ReplaceAllString(b.String(), " "))
}
