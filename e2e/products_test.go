package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const everyPart = "{{< disclosure >}}\n\n{{< comparison three >}}\n\n{{< comparison seven >}}\n\n{{< product p1 >}}\n\n{{< verdict three >}}\n\n{{< pros-cons p1 >}}\n\n{{< chart seven weight >}}\n\nIt has {{< rating p1 >}}, weighs {{< fact p1 weight >}}, and costs what {{< offer p1 >}} says.\n\n{{< differences three >}}\n"

// products is the blog of all looks with comparisons of three and seven products, each
// with a photograph, on a page in each of the looks.
func products(t *testing.T, looks ...string) string {
	t.Helper()
	files := map[string]string{
		"aboveboard/site.yaml":              "publisher: P\nlanguages: [en]\njurisdictions: [us]\naccounts: {amazon-associates: {amazon.com: p-20}}\n",
		"aboveboard/criteria.yaml":          "  weight: {type: number, unit: kg, better: lower, label: Weight}\n  memory: {type: yes-no, better: \"yes\", label: Memory positions}\n  height: {type: number, unit: cm, label: Height}\n",
		"aboveboard/comparisons/three.yaml": "title: Three standing desks\nproducts: [p1, p2, p3]\ncriteria: [weight, memory, height]\ndifferences: [weight]\nwinner: p1\nverdicts:\n  - {choose: p1, award: Best overall, because: It stands still.}\n  - {choose: p2, award: Best to carry, when: you move often.}\n",
		"aboveboard/comparisons/seven.yaml": "title: Seven standing desks\nproducts: [p1, p2, p3, p4, p5, p6, p7]\ncriteria: [weight, memory, height]\nwinner: p1\nverdicts: [{choose: p1, award: Best overall}]\n",
		"content/sortable.md":               "---\ntitle: Sortable\nlook: media\n---\n{{< disclosure >}}\n\n{{< comparison id=seven sortable=true >}}\n",
		"assets/desk.png":                   photograph(t),
	}
	for i, weight := range []string{"48.5", "9", "{unknown: Not measured.}", "31", "100", "12", "7"} {
		files[fmt.Sprintf("aboveboard/products/p%d.yaml", i+1)] = fmt.Sprintf(`name: Höhenverstellbarer Donaudampfschifffahrtsschreibtisch %[1]d
short: Desk %[1]d
brand: Maker
image: {file: desk.png, alt: A desk}
summary: A desk.
rating: {value: %[1]d, of: 8, basis: Six weeks of daily work}
pros: [Does not shake, Quiet]
cons: [Heavy]
evidence: {source: "https://p%[1]d.example/", checked: 2026-10-01}
facts: {weight: %[2]s, memory: %[3]s, height: {from: 62, to: 12%[1]d}}
offers: [{program: amazon-associates, target: B00000000%[1]d}]
`, i+1, weight, []string{"yes", "no"}[i%2])
	}
	return inLooks(t, "products", everyPart, looks, files)
}

// inLooks builds the blog of all looks with further files and criteria, and with a page
// of the text in each of the looks. The pages' names begin with name.
func inLooks(t *testing.T, name, text string, looks []string, files map[string]string) string {
	t.Helper()
	blog := t.TempDir()
	if err := os.CopyFS(blog, os.DirFS("testdata/blog")); err != nil {
		t.Fatal(err)
	}
	do(t, blog, "aboveboard", "init")
	files["aboveboard/criteria.yaml"] = read(t, filepath.Join(blog, "aboveboard/criteria.yaml")) + files["aboveboard/criteria.yaml"]
	for _, look := range looks {
		files["content/"+name+"-"+look+".md"] = "---\ntitle: " + name + "\n" + lookSettings(look) + "---\n" + text
	}
	write(t, blog, files)
	do(t, blog, "aboveboard", "generate")
	do(t, blog, "hugo", "--baseURL", "/", "--panicOnWarning")
	return blog
}

// lookSettings is the front matter that gives a page a look, as in testdata/blog/content.
func lookSettings(look string) string {
	switch look {
	case "dark":
		return "look: prose\nclass: dark\n"
	case "rtl":
		return "look: media\ndir: rtl\n"
	}
	return "look: " + look + "\n"
}

