package bring

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Exporter is a program whose links can be brought, and the titles of its columns.
type Exporter struct {
	Name      string
	To        string // the address that a link leads to
	Slug      string // its path on the blog, below Prefix
	Countries string // further addresses by country
	Prefix    string // in front of a slug, where the exporter leaves it out
}

// exporters are the plugins that people leave WordPress with. Pretty Links writes the
// whole path of a link; ThirstyAffiliates leaves out what its settings put in front,
// which is "recommends" unless somebody changed it.
func exporters() []Exporter {
	return []Exporter{
		{Name: "Pretty Links", To: "url", Slug: "slug"},
		{Name: "ThirstyAffiliates", To: "Destination URL", Slug: "Slug", Countries: "Geolocations Links", Prefix: "recommends"},
	}
}

// LinksOf tells which exporter's a table is; nil where it is another one.
func LinksOf(titles []string) *Exporter {
	for _, e := range exporters() {
		if e.at(titles, e.To) >= 0 && e.at(titles, e.Slug) >= 0 && (e.Name != "Pretty Links" || e.at(titles, "redirect_type") >= 0) {
			return &e
		}
	}
	return nil
}

// at finds a column. What an exporter explains in brackets behind a title does not count.
func (e Exporter) at(titles []string, title string) int {
	return slices.IndexFunc(titles, func(t string) bool {
		bare, _, _ := strings.Cut(t, " (")
		return title != "" && strings.EqualFold(strings.TrimSpace(bare), title)
	})
}

// Short is where the blog serves short links.
const Short = "go"

// Links plans what a plugin's links become in links.yaml. The host is the blog's, whose
// old addresses stay known; refused says why an address may not be behind a redirect.
func Links(r Request, e Exporter, host string, refused func(*catalog.ShortLink) string) (Plan, error) {
	b := linkBringer{Request: r, exporter: e, host: host, refused: refused, known: map[string]*catalog.ShortLink{}}
	for _, link := range r.Catalog.Links {
		b.known[link.ID] = link
	}
	to, slug, countries := e.at(r.Rows[0], e.To), e.at(r.Rows[0], e.Slug), e.at(r.Rows[0], e.Countries)
	for i, row := range r.Rows[1:] {
		places := ""
		if countries >= 0 {
			places = row[countries]
		}
		b.link(i+2, bare(row[slug]), bare(row[to]), places)
	}
	if len(b.lines) == 0 {
		b.plan.say("aboveboard/links.yaml has all of these links that can be brought")
		return b.plan, nil
	}
	file, err := b.withLinks()
	if err != nil {
		return b.plan, err
	}
	b.plan.Files = append(b.plan.Files, file)
	b.plan.say("%s: %s, %d of them behind /%s/", file.Path, counted(len(b.lines), "new link"), b.short, Short)
	for _, prefix := range b.prefixes {
		b.plan.say("their old addresses began with /%s/; this line in static/_redirects keeps them alive: /%s/* /%s/:splat 301", prefix, prefix, Short)
	}
	return b.plan, nil
}

type linkBringer struct {
	Request
	exporter Exporter
	host     string
	refused  func(*catalog.ShortLink) string
	known    map[string]*catalog.ShortLink
	lines    []string
	short    int
	prefixes []string
	plan     Plan
}

// bare takes away the sign that keeps a spreadsheet from running a cell.
func bare(cell string) string { return strings.TrimPrefix(strings.TrimSpace(cell), "'") }

// link plans one link.
func (b *linkBringer) link(line int, slug, to, countries string) {
	prefix, name := path.Split(strings.Trim(slug, "/"))
	if prefix = strings.Trim(prefix, "/"); prefix == "" {
		prefix = b.exporter.Prefix
	}
	id := sheet.Slug(name)
	u, err := url.Parse(to)
	switch {
	case id == "" || yamlsource.IdentifierProblem(id) != "":
		b.plan.say("line %d is left out: no id can be made of %q", line, slug)
		return
	case err != nil || u.Hostname() == "" || u.Scheme != "https":
		b.plan.say("line %d is left out: %q is not a full address that begins with https://; open it in a browser, and bring where it leads", line, to)
		return
	}
	if old := b.known[id]; old != nil {
		if old.To != to {
			b.plan.say("line %d is left out: links.yaml has %q already, and there it leads to %s", line, id, old.To)
		}
		return
	}
	link := &catalog.ShortLink{ID: id, To: to, Program: earner(b.Catalog, to), Redirect: true}
	b.known[id] = link
	text := fmt.Sprintf("%s: {to: %s", id, strconv.Quote(to))
	if link.Program != nil {
		text += ", program: " + link.Program.ID
	}
	text += b.places(line, countries)
	if old := b.alias(prefix, name); old != "" {
		text += ", aliases: [" + strconv.Quote(old) + "]"
	}
	if why := b.refused(link); why != "" {
		text += ", redirect: no"
		b.plan.say("%s gets no address of its own, because that would hide %s; link to it directly", id, why)
	} else {
		b.short++
	}
	b.lines = append(b.lines, text+"}")
}

// alias is a link's old address on the blog, if it is not its new one.
func (b *linkBringer) alias(prefix, name string) string {
	if prefix == Short || b.host == "" {
		return ""
	}
	if prefix != "" && !slices.Contains(b.prefixes, prefix) {
		b.prefixes = append(b.prefixes, prefix)
	}
	return "https://" + b.host + "/" + strings.TrimPrefix(path.Join(prefix, name)+"/", "/")
}

// places reads addresses by country, as in AU:https://…;GB:https://….
func (b *linkBringer) places(line int, text string) string {
	var pairs []string
	for _, part := range strings.Split(text, ";") {
		code, address, found := strings.Cut(strings.TrimSpace(part), ":")
		if !found {
			continue
		}
		region, err := language.ParseRegion(code)
		if err != nil || !region.IsCountry() || !strings.HasPrefix(address, "https://") {
			b.plan.say("line %d: %q is left out; expected a country and an https address", line, strings.TrimSpace(part))
			continue
		}
		pairs = append(pairs, strings.ToUpper(code)+": "+strconv.Quote(address))
	}
	if pairs == nil {
		return ""
	}
	return ", countries: {" + strings.Join(pairs, ", ") + "}"
}

// withLinks adds the links at the end of links.yaml, and reads it again.
func (b *linkBringer) withLinks() (*source.File, error) {
	name := path.Join(catalog.Folder, "links.yaml")
	data, indent, newline := []byte("links:\n"), "  ", "\n"
	if old := b.Old.Links; old != nil {
		data, indent, newline = append([]byte{}, old.Data...), indentOf(old, "links"), newlineOf(old.Data)
		if !bytes.HasSuffix(data, []byte("\n")) {
			data = append(data, newline...)
		}
	}
	for _, line := range b.lines {
		data = append(data, indent+line+newline...)
	}
	file := source.New(name, data)
	root, findings := yamlsource.Parse(file)
	if finding.HasErrors(findings) || root == nil || root.Lookup("links") == nil || len(root.Lookup("links").Entries) != len(b.Catalog.Links)+len(b.lines) {
		return nil, fmt.Errorf("%s is written in a way that cannot be added to safely; add these lines to its links yourself:\n  %s", name, strings.Join(b.lines, "\n  "))
	}
	return file, nil
}
