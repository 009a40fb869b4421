//go:build linux

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
)

// payloads puts words that want to be more than words into every field of every source
// and looks at the pages in a browser: as they are built, and after eject in both ways.
func payloads(t *testing.T) {
	ctx := chromium.Start(t)
	findsWhatGetsOut(t, ctx)
	count := newTally(t, "payloads, each before and after eject")
	for done := 0; done < *faults; done += unitsPerBlog {
		b := &payloadBlog{units: min(unitsPerBlog, *faults-done), number: done * fieldsPerUnit}
		blog := b.write(t)
		do(t, blog, "aboveboard", "generate")
		before := b.look(t, ctx, blog, "before", count)
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
		}
		count.tried.Add(int64(b.number - done*fieldsPerUnit))
	}
}

// findsWhatGetsOut tries the look itself on a page in which everything has got out.
func findsWhatGetsOut(t *testing.T, ctx context.Context) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><script>window.pwned = []; function pwn(n) { pwned.push(n) }</script><main>`,
			`<img src=x onerror=pwn(1)><a href=" javascript:pwn(2)" data-pwn=3>x</a><b onmouseover="pwn(4)">x</b><x-pwn></x-pwn><script>pwn(5)</script></main>`)
	}))
	defer server.Close()
	found, err := escaped(ctx, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(found, "\n")
	for _, want := range []string{"script of 1 ran", "script of 4 ran", "script of 5 ran", "address ", "attribute data-pwn", "element <x-pwn>", "image "} {
		if !strings.Contains(all, want) {
			t.Errorf("the look does not find %q: %s", want, all)
		}
	}
}

// A unit is a program with its criteria, half a comparison, and the words around them.
const (
	unitsPerBlog  = 100
	fieldsPerUnit = 16
)

type payloadBlog struct {
	units  int
	number int // of the next payload
}

func (b *payloadBlog) next() string {
	b.number++
	return payload(b.number)
}

// quoted is a payload in YAML.
func (b *payloadBlog) quoted() string {
	text, _ := json.Marshal(b.next()) // a string is never an error
	return string(text)
}

const evidence = "source: https://a.example/, checked: 2026-10-15"

func (b *payloadBlog) write(t *testing.T) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	write(t, blog, map[string]string{
		"hugo.yaml":        "baseURL: https://blog.example/\nparams: {aboveboard: {structuredData: [page]}}\n" + rawHTML,
		"layouts/all.html": strings.Replace(layout, "</head>", `<script>window.pwned = []; function pwn(n) { pwned.push(n) }</script></head>`, 1),
	})
	do(t, blog, "aboveboard", "init")
	var criteria strings.Builder
	criteria.WriteString("criteria:\n")
	for u := range b.units {
		fmt.Fprintf(&criteria, "  t%d: {type: text, label: %s, help: %s}\n  n%d: {type: number, label: Number, unit: %s}\n  l%d: {type: list, label: List}\n  h%d: {type: link, label: Link}\n  u%d: {type: text, label: U}\n",
			u, b.quoted(), b.quoted(), u, b.quoted(), u, u, u)
	}
	files := map[string]string{
		"aboveboard/criteria.yaml": criteria.String(),
		"aboveboard/site.yaml": fmt.Sprintf("publisher: %s\nlanguages: [en]\ndisclosure:\n  label: %s\n  sentence: %s\n  spoken: %s\n  %s\naccounts: {shop: {amazon.com: example-20}}\n",
			b.quoted(), b.quoted(), b.quoted(), b.quoted(), strings.ReplaceAll(evidence, ", ", "\n  ")),
		"aboveboard/programs/shop.yaml": "name: Shop\nurl: https://www.amazon.com/\nnetwork: amazon\nsummary: A shop.\n",
	}
	for u := range b.units {
		files[fmt.Sprintf("aboveboard/programs/p%d.yaml", u)] = b.program(u)
		if u%2 == 1 {
			files[fmt.Sprintf("aboveboard/comparisons/c%d.yaml", u)] = b.comparison(u)
			files[fmt.Sprintf("content/p%d.md", u)] = b.post(u)
		}
	}
	remove(t, blog, "aboveboard/comparisons", "aboveboard/programs")
	write(t, blog, files)
	return blog
}

func (b *payloadBlog) program(u int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "name: %s\nshort: %s\nurl: https://p%d.example/\nmerchant: %s\nsummary: %s\nfacts:\n", b.quoted(), b.quoted(), u, b.quoted(), b.quoted())
	for _, of := range []int{u &^ 1, u | 1} {
		if of == u {
			fmt.Fprintf(&s, "  t%d: {value: %s, note: %s, quote: %s, %s}\n  l%d: {value: [%s, other], %s}\n  h%d: {value: {href: \"https://a.example/\", text: %s}, %s}\n  u%d: {unknown: %s}\n",
				of, b.quoted(), b.quoted(), b.quoted(), evidence, of, b.quoted(), evidence, of, b.quoted(), evidence, of, b.quoted())
		} else {
			fmt.Fprintf(&s, "  t%d: {not-applicable: true}\n  l%d: {not-applicable: true}\n  h%d: {not-applicable: true}\n  u%d: {not-applicable: true}\n", of, of, of, of)
		}
		fmt.Fprintf(&s, "  n%d: {value: {from: 1, to: 3}, %s}\n", of, evidence)
	}
	return s.String()
}

func (b *payloadBlog) comparison(u int) string {
	return fmt.Sprintf("title: %s\nprograms: [p%d, p%d]\ncriteria: [t%d, n%d, l%d, h%d, u%d, t%d, u%d]\ndifferences: [t%d, n%d]\nverdicts:\n- {choose: p%d, when: %s, because: %s}\n- {choose: p%d, award: %s}\n",
		b.quoted(), u-1, u, u, u, u, u, u, u-1, u-1, u, u, u, b.quoted(), b.quoted(), u-1, b.quoted())
}

// post shows everything of a pair. What an author writes into a post itself is markup;
// arguments of shortcodes and a title are words.
func (b *payloadBlog) post(u int) string {
	title, _ := json.Marshal(b.next())
	argument := strings.NewReplacer("`", "'", "\n", " ", "\r", " ", "{{", "{ {", "}}", "} }").Replace(b.next())
	return fmt.Sprintf("---\ntitle: %s\n---\n{{< disclosure always=true >}}\n\n{{< program p%d >}}\n\n{{< program p%d >}}\n\n{{< comparison c%d >}}\n\n{{< comparison id=c%d caption=`%s` >}}\n\n{{< differences c%d >}}\n\n{{< verdict c%d >}}\n\n"+
		"Here {{< fact p%d t%d >}}, {{< fact p%d n%d >}}, {{< fact p%d l%d >}}, {{< fact p%d h%d >}} and {{< fact p%d u%d >}}.\n\n- {{< fact p%d t%d >}}\n\n> {{< fact p%d l%d >}}\n\n| a | b |\n|---|---|\n| {{< fact p%d t%d >}} | {{< fact p%d h%d >}} |\n\n"+
		"{{< fact p%d t%d >}}\n\nSee {{< paid-link program=shop product=B08N5WRWNW title=`%s` >}}the kettle{{< /paid-link >}}.\n",
		title, u-1, u, u, u, argument, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, argument)
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
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(blog, "public"))))
	defer server.Close()
	words := map[string]string{}
	for u := 1; u < b.units; u += 2 {
		name := fmt.Sprintf("p%d", u)
		found, err := escaped(ctx, server.URL+"/"+name+"/")
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range found {
			count.fault("%s, %s: %s", when, name, one)
		}
		words[name] = visible(t, structured.ReplaceAllString(read(t, filepath.Join(blog, "public", name, "index.html")), ""))
	}
	return words
}

