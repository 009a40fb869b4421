package lint

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Templates is what a blog's own templates contain about disclosures, so that posts are
// not reported for what their theme writes.
type Templates struct {
	Shortcodes       map[string]string // the text of each shortcode of the blog and its themes
	WriteDisclosures bool              // a page template writes the disclosure (aboveboard/disclosure-for.html)
	Above            []string          // the text that templates of posts show above the post
	Hook             bool              // a hook writes the Markdown links
	OurHook          bool              // it is ours, aboveboard/render-link.html, which labels a link and names the shop
	Whole            bool              // all templates of the blog were read; none is in a module
	States           []string          // networks whose statement some template shows

	words []string // of each template
}

// ReadTemplates reads the templates that a blog mounts, its own first. It skips what it
// can't read, and the component's own templates.
func ReadTemplates(mounts []hugo.Mount) Templates {
	t := Templates{Shortcodes: map[string]string{}}
	for _, m := range mounts {
		if isComponent(m) {
			continue
		}
		for file, target := range m.Files() {
			if filepath.Ext(file) == ".html" {
				t.read(file, strings.TrimPrefix(target, "layouts/"))
			}
		}
	}
	return t
}

var version = regexp.MustCompile(`/v[0-9]+$`)

// isComponent reports whether a mount is Aboveboard itself, as a theme or a module.
func isComponent(m hugo.Mount) bool {
	return m.Module != "project" && path.Base(version.ReplaceAllString(m.Module, "")) == "aboveboard"
}

// largestTemplate is the size limit of a template, in bytes.
const largestTemplate = 1 << 20

// read reads what is relevant in a template: its file, and its path among the layouts.
func (t *Templates) read(name, relative string) {
	text, err := source.Read(name, largestTemplate)
	if err != nil {
		return
	}
	if strings.Contains(string(text), "aboveboard/disclosure-for") {
		t.WriteDisclosures = true
	}
	if strings.HasPrefix(filepath.Base(name), "render-link") {
		t.Hook = true
		t.OurHook = t.OurHook || strings.Contains(string(text), "aboveboard/render-link")
	}
	t.words = append(t.words, templateWords(string(text)))
	if words := wordsAbove(path.Base(relative), string(text)); words != "" {
		t.Above = append(t.Above, words)
	}
	for _, folder := range []string{"_shortcodes/", "shortcodes/"} {
		if short, ok := strings.CutPrefix(relative, folder); ok {
			id := strings.TrimSuffix(short, ".html")
			if _, first := t.Shortcodes[id]; !first {
				t.Shortcodes[id] = templateWords(string(text))
			}
		}
	}
}

// aboveNames are parts of the names that themes give to templates with a disclosure.
var aboveNames = regexp.MustCompile(`(?i)disclos|affili|werbehinweis|anzeigenhinweis|sponsor`)

// wordsAbove returns the text that a template shows above a post: what is before the
// content in a template of single pages, or all of a template that is named for it.
func wordsAbove(name, text string) string {
	if aboveNames.MatchString(name) {
		return templateWords(text)
	}
	if !strings.HasPrefix(name, "single") && !strings.HasPrefix(name, "page") {
		return ""
	}
	above, _, found := strings.Cut(text, ".Content")
	if !found {
		return ""
	}
	above = above[:max(0, strings.LastIndex(above, "{{"))]
	return templateWords(above)
}

// writesDisclosure reports whether the templates show a disclosure above each post.
func (t Templates) writesDisclosure(reader *recognize.Reader) bool {
	return t.WriteDisclosures || slices.ContainsFunc(t.Above, func(words string) bool {
		got := reader.Recognize(words, "")
		return got.Strength == recognize.Sentence || got.Strength == recognize.Hedged
	})
}

var action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// templateWords returns the text of a template, without its actions.
func templateWords(text string) string {
	tokens := html.NewTokenizer(strings.NewReader(action.ReplaceAllString(text, " ")))
	var words []string
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
		case html.TextToken:
			words = append(words, string(tokens.Text()))
		}
	}
}
