package templates_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
)

const (
	desk        = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"><path d=\"M0 0h40v4H0z\"/></svg>\n"
	deskPicture = "\n-- assets/desks/oak.svg --\n" + desk
)

// desks are seven products, of which one has no rating, one no offer, and two
// have unknown facts; prices were read on the given day.
func desks(t *testing.T, read string) *catalog.Catalog {
	t.Helper()
	files := map[string]string{
		"../assets/desks/oak.svg": desk,
		"site.yaml":               "publisher: X\njurisdictions: [us]\nlanguages: [en]\naccounts:\n  amazon-associates: {amazon.com: example-20, amazon.de: example-21}\n  shop: {id: example}\n",
		"criteria.yaml": `groups: {size: Size}
criteria:
  weight: {label: Weight, type: number, unit: kg, better: lower, group: size}
  height: {label: Height, type: number, unit: cm, group: size}
  memory: {label: Memory, type: yes-no, better: "yes"}
  tops: {label: Tops, type: list}
`,
		"programs/amazon-associates.yaml": "name: Amazon Associates\nurl: https://affiliate-program.amazon.com/\nmerchant: Amazon\nnetwork: amazon\nsummary: S\n",
		"programs/shop.yaml":              "name: The Shop's partners\nurl: https://shop.example/partners\nnetwork: shop\nsummary: S\n",
		"networks/shop.yaml": `name: The Shop's partners
merchant: The Shop
links:
  - {form: product, hosts: [shop.example], path: /p/, account: {parameter: ref, is: '[a-z0-9]+', example: myname}}
targets: [{form: product, address: 'https://shop.example/p/{target}', is: '\d+', example: 123}]
prices: {state: allowed}
source: https://shop.example/partners
checked: 2026-10-01
`,
		"comparisons/seven.yaml": "title: Seven desks\nproducts: [oak, reed, elm, fir, ash, box, yew]\ncriteria: [weight, height, memory, tops]\nwinner: oak\nverdicts:\n  - {choose: oak, award: Best overall, because: It stands still.}\n  - {choose: reed, award: Best to carry, when: you move often.}\n",
		"comparisons/two.yaml":   "title: Two desks\nproducts: [oak, reed]\ncriteria: [weight, height, memory, tops]\ndifferences: [weight]\nwinner: oak\nverdicts: [{choose: oak, award: Best overall}]\n",
	}
	for i, id := range []string{"oak", "reed", "elm", "fir", "ash", "box", "yew"} {
		text := fmt.Sprintf("name: %s desk\nshort: %[1]s\nevidence: {source: \"https://%s.example/\", checked: 2026-10-01}\nfacts:\n  weight: %d.5\n  height: {from: 6%[4]d, to: 12%[4]d}\n  memory: %s\n  tops: [wood, %[2]s]\n",
			strings.ToUpper(id[:1])+id[1:], id, 50-i*3, i, []string{"yes", "no"}[i%2])
		if id == "fir" {
			text = strings.Replace(text, "weight: 41.5", "weight: unknown", 1)
		}
		if id != "elm" {
			text += fmt.Sprintf("rating: {value: %d.5, of: 5, basis: A week}\n", 4-i%3)
		}
		if id != "ash" {
			text += fmt.Sprintf("offers:\n  - {program: amazon-associates, target: B00000000%d}\n", i)
		}
		if id == "oak" {
			text += "  - {program: shop, target: \"123\", price: 649.00 USD, checked: " + read + "}\nimage: {file: desks/oak.svg, alt: A desk}\npros: [Quiet]\ncons: [Heavy]\nbrand: Oak & Sons\n"
		}
		files["products/"+id+".yaml"] = text
	}
	return written(t, files)
}