// escaped opens a page and lists what has got out of its words.
func escaped(ctx context.Context, address string) ([]string, error) {
	ctx, stop := context.WithTimeout(ctx, time.Minute)
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
	const found = window.pwned.map(n => "the script of " + n + " ran");
	for (const e of document.querySelectorAll("*")) {
		const words = e.outerHTML.slice(0, 200);
		if (/^(iframe|object|embed|base|x-pwn|svg|math|form|input|button|textarea|plaintext|template|style|frame|meta)$/i.test(e.localName) && e.closest("main")) found.push("element " + words);
		if (e.localName === "script" && e.closest("main") && e.type !== "application/ld+json") found.push("script " + words);
		if (e.localName === "img" && e.getAttribute("src").startsWith("x")) found.push("image " + words);
		if (e.type === "application/ld+json") try { JSON.parse(e.textContent) } catch (problem) { found.push("JSON-LD " + problem) }
		for (const a of e.attributes) {
			if (/^on/i.test(a.name) || a.name === "data-pwn" || /[^\w:-]/.test(a.name)) found.push("attribute " + a.name + " of " + words);
			if (/^(href|src|action|data|formaction)$/i.test(a.name) && /^[\s\x00-\x1f]*(javascript|data|vbscript):/i.test(a.value)) found.push("address " + words);
		}
	}
	return found;
})()`
