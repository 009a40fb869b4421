package jurisdiction_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

// TestDocsShowTheWordings checks that the table in the documentation matches the data.
func TestDocsShowTheWordings(t *testing.T) {
	golden.Table(t, "../../../content/docs/countries.md", "go test ./generator/disclosures/jurisdiction -update", table(places(t)))
}

func table(all []*jurisdiction.Jurisdiction) string {
	var b strings.Builder
	b.WriteString("| jurisdiction | id | language | labels, the best first | where | rejected | read |\n|---|---|---|---|---|---|---|\n")
	each(all, func(p *jurisdiction.Jurisdiction, language string, w jurisdiction.Wording) {
		name, _ := p.Name.In("en", "")
		labels := codes(w.Labels)
		if p.Free {
			labels = "no word is prescribed; ours: " + labels
		}
		if w.Named != nil {
			labels += "; with the brand's name " + codes(w.Named)
		}
		if w.Marks != nil {
			labels += "; beside a link " + codes(w.Marks)
		}
		if w.Note != "" {
			labels += ". " + cell(w.Note)
		}
		if p.Also != "" {
			labels += " **" + cell(p.Also) + "**"
		}
		fmt.Fprintf(&b, "| %s | `%s` | `%s` | %s | %s | %s | %s |\n", name, p.ID, language, labels, where(p), codes(w.Reject), evidence(w))
	})
	return b.String()
}

func where(p *jurisdiction.Jurisdiction) string {
	words := map[string]string{
		"before-first-link": "before the first paid link", "start": "at the start of the post",
		"title": "in the title, or before the content so that it is read before the click",
	}[p.Position]
	if p.Teaser {
		words += "; on teasers too"
	}
	switch {
	case p.MixedOnly:
		words += "; beside each paid link where others do not pay"
	case p.LinkMark:
		words += "; beside each paid link"
	}
	if !p.Hedges {
		words += `; "may earn" is not enough`
	}
	return words
}

func evidence(w jurisdiction.Wording) string {
	host := w.Evidence.Source
	if u, err := url.Parse(w.Evidence.Source); err == nil {
		host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return fmt.Sprintf("[%s](%s), %s, %s", host, w.Evidence.Source, w.Confidence, w.Evidence.Checked)
}

// codes returns words as code spans.
func codes(words []string) string {
	if words == nil {
		return "–"
	}
	var list []string
	for _, word := range words {
		list = append(list, "`"+cell(word)+"`")
	}
	return strings.Join(list, ", ")
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
