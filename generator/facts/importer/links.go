package importer

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
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Exporter is a program whose links can be imported, with the titles of its columns.
type Exporter struct {
	Name      string
	To        string // the address that a link leads to
	Slug      string // its path on the blog, after Prefix
	Countries string // further addresses by country
	Prefix    string // before a slug, if the exporter omits it
}

// exporters returns the WordPress plugins whose exports can be read. Pretty Links
// exports the whole path of a link; ThirstyAffiliates omits the prefix in its settings,
// which is "recommends" by default.
func exporters() []Exporter {
	return []Exporter{
		{Name: "Pretty Links", To: "url", Slug: "slug"},
		{Name: "ThirstyAffiliates", To: "Destination URL", Slug: "Slug", Countries: "Geolocations Links", Prefix: "recommends"},
	}
}

// LinksOf returns the exporter of a table, or nil if there is none.
func LinksOf(titles []string) *Exporter {
	for _, e := range exporters() {
		if e.at(titles, e.To) >= 0 && e.at(titles, e.Slug) >= 0 && (e.Name != "Pretty Links" || e.at(titles, "redirect_type") >= 0) {
			return &e
		}
	}
	return nil
}

// at finds a column. It ignores an explanation in brackets after a title.
func (e Exporter) at(titles []string, title string) int {
	return slices.IndexFunc(titles, func(t string) bool {
		bare, _, _ := strings.Cut(t, " (")
		return title != "" && strings.EqualFold(strings.TrimSpace(bare), title)
	})
}

// Short is the path prefix of the blog's short links.
const Short = "go"

// Links plans the import of a plugin's links into links.yaml. The host is the blog's,
// whose old addresses stay known; refused returns why an address may not be behind a
// redirect.
func Links(r Request, e Exporter, host string, refused func(*catalog.ShortLink) string) (Plan, error) {
	b := linkImporter{Request: r, exporter: e, host: host, refused: refused, known: map[string]*catalog.ShortLink{}}
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
		b.plan.say("aboveboard/links.yaml already has all of these links that can be imported")
		return b.plan, nil
	}
	file, err := b.withLinks()
	if err != nil {
		return b.plan, err
	}
	b.plan.Files = append(b.plan.Files, file)
	b.plan.say("%s: %s%s", file.Path, display.Plural(len(b.lines), "new link"), b.behind())
	if b.unpaid > 0 {
		b.plan.say("%s without a program: add your programs to aboveboard/programs/, and \"program: ID\" to the line of a link, before you use it in {{< paid-link >}}", display.Plural(b.unpaid, "new link"))
	}
	for _, prefix := range b.prefixes {
		b.plan.say("their old addresses began with /%s/; this line in static/_redirects keeps them working: /%s/* /%s/:splat 301", prefix, prefix, Short)
	}
	return b.plan, nil
}

// behind says how many of the new links have an address of their own on the blog.
func (b *linkImporter) behind() string {
	switch {
	case b.short == 0:
		return fmt.Sprintf(", with no address under /%s/", Short)
	case len(b.lines) == 1:
		return fmt.Sprintf(", under /%s/", Short)
	case b.short == len(b.lines):
		return fmt.Sprintf(", all under /%s/", Short)
	}
	return fmt.Sprintf(", %d of them under /%s/", b.short, Short)
}

type linkImporter struct {
	Request
	exporter Exporter
	host     string
	refused  func(*catalog.ShortLink) string
	known    map[string]*catalog.ShortLink
	lines    []string
	short    int
	unpaid   int // that have no program
	prefixes []string
	plan     Plan
}

// bare removes the character that keeps a spreadsheet from calculating a cell.
func bare(cell string) string { return strings.TrimPrefix(strings.TrimSpace(cell), "'") }

// link plans the import of one link.
func (b *linkImporter) link(line int, slug, to, countries string) {
	prefix, name := path.Split(strings.Trim(slug, "/"))
	if prefix = strings.Trim(prefix, "/"); prefix == "" {
		prefix = b.exporter.Prefix
	}
	id := sheet.Slug(name)
	u, err := url.Parse(to)
	switch {
	case id == "" || yamlsource.IdentifierProblem(id) != "":
		b.plan.say("line %d is skipped: no id can be made from %q", line, slug)
		return
	case err != nil || u.Hostname() == "" || u.Scheme != "https":
		b.plan.say("line %d is skipped: %q is not a full address that begins with https://; open it in a browser, and import the address where it leads", line, to)
		return
	}
	if old := b.known[id]; old != nil {
		if old.To != to {
			b.plan.say("line %d is skipped: links.yaml already has %q, which leads to %s", line, id, old.To)
		}
		return
	}
	link := &catalog.ShortLink{ID: id, To: to, Program: earner(b.Catalog, to), Redirect: true}
	b.known[id] = link
	text := fmt.Sprintf("%s: {to: %s", id, strconv.Quote(to))
	if link.Program != nil {
		text += ", program: " + link.Program.ID
	} else {
		b.unpaid++
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

// alias returns a link's old address on the blog, if it differs from the new one.
func (b *linkImporter) alias(prefix, name string) string {
	if prefix == Short || b.host == "" {
		return ""
	}
	if prefix != "" && !slices.Contains(b.prefixes, prefix) {
		b.prefixes = append(b.prefixes, prefix)
	}
	return "https://" + b.host + "/" + strings.TrimPrefix(path.Join(prefix, name)+"/", "/")
}

// places reads addresses by country, as in AU:https://…;NZ:AU;GB:https://…: a country may
// name an earlier one, whose address it shares.
func (b *linkImporter) places(line int, text string) string {
	var pairs []string
	known := map[string]string{}
	for _, part := range strings.Split(text, ";") {
		code, address, found := strings.Cut(strings.TrimSpace(part), ":")
		if !found {
			continue
		}
		if shared, is := known[address]; is {
			address = shared
		}
		region, err := language.ParseRegion(code)
		if err != nil || !region.IsCountry() || !strings.HasPrefix(address, "https://") {
			b.plan.say("line %d: %q is skipped; expected a country and an https address", line, strings.TrimSpace(part))
			continue
		}
		known[code] = address
		pairs = append(pairs, strings.ToUpper(code)+": "+strconv.Quote(address))
	}
	if pairs == nil {
		return ""
	}
	return ", countries: {" + strings.Join(pairs, ", ") + "}"
}

// withLinks adds the links at the end of links.yaml, and reads it again.
func (b *linkImporter) withLinks() (*source.File, error) {
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
		return nil, fmt.Errorf("%s has a form that can't be extended safely; add these lines to its links yourself:\n  %s", name, strings.Join(b.lines, "\n  "))
	}
	return file, nil
}
