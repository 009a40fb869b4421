package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// structure is what must hold in any theme; the answer is a list of faults.
const structure = `(() => {
	const faults = [], all = s => [...document.querySelectorAll(s)], style = (e, pseudo) => getComputedStyle(e, pseudo);
	const expect = (fine, what, e) => { if (!fine) faults.push(what + ": " + e.outerHTML.slice(0, 90)); };
	if (document.scrollingElement.scrollWidth > innerWidth) faults.push("the page is " + document.scrollingElement.scrollWidth + " wide");
	for (const t of all(".abv-comparison table")) {
		const box = t.closest(".abv-comparison"), scroll = t.parentElement, stacked = style(t.tBodies[0].rows[0]).display === "grid";
		const wide = box.matches(".abv-wide");
		expect(style(t).display === (stacked ? "block" : "table") && style(t).overflowX === "visible", "the table is not a table", t);
		expect(style(scroll).overflowX === (stacked && wide ? "auto" : "visible"), "the region scrolls, or does not", scroll);
		expect(scroll.scrollWidth <= scroll.clientWidth + 1 || wide && scroll.matches("[tabindex]"), "a region without the focus scrolls", scroll);
		if (t.caption && style(t.tHead).clipPath === "none") expect(t.caption.getBoundingClientRect().bottom <= t.tHead.getBoundingClientRect().top + 1, "the caption is not above", t.caption);
		for (const c of t.querySelectorAll("th, td")) {
			if (style(c).clipPath !== "none" || c.closest("thead") && style(t.tHead).clipPath !== "none") continue;
			expect(style(c).display === (stacked ? box.matches(".abv-rows") && c.scope === "row" ? "flex" : "block" : "table-cell") && parseFloat(style(c).paddingLeft) + parseFloat(style(c).paddingRight) >= 8, "a cell without its box", c);
			expect(stacked && c.scope === "row" || c.getBoundingClientRect().width >= 60, "a narrow cell", c);
			for (const e of c.querySelectorAll("*")) expect(style(e).overflowWrap === "break-word", "short words are cut", e);
			expect(c.scrollWidth <= c.clientWidth + 1 || c.scope === "row", "something is wider than its cell", c);
		}
		if (stacked && !box.matches(".abv-rows")) for (const r of t.tBodies[t.tBodies.length - 1].rows) {
			const [head, ...values] = [...r.cells].map(c => c.getBoundingClientRect());
			expect(values.every(v => v.top === values[0].top && v.top >= head.bottom - 1), "the values are not side by side below the criterion", r);
			expect(wide || head.width <= scroll.clientWidth && values.every(v => v.left >= 0 && v.right <= innerWidth), "a value is off the screen", r);
		}
	}
	for (const e of all(".abv-number > .abv-value")) {
		const text = e.firstChild, place = at => { const r = document.createRange(); r.setStart(text, at); r.setEnd(text, at + 1); return r.getBoundingClientRect(); };
		if (text.nodeType !== Node.TEXT_NODE || !/^\d.*[a-z]$/.test(text.data)) continue;
		const [a, b] = [place(0), place(text.data.length - 1)];
		expect(a.top !== b.top || a.left < b.left, "a number follows its unit", e);
	}
	for (const e of all(".abv-cite")) expect(style(e).position === "static", "a number floats above its line", e);
	for (const e of all(".abv-sides li")) {
		const words = document.createRange();
		words.selectNodeContents(e);
		expect(words.getClientRects()[0].top - e.getBoundingClientRect().top < 12, "the words are below their mark", e);
	}
	for (const e of all(".abv-verdict .abv-picture")) {
		const [a, b] = [e.getBoundingClientRect(), e.nextElementSibling.getBoundingClientRect()];
		expect(a.right <= b.left || a.left >= b.right, "words flow below the picture", e);
	}
	for (const e of all(".abv-picture")) expect(e.getBoundingClientRect().height <= 193, "a picture breaks out of its box", e);
	for (const e of all("[class^=abv-]:not(.abv-scroll *)")) expect(e.getBoundingClientRect().right <= innerWidth, "something is cut off", e);
	for (const e of all(".abv-notice, .abv-program")) expect(parseFloat(style(e).paddingTop) > 8 && parseFloat(style(e).borderTopWidth) > 0, "a box without its padding", e);
	for (const e of all(".abv-verdict > li")) {
		expect(style(e).listStyleType === "none", "a bullet", e);
		expect(style(e.parentElement).marginLeft === "0px" && style(e.parentElement).paddingLeft === "0px", "an indent", e);
		expect(["none", "normal"].includes(style(e, "::before").content), "a drawn bullet", e);
	}
	const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const light = colors => {
		for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
		const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const probe = document.body.appendChild(document.createElement("p"));
	probe.style.backgroundColor = "Canvas";
	const page = style(probe).backgroundColor;
	probe.remove();
	const contrasts = new Map();
	const contrast = e => {
		const layers = [page];
		for (let p = e; p; p = p.parentElement) layers.splice(1, 0, style(p).backgroundColor);
		const key = [...layers, style(e).color].join();
		if (!contrasts.has(key)) {
			const [a, b] = [light(layers), light([...layers, style(e).color])];
			contrasts.set(key, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
		}
		return contrasts.get(key);
	};
	// Each text of ours on what is behind it.
	const seen = e => e.checkVisibility({contentVisibilityAuto: true}) && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
	let lowest = 21, whose = "";
	for (const e of all("[class^=abv-], [class^=abv-] *")) if (seen(e)) {
		const c = contrast(e);
		if (c < lowest) [lowest, whose] = [c, e.outerHTML.slice(0, 60)];
		expect(c >= 4.5, "a contrast of " + c.toFixed(2), e);
	}
	document.documentElement.lowestContrast = [lowest, whose];
	expect(all(".abv-comparison th a").length > 0 || !location.pathname.startsWith("/long-"), "no link in a table head", document.body);
	return JSON.stringify(faults);
})()`

