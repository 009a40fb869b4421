package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
	"github.com/pelletier/go-toml/v2"
)

// browser starts Chromium for pages that axe-core looks at, or skips where there is
// neither.
func browser(t *testing.T) context.Context {
	t.Helper()
	if _, err := os.Stat(axePath); err != nil {
		chromium.Unseen(t, "axe-core is missing (run `npm ci` in e2e/)")
	}
	return chromium.Start(t)
}

const axePath = "node_modules/axe-core/axe.min.js"

// serve publishes a folder on the loopback interface, with the security policy
// of a strict site.
func serve(t *testing.T, dir string) string {
	return serveAs(t, dir, "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'")
}

// serveDemo publishes the demo with the policy that it has on Netlify.
func serveDemo(t *testing.T, dir string) string {
	var config struct {
		Headers []struct {
			For    string
			Values map[string]string
		}
	}
	if err := toml.Unmarshal([]byte(read(t, "../netlify.toml")), &config); err != nil {
		t.Fatal(err)
	}
	for _, h := range config.Headers {
		if policy := h.Values["Content-Security-Policy"]; h.For == "/*" && policy != "" {
			return serveAs(t, dir, policy)
		}
	}
	t.Fatal("netlify.toml has no policy")
	return ""
}

func serveAs(t *testing.T, dir, policy string) string {
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestWhatReadersSee(t *testing.T) {
	ctx := browser(t)
	looks := t.TempDir()
	if err := os.CopyFS(looks, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	// init would add the theme's line; here it is there already, for one look
	// at the blog as it is committed.
	do(t, looks, "aboveboard", "init")
	do(t, looks, "aboveboard", "build", "--base-url", "/", "--", "--panicOnWarning", "--minify")
	demo := t.TempDir()
	do(t, "..", "hugo", "build", "--config", "hugo.yaml,demo.yaml", "--destination", demo, "--baseURL", "/", "--panicOnWarning")
	base := serve(t, filepath.Join(looks, "public"))
	for _, path := range []string{"/", "/block/", "/reset/", "/prose/", "/dark/", "/media/", "/loud/", "/rtl/", "/scroller/", "/strong/"} {
		for _, width := range []int64{320, 768, 1280} {
			t.Run(fmt.Sprintf("%s %d", path, width), func(t *testing.T) { twice(t, ctx, base+path, width) })
		}
	}
	base = serveDemo(t, demo)
	for _, path := range demoPages(t, demo) {
		widths := []int64{320, 768, 1280}
		if !strings.Contains(read(t, filepath.Join(demo, path, "index.html")), `class="abv-`) {
			widths = []int64{320, 1280} // nothing of ours is on the page
		}
		for _, width := range widths {
			t.Run(fmt.Sprintf("%s %d", path, width), func(t *testing.T) { twice(t, ctx, base+path, width) })
		}
	}
}

// demoPages are the addresses of all pages of the demo.
func demoPages(t *testing.T, demo string) []string {
	t.Helper()
	pages := []string{"/"}
	for _, pattern := range []string{"posts", "docs", "posts/*", "docs/*"} {
		found, err := filepath.Glob(filepath.Join(demo, pattern, "index.html"))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d pages, %v", pattern, len(found), err)
		}
		for _, file := range found {
			pages = append(pages, strings.TrimSuffix(filepath.ToSlash(strings.TrimPrefix(file, demo)), "index.html"))
		}
	}
	return pages
}

// twice looks again where the first look found a fault: a busy machine delays
// what a page has to wait for, and a fault of the page is there both times.
func twice(t *testing.T, ctx context.Context, address string, width int64) {
	first, err := look(ctx, address, width)
	if err == nil && len(first) == 0 {
		return
	}
	t.Logf("first look: %s, %v", strings.Join(first, "\n"), err)
	second, err := look(ctx, address, width)
	if err != nil {
		t.Fatal(err)
	}
	if len(second) > 0 {
		t.Error(strings.Join(second, "\n"))
	}
}

// ofSearch is the address of the only script of the demo, on its documentation.
var ofSearch = regexp.MustCompile(`/demo/search\.[0-9a-f]+\.js$`)

// look opens one page in light, asks everything of it, and then of its colors in dark;
// it returns its faults.
func look(ctx context.Context, address string, width int64) ([]string, error) {
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	var mu sync.Mutex
	var faults []string
	host, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	chromedp.ListenTarget(ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err != nil || u.Scheme != "data" && u.Host != host.Host {
				faults = append(faults, "request to "+e.Request.URL)
			}
			if e.Type == network.ResourceTypeScript && !ofSearch.MatchString(e.Request.URL) {
				faults = append(faults, "script "+e.Request.URL)
			}
		case *runtime.EventExceptionThrown:
			faults = append(faults, "exception "+e.ExceptionDetails.Error())
		case *log.EventEntryAdded:
			faults = append(faults, "console: "+e.Entry.Text)
		}
	})
	axe, err := os.ReadFile(axePath)
	if err != nil {
		return nil, err
	}
	var found, violations, foundDark, violationsDark string
	scheme := func(name string) chromedp.Action {
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}})
	}
	err = chromedp.Run(ctx, network.Enable(), log.Enable(), runtime.Enable(),
		emulation.SetDeviceMetricsOverride(width, 900, 1, width < 500),
		scheme("light"),
		chromedp.Navigate(address),
		chromedp.Evaluate(questions, &found, wait),
		chromedp.Evaluate(string(axe)+";0", nil),
		chromedp.Evaluate(axeRun(""), &violations, wait),
		scheme("dark"),
		chromedp.Evaluate(questions, &foundDark, wait),
		chromedp.Evaluate(axeRun(`runOnly: ["color-contrast", "link-in-text-block"],`), &violationsDark, wait),
	)
	if err != nil {
		return nil, err
	}
	mu.Lock()
	defer mu.Unlock()
	for i, list := range []string{found, violations, foundDark, violationsDark} {
		var more []string
		if err := json.Unmarshal([]byte(list), &more); err != nil {
			return nil, err
		}
		for _, fault := range more {
			faults = append(faults, []string{"light: ", "dark: "}[i/2]+fault)
		}
	}
	return faults, nil
}

