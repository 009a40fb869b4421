package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/csvsource"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// exporter makes the rows of a table. A column is there if a row has something in it.
type exporter struct {
	catalog  *Catalog
	titles   []string
	at       map[string]int
	rows     []map[string]string
	problems []string
	id       string            // of the item that is being written
	row      map[string]string // and its cells by title
	offered  map[*Program]bool // programs that it has an offer of
}

// runs finds what a spreadsheet takes for a formula. A negative number is not one.
var (
	runs   = regexp.MustCompile(`^\s*[=+\-@\t\r]|[\n;,]\s*[=@]`)
	number = regexp.MustCompile(`^-\d+(\.\d+)?$`)
)

func (e *exporter) put(title, text string) {
	if text == "" {
		return
	}
	if runs.MatchString(text) && !number.MatchString(text) {
		e.problems = append(e.problems, fmt.Sprintf("%s: %q in the column %q would be a formula in a spreadsheet; change how it begins", e.id, text, title))
		return
	}
	if _, known := e.at[title]; !known {
		e.at[title] = len(e.titles)
		e.titles = append(e.titles, title)
	}
	e.row[title] = text
}

// text writes words in the site's first language; more of them no cell holds.
func (e *exporter) text(title string, t yamlsource.Text) {
	words := e.words(t)
	e.put(title, words)
}

func (e *exporter) words(t yamlsource.Text) string {
	words, _ := t.In(e.catalog.Site.Languages[0], yamlsource.NoFallback)
	return words
}

func (e *exporter) list(title string, items []yamlsource.Text) {
	var words []string
	for _, item := range items {
		words = append(words, e.words(item))
	}
	e.put(title, strings.Join(words, "; "))
}

func (e *exporter) item(i *Item) {
	e.id, e.row, e.offered = i.ID, map[string]string{}, map[*Program]bool{}
	e.put("id", i.ID)
	e.text("name", i.Name)
	e.text("short", i.Short)
	e.put("url", i.URL)
	e.text("brand", i.Brand)
	e.text("summary", i.Summary)
	if i.Image != nil {
		e.put("image", i.Image.File)
		e.text("image alt", i.Image.Alt)
	}
	if i.Rating != nil {
		e.put("rating", i.Rating.Value.Number)
		e.put("rating of", i.Rating.Of.Number)
		e.text("rating basis", i.Rating.Basis)
	}
	if n := slices.IndexFunc(e.catalog.Programs, func(p *Program) bool { return &p.Item == i }); n >= 0 {
		e.text("merchant", e.catalog.Programs[n].Merchant)
		if network := e.catalog.Programs[n].Network; network != nil {
			e.put("network", network.ID)
		}
		e.put("forms", strings.Join(e.catalog.Programs[n].Forms, "; "))
	}
	e.list("pros", i.Pros)
	e.list("cons", i.Cons)
	for _, c := range e.catalog.Criteria {
		if f := i.Facts[c.ID]; f != nil {
			e.fact(c, f)
		}
	}
	for _, o := range i.Offers {
		e.offer(o)
	}
	e.rows = append(e.rows, e.row)
}

func (e *exporter) fact(c *Criterion, f *Fact) {
	switch f.State {
	case Unknown:
		e.put(c.ID, strings.TrimSpace("? "+e.words(f.Reason)))
	case NotApplicable:
		e.put(c.ID, "n/a")
	default:
		e.value(c, f.Value)
	}
	e.put(c.ID+" source", f.Evidence.Source)
	e.put(c.ID+" quote", f.Evidence.Quote)
	e.put(c.ID+" checked", day(f.Evidence.Checked))
	if support := f.Evidence.Support; support != nil {
		e.put(c.ID+" also", strings.Join(support.Also, "; "))
		e.put(c.ID+" confidence", support.Confidence)
	}
	if test := f.Evidence.Test; test != nil {
		e.put(c.ID+" tested", day(test.Tested))
		e.text(c.ID+" how", test.How)
	}
	e.text(c.ID+" note", f.Note)
}

func day(d yamlsource.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func (e *exporter) value(c *Criterion, v Value) {
	switch c.Type {
	case TypeText:
		e.text(c.ID, v.Text)
	case TypeList:
		e.list(c.ID, v.Items)
	case TypeYesNo:
		e.put(c.ID, map[bool]string{true: "yes", false: "no"}[v.Yes])
	case TypeDate:
		if v.Date != nil {
			e.put(c.ID, v.Date.String())
		}
	case TypeLink:
		e.put(c.ID, v.Href)
	default:
		e.put(c.ID, amounts(v))
	}
}

// amounts writes a number or a range as a spreadsheet's author would.
func amounts(v Value) string {
	end := func(a *Amount) string {
		text := a.Number
		for short, unit := range unitNames {
			if a.Unit == unit {
				text += " " + short
			}
		}
		if v.Currency != "" {
			text += " " + v.Currency
		}
		return text
	}
	switch {
	case v.From == nil && v.To == nil:
		return ""
	case v.From == nil:
		return "up to " + end(v.To)
	case v.To == nil:
		return "from " + end(v.From)
	case *v.From == *v.To:
		return end(v.From)
	}
	return end(v.From) + " – " + end(v.To)
}

func (e *exporter) offer(o *Offer) {
	title := "offer:" + o.Program.ID
	if e.offered[o.Program] {
		e.problems = append(e.problems, fmt.Sprintf("%s has two offers of %s; a table has room for one", e.id, o.Program.ID))
		return
	}
	e.offered[o.Program] = true
	e.put(title, o.Target)
	for _, t := range o.Targets {
		e.put(title+" "+t.Marketplace, t.Value)
	}
	e.put(title+" marketplace", o.Marketplace)
	if o.Price != nil {
		e.put("price:"+o.Program.ID, amounts(o.Price.Value))
		e.put(title+" checked", day(o.Price.Checked))
	}
}

// table writes the rows. The columns for the evidence of whole rows are there for the
// next facts: without them each column of facts would need its own.
func (e *exporter) table() []byte {
	e.titles = append(e.titles, "source", "checked")
	var out strings.Builder
	out.WriteString(csvsource.Line(e.titles, ',') + "\n")
	for _, row := range e.rows {
		cells := make([]string, len(e.titles))
		for i, title := range e.titles {
			cells[i] = row[title]
		}
		out.WriteString(csvsource.Line(cells, ',') + "\n")
	}
	return []byte(out.String())
}
