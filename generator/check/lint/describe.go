package lint

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Describe returns the documentation of a rule, as Markdown that is also readable in a
// terminal. From all known jurisdictions and networks, it lists those that the rule
// applies to.
func (r *Rule) Describe(jurisdictions []*jurisdiction.Jurisdiction, networks *network.Set) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s. Severity: %s.\n\n%s\n\n**How to fix it:** %s\n\n%s\n", r.ID, sentence(r.Title), r.Severity, r.Reason, r.Fix, r.applies(jurisdictions, networks))
	if len(r.Sources) > 0 {
		b.WriteString("Sources: ")
		for i, address := range r.Sources {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "<%s>", address)
		}
		b.WriteString(".\n\n")
	}
	examples(&b, "Found", r.Bad)
	examples(&b, "Fine", r.Good)
	return b.String()
}

func examples(b *strings.Builder, heading string, list []Example) {
	for _, e := range list {
		fmt.Fprintf(b, "%s:\n\n", heading)
		if e.Site != "" {
			fmt.Fprintf(b, "```yaml\n# aboveboard/site.yaml\n%s\n```\n\n", e.Site)
		}
		for _, name := range slices.Sorted(maps.Keys(e.Files)) {
			fmt.Fprintf(b, "```%s\n%s\n%s```\n\n", fence(name), comment(name), endWithLine(e.Files[name]))
		}
	}
}

func fence(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "html"
	case ".xml":
		return "xml"
	case ".md":
		return "markdown"
	}
	return "text"
}

// comment returns the file's name as a comment in the file's own format.
func comment(name string) string {
	switch path.Ext(name) {
	case ".html", ".xml", ".md":
		return "<!-- " + name + " -->"
	}
	return "# " + name
}

func endWithLine(text string) string { return strings.TrimRight(text, "\n") + "\n" }

func sentence(title string) string { return strings.ToUpper(title[:1]) + title[1:] }