func wait(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// axeRun runs axe-core with every rule it has, or only those that look at colors: nothing
// else differs from one color scheme to the other.
func axeRun(only string) string {
	return `axe.run(document, {` + only + `resultTypes: ["violations"]}).then(r => JSON.stringify(
	r.violations.map(v => "axe " + v.id + ": " + v.help + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | "))))`
}

// questions are what every page must answer; the answer is a list of faults.
const questions = `(async () => {
	const faults = [];
	const root = document.scrollingElement;
	if (root.scrollWidth > innerWidth) faults.push("the page scrolls sideways: " + root.scrollWidth + " in " + innerWidth);
	const scripts = document.querySelectorAll("script:not([data-index])").length;
	if (scripts) faults.push(scripts + " scripts");
	if (document.querySelector("[style]")) faults.push("inline style");
	const notice = document.querySelector(".abv-notice");
	const link = document.querySelector("main a[rel~=sponsored]");
	if (notice) {
		const box = notice.getBoundingClientRect(), style = getComputedStyle(notice);
		if (!notice.checkVisibility({opacityProperty: true, visibilityProperty: true}) || box.height < 10) faults.push("the disclosure is not visible");
		if (parseFloat(style.fontSize) < parseFloat(getComputedStyle(document.body).fontSize)) faults.push("the disclosure is smaller than the text");
		if (link && !(notice.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push("a link is above the disclosure");
	} else if (link) faults.push("a paid link without a disclosure");
	const lists = ["ad-", "-ad", "ad_", "ads", "advert", "sponsor", "affiliate", "banner", "promo", "disclosure"];
	for (const e of document.querySelectorAll("[class*=abv-]"))
		for (const name of [e.id, ...e.classList])
			for (const pattern of lists) if (name.includes(pattern)) faults.push("an ad blocker hides " + name);
	const shift = await new Promise(done => {
		let sum = 0;
		new PerformanceObserver(l => { for (const e of l.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
		requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
	});
	if (shift > 0) faults.push("layout shift " + shift);
	return JSON.stringify(faults);
})()`

// TestAKeyboardScrollsTheTable: only the keyboard is used.
func TestAKeyboardScrollsTheTable(t *testing.T) {
	ctx := browser(t)
	blog := tables(t)
	var before, after float64
	var focused bool
	const left = `document.querySelector(".abv-wide .abv-scroll").scrollLeft`
	err := chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(320, 900, 1, true),
		chromedp.Navigate(serve(t, filepath.Join(blog, "public"))+"/tables-media/"),
		chromedp.ActionFunc(func(ctx context.Context) error {
			for range 30 {
				if err := chromedp.KeyEvent(kb.Tab).Do(ctx); err != nil {
					return err
				}
				if err := chromedp.Evaluate(`document.activeElement.matches(".abv-scroll")`, &focused).Do(ctx); err != nil || focused {
					return err
				}
			}
			return nil
		}),
		chromedp.Evaluate(left, &before),
		chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight),
		chromedp.Sleep(500*time.Millisecond),
		chromedp.Evaluate(left, &after),
	)
	if err != nil {
		t.Fatal(err)
	}
	if !focused || after <= before {
		t.Errorf("focused %v, scrolled from %v to %v", focused, before, after)
	}
}
