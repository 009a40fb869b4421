package post

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/gohugoio/hugo/parser/pageparser"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/metadata"
)

// readFrontMatter decodes what is between the delimiters, with Hugo's decoder.
func (r *reader) readFrontMatter() {
	if r.bodyStart == 0 && bytes.HasPrefix(r.text, []byte(source.ByteOrderMark)) {
		r.bodyStart = len(source.ByteOrderMark)
	}
	r.Body = source.Span{Start: r.bodyStart, End: len(r.text)}
	if !r.frontMatter.IsFrontMatter() {
		return
	}
	written := r.frontMatter.Val(r.text)
	span := source.Span{Start: r.frontMatter.Pos(), End: r.frontMatter.Pos() + len(written)}
	format := pageparser.FormatFromFrontMatterType(r.frontMatter.Type)
	values, err := metadata.Decode(written, format)
	if err != nil {
		r.fail(span, fmt.Sprintf("Hugo can't read the front matter: %v", err))
		return
	}
	r.FrontMatter = values
	draft := r.frontMatterValue("draft")
	r.Draft = draft == true || draft == "true"
	if format == metadecoders.YAML || format == metadecoders.TOML {
		r.Keys = topKeys(written, span.Start)
	}
}

// frontMatterValue looks a key up as Hugo does, whatever its case.
func (r *reader) frontMatterValue(name string) any {
	if v, ok := r.FrontMatter[name]; ok {
		return v
	}
	for key, v := range r.FrontMatter {
		if strings.EqualFold(key, name) {
			return v
		}
	}
	return nil
}

// topKeys finds the keys that start a line. In YAML, lines inside a text of several
// lines are indented, so they are not mistaken for keys; in TOML, the search ends at
// the first table.
func topKeys(written []byte, base int) []Key {
	var keys []Key
	at := 0
	for line := range bytes.Lines(written) {
		start := base + at
		at += len(line)
		if line[0] == '[' {
			break
		}
		end := bytes.IndexAny(line, ":= \t")
		if end <= 0 || bytes.ContainsAny(line[:end], "#-\"'") && line[0] != '"' && line[0] != '\'' && !isWord(line[:end]) {
			continue
		}
		name := strings.Trim(string(line[:end]), `"'`)
		rest := bytes.TrimLeft(line[end:], " \t")
		if name == "" || len(rest) == 0 || rest[0] != ':' && rest[0] != '=' {
			continue
		}
		keys = append(keys, Key{Name: name, Span: source.Span{Start: start, End: start + end}})
	}
	return keys
}

func isWord(s []byte) bool {
	for _, c := range s {
		if !(c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return s[0] != '-'
}

// KeySpan returns the position of a key at the top level of the front matter, and
// reports whether it exists.
func (p *Post) KeySpan(name string) (source.Span, bool) {
	for _, k := range p.Keys {
		if strings.EqualFold(k.Name, name) {
			return k.Span, true
		}
	}
	return source.Span{}, false
}
