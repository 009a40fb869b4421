package importer

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/sheet"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// criteria adds a criterion for each column without a meaning yet.
func (t *table) criteria() error {
	var lines, names []string
	for i, title := range t.titles {
		if title == "" {
			if strings.TrimSpace(strings.Join(t.column(i), "")) != "" {
				t.titles[i] = "#" + strconv.Itoa(i+1)
				t.plan.say("column %d has no title and becomes a note", i+1)
			}
			continue
		}
		if t.schema.Knows(title) {
			continue
		}
		c, label := sheet.Guess(title, t.column(i))
		if n := t.forbidsPrices(); n != nil && c.Type == "money" {
			t.titles[i] = "#" + title
			t.plan.say("the column %q has amounts of money beside links to %s, which allows no prices that you write yourself; it becomes a note", title, n.Name)
			continue
		}
		if yamlsource.IdentifierProblem(c.ID) != "" {
			c.ID = fmt.Sprintf("%s-%d", t.Name, i+1)
		}
		for t.schema.Knows(c.ID) {
			c.ID += "-2"
		}
		c.Labels = []string{label}
		t.schema.Criteria = append(t.schema.Criteria, c)
		lines = append(lines, line(c, label))
		names = append(names, fmt.Sprintf("%s (%s)", c.ID, c.Type))
	}
	if len(lines) == 0 {
		return nil
	}
	file, err := t.withCriteria(lines)
	if err != nil {
		return err
	}
	t.plan.Files = append(t.plan.Files, file)
	t.plan.say("added to %s: %s. The types are guesses; check them", file.Path, strings.Join(names, ", "))
	return nil
}

// forbidsPrices returns a network that the rows have offers of and that forbids prices, or
// nil.
func (t *table) forbidsPrices() *network.Network {
	for _, title := range t.titles {
		id := t.schema.Offer(title)
		for _, p := range t.Catalog.Programs {
			if p.ID == id && p.Network != nil && p.Network.Prices.State == "forbidden" {
				return p.Network
			}
		}
	}
	return nil
}

// line returns a criterion as a line.
func line(c sheet.Criterion, label string) string {
	text := fmt.Sprintf("%s: {label: %s, type: %s", c.ID, strconv.Quote(label), c.Type)
	if len(c.Unit) > 0 {
		text += ", unit: " + strconv.Quote(c.Unit[0])
	}
	if c.Currency != "" {
		text += ", currency: " + c.Currency
	}
	if c.Of != "" {
		text += ", of: " + c.Of
	}
	return text + "}"
}

// withCriteria adds lines at the end of criteria.yaml, and reads it again to check that
// they were added as criteria.
func (t *table) withCriteria(lines []string) (*source.File, error) {
	name := path.Join(catalog.Folder, "criteria.yaml")
	data, indent, newline := []byte("criteria:\n"), "  ", "\n"
	if old := t.Old.Criteria; old != nil {
		data, indent, newline = append([]byte{}, old.Data...), indentOf(old, "criteria"), newlineOf(old.Data)
		if !bytes.HasSuffix(data, []byte("\n")) {
			data = append(data, newline...)
		}
	}
	for _, line := range lines {
		data = append(data, indent+line+newline...)
	}
	file := source.New(name, data)
	reader := catalog.Reader{Site: t.Catalog.Site, Networks: t.Catalog.Networks}
	criteria, findings := reader.ReadCriteria(file)
	if finding.HasErrors(findings) || len(criteria) != len(t.Catalog.Criteria)+len(lines) {
		return nil, fmt.Errorf("%s has a form that can't be extended safely; add these lines to its criteria yourself, and import again:\n  %s", name, strings.Join(lines, "\n  "))
	}
	t.extended = criteria
	return file, nil
}

// indentOf returns the indentation of the entries of a key.
func indentOf(file *source.File, key string) string {
	root, _ := yamlsource.Parse(file)
	if root != nil {
		if n := root.Lookup(key); n != nil && len(n.Entries) > 0 {
			return strings.Repeat(" ", file.Position(n.Entries[0].Key.Span.Start).Column-1)
		}
	}
	return "  "
}

func newlineOf(data []byte) string {
	if bytes.Contains(data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}
