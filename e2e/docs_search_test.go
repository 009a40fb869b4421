package e2e

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestTheDocsAreSearchedInTheBrowser types as a reader does, under the policy that the
// demo has on Netlify.
func TestTheDocsAreSearchedInTheBrowser(t *testing.T) {
	ctx, stop := context.WithTimeout(browser(t), time.Minute)
	defer stop()
	demo := t.TempDir()
	do(t, "..", "hugo", "build", "--config", "hugo.yaml,demo.yaml", "--destination", demo, "--baseURL", "/")
	base := serveDemo(t, demo)
	for words, want := range map[string]string{
		"undisclosed-link": "/docs/rules/#undisclosed-link",
		"leave":            "/docs/leave/",
		"disclosre":        "/docs/disclosures/", // a slip of the finger
	} {
		var found string
		err := chromedp.Run(ctx, chromedp.Navigate(base+"/docs/"), chromedp.SendKeys("#words", words),
			chromedp.WaitVisible("#found li"), chromedp.Evaluate(`[...document.querySelectorAll("#found a")].map(a => a.getAttribute("href")).join(" ")`, &found))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(found+" ", want+" ") {
			t.Errorf("%q finds %s, not %s", words, found, want)
		}
	}
	var status string
	err := chromedp.Run(ctx, chromedp.Navigate(base+"/docs/"), chromedp.SendKeys("#words", "zzzzqqq"),
		chromedp.WaitVisible("#search .status:not(:empty)"), chromedp.Text("#search .status", &status))
	if err != nil || !strings.Contains(status, "zzzzqqq") {
		t.Errorf("says %q, %v", status, err)
	}
}

// TestTheSearchLibraryIsNpms compares the copy in the repository with the package.
func TestTheSearchLibraryIsNpms(t *testing.T) {
	browser(t) // which is there where npm ci was run
	ours := read(t, "../layouts/_demo/assets/minisearch.js")
	_, ours, _ = strings.Cut(ours, "\n")
	if ours != read(t, "node_modules/minisearch/dist/es/index.js") {
		t.Error("layouts/_demo/assets/minisearch.js is not the version in package-lock.json; copy that below its first line")
	}
}
