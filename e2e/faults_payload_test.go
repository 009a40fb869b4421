//go:build linux

package e2e

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
)

// payloadsPerFault are tried where a fault of another kind is tried once: they are cheap.
const payloadsPerFault = 16

// payloads puts words that want to be more than words into every field of every source
// and looks at the pages in a browser, at the feeds and at the pages in Markdown: as they
// are built, and after eject in both ways.
func payloads(t *testing.T) {
	ctx := chromium.Start(t)
	findsWhatGetsOut(t, ctx)
	count := newTally(t, "payloads, each before and after eject")
	for done, enough := 0, *faults*payloadsPerFault; done < enough; {
		b := &payloadBlog{number: done}
		blog := b.write(t, enough)
		do(t, blog, "aboveboard", "generate")
		before := b.look(t, ctx, blog, "before", count)
		b.lookAtRedirects(t, blog, count)
		for _, way := range [][]string{{"eject"}, {"eject", "--markdown"}} {
			left := filepath.Join(t.TempDir(), "blog")
			copyTree(t, blog, left)
			do(t, left, "aboveboard", way...)
			after := b.look(t, ctx, left, strings.Join(way, " "), count)
			for name, text := range before {
				if len(way) == 1 && after[name] != text {
					was, is := unlike(text, after[name])
					count.fault("%s reads differently after eject:\nwas …%s…\n is …%s…", name, was, is)
				}
			}
			remove(t, left, "public")
		}
		count.tried.Add(int64(b.number - done))
		done = b.number
	}
}

// findsWhatGetsOut tests the search itself on a page in which everything has escaped.
func findsWhatGetsOut(t *testing.T, ctx context.Context) {
	t.Helper()
	const all = `<img src=x onerror=pwn(1)><a href=" javascript:pwn(2)" data-pwn=3>x</a><b onmouseover="pwn(4)">x</b><x-pwn></x-pwn><script>pwn(5)</script>`
	folder := t.TempDir()
	write(t, folder, map[string]string{"index.html": `<!doctype html><script>window.pwned = []; function pwn(n) { pwned.push(n) }</script><main>` + all + `</main>`})
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	defer server.Close()
	found, err := escaped(ctx, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(found, "\n")
	for _, want := range []string{"script of 1 ran", "script of 4 ran", "script of 5 ran", "address ", "attribute data-pwn", "element <x-pwn>", "image "} {
		if !strings.Contains(words, want) {
			t.Errorf("the search does not find %q: %s", want, words)
		}
	}
}

// structured is what a page tells search engines, which leaves with the component.
var structured = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>.*?</script>`)

// unlike returns the parts of two texts around their first difference.
func unlike(a, b string) (string, string) {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[max(0, min(at, len(s))-80):min(len(s), at+120)] }
	return around(a), around(b)
}

// look builds the blog and opens its pages. It returns the words of each.
func (b *payloadBlog) look(t *testing.T, ctx context.Context, blog, when string, count *tally) map[string]string {
	t.Helper()
	do(t, blog, "hugo", "--cleanDestinationDir")
	public := filepath.Join(blog, "public")
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	defer server.Close()
	words := map[string]string{}
	for u := range b.units {
		name := fmt.Sprintf("p%d", u)
		asPages(t, filepath.Join(public, name))
		for _, form := range []string{"", "feed.html", "markdown.html"} {
			found, err := escaped(ctx, server.URL+"/"+name+"/"+form)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range found {
				count.fault("%s, %s/%s: %s", when, name, form, one)
			}
		}
		words[name] = visible(t, structured.ReplaceAllString(read(t, filepath.Join(public, name, "index.html")), ""))
	}
	return words
}

// asPages makes pages of what a reader of the feed, and one of the Markdown, shows at the
// worst: all of its markup.
func asPages(t *testing.T, folder string) {
	t.Helper()
	var feed struct {
		Description string `xml:"channel>item>description"`
	}
	if err := xml.Unmarshal([]byte(read(t, filepath.Join(folder, "index.xml"))), &feed); err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(unsafe.WithUnsafe()))
	if err := markdown.Convert([]byte(read(t, filepath.Join(folder, "index.md"))), &words); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"feed.html": feed.Description, "markdown.html": words.String()} {
		if len(text) < 1000 {
			t.Fatalf("%s of %s is empty: %q", name, folder, text)
		}
		write(t, folder, map[string]string{name: `<!doctype html><title>x</title><script>window.pwned = []; function pwn(n) { pwned.push(n) }</script><main>` + text + `</main>`})
	}
}

// rule is a line of _redirects as generate writes it.
var rule = regexp.MustCompile(`^/go/k\d+/?\*? https://a\.example/\S* 30[12]!?( Country=[a-z]+)?$`)

// lookAtRedirects looks for rules that a link smuggled in.
func (b *payloadBlog) lookAtRedirects(t *testing.T, blog string, count *tally) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(blog, "static/_redirects"))
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rules++
		if !rule.MatchString(line) {
			count.fault("_redirects has the rule %q", line)
		}
	}
	if rules%b.units != 0 || rules < 2*b.units {
		count.fault("_redirects has %d rules of %d links", rules, b.units)
	}
}

// escaped opens a page and lists what has got out of its words.
func escaped(ctx context.Context, address string) ([]string, error) {
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	defer stop()
	var found []string
	err := chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(`window.alert = () => {}`).Do(ctx)
		return err
	}), chromedp.Navigate(address), chromedp.Evaluate(outbreaks, &found, wait))
	return found, err
}

// outbreaks asks a page for scripts that ran, and for elements, attributes and addresses
// that only a payload can have made.
const outbreaks = `(async () => {
	for (const e of document.querySelectorAll("main *")) e.dispatchEvent(new MouseEvent("mouseover"));
	await new Promise(done => setTimeout(done, 50));
	const bar = /^<svg aria-hidden="true" width="100%" height="10"><rect class="abv-track" /;
	const found = window.pwned.map(n => "the script of " + n + " ran");
	for (const e of document.querySelectorAll("*")) {
		const words = e.outerHTML.slice(0, 200);
		if (/^(iframe|object|embed|base|x-pwn|svg|math|form|input|button|textarea|plaintext|template|style|frame|meta)$/i.test(e.localName) && e.closest("main") && !bar.test(words)) found.push("element " + words);
		if (e.localName === "script" && e.closest("main") && e.type !== "application/ld+json") found.push("script " + words);
		if (e.localName === "img" && (e.getAttribute("src") || "x").startsWith("x")) found.push("image " + words);
		if (e.type === "application/ld+json") try { JSON.parse(e.textContent) } catch (problem) { found.push("JSON-LD " + problem) }
		for (const a of e.attributes) {
			if (/^on/i.test(a.name) || a.name === "data-pwn" || /[^\w:-]/.test(a.name)) found.push("attribute " + a.name + " of " + words);
			if (/^(href|src|action|data|formaction)$/i.test(a.name) && /^[\s\x00-\x1f]*(javascript|data|vbscript):/i.test(a.value)) found.push("address " + words);
		}
	}
	return found;
})()`