func TestProductsInColumns(t *testing.T) {
	b := build(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< comparison two >}}")))
	root := page(t, b, "p/index.html")
	got := cells(all(root, tag("table"))[0])
	want := [][]string{
		{"Criterion", "Oak", "Reed"},
		{"", "Best overall", ""},
		{"Our rating", "4.5 of 5", "3.5 of 5"},
		{"Where to buy", "See it at Amazon Paid link", "See it at Amazon Paid link"},
		{"Memory", "✓ Yes", "✗ No"},
		{"Tops", "woodoak", "woodreed"},
		{"Size"},
		{"Weight", "50.5 kg", "47.5 kg Best"},
		{"Height", "60 to 120 cm", "61 to 121 cm"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if n := len(all(root, class("abv-winner"))); n != 8 {
		t.Errorf("%d cells of the winner are tinted", n)
	}
	img := all(root, tag("img"))[0]
	if attribute(img, "src") != "/desks/oak.svg" || attribute(img, "width") != "112" || attribute(img, "height") != "84" || attribute(img, "alt") != "A desk" || attribute(img, "loading") != "" {
		t.Errorf("the picture is %v", img.Attr)
	}
	for _, a := range all(root, class("abv-offer")) {
		if !strings.Contains(attribute(a, "rel"), "sponsored") || !strings.Contains(attribute(a, "href"), "tag=example-20") {
			t.Errorf("the button is %v", a.Attr)
		}
	}
	if n := len(all(root, tag("script"))); n != 0 {
		t.Errorf("%d scripts", n)
	}
}

func TestSixProductsAndMoreAreRows(t *testing.T) {
	b := build(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< comparison seven >}}"),
		post("columns.md", "{{< comparison id=seven layout=columns >}}"),
		post("chosen.md", `{{< comparison id=seven sort=weight filter="memory=yes, weight<50" first=2 rows=differences >}}`),
		post("rated.md", `{{< comparison id=seven sort="name desc" filter="rating>=3, tops=wood" criteria=weight layout=rows >}}`),
		post("sortable.md", "{{< comparison id=seven sortable=true criteria=weight >}}")))
	firsts := func(path string) (names []string) {
		for _, row := range cells(all(page(t, b, path), tag("table"))[0]) {
			names = append(names, row[0])
		}
		return names
	}
	if got, want := firsts("p/index.html"), []string{"Name", "Best overall Oak", "Best to carry Reed", "Elm", "Fir", "Ash", "Box", "Yew"}; !slices.Equal(got, want) {
		t.Errorf("rows: %q, want %q", got, want)
	}
	if row := cells(all(page(t, b, "p/index.html"), tag("table"))[0])[3]; row[1] != "–" || row[len(row)-1] != "See it at Amazon Paid link" {
		t.Errorf("a product without a rating: %q", row)
	}
	if got := cells(all(page(t, b, "columns/index.html"), tag("table"))[0])[0]; len(got) != 8 {
		t.Errorf("columns: %q", got)
	}
	// Of those with a memory and a known weight below 50, the two lightest; they agree about the memory.
	if got, want := cells(all(page(t, b, "chosen/index.html"), tag("table"))[0]), "Criterion Yew Ash"; strings.Join(got[0], " ") != want || strings.Contains(fmt.Sprint(got), "Memory") {
		t.Errorf("chosen: %q, want %q and no row in which they agree", got, want)
	}
	if got, want := firsts("rated/index.html"), []string{"Name", "Yew", "Best to carry Reed", "Best overall Oak", "Fir", "Ash"}; !slices.Equal(got, want) {
		t.Errorf("rated: %q, want %q", got, want)
	}
	scripts := all(page(t, b, "sortable/index.html"), tag("script"))
	if len(scripts) != 1 || attribute(scripts[0], "src") == "" || scripts[0].FirstChild != nil {
		t.Errorf("%d scripts, or an inline one", len(scripts))
	}
}

