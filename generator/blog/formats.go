package blog

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// contentTypes are the media types that Hugo takes for content, with the extensions of
// their files (https://gohugo.io/content-management/formats/). A blog may change both
// (https://gohugo.io/configuration/content-types/,
// https://gohugo.io/configuration/media-types/).
var contentTypes = map[string][]string{
	"text/markdown": {"md", "markdown", "mdown"},
	"text/html":     {"html", "htm"},
	"text/org":      {"org"},
	"text/asciidoc": {"adoc", "asciidoc", "ad"},
	"text/rst":      {"rst"},
	"text/pandoc":   {"pandoc", "pdc"},
}

// formats returns the media type of each file extension of a blog's content.
func formats(settings map[string]any) map[string]string {
	found := map[string]string{}
	types, _ := settings["contenttypes"].(map[string]any)
	names := slices.Collect(maps.Keys(types))
	if len(names) == 0 {
		names = slices.Collect(maps.Keys(contentTypes))
	}
	for _, name := range names {
		for _, ending := range suffixes(settings, name) {
			found[strings.ToLower(ending)] = name
		}
	}
	return found
}

// suffixes returns the file extensions of a media type.
func suffixes(settings map[string]any, name string) []string {
	own, set := dig(settings, "mediatypes", name).(map[string]any)
	if !set {
		return contentTypes[name]
	}
	switch value := own["suffixes"].(type) {
	case string:
		return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
	case []any:
		return listOr(value)
	}
	_, suffix, _ := strings.Cut(name, "+") // as in application/xhtml+xml
	return listOr(suffix)
}

// IsPost reports whether a file with this name in a content folder is a post for Hugo,
// which ignores case.
func (b *Blog) IsPost(name string) bool { return b.mediaType(name) != "" }

// format returns how a post is written, such as "markdown".
func (b *Blog) format(name string) string {
	_, format, _ := strings.Cut(b.mediaType(name), "/")
	return format
}

// mediaType returns that of a post; "" for any other file. A Blog that was not opened has
// Hugo's defaults.
func (b *Blog) mediaType(name string) string {
	return b.known()[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

func (b *Blog) known() map[string]string {
	if b.formats == nil {
		return formats(nil)
	}
	return b.formats
}

// endings are the extensions of posts in Markdown and HTML, with their dots.
func (b *Blog) endings() []string {
	var all []string
	for ending, name := range b.known() {
		if name == "text/markdown" || name == "text/html" {
			all = append(all, "."+ending)
		}
	}
	slices.Sort(all)
	return all
}
