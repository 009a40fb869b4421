// Package editor tries the form for the browser, with the real Decap CMS and its
// local backend.
package editor

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

const script = "https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js"

// decap is the folder that holds the unpacked npm package decap-cms and the installed
// decap-server, as package.json in this folder says.
func decap(t *testing.T) (cms, server string) {
	t.Helper()
	cms, server = "package/dist/decap-cms.js", "node_modules/decap-server/dist/index.js"
	for _, name := range []string{cms, server} {
		if _, err := os.Stat(name); err != nil {
			chromium.Unseen(t, name+" is missing (run `npm ci && npm run unpack` in e2e/editor)")
		}
	}
	return cms, server
}

func run(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if status := cli.Run(t.Context(), args, os.DirFS("../.."), &out, &out); status != 0 {
		t.Fatalf("%q ends with %d:\n%s", args, status, out.String())
	}
	return out.String()
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// blog has products with facts that are written in several ways, and the form.
func blog(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../generator/facts/testdata/products")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"hugo.yaml":          "title: A blog\nbaseURL: https://blog.example/\nlanguages: {en: {}, de: {}}\n",
		"layouts/page.html":  "{{ .Content }}",
		"content/posts/a.md": "---\ntitle: A\n---\n{{< disclosure >}}\n\n{{< product oak-desk >}}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "init", root)
	run(t, "init", root, "--cms")
	return root
}

// backend starts Decap's local backend for a blog.
func backend(t *testing.T, server, root string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	_ = listener.Close()
	server, err = filepath.Abs(server)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("node", server)
	c.Env = append(os.Environ(), fmt.Sprintf("PORT=%d", port), "BIND_HOST=127.0.0.1", "GIT_REPO_DIRECTORY="+root, "MODE=fs")
	c.Dir = root
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	address := fmt.Sprintf("127.0.0.1:%d", port)
	for range 100 {
		if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			_ = conn.Close()
			return fmt.Sprintf("http://127.0.0.1:%d/api/v1", port)
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the local backend does not start")
	return ""
}

// admin serves the form as it was written, but for the addresses of the script and of
// the backend. The browser compares the script with the hash in the page.
func admin(t *testing.T, root, cms, api string) string {
	t.Helper()
	page := read(t, filepath.Join(root, "static/admin/index.html"))
	if !strings.Contains(page, script) {
		t.Fatalf("the page does not load %s", script)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/admin/", func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/admin/":
			fmt.Fprint(w, strings.Replace(page, script, "/decap-cms.js", 1))
		case "/admin/config.yml":
			config := read(t, filepath.Join(root, "static/admin/config.yml"))
			fmt.Fprint(w, strings.Replace(config, "local_backend: true", "local_backend: {url: \""+api+"\", allowed_hosts: [\"127.0.0.1\"]}", 1))
		default:
			http.ServeFile(w, r, filepath.Join(root, "static", filepath.FromSlash(r.URL.Path)))
		}
	})
	mux.Handle("/", http.FileServer(http.Dir(filepath.Dir(cms))))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/admin/"
}

func TestAFactIsEditedInABrowser(t *testing.T) {
	cms, server := decap(t)
	root := blog(t)
	address := admin(t, root, cms, backend(t, server, root))
	ctx := chromium.Start(t)
	browser := ctx
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			t.Log("the page's script failed:", e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError {
				for _, a := range e.Args {
					t.Log("console:", string(a.Value), a.Description)
				}
			}
		}
	})
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	defer stop()

	fill := func(name, text string) chromedp.Action {
		field := fmt.Sprintf("[id^=%q]", name+"-field-")
		return chromedp.Tasks{
			chromedp.WaitVisible(field), chromedp.Focus(field), chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)),
			chromedp.KeyEvent(kb.Backspace), chromedp.SendKeys(field, text),
		}
	}
	// publish saves, and waits until a file that is called so has some words.
	publish := func(glob, words string) chromedp.Action {
		return chromedp.Tasks{
			chromedp.Click(`//*[@role="button" and normalize-space(.)="Publish"]`),
			chromedp.Click(`//*[@role="menuitem" and contains(., "Publish now")]`),
			chromedp.ActionFunc(func(ctx context.Context) error {
				for ctx.Err() == nil {
					names, err := filepath.Glob(filepath.Join(root, "aboveboard/products", glob))
					for _, name := range names {
						if strings.Contains(read(t, name), words) {
							return err
						}
					}
					time.Sleep(200 * time.Millisecond)
				}
				return fmt.Errorf("no %s with %q: %w", glob, words, ctx.Err())
			}),
		}
	}
	var seen string
	err := chromedp.Run(ctx,
		chromedp.Navigate(address),
		chromedp.Click(`//button[contains(., "Login")]`),
		chromedp.WaitVisible(`//h2[contains(., "Oak")]`),
		chromedp.Navigate(address+"#/collections/products/entries/oak-desk"),
		chromedp.WaitVisible(`[id^="name-field-"]`),
		chromedp.Poll(`document.querySelector('[id^="height-field-"]').value.includes("from")`, nil),
		chromedp.Value(`[id^="height-field-"]`, &seen),
		fill("weight", "50.5"),
		publish("oak-desk.yaml", "weight: 50.5"),
		chromedp.Navigate(address+"#/collections/products/new"),
		fill("name", "en: Ash desk\nde: Schreibtisch Esche"),
		fill("evidence", "source: https://ash.example/\nchecked: 2026-10-01"),
		fill("weight", "value: 42\nnote: without its box"),
		fill("memory", "no"),
		publish("*ash*.yaml", "without its box"),
	)
	if err != nil {
		var page []byte
		text := ""
		_ = chromedp.Run(browser, chromedp.CaptureScreenshot(&page), chromedp.Evaluate("location.href+document.body.innerText+document.documentElement.outerHTML.length", &text))
		t.Log(text)
		_ = os.WriteFile(filepath.Join(os.TempDir(), "editor.png"), page, 0o644)
		t.Fatal(err)
	}
	if !strings.Contains(seen, `value: {"from":62,"to":127}`) {
		t.Errorf("a fact with evidence is shown as %q", seen)
	}
	oak := read(t, filepath.Join(root, "aboveboard/products/oak-desk.yaml"))
	for _, kept := range []string{"quote: 62 to 127 cm", "file: desks/oak.svg", "de: Leise", "how: With a full glass of water", "price: 649.00 USD", "short: Oak"} {
		if !strings.Contains(oak, kept) {
			t.Errorf("saving lost %q:\n%s", kept, oak)
		}
	}
	ash := read(t, filepath.Join(root, "aboveboard/products/ash-desk.yaml"))
	if strings.Contains(ash, "brand") || strings.Contains(ash, "noise") {
		t.Errorf("empty fields are written:\n%s", ash)
	}
	run(t, "generate", "-s", root)
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		t.Log("without a hugo on PATH nothing was built")
		return
	}
	if out, err := exec.Command(hugo, "--source", root).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if page := read(t, filepath.Join(root, "public/posts/a/index.html")); !strings.Contains(page, "50.5") {
		t.Errorf("the page does not show the fact:\n%s", page)
	}
}