// unfolded reports whether the words of the sources are seen.
const unfolded = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => [...document.querySelectorAll(".abv-sources li")].every(e => e.checkVisibility({contentVisibilityAuto: true}) && e.getBoundingClientRect().height > 8))`

const longWord = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"

// TestStructureHoldsInAnyTheme looks at long words in each fixture theme, on a
// phone and on a desk, and at the sources in print.
func TestStructureHoldsInAnyTheme(t *testing.T) {
	ctx := browser(t)
	blog := t.TempDir()
	if err := os.CopyFS(blog, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	do(t, blog, "aboveboard", "init")
	themes, err := filepath.Glob(filepath.Join(blog, "static/themes/*.css"))
	if err != nil || len(themes) < 6 {
		t.Fatalf("%d themes, %v", len(themes), err)
	}
	files := map[string]string{
		"aboveboard/comparisons/long.yaml": "title: " + longWord + "\nprograms: [long, longer]\ncriteria: [commission, motto, page, things]\nverdicts:\n  - {choose: long, when: you like " + longWord + "}\n  - {choose: longer, when: " + longWord + "}\n",
		"aboveboard/criteria.yaml":         read(t, filepath.Join(blog, "aboveboard/criteria.yaml")) + "  motto: {type: text, label: " + longWord + "}\n  page: {type: link, label: Page}\n  things: {type: list, label: Things}\n",
	}
	for id, commission := range map[string]string{"long": "5", "longer": "8"} {
		fact := func(name, value string) string {
			return fmt.Sprintf("  %s: {value: %s, source: \"https://%s.example/%s\", checked: 2026-10-15}\n", name, value, id, longWord)
		}
		files["aboveboard/programs/"+id+".yaml"] = "name: " + longWord + "\nshort: Short " + id + "\nurl: https://" + id + ".example/\nsummary: " + longWord + "\nfacts:\n" +
			fact("commission", commission) + fact("motto", longWord) + fact("page", `"https://long.example/`+longWord+`"`) + fact("things", "[one, "+longWord+"]")
	}
	for _, theme := range themes {
		look := strings.TrimSuffix(filepath.Base(theme), ".css")
		files["content/long-"+look+".md"] = "---\ntitle: Long\nlook: " + look + "\n---\n{{< disclosure always=true >}}\n\nThe motto is {{< fact long motto >}}.\n\n{{< differences long >}}\n\n{{< comparison long >}}\n\n{{< verdict long >}}\n\n{{< program long >}}\n"
	}
	write(t, blog, files)
	do(t, blog, "aboveboard", "generate")
	do(t, blog, "hugo", "--baseURL", "/", "--panicOnWarning")
	base := serve(t, filepath.Join(blog, "public"))
	for _, theme := range themes {
		look := strings.TrimSuffix(filepath.Base(theme), ".css")
		for _, page := range []string{"/" + look + "/", "/long-" + look + "/"} {
			holds(t, ctx, base+page)
		}
	}
}

// TestUnplannedContentHoldsInEachLook: what no one thinks of when writing a stylesheet.
func TestUnplannedContentHoldsInEachLook(t *testing.T) {
	ctx := browser(t)
	looks := []string{"media", "rtl", "scroller", "strong"}
	base := serve(t, filepath.Join(stress(t, looks...), "public"))
	for _, look := range looks {
		holds(t, ctx, base+"/stress-"+look+"/")
	}
}

// holds looks at the structure and the contrasts of a page on a phone and on a desk, and
// at its sources in print.
func holds(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	lowest, whose := 21.0, ""
	for _, screen := range []struct {
		width  int64
		scheme string
	}{{320, "light"}, {1280, "light"}, {1280, "dark"}} {
		var list string
		var printed bool
		var contrast []any
		width, features := screen.width, []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: screen.scheme}}
		if err := chromedp.Run(ctx, emulation.SetEmulatedMedia().WithMedia("screen").WithFeatures(features), emulation.SetDeviceMetricsOverride(width, 900, 1, false),
			chromedp.Navigate(address), chromedp.Evaluate(structure, &list), chromedp.Evaluate("document.documentElement.lowestContrast", &contrast),
			emulation.SetEmulatedMedia().WithMedia("print"), chromedp.Evaluate(unfolded, &printed, wait)); err != nil {
			t.Fatal(err)
		}
		for _, fault := range faultsIn(t, list) {
			t.Errorf("%s at %d, %s: %s", address, width, screen.scheme, fault)
		}
		if !printed {
			t.Errorf("%s at %d: sources stay folded in print", address, width)
		}
		if c := contrast[0].(float64); c < lowest {
			lowest, whose = c, fmt.Sprintf("at %d, %s: %v", width, screen.scheme, contrast[1])
		}
	}
	t.Logf("%s: the lowest contrast is %.2f, %s", address, lowest, whose)
}
