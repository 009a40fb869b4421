package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// everyStress shows content that nobody plans for: words without spaces, twenty products,
// twelve criteria, pictures of extreme shapes, ten shops, a table twice, nothing known.
const everyStress = `{{< disclosure >}}

{{< comparison id=words evidence=true >}}

{{< comparison twenty >}}

{{< comparison dozen >}}

{{< comparison dozen >}}

{{< comparison five >}}

{{< product id=long criteria="weight, page, motto" evidence=true >}}

{{< product wide >}}

{{< verdict words >}}

{{< verdict five >}}

{{< pros-cons long >}}

{{< chart twenty weight >}}

{{< chart words weight >}}

{{< differences words >}}

It has {{< rating long >}}, is {{< fact long motto >}}, and costs what {{< offer long >}} says.
`

// without is a word that has no place to break it at.
const without = "Höhenverstellbarerdonaudampfschifffahrtsschreibtisch"

// stress is the blog of all looks with content that nobody plans for, on a page in each of the looks.
func stress(t *testing.T, looks ...string) string {
	t.Helper()
	return inLooks(t, "stress", everyStress, looks, stressFiles(t))
}

func stressFiles(t *testing.T) map[string]string {
	t.Helper()
	const numbers = 8
	criteria, dozen := "", []string{"weight", "page", "motto", "things"}
	for i := 1; i <= numbers; i++ {
		dozen = append(dozen, fmt.Sprintf("n%d", i))
		criteria += fmt.Sprintf("  n%d: {type: number, unit: kilogram-force, label: Measure %[1]d}\n", i)
	}
	all := strings.Join(dozen, ", ")
	twenty := make([]string, 20)
	for i := range twenty {
		twenty[i] = fmt.Sprintf("desk-%02d", i+1)
	}
	files := map[string]string{
		"aboveboard/criteria.yaml": "  weight: {type: number, unit: kg, better: lower, label: Weight}\n  page: {type: link, label: " + without + "}\n  motto: {type: text, label: The motto, help: " + without + "}\n  things: {type: list, label: Things}\n" +
			criteria + "  memory: {type: yes-no, better: \"yes\", label: Memory positions}\n",
		"aboveboard/comparisons/words.yaml":  "title: " + without + "\nproducts: [long, tall, wide]\ncriteria: [weight, page, motto, things, memory]\ndifferences: [motto, weight]\nwinner: long\nverdicts:\n  - {choose: long, award: Best " + without + ", because: " + without + ".}\n  - {choose: tall, award: Best to carry, when: you move often}\n  - {choose: wide, when: you like " + without + "}\n",
		"aboveboard/comparisons/twenty.yaml": "title: Twenty standing desks\nproducts: [" + strings.Join(twenty, ", ") + "]\ncriteria: [weight, memory, n1, motto]\nwinner: desk-01\nverdicts:\n  - {choose: desk-01, award: Best overall}\n  - {choose: desk-07, award: Best for a small room}\n",
		"aboveboard/comparisons/dozen.yaml":  "title: Two desks, held against each other in twelve ways\nproducts: [long, tall]\ncriteria: [" + all + "]\n",
		"aboveboard/comparisons/five.yaml":   "title: Five desks\nproducts: [long, tall, wide, desk-01, desk-02]\ncriteria: [weight, motto, memory]\nverdicts:\n  - {choose: long, award: Best overall}\n  - {choose: tall, award: Best to carry}\n  - {choose: wide, award: Best for three}\n  - {choose: desk-01, award: Best value}\n  - {choose: desk-02, award: Best buy}\n",
		"assets/tall.png":                    drawing(t, 60, 1500),
		"assets/wide.png":                    drawing(t, 1500, 60),
	}
	site := "publisher: P\nlanguages: [en]\njurisdictions: [us]\nfreshness: {prices: 3650d}\naccounts:\n  amazon-associates: {amazon.com: p-20}\n"
	offers := ""
	for i := range 10 {
		id := fmt.Sprintf("shop-%d", i)
		site += "  " + id + ": {id: example}\n"
		name := fmt.Sprintf("Shop %d", i)
		if i == 3 {
			name = without
		}
		files["aboveboard/networks/"+id+".yaml"] = fmt.Sprintf("name: Partners of %[2]s\nmerchant: %[2]s\nlinks:\n  - {form: product, hosts: [%[1]s.example], path: /p/, account: {parameter: ref, is: '[a-z]+', example: myname}}\ntargets:\n  - {form: product, address: 'https://%[1]s.example/p/{target}', is: '\\d+', example: 123}\nprices: {state: allowed}\nsource: https://%[1]s.example/partners\nchecked: 2026-10-01\n", id, name)
		files["aboveboard/programs/"+id+".yaml"] = fmt.Sprintf("name: The program of %s\nurl: https://%s.example/partners\nnetwork: %[2]s\nsummary: S\n", name, id)
		offers += fmt.Sprintf("  - {program: %s, target: \"123\", price: 12%d.50 USD, checked: 2026-10-15}\n", id, i)
	}
	files["aboveboard/site.yaml"] = site
	evidence := func(id string) string {
		return "evidence: {source: \"https://" + id + ".example/" + strings.Repeat("a-long-address/", 6) + "\", checked: 2026-10-01}\n"
	}
	measured := ""
	for i := 1; i <= numbers; i++ {
		measured += fmt.Sprintf("  n%d: {from: %d, to: 10%d00}\n", i, i, i)
	}
	pros := "pros: [Quiet, " + without + ", \"" + strings.Repeat("Stands as still as a desk can stand on a floor that isn't level. ", 4) + "\"]\ncons: [Heavy, " + without + "]\n"
	files["aboveboard/products/long.yaml"] = "name: " + without + "\nshort: " + without[:24] + "\nbrand: " + without + "\nsummary: " + without + " is its name.\nrating: {value: 4.5, of: 5, basis: " + without + "}\n" + pros + evidence("long") +
		"facts:\n  weight: {value: 48500.125, note: " + without + "}\n  page: \"https://long.example/" + strings.Repeat("x", 120) + "\"\n  motto: " + without + "\n  things: [one, " + without + "]\n  memory: {value: yes, note: " + without + "}\n" + measured + "offers:\n" + offers
	for id, text := range map[string]string{"tall": "Nobody says.", "wide": ""} {
		unknown := "unknown"
		if text != "" {
			unknown = "{unknown: " + text + "}"
		}
		name := "Desk that is " + id
		product := "name: " + name + "\nimage: {file: " + id + ".png, alt: A desk}\n" + evidence(id) + "facts:\n"
		for _, c := range append(dozen, "memory") {
			product += "  " + c + ": " + unknown + "\n"
		}
		files["aboveboard/products/"+id+".yaml"] = product + "offers: [{program: amazon-associates, target: B000000001}]\n"
	}
	for i, id := range twenty {
		picture := []string{"", "image: {file: tall.png, alt: A desk}\n", "image: {file: wide.png, alt: A desk}\n"}[i%3]
		files["aboveboard/products/"+id+".yaml"] = fmt.Sprintf("name: Standing desk number %[1]d of the maker\nshort: Desk number %[1]d\n%[2]srating: {value: %.1[3]f, of: 5, basis: A week}\n%[4]sfacts: {weight: %[5]s, memory: %[6]s, n1: {from: 1, to: %[1]d00}, motto: \"It stands %[1]d days\"}\noffers: [{program: %[7]s, target: %[8]s}]\n",
			i+1, picture, 5-float64(i)/5, evidence(id), []string{"48.5", "9", "unknown", "100.25"}[i%4], []string{"yes", "no", "unknown"}[i%3], []string{"amazon-associates", "shop-3"}[i%2], []string{"B000000001", "\"123\""}[i%2])
	}
	return files
}

// drawing is a picture of a size.
func drawing(t *testing.T, width, height int) string {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, color.RGBA{R: uint8(x * 255 / width), G: uint8(y * 255 / height), B: 90, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