func TestWhatAnAuthorChoosesWronglyIsNamed(t *testing.T) {
	for body, want := range map[string]string{
		`{{< comparison id=seven layout=cards >}}`:               `layout is columns or rows, not "cards"`,
		`{{< comparison id=seven sort=wieght >}}`:                `did you mean "weight"?`,
		`{{< comparison id=seven filter="weight~5" >}}`:          `expected a condition such as weight<50 or memory=yes`,
		`{{< comparison id=seven filter="weight<heavy" >}}`:      `expected a number, as in weight<50`,
		`{{< comparison id=seven filter="tops<wood" >}}`:         `only = and != work there`,
		`{{< comparison id=seven filter="weight>900" >}}`:        `nothing in the comparison meets filter="weight>900"`,
		`{{< comparison id=seven first=none >}}`:                 `first is how many to show, such as 5, not "none"`,
		`{{< comparison id=two sortable=true layout=columns >}}`: `readers can sort only a table with layout=rows`,
		`{{< product reeed >}}`:                                  `did you mean "reed"?`,
		`{{< offer ash >}}`:                                      `the product "ash" has no offers`,
		`{{< offer oak shopp >}}`:                                `has no offer of "shopp"; did you mean "shop"?`,
		`{{< rating elm >}}`:                                     `the product "elm" has no rating`,
		`{{< pros-cons reed >}}`:                                 `the product "reed" has no pros or cons`,
		`{{< chart seven memory >}}`:                             `draws numbers, and the criterion "memory" is of the type yes-no`,
		`{{< chart seven >}}`:                                    `needs the ids of a comparison and of a criterion`,
	} {
		got := refusal(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "Words.\n\n"+body)))
		if !strings.Contains(got, want) || !strings.Contains(got, "content/p.md:6:1") {
			t.Errorf("%s:\n got %s\nwant %s at content/p.md:6:1", body, got, want)
		}
	}
}

const everyPart = "{{< product oak >}}\n\n{{< verdict seven >}}\n\n{{< chart seven weight >}}\n\n{{< pros-cons oak >}}\n\nWe say {{< rating oak >}} and {{< offer oak shop >}}, at {{< fact oak weight >}}.\n\n{{< differences two >}}\n"

func TestPartsOfAProduct(t *testing.T) {
	today := time.Now().Format(time.DateOnly)
	b := build(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", everyPart)))
	root := page(t, b, "p/index.html")
	box := words(all(root, class("abv-product"))[0])
	for _, want := range []string{"Best overall", "Oak desk from Oak & Sons", "4.5 of 5 A week", "Pros Quiet", "Cons Heavy", "Weight: 50.5 kg", "See it at Amazon Paid link", "See it at The Shop"} {
		if !strings.Contains(box, want) {
			t.Errorf("the box lacks %q: %s", want, box)
		}
	}
	if strings.Contains(box, "$649") {
		t.Errorf("on %s the box shows a price of October 12: %s", today, box)
	}
	if got, want := words(all(root, class("abv-verdict"))[0]), "Best overall: Oak desk. It stands still.See it at Amazon Paid link Best to carry: Reed desk. Choose Reed when you move often.See it at Amazon Paid link"; got != want {
		t.Errorf("verdict\n got %s\nwant %s", got, want)
	}
	chart := all(root, class("abv-chart"))[0]
	if got := words(chart); !strings.Contains(got, "Oak 50.5 kg") || !strings.Contains(got, "Fir Unknown") || len(all(chart, tag("svg"))) != 6 {
		t.Errorf("chart: %s", got)
	}
	if n := len(all(root, func(n *html.Node) bool { return attribute(n, "style") != "" })); n != 0 {
		t.Errorf("%d inline styles", n)
	}
	if got := words(all(root, tag("main"))[0]); !strings.Contains(got, "We say 4.5 of 5 (A week) and See it at The Shop, at 50.5 kg.") {
		t.Errorf("running text: %s", got)
	}
	for _, img := range all(root, tag("img"))[1:] {
		if attribute(img, "loading") != "lazy" {
			t.Errorf("a later picture is %v", img.Attr)
		}
	}
	feed := html.UnescapeString(b.FileContent("public/index.xml"))
	for _, unwanted := range []string{"'abv", "loading=", "<svg", "role=", " id="} {
		if strings.Contains(feed, unwanted) {
			t.Errorf("%q in the feed", unwanted)
		}
	}
	if !strings.Contains(feed, `src="https://blog.example/desks/oak.svg"`) || !strings.Contains(feed, "Best overall: Oak desk.") {
		t.Errorf("the feed lacks the picture or the verdict: %s", feed)
	}
	markdown := b.FileContent("public/p/index.md")
	for _, want := range []string{"**Best overall: Oak desk** from Oak &amp; Sons", "4.5 of 5 (A week)", "- Quiet", "[See it at The Shop](<https://shop.example/p/123?ref=example>)", "- Oak: 50.5 kg", "- **Best overall: Oak desk.** It stands still."} {
		if !strings.Contains(markdown, want) {
			t.Errorf("the Markdown lacks %q in\n%s", want, markdown)
		}
	}
	if strings.Contains(markdown, "<div") || strings.Contains(markdown, "<span") {
		t.Errorf("HTML in the Markdown:\n%s", markdown)
	}
}

// TestAPriceIsShownWithItsDayAsLongAsItIsFresh by the clock of the build.
func TestAPriceIsShownWithItsDayAsLongAsItIsFresh(t *testing.T) {
	files := withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< offer oak shop >}}"))
	fresh := strings.ReplaceAll(files, `"until": "2026-11-11"`, `"until": "2999-11-11"`)
	if fresh == files {
		t.Fatal("no price in the data")
	}
	if got := words(all(page(t, build(t, fresh), "p/index.html"), tag("main"))[0]); got != "See it at The Shop $649.00 on Oct 12, 2026" {
		t.Errorf("%q", got)
	}
	old := strings.ReplaceAll(files, `"until": "2026-11-11"`, `"until": "2001-11-11"`)
	if got := words(all(page(t, build(t, old), "p/index.html"), tag("main"))[0]); got != "See it at The Shop" {
		t.Errorf("%q", got)
	}
}

