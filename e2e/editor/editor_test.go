// Package editor tries what authors write sources with: the form for the browser, with
// the real Decap CMS and its local backend, and the language server of editors.
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

// open starts a browser in the form of a blog.
func open(t *testing.T, root string) (ctx context.Context, address string) {
	t.Helper()
	cms, server := decap(t)
	address = admin(t, root, cms, backend(t, server, root))
	ctx = chromium.Start(t)
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
	return ctx, address
}

// act does something in the browser, and shows the page if that fails.
func act(t *testing.T, browser context.Context, actions ...chromedp.Action) {
	t.Helper()
	ctx, stop := context.WithTimeout(browser, 3*time.Minute)
	defer stop()
	if err := chromedp.Run(ctx, actions...); err != nil {
		var page []byte
		text := ""
		_ = chromedp.Run(browser, chromedp.CaptureScreenshot(&page), chromedp.Evaluate("location.href+document.body.innerText+document.documentElement.outerHTML.length", &text))
		t.Log(text)
		_ = os.WriteFile(filepath.Join(os.TempDir(), "editor.png"), page, 0o644)
		t.Fatal(err)
	}
}

// publish saves, and waits until a file of the blog that is called so has some words.
func publish(t *testing.T, root, glob, words string) chromedp.Action {
	return chromedp.Tasks{
		chromedp.Click(`//*[@role="button" and normalize-space(.)="Publish"]`),
		chromedp.Click(`//*[@role="menuitem" and contains(., "Publish now")]`),
		chromedp.ActionFunc(func(ctx context.Context) error {
			for ctx.Err() == nil {
				names, err := filepath.Glob(filepath.Join(root, glob))
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

func TestAFactIsEditedInABrowser(t *testing.T) {
	decap(t)
	root := blog(t)
	ctx, address := open(t, root)
	fill := func(name, text string) chromedp.Action {
		field := fmt.Sprintf("[id^=%q]", name+"-field-")
		return chromedp.Tasks{
			chromedp.WaitVisible(field), chromedp.Focus(field), chromedp.KeyEvent("a", chromedp.KeyModifiers(input.ModifierCtrl)),
			chromedp.KeyEvent(kb.Backspace), chromedp.SendKeys(field, text),
		}
	}
	var seen string
	act(t, ctx,
		chromedp.Navigate(address),
		chromedp.Click(`//button[contains(., "Login")]`),
		chromedp.WaitVisible(`//h2[contains(., "Oak")]`),
		chromedp.Navigate(address+"#/collections/products/entries/oak-desk"),
		chromedp.WaitVisible(`[id^="name-field-"]`),
		chromedp.Poll(`document.querySelector('[id^="height-field-"]').value.includes("from")`, nil),
		chromedp.Value(`[id^="height-field-"]`, &seen),
		fill("weight", "50.5"),
		publish(t, root, "aboveboard/products/oak-desk.yaml", "weight: 50.5"),
		chromedp.Navigate(address+"#/collections/products/new"),
		fill("name", "en: Ash desk\nde: Schreibtisch Esche"),
		fill("evidence", "source: https://ash.example/\nchecked: 2026-10-01"),
		fill("weight", "value: 42\nnote: without its box"),
		fill("memory", "no"),
		publish(t, root, "aboveboard/products/*ash*.yaml", "without its box"),
	)
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

// TestAShortcodeIsInsertedAndReadBack: a button inserts a shortcode with its form, the
// saved post has it as an author would type it, and the form shows it again.
func TestAShortcodeIsInsertedAndReadBack(t *testing.T) {
	decap(t)
	root := blog(t)
	ctx, address := open(t, root)
	post := filepath.Join(root, "content/posts/a.md")
	const sentence = `See {{< paid-link amazon-associates "https://www.amazon.com/dp/B000000001?a=b_c*d" >}}this *desk*{{< /paid-link >}}: {{< fact oak-desk weight >}}.`
	const shape = "Oak standing desk|Reed standing desk|Memory positions|Table tops|Height|Weight|Noise|Stability"
	before := "---\ntitle: A\n---\n{{< disclosure >}}\n\n" + sentence + "\n\n{{< product id=oak-desk criteria=\"weight, height\" >}}\n\nThe end.\n"
	if err := os.WriteFile(post, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	act(t, ctx,
		chromedp.Navigate(address),
		chromedp.Click(`//button[contains(., "Login")]`),
		chromedp.WaitVisible(`//h2[contains(., "Oak")]`),
		chromedp.Navigate(address+"#/collections/posts/entries/a"),
		chromedp.WaitVisible(`//*[@role="textbox"]`),
		chromedp.Poll(`document.body.innerText.includes("(oak-desk)")`, nil),
		chromedp.Click(`//*[@role="textbox"]//*[text()="The end."]`),
		chromedp.KeyEvent(kb.End),
		chromedp.KeyEvent("\r"),
		chromedp.Click(`//button[@title="Add Component"] | //*[@role="button" and @title="Add Component"]`),
		chromedp.Click(`//*[@role="menuitem" and normalize-space(.)="Comparison"]`),
		chromedp.Poll(`document.querySelectorAll('[id^="id-field-"]').length > 1`, nil),
		chromedp.Evaluate(`[...document.querySelectorAll('[id^="id-field-"]')].pop().focus()`, nil),
		chromedp.KeyEvent("standing"),
		chromedp.WaitVisible(`//*[@role="option" and contains(., "(standing-desks)")]`),
		chromedp.KeyEvent(kb.Enter),
		chromedp.Poll(`(document.querySelector("iframe")?.contentDocument?.body.innerText || "").includes("Comparison Standing desks compared")`, nil),
		// The preview has the table's columns and rows by name.
		chromedp.Poll(`[...document.querySelector("iframe").contentDocument.querySelectorAll("table th")].map(th => th.innerText).join("|") === "`+shape+`"`, nil),
		publish(t, root, "content/posts/a.md", "{{< comparison standing-desks >}}"),
		chromedp.Navigate(address+"#/collections/products"),
		chromedp.WaitVisible(`//h2[contains(., "Oak")]`),
		chromedp.Navigate(address+"#/collections/posts/entries/a"),
		chromedp.Poll(`document.body.innerText.includes("(standing-desks)")`, nil),
	)
	after := read(t, post)
	for _, kept := range []string{"{{< disclosure >}}\n", sentence + "\n", "{{< product id=oak-desk criteria=\"weight, height\" >}}\n", "The end.\n\n{{< comparison standing-desks >}}"} {
		if !strings.Contains(after, kept) {
			t.Errorf("saving lost %q:\n%s", kept, after)
		}
	}
}
