package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

// mostGrowth is how much more time ten times the work may take.
const mostGrowth = 11

// A growth is work that once took time that grew with its square: what is made of a
// size, and the command that reads it.
type growth struct {
	name    string
	size    int
	files   func(size int) map[string]string
	command []string
}

// growths are inputs that somebody made by hand, or in order to do harm.
var growths = []growth{
	{"nested `:not(` in a stylesheet", 30_000, func(n int) map[string]string {
		return withPage(`<link rel="stylesheet" href="/a.css"><p class="a">Words.</p>`, map[string]string{"public/a.css": ".a" + strings.Repeat(":not(.b", n) + strings.Repeat(")", n) + " { display: none }"})
	}, checkPublic},
	{"nested `:is(` in a stylesheet", 30_000, func(n int) map[string]string {
		return withPage(`<link rel="stylesheet" href="/a.css"><p class="a">Words.</p>`, map[string]string{"public/a.css": ".a" + strings.Repeat(":is(.a, .b ", n) + strings.Repeat(")", n) + " { display: none }"})
	}, checkPublic},
	{"links, and as many redirects with `/*`", 3000, func(n int) map[string]string {
		return withPage(lines(n, `<p><a href="/go%d/x">Link %d</a></p>`), map[string]string{"public/_redirects": lines(n, "/go%d/* https://www.amazon.com/dp/B%09d?tag=example-20 302")})
	}, checkPublic},
	{"links, and as many redirects that begin with `/*`", 1000, func(n int) map[string]string {
		return withPage(lines(n, `<p><a href="/x/go%d">Link %d</a></p>`), map[string]string{"public/_redirects": lines(n, "/:place/go%d https://www.amazon.com/dp/B%09d?tag=example-20 302")})
	}, checkPublic},
	{"findings in a feed of one line", 3000, func(n int) map[string]string {
		items := strings.ReplaceAll(lines(n, `<item><title>Post %d</title><link>https://blog.example/%d/</link><description>&lt;p&gt;Words. &lt;a href="https://amzn.to/3abcdef"&gt;The kettle&lt;/a&gt;&lt;/p&gt;</description></item>`), "\n", "")
		return withPage("<p>Words.</p>", map[string]string{"public/index.xml": `<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><link>https://blog.example/</link><description>A</description>` + items + `</channel></rss>`})
	}, checkPublic},
	{"rows of one table", 30_000, func(n int) map[string]string {
		return withPage("<style>.b .c{display:none}</style><p>We earn a commission when you buy here.</p><table>"+lines(n, "<tr class=a><td>One<td class=c>%d<td>%d")+`</table><p><a rel="sponsored" href="https://shop.pxf.io/c/1/2/3">The kettle</a></p>`, nil)
	}, checkPublic},
	{"ids of one account", 3000, func(n int) map[string]string {
		site := "publisher: P\nlanguages: [en]\njurisdictions: [us]\naccounts:\n  amazon:\n    amazon.com:\n" + lines(n, "      - example%d%d-20")
		return withPage(lines(n, `<p><a href="https://www.amazon.com/dp/B000000001?tag=example%d%d-20">The kettle</a></p>`), map[string]string{
			"aboveboard/site.yaml":            site,
			"aboveboard/programs/amazon.yaml": "name: Amazon\nurl: https://www.amazon.com/\nnetwork: amazon\nsummary: A shop.\n",
		})
	}, checkPublic},
	{"pages with faults of their own", 2000, func(n int) map[string]string {
		files := withPage("<p>Words.</p>", nil)
		for i := range n {
			files[fmt.Sprintf("public/posts/%d/index.html", i)] = document(fmt.Sprintf(`<p>Words of post %d and <a href="https://www.amazon.com/dp/B%09d?tag=example%d-20">kettle %d</a>.</p><p><a href="https://amzn.to/3abc%d">Here</a></p>`, i, i, i%50, i, i))
		}
		return files
	}, checkPublic},
}

var checkPublic = []string{"check", "--public", "public", "--format", "json", "--jurisdiction", "us"}

func document(body string) string {
	return "<!doctype html><html lang=\"en\"><head><title>A</title></head><body><main>" + body + "</main></body></html>\n"
}

// withPage is a published blog of one page, and what else is in it.
func withPage(body string, files map[string]string) map[string]string {
	all := map[string]string{"hugo.yaml": "baseURL: https://blog.example/\n", "content/a.md": "---\ntitle: A\n---\nWords.\n", "public/index.html": document(body)}
	for name, text := range files {
		all[name] = text
	}
	return all
}

// lines repeats a line with its number twice in it.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format+"\n", i, i)
	}
	return b.String()
}

// measure returns what a size of it costs.
func (g growth) measure(o options, size int) (cost, error) {
	dir := filepath.Join(o.dir, fmt.Sprintf("growth-%d", size))
	if err := o.putAside(dir); err != nil {
		return cost{}, err
	}
	files := g.files(size)
	if files["aboveboard/site.yaml"] != "" {
		g.command = g.command[:len(g.command)-2] // the blog says its jurisdiction itself
	}
	if err := writeFiles(dir, files); err != nil {
		return cost{}, err
	}
	var all []cost
	for range o.runs {
		spent, err := measure(dir, []int{1}, o.aboveboard, g.command...)
		if err != nil {
			return cost{}, err
		}
		all = append(all, spent)
	}
	return middle(all), nil
}

// measureGrowth prints what each costs at a size and at ten times that size. Growth over
// mostGrowth is an error.
func (o options) measureGrowth(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintln(w, "| `check --public` of\t| how many\t| CPU\t| memory\t| × for 10 ×\t|\n|---\t|--:\t|--:\t|--:\t|--:\t|")
	var over []string
	for _, g := range growths {
		small, err := g.measure(o, g.size)
		if err != nil {
			return err
		}
		large, err := g.measure(o, 10*g.size)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "| %s\t| %d\t| %.2f s\t| %s\t| %.1f\t|\n", g.name, 10*g.size, large.cpu.Seconds(), megabytes(large.memory), ratio(large.cpu, small.cpu))
		if large.cpu > mostGrowth*small.cpu {
			over = append(over, g.name)
		}
	}
	fmt.Fprintln(w)
	if err := w.Flush(); err != nil {
		return err
	}
	if len(over) > 0 {
		return fmt.Errorf("more than %d times as long for ten times the work: %s", mostGrowth, strings.Join(over, ", "))
	}
	return nil
}
