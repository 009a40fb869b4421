package hugodata

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// Data is the data files of a catalog. Each is encoded when it is needed, so that they
// are never all in memory.
type Data struct {
	files    []dataFile
	encoders *sync.Pool // of *encoder
}

// dataFile is a file's path in the blog ("/" between names), and its content.
type dataFile struct {
	path    string
	content func() ([]byte, error)
}

// New returns the data files of a catalog. The same catalog and blog always give the same
// bytes. The catalog must be free of errors.
func New(c *catalog.Catalog, b Blog) Data { return dataOf(c, linksOf(c, b, nil)) }

func dataOf(c *catalog.Catalog, links links) Data {
	d := Data{encoders: &sync.Pool{New: func() any { return new(encoder) }}}
	d.add("links", func() any { // beside other files, because it goes through all facts
		links.Shown = earner{c, links.Short}.shown()
		return links
	})
	for _, language := range c.Site.Languages {
		r := resolver{jurisdictions: c.Site.Jurisdictions[language], pricesAge: c.Site.Freshness.Prices.Length, language: language, fallback: c.Site.Fallback, earner: earner{c, links.Short}}
		r.publisher, _ = c.Site.Publisher.In(language, c.Site.Fallback)
		d.addLanguage(r, c)
	}
	return d
}

func (d *Data) add(name string, value func() any) {
	encoders := d.encoders
	d.files = append(d.files, dataFile{path.Join(Folder, name+".json"), func() ([]byte, error) {
		e := encoders.Get().(*encoder)
		defer encoders.Put(e)
		return e.encode(value())
	}})
}

func (d *Data) addLanguage(r resolver, c *catalog.Catalog) {
	add := func(name string, value func() any) { d.add(path.Join(r.language, name), value) }
	add("site", func() any { return r.site(c) })
	add("criteria", func() any { return r.criteria(c) })
	for _, p := range c.Programs {
		add("programs/"+p.ID, func() any { return r.program(p, c.Criteria) })
	}
	for _, p := range c.Products {
		add("products/"+p.ID, func() any { return r.item(p, c.Criteria) })
	}
	for _, x := range c.Comparisons {
		add("comparisons/"+x.ID, func() any { return r.comparison(x) })
	}
}

// Len returns the number of files.
func (d Data) Len() int { return len(d.files) }

// each encodes the files, several at once, and hands them on. It returns all errors.
func (d Data) each(take func(name string, content []byte) error) error {
	problems := make([]error, len(d.files))
	_ = workers.Each(context.Background(), len(d.files), func(i int) { // it ends with its work alone
		content, err := d.files[i].content()
		if err != nil {
			problems[i] = fmt.Errorf("encode %s: %w", d.files[i].path, err)
			return
		}
		problems[i] = take(d.files[i].path, content)
	})
	return errors.Join(problems...)
}

// Files returns the content of each data file by its path in the blog.
func Files(c *catalog.Catalog, b Blog) (map[string][]byte, error) {
	return New(c, b).all()
}

func (d Data) all() (map[string][]byte, error) {
	files := map[string][]byte{}
	var lock sync.Mutex
	return files, d.each(func(name string, content []byte) error {
		lock.Lock()
		defer lock.Unlock()
		files[name] = content
		return nil
	})
}

// encoder keeps its buffers from one file to the next.
type encoder struct {
	compact  bytes.Buffer
	indented []byte
}

// encode returns JSON that is easy to read in a diff: indented, and with & < >
// unescaped, because Hugo's templates escape them.
func (e *encoder) encode(value any) ([]byte, error) {
	e.compact.Reset()
	i, isItem := value.(item)
	facts := i.Facts
	if isItem {
		i.Facts = nil // they are last, and follow below
		value = i
	}
	encoder := json.NewEncoder(&e.compact)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	if isItem {
		e.compact.Truncate(e.compact.Len() - len("null}\n"))
		e.compact.Write(append(appendFacts(e.compact.AvailableBuffer(), facts), "}\n"...))
	}
	e.indented = appendIndented(e.indented[:0], e.compact.Bytes())
	return bytes.Clone(e.indented), nil
}

// resolver converts catalog values to the data of one language.
type resolver struct {
	language, fallback, publisher string
	jurisdictions                 []string      // ids of those whose rules the site's pages in the language follow
	pricesAge                     time.Duration // how long a price is shown
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

func (r resolver) criteria(c *catalog.Catalog) criteria {
	all := criteria{Order: []string{}, Criteria: map[string]criterion{}}
	for _, x := range c.Criteria {
		all.Order = append(all.Order, x.ID)
		row := criterion{Label: r.text(x.Label), Type: string(x.Type), Better: x.Better, Help: r.text(x.Help)}
		if x.Group != nil {
			row.Group = x.Group.ID
		}
		all.Criteria[x.ID] = row
	}
	for _, g := range c.Groups {
		if all.Groups == nil {
			all.Groups = map[string]*text{}
		}
		all.Groups[g.ID] = r.text(g.Label)
	}
	return all
}

func (r resolver) comparison(c *catalog.Comparison) comparison {
	out := comparison{ID: c.ID, Title: r.text(c.Title), Kind: string(c.Kind), Criteria: criterionIDs(c.Criteria), Differences: criterionIDs(c.Differences)}
	for _, p := range c.Items {
		out.Items = append(out.Items, p.ID)
	}
	for _, v := range c.Verdicts {
		out.Verdicts = append(out.Verdicts, verdict{Item: v.Choose.ID, Award: r.text(v.Award), When: r.leading(v.When, v.Because), Because: r.text(v.Because)})
	}
	if c.Winner != nil {
		out.Winner = c.Winner.ID
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

// paid returns who pays for an address, or nil.
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
	return &evidence{Source: e.Source, Host: strings.TrimPrefix(yamlsource.HostOf(e.Source), "www."), Quote: e.Quote, Checked: e.Checked.String()}
}

// proof returns a fact's evidence: a page, or the publisher's own test.
func (r resolver) proof(e yamlsource.Evidence) *evidence {
	if e.Test == nil {
		return evidenceOf(e)
	}
	return &evidence{Tested: e.Test.Tested.String(), How: r.text(e.Test.How)}
}