// photograph is a picture of 800 by 600 pixels.
func photograph(t *testing.T) string {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 800, 600))
	for y := range 600 {
		for x := range 800 {
			picture.Set(x, y, color.RGBA{R: uint8(x), G: uint8(y), B: 90, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestProductsLookRightInEachLook asks axe-core, with every rule, and our own questions
// of the boxes, cards, charts and buttons.
func TestProductsLookRightInEachLook(t *testing.T) {
	ctx := browser(t)
	looks := []string{"media", "dark", "rtl", "loud", "prose"}
	base := serve(t, filepath.Join(products(t, looks...), "public"))
	for _, look := range looks {
		for _, width := range []int64{320, 1280} {
			t.Run(fmt.Sprintf("%s %d", look, width), func(t *testing.T) { twice(t, ctx, base+"/products-"+look+"/", width) })
		}
	}
}

// TestReadersSortATable: heads are buttons that say how the table is sorted; what is
// unknown comes last; without the script the table is the same.
func TestReadersSortATable(t *testing.T) {
	ctx := browser(t)
	public := filepath.Join(products(t, "media"), "public")
	const names = `[...document.querySelectorAll("tbody tr")].map(r => r.cells[0].textContent.trim().at(-1)).join("")`
	const sorted = `[...document.querySelectorAll("thead th")].map(h => h.ariaSort || "-").join(" ")`
	press := func(head int) string {
		return fmt.Sprintf(`document.querySelectorAll("thead th")[%d].querySelector("button").click()`, head)
	}
	visible := `document.querySelector(".abv-comparison table").innerText.replace(/\s+/g, " ")`
	without := serve(t, public) // allows no script at all
	with := serveAs(t, public, "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'")
	var plain, scripted, order, state, first string
	var buttons int
	if err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(1280, 900, 1, false), chromedp.Navigate(without+"/sortable/"), chromedp.Evaluate(visible, &plain),
		chromedp.Evaluate(`document.querySelectorAll(".abv-comparison button").length`, &buttons)); err != nil || buttons != 0 {
		t.Fatalf("%d buttons without the script, %v", buttons, err)
	}
	if err := chromedp.Run(ctx, chromedp.Navigate(with+"/sortable/"), chromedp.Evaluate(visible, &scripted), chromedp.Evaluate(names, &first)); err != nil {
		t.Fatal(err)
	}
	if plain != scripted || first != "1234567" {
		t.Errorf("with the script the table is\n%s\nand without\n%s\nin the order %s", scripted, plain, first)
	}
	for _, step := range []struct {
		head        int
		order, sort string
	}{
		{2, "7264153", "- - ascending - - -"},
		{2, "5146273", "- - descending - - -"},
		{1, "1234567", "- ascending - - - -"},
		{0, "1234567", "ascending - - - - -"},
		{0, "7654321", "descending - - - - -"},
	} {
		if err := chromedp.Run(ctx, chromedp.Evaluate(press(step.head), nil), chromedp.Evaluate(names, &order), chromedp.Evaluate(sorted, &state)); err != nil {
			t.Fatal(err)
		}
		if order != step.order || state != step.sort {
			t.Errorf("after pressing head %d the order is %s, sorted %q; want %s, %q", step.head, order, state, step.order, step.sort)
		}
	}
	if strings.Contains(read(t, filepath.Join(public, "products-media/index.html")), "<script") {
		t.Error("a page without sortable=true has a script")
	}
	for _, width := range []int64{320, 1280} {
		faults, err := look(ctx, with+"/sortable/", width)
		if err != nil {
			t.Fatal(err)
		}
		faults = slices.DeleteFunc(faults, func(f string) bool { return strings.HasSuffix(f, ": 1 scripts") || strings.HasPrefix(f, "script ") })
		if len(faults) > 0 {
			t.Errorf("at %d: %v", width, faults)
		}
	}
}

// TestProductsLeave: after eject, a post with every part reads the same.
func TestProductsLeave(t *testing.T) {
	for _, markdown := range []bool{false, true} {
		blog := products(t, "media")
		page := filepath.Join(blog, "public/products-media/index.html")
		before := visible(t, read(t, page))
		args := []string{"eject"}
		if markdown {
			args = append(args, "--markdown")
		} else {
			write(t, blog, map[string]string{"hugo.yaml": read(t, filepath.Join(blog, "hugo.yaml")) + "\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"})
		}
		do(t, blog, "aboveboard", args...)
		do(t, blog, "hugo", "--baseURL", "/", "--panicOnWarning")
		after := visible(t, read(t, page))
		if !markdown && after != before {
			t.Errorf("was %s\n is %s", before, after)
		}
		for _, want := range []string{"Best overall", "Does not shake", "48.5 kg", "See it at Amazon", "1 of 8", "62 to 121 cm", "It stands still."} {
			if !strings.Contains(strings.ReplaceAll(after, "\u00a0", " "), want) {
				t.Errorf("markdown=%v: the page has lost %q: %s", markdown, want, after)
			}
		}
	}
}
