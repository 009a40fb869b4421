package lint

import (
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func invisibleNotes() *Rule {
	return &Rule{
		ID:       "invisible-pros-and-cons",
		Title:    "structured data lists pros or cons that readers do not see",
		Severity: finding.Error,
		Pages:    true,
		Reason: `Google uses pros and cons from structured data only if the same words are on the page, and requires at least
two of them.`,
		Fix:     "Show the pros and cons on the page in the same words, or remove them from the structured data.",
		Sources: []string{googleProsCons},
		Bad:     one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"Review","positiveNotes":{"@type":"ItemList","itemListElement":[{"@type":"ListItem","name":"quick"},{"@type":"ListItem","name":"never breaks"}]}}`)),
		Good:    one("public/a/index.html", markupExample(`{"@context":"https://schema.org","@type":"Review","positiveNotes":{"@type":"ItemList","itemListElement":[{"@type":"ListItem","name":"quick"},{"@type":"ListItem","name":"quiet"}]}}`)),
		Check: func(c *Context) {
			c.things(func(block page.Structured, thing map[string]any) {
				notes := append(noteNames(thing["positiveNotes"]), noteNames(thing["negativeNotes"])...)
				for _, note := range notes {
					if !c.visible(note) {
						c.Report(block.Span, note, "the structured data says %q, and readers do not find these words on the page; show them there, or remove them here", note)
					}
				}
				if len(notes) == 1 {
					c.Report(block.Span, "one", "the structured data has one pro or con; Google asks for at least two")
				}
			})
		},
	}
}

func noteNames(notes any) []string {
	var names []string
	walk(notes, func(thing map[string]any) {
		if name, ok := thing["name"].(string); ok && is(thing, "ListItem") {
			names = append(names, name)
		}
	})
	return names
}

func (c *Context) visible(words string) bool {
	words = strings.ToLower(strings.Join(strings.Fields(words), " "))
	for _, p := range c.Passages {
		if p.Hidden == "" && strings.Contains(strings.ToLower(p.Text), words) {
			return true
		}
	}
	return false
}
