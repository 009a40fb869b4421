package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

// A variant is one way to bring a disclosure and a comparison into each post.
type variant struct {
	name  string
	top   string            // Markdown above a post's words
	below string            // and below them
	files map[string]string // what the site needs besides
}

const ours = "disclosure and comparison"

// variants lists what is compared; drawn is the HTML of ours, the same in each post.
func variants(drawn string) []variant {
	return []variant{
		{name: "posts without"},
		{name: "the same HTML from one cached partial", top: "{{< same >}}\n\n", files: map[string]string{
			"layouts/_shortcodes/same.html": `{{ partialCached "same.html" "" }}`,
			"layouts/_partials/same.html":   drawn,
		}},
		{name: "a hand-written Markdown table of 14 rows", below: "\n" + markdownTable(14)},
		{name: ours, top: "{{< disclosure >}}\n\n", below: "\n{{< comparison amazon-associates-vs-influencer >}}\n"},
		{name: "a hand-made shortcode that ranges over data", below: "\n{{< naive >}}\n", files: map[string]string{"layouts/_shortcodes/naive.html": naive}},
	}
}

// naive is what somebody would write who has the data and no component: it shows the same
// rows without evidence, dates or marks.
const naive = `{{- $all := index hugo.Data.aboveboard "en" -}}
{{- $comparison := index $all.comparisons "amazon-associates-vs-influencer" -}}
<table><thead><tr><th></th>{{ range $comparison.items }}<th>{{ (index $all.programs .).name.text }}</th>{{ end }}</tr></thead><tbody>
{{- range $id := $comparison.criteria }}
<tr><th>{{ (index $all.criteria.criteria $id).label.text }}</th>
{{- range $comparison.items }}{{ with index (index $all.programs .).facts $id }}<td>{{ with .text }}{{ .text }}{{ end }}{{ range .items }}<p>{{ .text }}</p>{{ end }}{{ range .amounts }}{{ .number }} {{ end }}{{ with .yes }}Yes{{ end }}{{ with .note }} ({{ .text }}){{ end }} <a href="{{ .evidence.source }}">{{ .evidence.host }}</a></td>{{ else }}<td></td>{{ end }}{{ end }}</tr>
{{- end }}
</tbody></table>
`

// compareHugo makes the sites, builds each in turn and prints what they cost.
func (o options) compareHugo(out io.Writer) error {
	drawn, err := o.draw()
	if err != nil {
		return err
	}
	all := variants(drawn)
	for _, v := range all {
		if err := o.writeSite(v, o.posts); err != nil {
			return err
		}
	}
	costs := make([][]time.Duration, len(all))
	for range o.runs {
		for i, v := range all {
			cost, err := o.build(o.site(v))
			if err != nil {
				return err
			}
			costs[i] = append(costs[i], cost)
		}
	}
	return o.printCosts(out, all, costs)
}

// printCosts prints a Markdown table. Ours is compared with the second variant.
func (o options) printCosts(out io.Writer, all []variant, costs [][]time.Duration) error {
	plain, cached := median(costs[0]), median(costs[1])
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| Each of %d posts has\t| CPU of Hugo\t| × posts without\t| × cached partial\t|\n", o.posts)
	fmt.Fprintln(w, "|---\t|--:\t|--:\t|--:\t|")
	for i, v := range all {
		cost := median(costs[i])
		fmt.Fprintf(w, "| %s\t| %.2f s\t| %.2f\t| %.2f\t|\n", v.name, cost.Seconds(), ratio(cost, plain), ratio(cost, cached))
	}
	fmt.Fprintln(w)
	return w.Flush()
}

// draw returns the HTML that ours has in each post, as Hugo published it.
func (o options) draw() (string, error) {
	v := variants("")[3]
	v.name, v.files = "one post", map[string]string{"layouts/page.html": "{{ .Content }}"}
	if err := o.writeSite(v, 1); err != nil {
		return "", err
	}
	if _, err := o.build(o.site(v)); err != nil {
		return "", err
	}
	html, err := os.ReadFile(filepath.Join(o.site(v), "public", "posts", "0", "index.html"))
	if err != nil {
		return "", err
	}
	top, rest, _ := strings.Cut(string(html), "<p>"+firstWord)
	i := strings.LastIndex(rest, "</p>")
	if i < 0 || !strings.Contains(top, "abv-notice") || !strings.Contains(rest[i:], "<table") {
		return "", fmt.Errorf("the post of ours lacks its disclosure or its table:\n%s", html)
	}
	return top + strings.TrimPrefix(rest[i:], "</p>"), nil
}

// build runs Hugo once and returns its processor time.
func (o options) build(site string) (time.Duration, error) {
	if err := o.putAside(filepath.Join(site, "public")); err != nil {
		return 0, err
	}
	command := exec.Command(o.hugo, "--quiet", "--panicOnWarning", "--source", site)
	if out, err := command.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build %s: %w\n%s", site, err, out)
	}
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime(), nil
}
