package e2e

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// serveSlowly publishes a folder as a slow connection brings it: pages in a dozen parts,
// each late enough for the browser to draw what it has.
func serveSlowly(t *testing.T, dir string) string {
	files := http.FileServer(http.Dir(dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := os.ReadFile(filepath.Join(dir, r.URL.Path, "index.html"))
		if err != nil {
			files.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for part := range 12 {
			if _, err := w.Write(text[part*len(text)/12 : (part+1)*len(text)/12]); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(40 * time.Millisecond)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// moved is the sum of all layout shifts of a page, and what moved first.
type moved struct {
	Sum  float64
	What string
}

const watchMoves = `window.moved = {Sum: 0, What: ""};
new PerformanceObserver(l => { for (const e of l.getEntries()) {
	moved.Sum += e.value;
	moved.What ||= e.sources.map(s => s.node?.outerHTML?.slice(0, 60) + " from " + s.previousRect.y + " to " + s.currentRect.y).join("; ");
} }).observe({type: "layout-shift", buffered: true});`

// TestNothingMovesWhileAPageArrives: what a reader on a phone has begun to read stays
// where it is.
func TestNothingMovesWhileAPageArrives(t *testing.T) {
	ctx := browser(t)
	demo := t.TempDir()
	do(t, "..", "hugo", "build", "--config", "hugo.yaml,demo.yaml", "--destination", demo, "--baseURL", "/")
	if err := chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(watchMoves).Do(ctx)
		return err
	})); err != nil {
		t.Fatal(err)
	}
	for dir, paths := range map[string][]string{
		demo: {"/", "/docs/shortcodes/", "/docs/findings/", "/posts/cameras-for-livestreams/", "/posts/where-can-a-small-channel-begin/"},
		filepath.Join(stress(t, "media", "scroller"), "public"): {"/stress-media/", "/stress-scroller/"},
	} {
		base := serveSlowly(t, dir)
		for _, path := range paths {
			for _, width := range []int64{320, 768, 1280} {
				var m moved
				if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(width, 900, 1, width < 500), chromedp.Navigate(base+path), chromedp.Evaluate(settled, &m, wait)); err != nil {
					t.Fatal(err)
				}
				if m.Sum > hair {
					t.Errorf("%s at %d moves by %.4f: %s", strings.TrimSuffix(path, "/"), width, m.Sum, m.What)
				}
			}
		}
	}
}

// hair is by how much a plain Markdown table may move on a phone, where its longest words
// are wider than their shares; a reader sees nothing of it below 0.1.
const hair = 0.002

// settled waits for the frames in which the last part is drawn.
const settled = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50))))`
