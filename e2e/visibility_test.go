package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const visibility = "../generator/reading/page/testdata/visibility"

// seen asks the browser what a reader sees of the element "d": nothing, small
// letters, or all of it. The check must say the same from the files alone.
const seen = `(() => {
	const e = document.getElementById("d");
	if (!e) return "hidden";
	const style = getComputedStyle(e), box = e.getBoundingClientRect();
	let opacity = 1, clipped = false;
	for (let p = e; p; p = p.parentElement) {
		const s = getComputedStyle(p), b = p.getBoundingClientRect();
		opacity *= parseFloat(s.opacity);
		if (s.overflow !== "visible" && (b.width <= 1 || b.height <= 1)) clipped = true;
		if (s.clip === "rect(0px, 0px, 0px, 0px)" || s.clip === "rect(1px, 1px, 1px, 1px)" || /^inset\((50|100)%/.test(s.clipPath) || s.clipPath.startsWith("circle(0")) clipped = true;
	}
	const outside = box.right <= 0 || box.bottom <= 0 || box.left >= 5000 || parseFloat(style.textIndent) < -500;
	const size = parseFloat(style.fontSize), body = parseFloat(getComputedStyle(document.body).fontSize);
	let behind = "rgb(255, 255, 255)";
	for (let p = e; p; p = p.parentElement) {
		const s = getComputedStyle(p);
		if (s.backgroundImage === "none" && s.backgroundColor === "rgba(0, 0, 0, 0)") continue;
		behind = s.backgroundImage === "none" ? s.backgroundColor : "a picture";
		break;
	}
	if (!e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) || e.closest("[aria-hidden=true]")) return "hidden";
	if (opacity < 0.2 || clipped || outside || size < 1 || box.width <= 1 || box.height <= 1) return "hidden";
	if (style.color === behind || style.color === "rgba(0, 0, 0, 0)") return "hidden";
	return size < body * 0.97 ? "small letters" : "visible";
})()`

var expectation = regexp.MustCompile(`<!-- expect: ([a-z ]+) -->`)

// TestTheCheckSeesWhatChromiumShows holds the expectations, which the check's own
// tests prove, against a real browser, on a wide and on a small screen.
func TestTheCheckSeesWhatChromiumShows(t *testing.T) {
	ctx := browser(t)
	pages, err := filepath.Glob(visibility + "/*.html")
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(visibility)))
	t.Cleanup(server.Close)
	for _, path := range pages {
		name := filepath.Base(path)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m := expectation.FindSubmatch(text)
		if m == nil {
			t.Fatalf("%s does not say what to expect", name)
		}
		wide, small := string(m[1]), string(m[1])
		if wide == "hidden on small screens" {
			wide, small = "visible", "hidden"
		}
		for width, want := range map[int64]string{1280: wide, 320: small} {
			var got string
			err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(width, 900, 1, false),
				chromedp.Navigate(server.URL+"/"+name), chromedp.Evaluate(seen, &got))
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("%s at %d pixels: Chromium shows %q, the check expects %q", name, width, got, want)
			}
		}
	}
}
