//go:build linux

package e2e

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// payloadBlog is a blog with a payload of its own in each field of each kind of source. A
// unit of it is two programs, two products (one of them a row of a table), what compares
// them, a link, and the post that shows all that.
type payloadBlog struct {
	units  int
	number int // of the last payload

	rows [][]string
}

// mostUnits are in one blog.
const mostUnits = 40

func (b *payloadBlog) next() string {
	b.number++
	return payload(b.number)
}

// quoted is a payload in YAML.
func (b *payloadBlog) quoted() string {
	text, _ := json.Marshal(b.next()) // a string is never an error
	return string(text)
}

// fill puts another payload in place of each "@", and an address that holds one in place
// of each "^".
func (b *payloadBlog) fill(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch r {
		case '@':
			out.WriteString(b.quoted())
		case '^':
			address, _ := json.Marshal(b.address()) // a string is never an error
			out.Write(address)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// address holds as much of a payload as an address may.
func (b *payloadBlog) address() string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.C, unicode.Z) || strings.ContainsRune("\"<>`%", r) {
			return -1
		}
		return r
	}, b.next())
	return "https://a.example/" + []string{"", "?q=", "#"}[b.number%3] + text
}

const payloadSite = `publisher: @
languages: [en]
disclosure:
  label: @
  sentence: @
  spoken: @
  quote: @
  source: ^
  checked: 2026-10-15
accounts: {shop: {amazon.com: example-20}, own: {id: example}}
`

const payloadNetwork = `name: @
merchant: @
names: [@, @]
links:
  - {form: product, hosts: [own.example], path: /p/, account: {parameter: ref, is: '[a-z0-9]+', example: myname}, doubt: @}
targets:
  - {form: product, address: 'https://own.example/p/{target}', is: '\d+', example: 123}
  - {form: address, address: '{target}'}
prices: {state: allowed, note: @}
redirects: {state: allowed, note: @}
rewards: {state: forbidden, note: @}
labels: {accept: [@], reject: [@]}
statement: {en: {text: @}}
also: [^]
quote: @
source: ^
checked: 2026-10-01
`

const payloadCriteria = `  t%d: {type: text, label: @, help: @, group: g%d}
  n%d: {type: number, label: @, unit: @}
  l%d: {type: list, label: @}
  h%d: {type: link, label: @}
  u%d: {type: text, label: @}
  r%d: {type: rating, label: @, of: 10}
`

// payloadItem is what programs and products have.
const payloadItem = `name: @
short: @
url: ^
summary: @
image: {file: x.svg, alt: @}
rating: {value: 4, of: 5, basis: @}
pros: [@, @]
cons: [@, @]
facts:
  t%d: {value: @, note: @, quote: @, source: ^, also: [^], confidence: b, checked: 2026-10-15}
  n%d: {value: {from: 1, to: 3}, note: @, tested: 2026-10-10, how: @}
  l%d: {value: [@, @, other], source: ^, quote: @, checked: 2026-10-15}
  h%d: {value: {href: ^, text: @}, source: ^, checked: 2026-10-15}
  u%d: {unknown: @}
  r%d: {value: 7, tested: 2026-10-10, how: @, note: @}
`

const payloadProduct = `  st: {value: @, source: ^, checked: 2026-10-15}
  sl: {value: [@], source: ^, checked: 2026-10-15}
  sn: {value: 3, source: ^, checked: 2026-10-15}
offers: [{program: own, target: "12%d", price: 12 USD, checked: 2026-11-20}, {program: shop, target: B08N5WRWNW}]
`

const payloadPrograms = `title: @
programs: [p%da, p%db]
criteria: [t%d, n%d, l%d, h%d, u%d, r%d]
differences: [t%d, l%d, h%d]
winner: p%da
verdicts:
- {choose: p%da, when: @, because: @}
- {choose: p%db, award: @}
`

const payloadProducts = `title: @
products: [a%d, b%d]
criteria: [st, sl, sn]
differences: [st, sl]
verdicts:
- {choose: a%d, when: @, award: @}
`

