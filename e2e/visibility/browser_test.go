// Package visibility compares what the check says readers see with a real browser, on
// random pages and on the pages that other tests rest on.
package visibility

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const (
	phone, desk = 390, 1280
	tall        = 260 // pixels of each window that is looked at
	atOnce      = 15  // pages on one screenshot
)

// seen is what the browser shows of the words of the element "d".
type seen struct {
	Phone, Desk bool
	Share       float64 // of the body's font size
}

func (s seen) String() string {
	word := "visible"
	switch {
	case !s.Phone && !s.Desk:
		return "hidden"
	case !s.Phone:
		word = "hidden on phones"
	case !s.Desk:
		word = "hidden on desks"
	}
	return word
}

// look shows many pages at once, each in a window of its own width, scrolled to the
// words, and takes two pictures: with the words and without them. Where the two are
// the same, the words are invisible.
func look(ctx context.Context, pages []string) ([]seen, error) {
	var all []seen
	for len(pages) > 0 {
		n := min(atOnce, len(pages))
		some, err := lookAtSome(ctx, pages[:n])
		if err != nil {
			return nil, err
		}
		all, pages = append(all, some...), pages[n:]
	}
	return all, nil
}

func lookAtSome(ctx context.Context, pages []string) ([]seen, error) {
	dir, err := os.MkdirTemp("", "aboveboard-visibility-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var b strings.Builder
	b.WriteString(`<!doctype html><style>body{margin:0}iframe{border:0;display:block;position:absolute}</style>`)
	for i, page := range pages {
		for k, width := range []int{phone, desk} {
			fmt.Fprintf(&b, `<iframe style="top:%dpx;left:%dpx;width:%dpx;height:%dpx" srcdoc="%s"></iframe>`, i*tall, k*phone, width, tall, html.EscapeString(page))
		}
	}
	name := filepath.Join(dir, "all.html")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		return nil, err
	}
	var sizes []float64
	var with, without image.Image
	err = chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(phone+desk, int64(len(pages)*tall), 1, false),
		chromedp.Navigate("file://"+name),
		chromedp.Evaluate(scroll, &sizes, wait), picture(&with),
		chromedp.Evaluate(takeAway, nil, wait), picture(&without))
	if err != nil {
		return nil, err
	}
	out := make([]seen, len(pages))
	for i := range out {
		out[i] = seen{
			Phone: sizes[4*i] > 2 && differ(with, without, image.Rect(0, i*tall, phone, (i+1)*tall)),
			Desk:  sizes[4*i+2] > 2 && differ(with, without, image.Rect(phone, i*tall, phone+desk, (i+1)*tall)),
			Share: sizes[4*i+2] / max(sizes[4*i+3], 0.01),
		}
	}
	return out, nil
}

func wait(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

const frames = `const frames = [...document.querySelectorAll("iframe")].map(f => f.contentDocument);
	const painted = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));`

// scroll goes to the words in each window, and tells how large they and the body's are.
const scroll = `(async () => {` + frames + `
	const sizes = [];
	for (const d of frames) {
		const e = d.getElementById("d");
		if (!e) { // in a template
			sizes.push(0, 16);
			continue;
		}
		e.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
		sizes.push(parseFloat(d.defaultView.getComputedStyle(e).fontSize), parseFloat(d.defaultView.getComputedStyle(d.body).fontSize));
	}
	scrollTo(0, 0);
	await painted();
	return sizes;
})()`

// takeAway leaves everything where it is and takes the ink off the words. It does so in
// style attributes, because an important declaration there beats all others.
const takeAway = `(async () => {` + frames + `
	for (const d of frames) {
		const words = d.getElementById("d"), w = d.defaultView;
		const off = {"-webkit-text-fill-color": "transparent", "text-shadow": "none", "text-decoration": "none", "transition": "none"};
		for (let e = words; e; e = e.parentElement) {
			if (w.getComputedStyle(e).webkitBackgroundClip === "text") off["background"] = "none";
		}
		for (const e of words ? [words, ...words.querySelectorAll("*")] : []) {
			for (const name in off) e.style.setProperty(name, off[name], "important");
		}
	}
	await painted();
})()`

func picture(into *image.Image) chromedp.ActionFunc {
	return func(ctx context.Context) error {
		data, err := cdppage.CaptureScreenshot().WithFormat(cdppage.CaptureScreenshotFormatPng).Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Target))
		if err != nil {
			return err
		}
		*into, err = png.Decode(bytes.NewReader(data))
		return err
	}
}

// fewest is how many pixels are more than the edge of a letter that sticks out.
const fewest = 30

// faint is by how much a color has to differ, of 255, for an eye to see it.
const faint = 10

func differ(a, b image.Image, in image.Rectangle) bool {
	count := 0
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if apart(r1, r2) || apart(g1, g2) || apart(b1, b2) {
				if count++; count >= fewest {
					return true
				}
			}
		}
	}
	return false
}

func apart(a, b uint32) bool {
	a, b = a>>8, b>>8
	return max(a, b)-min(a, b) >= faint
}