// TestAnOfferFollowsThePagesJurisdiction, and its label does.
func TestAnOfferFollowsThePagesJurisdiction(t *testing.T) {
	b := build(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< offer oak >}}\n\n{{< comparison two >}}"),
		front("de.md", "aboveboard: {jurisdictions: [de]}", "{{< offer oak >}}\n\n{{< comparison two >}}")))
	for path, want := range map[string]string{"p/index.html": "amazon.com/dp/B000000000?tag=example-20", "de/index.html": "amazon.de/dp/B000000000?tag=example-21"} {
		for _, a := range all(page(t, b, path), class("abv-offer"))[:2] {
			if !strings.HasSuffix(attribute(a, "href"), want) {
				t.Errorf("%s leads to %s, want %s", path, attribute(a, "href"), want)
			}
		}
	}
}

// TestADisclosureKnowsWhatProductsEarn whichever shortcode shows an offer.
func TestADisclosureKnowsWhatProductsEarn(t *testing.T) {
	const sentence = "As an Amazon Associate I earn from qualifying purchases."
	var posts []string
	bodies := map[string]bool{"{{< product oak >}}": true, "{{< comparison two >}}": true, "{{< verdict two >}}": true, "{{< offer oak >}}": true,
		"{{< offer oak shop >}}": false, "{{< product ash >}}": false, "{{< rating oak >}}": false, "{{< chart two weight >}}": false, "{{< pros-cons oak >}}": false}
	names := map[string]string{}
	for body := range bodies {
		names[body] = fmt.Sprintf("p%d", len(names))
		posts = append(posts, post(names[body]+".md", "{{< disclosure >}}\n\n"+body))
	}
	b := build(t, withData(t, desks(t, "2026-10-12"), append([]string{config + deskPicture}, posts...)...))
	for body, want := range bodies {
		if got := strings.Contains(strings.Join(notices(t, b, names[body]+"/index.html"), " "), sentence); got != want {
			t.Errorf("%s: Amazon's sentence is there: %v, want %v", body, got, want)
		}
	}
}