// write makes a blog of units until there are payloads enough.
func (b *payloadBlog) write(t *testing.T, enough int) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog")
	script := `<script>window.pwned = []; function pwn(n) { pwned.push(n) }</script></head>`
	write(t, blog, map[string]string{
		"hugo.yaml": "baseURL: https://blog.example/\noutputs: {page: [html, rss, md]}\noutputFormats: {md: {mediaType: text/markdown, isPlainText: true}}\n" +
			"mediaTypes: {text/markdown: {suffixes: [md]}}\nparams: {aboveboard: {structuredData: [page]}}\n" + rawHTML,
		"layouts/all.html":     strings.Replace(layout, "</head>", script, 1),
		"layouts/page.md":      "{{ .RenderShortcodes }}\n",
		"layouts/page.rss.xml": "<rss><channel><item><title>{{ .Title }}</title><description>{{ .Content | transform.XMLEscape | safeHTML }}</description></item></channel></rss>\n",
		"assets/x.svg":         `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>`,
	})
	do(t, blog, "aboveboard", "init")
	remove(t, blog, "aboveboard/comparisons", "aboveboard/programs")
	files := map[string]string{
		"aboveboard/site.yaml":          b.fill(payloadSite),
		"aboveboard/networks/own.yaml":  b.fill(payloadNetwork),
		"aboveboard/programs/shop.yaml": b.fill("name: @\nurl: https://www.amazon.com/\nnetwork: amazon\nsummary: @\n"),
		"aboveboard/programs/own.yaml":  b.fill("name: @\nurl: ^\nnetwork: own\nsummary: @\nprices: {state: allowed, note: @, quote: @, source: ^, checked: 2026-10-01}\nstatement: {text: @, quote: @, source: ^, checked: 2026-10-01}\n"),
	}
	groups, links := "groups:\n", "links:\n"
	criteria := "criteria:\n  st: {type: text, label: Shared text}\n  sl: {type: list, label: Shared list}\n  sn: {type: number, label: Shared number, unit: cm}\n"
	for b.units < mostUnits && b.number < enough {
		u := fmt.Sprint(b.units)
		of := func(text string) string { return strings.ReplaceAll(text, "%d", u) }
		groups += b.fill(of("  g%d: @\n"))
		criteria += b.fill(of(payloadCriteria))
		links += b.fill(of("  k%d: {to: ^, aliases: [^], countries: {DE: ^}}\n"))
		files["content/p"+u+".md"] = b.post(u)
		for _, side := range []string{"a", "b"} {
			files["aboveboard/programs/p"+u+side+".yaml"] = b.fill("merchant: @\n" + of(payloadItem))
		}
		files["aboveboard/products/a"+u+".yaml"] = b.fill("brand: @\n" + of(payloadItem+payloadProduct))
		b.row(u)
		files["aboveboard/comparisons/c"+u+".yaml"] = b.fill(of(payloadPrograms))
		files["aboveboard/comparisons/d"+u+".yaml"] = b.fill(of(payloadProducts))
		b.units++
	}
	files["aboveboard/criteria.yaml"], files["aboveboard/links.yaml"] = groups+criteria, links
	files["aboveboard/products/table.csv"] = b.table(t)
	write(t, blog, files)
	return blog
}

// row is a product in a table.
func (b *payloadBlog) row(u string) {
	one := func() string { return strings.NewReplacer(";", ",", "\n", " ", "\r", " ").Replace(b.next()) }
	b.rows = append(b.rows, []string{"b" + u, b.next(), b.next(), b.next(), b.next(), "x.svg", b.next(), "4/5", b.next(), one() + ";" + one(), one(), b.address(),
		b.next(), b.next(), b.next(), b.address(), "2026-10-15", one() + ";" + one(), "5", b.address(), "2026-10-15", "B08N5WRWNX"})
}

func (b *payloadBlog) table(t *testing.T) string {
	t.Helper()
	var text bytes.Buffer
	titles := []string{"id", "name", "short", "brand", "summary", "image", "image alt", "rating", "rating basis", "pros", "cons", "url",
		"st", "st note", "st quote", "st source", "st checked", "sl", "sn", "source", "checked", "offer:shop"}
	if err := csv.NewWriter(&text).WriteAll(append([][]string{titles}, b.rows...)); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

const payloadPost = `{{< disclosure always=true programs="own, shop" >}}

{{< disclosure form=line always=true >}}

{{< disclosure form=spoken always=true >}}

{{< program p%da >}}

{{< program p%db >}}

{{< comparison c%d >}}

{{< comparison id=c%d caption=CAPTION >}}

{{< comparison id=c%d layout=rows evidence=false >}}

{{< comparison d%d >}}

{{< differences c%d >}}

{{< differences d%d >}}

{{< verdict c%d >}}

{{< verdict d%d >}}

{{< product a%d >}}

{{< product b%d >}}

{{< pros-cons a%d >}}

{{< chart id=c%d criterion=n%d caption=CAPTION >}}

{{< chart d%d sn >}}

Here {{< fact p%da t%d >}}, {{< fact p%db n%d >}}, {{< fact p%da l%d >}}, {{< fact p%db h%d >}}, {{< fact program=p%da criterion=t%d evidence=true >}}, {{< fact product=b%d criterion=st >}} and {{< fact p%db u%d >}}, {{< rating a%d >}}, {{< rating b%d >}}, {{< offer a%d >}}, {{< offer a%d own >}}.

- {{< fact p%da t%d >}}

> {{< fact p%db l%d >}}

| a | b |
|---|---|
| {{< fact p%da t%d >}} | {{< fact p%db h%d >}} |

{{< fact p%db t%d >}}

See {{< paid-link program=shop product=B08N5WRWNW title=CAPTION >}}the kettle{{< /paid-link >}}.
`

// post shows everything of a unit. What an author writes into a post itself is markup;
// arguments of shortcodes and a title are words.
func (b *payloadBlog) post(u string) string {
	argument := "`" + strings.NewReplacer("`", "'", "\n", " ", "\r", " ", "{{", "{ {", "}}", "} }").Replace(b.next()) + "`"
	return b.fill("---\ntitle: @\n---\n") + strings.NewReplacer("%d", u, "CAPTION", argument).Replace(payloadPost)
}
