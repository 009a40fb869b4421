package hugodata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Files returns each data file by its path in the blog ("/" between names). The
// same catalog and blog always give the same bytes. The catalog must be free of errors.
func Files(c *catalog.Catalog, b Blog) (map[string][]byte, error) {
	files := map[string][]byte{}
	known := linksOf(c, b)
	shared, err := encode(known)
	if err != nil {
		return nil, fmt.Errorf("encode links: %w", err)
	}
	files[path.Join(Folder, "links.json")] = shared
	for _, language := range c.Site.Languages {
		r := resolver{language: language, fallback: c.Site.Fallback, earner: earner{c, known.Short}}
		r.publisher, _ = c.Site.Publisher.In(language, c.Site.Fallback)
		dir := path.Join(Folder, language)
		values := map[string]any{"site": r.site(c), "criteria": r.criteria(c.Criteria)}
		for _, p := range c.Programs {
			values["programs/"+p.ID] = r.program(p, c.Criteria)
		}
		for _, x := range c.Comparisons {
			values["comparisons/"+x.ID] = r.comparison(x)
		}
		for name, value := range values {
			data, err := encode(value)
			if err != nil {
				return nil, fmt.Errorf("encode %s: %w", name, err)
			}
			files[path.Join(dir, name+".json")] = data
		}
	}
	return files, nil
}

// encode writes JSON that reads well in a diff: indented, and with & < > as
// they are, since Hugo's templates escape them where they are shown.
func encode(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return buffer.Bytes(), err
}

// resolver turns catalog values into one language's data.
type resolver struct {
	language, fallback, publisher string
	earner                        earner
}

func (r resolver) text(t yamlsource.Text) *text {
	words, in := t.In(r.language, r.fallback)
	if in == "" {
		return nil
	}
	if yamlsource.SameLanguage(in, r.language) {
		in = ""
	}
	return &text{Text: words, Lang: in}
}

func (r resolver) criteria(list []*catalog.Criterion) criteria {
	all := criteria{Order: []string{}, Criteria: map[string]criterion{}}
	for _, c := range list {
		all.Order = append(all.Order, c.ID)
		all.Criteria[c.ID] = criterion{Label: r.text(c.Label), Type: string(c.Type), Better: c.Better, Help: r.text(c.Help)}
	}
	return all
}

func (r resolver) program(p *catalog.Program, criteria []*catalog.Criterion) program {
	short := p.Short
	if short.Empty() {
		short = p.Name
	}
	out := program{ID: p.ID, Name: r.text(p.Name), Short: r.text(short), URL: p.URL, Paid: r.paid(p.URL),
		Statement: r.statement(p), Merchant: r.text(p.Merchant), Summary: r.text(p.Summary), Facts: r.facts(p.Facts, criteria)}
	if p.Network != nil {
		out.Network = p.Network.ID
	}
	return out
}

func (r resolver) comparison(c *catalog.Comparison) comparison {
	out := comparison{ID: c.ID, Title: r.text(c.Title), Criteria: criterionIDs(c.Criteria), Differences: criterionIDs(c.Differences)}
	for _, p := range c.Programs {
		out.Programs = append(out.Programs, p.ID)
	}
	for _, v := range c.Verdicts {
		out.Verdicts = append(out.Verdicts, verdict{Program: v.Choose.ID, When: r.leading(v.When, v.Because), Because: r.text(v.Because)})
	}
	return out
}

func criterionIDs(criteria []*catalog.Criterion) []string {
	var ids []string
	for _, c := range criteria {
		ids = append(ids, c.ID)
	}
	return ids
}

// paid marks an address that earns; it is nil for all others.
func (r resolver) paid(address string) *paid {
	if e := r.earner.of(address); e != nil {
		return &paid{Network: e.Network, Form: e.Form}
	}
	return nil
}

func evidenceOf(e yamlsource.Evidence) *evidence {
	if e.Source == "" {
		return nil
	}
	host := ""
	if u, err := url.Parse(e.Source); err == nil {
		host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return &evidence{Source: e.Source, Host: host, Quote: e.Quote, Checked: e.Checked.String()}
}
