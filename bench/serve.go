package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

const (
	servedPosts = 100              // of the blog that is served
	mostWait    = 60 * time.Second // for one change
)

// A live is a blog that a server shows.
type live struct {
	command *exec.Cmd
	dir     string
	said    display.Log
	ended   chan error
}

// measureServe prints how long a saved fact takes to its data file and to the page, and
// how long Hugo's own server takes from a data file that is saved by hand.
func (o options) measureServe(out io.Writer) error {
	dir, err := o.servedBlog(o.products)
	if err != nil {
		return err
	}
	source, data := "aboveboard/products/product-0.yaml", "data/aboveboard/en/products/product-0.json"
	ours, err := o.saves(dir, []string{o.aboveboard, "serve", "--"}, source, data)
	if err != nil {
		return err
	}
	alone, err := o.saves(dir, []string{o.hugo, "server", "--bind", "127.0.0.1", "--disableFastRender"}, data, data)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| One fact of %d products, on %d posts: from save\t| to the data file\t| to the page\t| × to the page\t|\n", o.products, servedPosts)
	fmt.Fprintln(w, "|---\t|--:\t|--:\t|--:\t|")
	fmt.Fprintf(w, "| `hugo server`, the data file saved by hand\t| \t| %d ms\t| 1.00\t|\n", alone.page.Milliseconds())
	fmt.Fprintf(w, "| `aboveboard serve`, the source saved\t| %d ms\t| %d ms\t| %.2f\t|\n", ours.data.Milliseconds(), ours.page.Milliseconds(), ratio(ours.page, alone.page))
	fmt.Fprintln(w)
	return w.Flush()
}

// servedBlog makes a blog with products; its posts show one fact each.
func (o options) servedBlog(products int) (string, error) {
	dir := filepath.Join(o.dir, "served")
	if err := o.writeCatalog(dir, productKind, products); err != nil {
		return "", err
	}
	files := map[string]string{
		"hugo.toml":         o.configuration(),
		"layouts/page.html": "<!doctype html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>\n",
		"layouts/list.html": "<!doctype html><html lang=\"en\"><body>{{ range .RegularPages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></p>{{ end }}</body></html>\n",
	}
	for i := range servedPosts {
		files[fmt.Sprintf("content/posts/%d.md", i)] = fmt.Sprintf("---\ntitle: Post %d\n---\n{{< fact product-%d criterion-0 >}}\n", i, i%products)
	}
	if err := addFiles(dir, files); err != nil {
		return "", err
	}
	_, err := measure(dir, nil, o.aboveboard, "generate")
	return dir, err
}

// saved is how long a change took.
type saved struct{ data, page time.Duration }

// word is what is changed in a file: the number in a fact of the first product.
var word = regexp.MustCompile(`Open to sites with \d+ readers`)

// saves changes a file several times while a server runs, and waits for each change in
// the data file and on the page.
func (o options) saves(dir string, command []string, name, data string) (saved, error) {
	b, address, err := start(dir, command)
	if err != nil {
		return saved{}, err
	}
	defer b.stop()
	var toData, toPage []time.Duration
	for i := range o.runs + 1 { // the first is for warming up
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return saved{}, err
		}
		next := fmt.Sprintf("Open to sites with %d readers", 1_000_000+i)
		changed := word.ReplaceAll(text, []byte(next))
		begin := time.Now()
		if err := os.WriteFile(filepath.Join(dir, name), changed, 0o644); err != nil {
			return saved{}, err
		}
		of := func(is func() []byte) (time.Duration, error) { return b.until(begin, next, is) }
		first, err := of(func() []byte { text, _ := os.ReadFile(filepath.Join(dir, data)); return text })
		if err != nil {
			return saved{}, err
		}
		second, err := of(func() []byte { return get(address + "posts/0/") })
		if err != nil {
			return saved{}, err
		}
		if i > 0 {
			toData, toPage = append(toData, first), append(toPage, second)
		}
		time.Sleep(time.Second) // what else a server does after a change is over
	}
	return saved{median(toData), median(toPage)}, nil
}

var available = regexp.MustCompile(`available at (http://\S+)`)

// start starts a server and waits until it serves.
func start(dir string, command []string) (*live, string, error) {
	port, err := freePort()
	if err != nil {
		return nil, "", err
	}
	b := &live{dir: dir, ended: make(chan error, 1)}
	b.command = exec.Command(command[0], append(command[1:], "--port", fmt.Sprint(port))...)
	b.command.Dir, b.command.Stdout, b.command.Stderr = dir, &b.said, &b.said
	if err := b.command.Start(); err != nil {
		return nil, "", err
	}
	go func() { b.ended <- b.command.Wait() }()
	address := ""
	_, err = b.until(time.Now(), "Post 0", func() []byte {
		if m := available.FindStringSubmatch(b.said.String()); m != nil {
			address = m[1]
			return get(address + "posts/0/")
		}
		return nil
	})
	if err != nil {
		b.stop()
	}
	return b, address, err
}

// until waits until something has a text, and returns how long that took.
func (b *live) until(begin time.Time, text string, is func() []byte) (time.Duration, error) {
	for time.Since(begin) < mostWait {
		if bytes.Contains(is(), []byte(text)) {
			return time.Since(begin), nil
		}
		select {
		case err := <-b.ended:
			b.ended <- err
			return 0, fmt.Errorf("%v ended: %w\n%s", b.command.Args, err, b.said.String())
		case <-time.After(2 * time.Millisecond):
		}
	}
	return 0, fmt.Errorf("%s: %q did not appear within %v\n%s", strings.Join(b.command.Args, " "), text, mostWait, b.said.String())
}

// stop ends a server as Ctrl-C does.
func (b *live) stop() {
	if err := b.command.Process.Signal(os.Interrupt); err != nil {
		_ = b.command.Process.Kill() // Windows has no such signal
	}
	<-b.ended
}

func get(address string) []byte {
	answer, err := http.Get(address)
	if err != nil {
		return nil
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body) // half a page is not the one that is waited for
	return text
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, errors.Join(l.Close())
}
