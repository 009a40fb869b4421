//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

// standIn answers like Hugo's server: it renders the page that is in page.html of the blog
// and falls over while the blog has a file "fall".
const standIn = `#!/bin/sh
case "$1" in
version) echo "hugo v0.165.0 linux/amd64"; exit ;;
config) echo "ERROR no answer" >&2; exit 1 ;;
esac
for into; do :; done
echo $$ > server.pid
echo "$@" >> server.args
if [ -e fall ]; then echo "ERROR a template is broken" >&2; exit 1; fi
mkdir -p "$into"
cat page.html > "$into/index.html"
echo "Web Server is available at http://localhost:1313/ (bind address 127.0.0.1)"
while :; do
	if [ -e say ]; then cat say; rm say; fi
	cmp -s page.html "$into/index.html" || cat page.html > "$into/index.html"
	sleep 0.1
done
`

// said is what a program says, readable while it runs.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(data)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// served is a blog that is served.
type served struct {
	t    *testing.T
	root string
	said said
	end  func() int
}

func serveBlog(t *testing.T, files map[string]string, args ...string) *served {
	t.Helper()
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "hugo"), []byte(standIn), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("SOURCE_DATE_EPOCH", "1795824000") // 2026-11-28
	s := &served{t: t, root: t.TempDir()}
	for name, text := range map[string]string{
		"hugo.toml":                    "baseURL = \"https://blog.example/\"\n",
		"page.html":                    "<!doctype html><html lang=en><title>A</title><main><p>Hello.</p></main></html>",
		"aboveboard/site.yaml":         "publisher: A\nlanguages: [en]\njurisdictions: [us]\n",
		"aboveboard/products/oak.yaml": "name: Oak\n",
	} {
		s.write(name, text)
	}
	for name, text := range files {
		s.write(name, text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	status := make(chan int, 1)
	go func() {
		status <- cli.Run(ctx, append([]string{"serve", "-s", s.root}, args...), os.DirFS("../.."), &s.said, &s.said)
	}()
	s.end = sync.OnceValue(func() int { cancel(); return <-status })
	t.Cleanup(func() { s.end() })
	return s
}

func (s *served) write(name, text string) {
	s.t.Helper()
	full := filepath.Join(s.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) read(name string) string {
	data, _ := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name))) // not there yet
	return string(data)
}

