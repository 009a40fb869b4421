//go:build unix

package e2e

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// liveBlog is a blog that aboveboard serve shows.
type liveBlog struct {
	t       *testing.T
	root    string
	temp    string // the folder for temporary files
	said    display.Log
	command *exec.Cmd
	ended   chan error
}

func serveLive(t *testing.T, files map[string]string) *liveBlog {
	t.Helper()
	b := &liveBlog{t: t, root: filepath.Join(t.TempDir(), "blog"), temp: t.TempDir(), ended: make(chan error, 1)}
	write(t, b.root, map[string]string{
		"hugo.toml":        "baseURL = \"https://blog.example/\"\ntitle = \"Blog\"\n[markup.goldmark.renderer]\nunsafe = true\n",
		"layouts/all.html": "<!doctype html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body><main><article><h1>{{ .Title }}</h1>{{ .Content }}</article></main></body></html>\n",
	})
	do(t, b.root, "aboveboard", "init")
	for _, dir := range []string{"programs", "comparisons"} {
		if err := os.RemoveAll(filepath.Join(b.root, "aboveboard", dir)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, b.root, files)
	b.command = exec.Command(filepath.Join(tools, "aboveboard"), "serve", "--", "--port", fmt.Sprint(freePort(t)))
	b.command.Dir = b.root
	b.command.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"), "TMPDIR="+b.temp)
	b.command.Stdout, b.command.Stderr = &b.said, &b.said
	if err := b.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { b.ended <- b.command.Wait() }()
	t.Cleanup(func() { _ = b.command.Process.Kill() })
	b.until("the server is there", func() bool { return b.address() != "" })
	return b
}

// freePort is one that nobody listens at.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

var available = regexp.MustCompile(`available at (http://\S+)`)

func (b *liveBlog) address() string {
	all := available.FindAllStringSubmatch(b.said.String(), -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}

// page is what a reader gets.
func (b *liveBlog) page(path string) string {
	answer, err := http.Get(b.address() + path)
	if err != nil {
		return ""
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body) // half a page is not the one that is waited for
	return string(text)
}

func (b *liveBlog) until(what string, is func() bool) {
	b.t.Helper()
	for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(100 * time.Millisecond) {
		if is() {
			return
		}
	}
	text := b.said.String()
	b.t.Fatalf("this never happened: %s; the output was\n%s", what, text[max(0, len(text)-6000):])
}

func (b *liveBlog) stop() {
	b.t.Helper()
	if err := b.command.Process.Signal(syscall.SIGINT); err != nil {
		b.t.Fatal(err)
	}
	select {
	case err := <-b.ended:
		if err != nil {
			b.t.Errorf("after Ctrl-C: %v\n%s", err, b.said.String())
		}
	case <-time.After(20 * time.Second):
		b.t.Error("it does not end")
	}
	if b.page("") != "" {
		b.t.Error("Hugo still serves")
	}
}

const servedFact = "---\ntitle: A\n---\n{{< disclosure always=true >}}\n\nIt weighs {{< fact oak-desk weight >}}.\n"

func servedFiles() map[string]string {
	return map[string]string{
		"aboveboard/criteria.yaml":          "criteria:\n  weight: {label: Weight, type: text}\n",
		"aboveboard/products/oak-desk.yaml": oak("twelve stones"),
		"aboveboard/site.yaml":              "publisher: A\nlanguages: [en]\njurisdictions: [us]\n",
		"content/posts/a.md":                servedFact,
	}
}

func oak(weight string) string {
	return "name: Oak desk\nfacts:\n  weight: {value: " + weight + ", source: \"https://maker.example/oak\", checked: 2026-11-01}\n"
}

// TestServeShowsAndChecksEverySave follows a fact from the editor to the page, and a
// finding from the page to the terminal.
func TestServeShowsAndChecksEverySave(t *testing.T) {
	files := servedFiles()
	b := serveLive(t, files)
	b.until("the page shows the fact", func() bool { return strings.Contains(b.page("posts/a/"), "twelve stones") })
	write(t, b.root, map[string]string{"aboveboard/products/oak-desk.yaml": oak("forty pounds")})
	b.until("the page shows the new fact", func() bool { return strings.Contains(b.page("posts/a/"), "forty pounds") })

	write(t, b.root, map[string]string{"aboveboard/products/oak-desk.yaml": "name: Oak desk\nfacts: {weight: [\n"})
	b.until("the finding is reported", func() bool { return strings.Contains(b.said.String(), "aboveboard/products/oak-desk.yaml:") })
	if !strings.Contains(b.page("posts/a/"), "forty pounds") {
		t.Error("a broken source removed the last good page")
	}
	write(t, b.root, map[string]string{"aboveboard/products/oak-desk.yaml": oak("one ton")})
	b.until("the page shows the fact again", func() bool { return strings.Contains(b.page("posts/a/"), "one ton") })
	b.until("it says that it is fixed", func() bool { return strings.Contains(b.said.String(), "fixed: aboveboard/products/oak-desk.yaml") })

	write(t, b.root, map[string]string{"content/posts/b.md": "---\ntitle: B\n---\nBuy <a rel=\"sponsored\" href=\"https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20\">it</a>.\n"})
	b.until("the page's finding is reported", func() bool { return strings.Contains(b.said.String(), "public/posts/b/index.html:1:") })
	if err := os.Remove(filepath.Join(b.root, "content/posts/b.md")); err != nil {
		t.Fatal(err)
	}
	b.until("the finding disappears with the post", func() bool { return strings.Contains(b.said.String(), "fixed: public/posts/b/index.html") })
	if _, err := os.Stat(filepath.Join(b.root, "public")); err == nil {
		t.Error("the folder that is published was written")
	}
	b.stop()
}
