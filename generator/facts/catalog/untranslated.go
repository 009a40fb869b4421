package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// untranslatedStatements reports once for the site which required sentences have no
// checked wording in a language of its pages.
func (l *loader) untranslatedStatements() {
	if l.siteRoot == nil {
		return
	}
	var names, languages []string
	example := ""
	for _, p := range l.catalog.Programs {
		for _, language := range l.catalog.Site.Languages {
			if words, _, demanded := p.StatementIn(language); !demanded || words != "" {
				continue
			}
			if example == "" {
				example = p.ID
			}
			names, languages = append(names, p.requiredBy()), append(languages, fmt.Sprintf("%q", language))
		}
	}
	if example == "" {
		return
	}
	d := l.decoder(l.siteFile)
	d.Report("missing-statement", yamlsource.KeyOf(l.siteRoot, "languages"), "%s requires a sentence on pages with its links, and no wording of it was checked in %s; until there is one, these pages show it in another language, marked as such. If the pages of your account have one, write it into aboveboard/programs/%s.yaml: %q",
		listed(names), listed(languages), example, "statement: {text: {"+strings.Trim(languages[0], `"`)+": …}, source: https://…, checked: 2026-09-26}")
	d.Findings[0].Severity = finding.Warning
	l.add(d.Findings)
}

// requiredBy returns the name of the program or network that requires the sentence.
func (p *Program) requiredBy() string {
	if p.Network != nil {
		return p.Network.Name
	}
	return fmt.Sprintf("%q", p.ID)
}

func listed(names []string) string {
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