// until waits for what must come to be true.
func (s *served) until(what string, is func() bool) {
	s.t.Helper()
	for range 600 {
		if is() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("this never happened: %s; the output was\n%s", what, s.said.String())
}

func (s *served) says(text string) {
	s.t.Helper()
	s.until("it says "+text, func() bool { return strings.Contains(s.said.String(), text) })
}

const oakData = "data/aboveboard/en/products/oak.json"

func TestServeFollowsTheSources(t *testing.T) {
	s := serveBlog(t, nil, "--", "--port", "1400")
	has := func(name, text string) func() bool {
		return func() bool { return strings.Contains(s.read(name), text) }
	}
	s.until("the data is written", has(oakData, `"Oak"`))
	s.until("the flags are passed on", has("server.args", "server --clock 2026-11-28T00:00:00Z --bind 127.0.0.1 --disableFastRender --port 1400 --destination "))

	s.write("aboveboard/products/oak.yaml", "name: Oak desk\n")
	s.until("a save is taken", has(oakData, `"Oak desk"`))

	s.write("aboveboard/products/oak.yaml", "name: Oak desk\nweigth: 2\n")
	s.says(`error: the product has no key "weigth"`)
	s.says("keep the last good data until this is fixed")
	if !has(oakData, `"Oak desk"`)() {
		t.Error("a broken source changed the data")
	}
	s.write("aboveboard/products/oak.yaml~", "name: Oak table\n")
	if err := os.Rename(filepath.Join(s.root, "aboveboard/products/oak.yaml~"), filepath.Join(s.root, "aboveboard/products/oak.yaml")); err != nil {
		t.Fatal(err)
	}
	s.until("a file that is renamed over the old one is taken", has(oakData, `"Oak table"`))
	s.says(`fixed: aboveboard/products/oak.yaml: the product has no key "weigth"`)

	s.write("aboveboard/products/elm.yaml", "name: Elm\n")
	s.until("a new file is taken", has("data/aboveboard/en/products/elm.json", `"Elm"`))
	if err := os.Remove(filepath.Join(s.root, "aboveboard/products/elm.yaml")); err != nil {
		t.Fatal(err)
	}
	s.until("a file that is deleted has no data", func() bool { return s.read("data/aboveboard/en/products/elm.json") == "" })

	before := s.read("aboveboard/products/oak.yaml")
	if err := os.Rename(filepath.Join(s.root, "aboveboard"), filepath.Join(s.root, "away")); err != nil {
		t.Fatal(err)
	}
	s.says("aboveboard/site.yaml: error: this file is missing")
	if s.read(oakData) == "" {
		t.Error("with the sources the data went")
	}
	if err := os.Rename(filepath.Join(s.root, "away"), filepath.Join(s.root, "aboveboard")); err != nil {
		t.Fatal(err)
	}
	s.says("fixed: aboveboard/site.yaml: this file is missing")
	s.write("aboveboard/products/oak.yaml", strings.ReplaceAll(before, "table", "shelf"))
	s.until("a save after the move is taken", has(oakData, `"Oak shelf"`))
}

func TestServeChecksThePages(t *testing.T) {
	s := serveBlog(t, nil)
	const page = `<!doctype html><html lang=en><title>A</title><main><p>Buy <a rel="sponsored" href="https://www.amazon.com/dp/B0ABCDEFGH?tag=example-20">it</a>.</p></main></html>`
	s.says("Web Server is available")
	s.write("page.html", page)
	s.says("public/index.html:1:")
	s.says("earns a commission and there is no disclosure above it")
	s.write("page.html", "<!doctype html><html lang=en><title>A</title><main><p>Nothing.</p></main></html>")
	s.says("fixed: public/index.html: link to")
	s.says("No findings are left.")
	// How strict the check is, site.yaml says.
	s.write("page.html", page)
	s.until("it comes back", func() bool { return strings.Count(s.said.String(), "public/index.html:1:") >= 4 })
	s.write("aboveboard/site.yaml", "publisher: A\nlanguages: [en]\njurisdictions: [us]\ncheck: {rules: {undisclosed-link: off, missing-statement: off}}\n")
	s.until("it is off", func() bool { return strings.Count(s.said.String(), "fixed: public/index.html: link to") >= 2 })
	if strings.Contains(s.said.String(), os.Getenv("TMPDIR")) {
		t.Errorf("a finding is in a folder that nobody knows:\n%s", s.said.String())
	}
}

func TestServeStartsHugoAgain(t *testing.T) {
	s := serveBlog(t, map[string]string{"fall": ""})
	s.says("ERROR a template is broken")
	s.says("It starts again as soon as something in the blog changes")
	if err := os.Remove(filepath.Join(s.root, "fall")); err != nil {
		t.Fatal(err)
	}
	s.says("Web Server is available")
}

// TestServeHelpsHugoOverABrokenTemplate: Hugo's own server would go on with errors.
func TestServeHelpsHugoOverABrokenTemplate(t *testing.T) {
	s := serveBlog(t, nil)
	s.says("Web Server is available")
	s.write("say", "Change detected\nERROR Rebuild failed: process: parse of template failed function \"x\" not defined\nTotal in 1 ms\n")
	s.says("parse of template failed")
	time.Sleep(time.Second)
	if strings.Contains(s.said.String(), "Restarting") {
		t.Error("Hugo is started again while the template is broken, and nobody would serve the pages")
	}
	s.write("say", "Change detected\nTotal in 1 ms\n")
	s.says("Restarting Hugo")
	s.until("it serves again", func() bool { return strings.Count(s.said.String(), "Web Server is available") == 2 })
}

// TestServeHelpsHugoOverADeletedTemplate: Hugo's own server would stop at it for ever.
func TestServeHelpsHugoOverADeletedTemplate(t *testing.T) {
	s := serveBlog(t, map[string]string{"layouts/x.html": "{{ nonsense }}"})
	s.says("Web Server is available")
	broken := "Change detected\nERROR Rebuild failed: process: \"" + filepath.Join(s.root, "layouts/x.html") + ":1:1\": parse of template failed function \"x\" not defined\nTotal in 1 ms\n"
	for range 2 { // a template stays broken over several changes
		s.write("say", broken)
		s.until("it is said", func() bool { return s.read("say") == "" })
	}
	time.Sleep(time.Second)
	if strings.Contains(s.said.String(), "Restarting") {
		t.Error("Hugo is started again while the template is broken, and nobody would serve the pages")
	}
	s.write("say", "Change detected\nERROR Rebuild failed: process: parse of template failed function \"x\" not defined\nTotal in 1 ms\n")
	s.says("Restarting Hugo")
	s.until("it serves again", func() bool { return strings.Count(s.said.String(), "Web Server is available") == 2 })
}

func TestServeBeginsWithABrokenSource(t *testing.T) {
	s := serveBlog(t, map[string]string{"aboveboard/products/oak.yaml": "nam: Oak\n", oakData: "{}"})
	s.says(`the product has no "name"`)
	s.says("Web Server is available")
	if got := s.read(oakData); got != "{}" {
		t.Errorf("the data that was there is now %s", got)
	}
	s.write("aboveboard/products/oak.yaml", "name: Oak\n")
	s.until("the data is written", func() bool { return strings.Contains(s.read(oakData), `"Oak"`) })
}

func TestServeEndsWithCtrlC(t *testing.T) {
	s := serveBlog(t, nil)
	s.says("Web Server is available")
	if status := s.end(); status != cli.ExitOK {
		t.Errorf("status %d", status)
	}
	if left, _ := filepath.Glob(os.Getenv("TMPDIR") + "/*"); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
