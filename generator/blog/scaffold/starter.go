package scaffold

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"github.com/gohugoio/hugo/parser/metadecoders"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

//go:embed starter
var starter embed.FS

// starterNames are the templates, and the files that they become.
var starterNames = map[string]string{
	"starter/site.yaml.tmpl":              "aboveboard/site.yaml",
	"starter/criteria.yaml.tmpl":          "aboveboard/criteria.yaml",
	"starter/amazon-associates.yaml.tmpl": "aboveboard/programs/amazon-associates.yaml",
	"starter/amazon-influencer.yaml.tmpl": "aboveboard/programs/amazon-influencer.yaml",
	"starter/comparison.yaml.tmpl":        "aboveboard/comparisons/amazon-associates-vs-influencer.yaml",
}

// archetypeText is for `hugo new content --kind comparison posts/my-post.md`.
const archetypeText = `---
title: '{{ replace .File.ContentBaseName "-" " " | title }}'
date: '{{ .Date }}'
draft: true
# Themes that show a post's first words on lists would show the disclosure.
summary: One or two sentences for lists and feeds.
description: One sentence for search engines.
---
{{< disclosure >}}

Your words.

{{< comparison amazon-associates-vs-influencer >}}
`

// starterFiles are the sources that a blog begins with, in its own languages.
// Where the starter knows no words for a language, English shows what is meant.
func starterFiles(b *blog.Blog) (map[string][]byte, error) {
	text, err := fs.ReadFile(starter, "starter/wording.yaml")
	if err != nil {
		return nil, err
	}
	wording, err := metadecoders.Default.UnmarshalToMap(text, metadecoders.YAML)
	if err != nil {
		return nil, fmt.Errorf("starter/wording.yaml: %w", err)
	}
	languages := b.Languages
	publisher := b.Title
	if publisher == "" {
		publisher = "My blog"
	}
	jurisdictions, err := jurisdiction.Load()
	if err != nil {
		return nil, err
	}
	w := words{wording: wording, languages: languages, host: host(b.BaseURL)}
	guess, none := w.guessJurisdictions(jurisdictions)
	funcs := template.FuncMap{"quote": strconv.Quote, "words": w.inline, "lines": w.lines}
	parsed, err := template.New("").Funcs(funcs).ParseFS(starter, "starter/*.tmpl")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, target := range starterNames {
		var out bytes.Buffer
		data := map[string]any{
			"Publisher": publisher, "Languages": strings.Join(languages, ", "),
			"Jurisdictions": guess, "Own": strings.Join(w.own, ", "), "None": strings.Join(none, ", "), "Also": w.also,
		}
		if err := parsed.ExecuteTemplate(&out, strings.TrimPrefix(name, "starter/"), data); err != nil {
			return nil, err
		}
		files[target] = out.Bytes()
	}
	return files, nil
}

// host is the name in the blog's address; empty if that has none, such as "/".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// guessJurisdictions proposes whose rules the pages of each language follow, as the
// value of jurisdictions in site.yaml. It notes the languages that get a disclosure
// of the starter's own, and lists those that have neither: their list is empty, so
// that the blog builds until a page needs a disclosure.
func (w *words) guessJurisdictions(jurisdictions []*jurisdiction.Jurisdiction) (value string, none []string) {
	var pairs, lists []string
	for _, language := range w.languages {
		id := jurisdiction.Guess(jurisdictions, language, w.host)
		if known := jurisdiction.ByID(jurisdictions, id); known != nil && known.Also != "" && !slices.Contains(w.also, known.Also) {
			w.also = append(w.also, known.Also)
		}
		list := "[" + id + "]"
		if list == "[]" {
			if _, ok := w.in("sentence", language); ok {
				w.own = append(w.own, language)
				continue
			}
			none = append(none, language)
		}
		pairs = append(pairs, language+": "+list)
		if !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	switch {
	case pairs == nil:
		return "", none
	case len(lists) == 1 && w.own == nil:
		return lists[0], none
	}
	return "{" + strings.Join(pairs, ", ") + "}", none
}

// words returns the starter's wording in a blog's languages, as YAML.
type words struct {
	wording   map[string]any
	languages []string
	host      string   // of the blog's address, where it has one
	own       []string // languages for which the blog needs a disclosure of its own
	also      []string // what the guessed places ask for besides words
}

// in finds the words for a language, or for the language without its region.
func (w words) in(key, language string) (string, bool) {
	all, _ := w.wording[key].(map[string]any)
	base := yamlsource.Base(language)
	for _, name := range []string{language, base, map[string]string{"pt": "pt-br"}[base]} {
		if text, ok := all[name].(string); ok {
			return text, true
		}
	}
	return "", false
}

func (w words) each(key string) (pairs []string) {
	languages := w.languages
	if key == "label" || key == "sentence" {
		languages = w.own
	}
	for _, language := range languages {
		if text, ok := w.in(key, language); ok {
			pairs = append(pairs, language+": "+strconv.Quote(text))
		}
	}
	if pairs == nil { // English shows what is meant
		text, _ := w.in(key, "en")
		pairs = []string{"en: " + strconv.Quote(text)}
	}
	return pairs
}

func (w words) inline(key string) string { return "{" + strings.Join(w.each(key), ", ") + "}" }

func (w words) lines(key string, indent int) string {
	gap := "\n" + strings.Repeat(" ", indent)
	return gap + strings.Join(w.each(key), gap)
}
