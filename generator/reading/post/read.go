package post

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gohugoio/hugo/parser/pageparser"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Read reads one content file. It never fails: Problem says what Hugo cannot
// read either, or what was not read as Hugo does, and what was found is kept.
func Read(file *source.File) *Post {
	r := &reader{Post: &Post{File: file, Language: Language(file.Path, nil)}, lexer: lexer{text: file.Data, limit: maxParsed}}
	r.readLexemes()
	r.readFrontMatter()
	r.mask()
	switch format := r.format(); {
	case len(r.text) > maxParsed:
		r.scanAddresses(r.Body)
	case format == markdownFormat:
		r.readMarkdown()
	case format == htmlFormat:
		r.readMarkup()
	default:
		r.fail(source.Span{}, fmt.Sprintf("a post in the format %q is read for addresses alone; Markdown and HTML are read as Hugo does", path.Ext(file.Path)))
		r.scanAddresses(r.Body)
	}
	r.readArguments()
	r.sort()
	r.nest()
	r.readSuppressions()
	return r.Post
}

// reader holds what a post is read from.
type reader struct {
	*Post
	lexer
	masked []byte // front matter as spaces, shortcodes as x: offsets stay what they are

	pairs    []source.Span // the outermost paired shortcodes
	comments []source.Span // of HTML and of Hugo
	leaves   []source.Span // blocks that hold text, in no order
	blocks   []source.Span // every block, whatever it holds, in no order
	top      []source.Span // blocks at the top of the document
	elements []source.Span // of HTML, from the start tag to the end tag
}

// maxParsed is the most that is parsed, in bytes: the longest novel fits, and no
// input within it takes more than seconds. Of more, only addresses are read.
const maxParsed = 4 << 20

// readLexemes lexes front matter and shortcodes. After a broken shortcode the
// reading goes on behind it.
func (r *reader) readLexemes() {
	if len(r.text) > maxParsed {
		r.Unread = true
		r.fail(source.Span{}, fmt.Sprintf("the post has %d bytes; of more than %d, only the addresses are read", len(r.text), maxParsed))
	}
	config := pageparser.Config{NoSummaryDivider: true}
	offset := 0
	for range maxRestarts {
		broken := r.run(offset, config)
		if r.bracesTakenForJSON() {
			config.NoFrontMatter = true
			continue
		}
		if broken == nil || len(r.text) > maxParsed {
			break
		}
		offset = r.report(*broken, offset, config)
		config.NoFrontMatter = true
	}
	r.locate()
	r.Shortcodes = r.shortcodes
	if at := invalidByte(r.text); at >= 0 {
		r.fail(source.Span{Start: at, End: at + 1}, "the post is not UTF-8; save it as UTF-8")
	}
}

// bracesTakenForJSON notes that a post which begins with a shortcode is one that
// Hugo takes for front matter in JSON, and forgets that front matter.
func (r *reader) bracesTakenForJSON() bool {
	if r.frontMatter.Type != pageparser.TypeFrontMatterJSON || !bytes.HasPrefix(r.frontMatter.Val(r.text), []byte("{{")) {
		return false
	}
	at := r.frontMatter.Pos()
	r.lexer = lexer{text: r.text, limit: r.limit}
	r.fail(source.Span{Start: at, End: at + 2}, "Hugo takes the braces at the beginning of this post for front matter; write front matter above them, such as a title")
	return true
}

// report says at which line Hugo gives up, and returns the offset to go on from.
func (r *reader) report(broken pageparser.Item, offset int, config pageparser.Config) int {
	at, next := offset+broken.Pos(), 0
	switch {
	case r.inTag:
		at = r.current.Start
		next = at + len("{{<")
	case config.NoFrontMatter || r.bodyStart > 0 || len(r.tags) > 0 || bytes.HasPrefix(r.text[at:], []byte("{{")):
		next = at + len("{{<")
	default:
		at = 0 // front matter that never ends
	}
	line := r.File.LineSpan(r.File.Position(at).Line)
	r.fail(source.Span{Start: at, End: max(line.End, at)}, fmt.Sprintf("Hugo cannot read this post: %v", broken.Err))
	r.inTag = false
	return min(next, len(r.text))
}

// invalidByte returns the offset of the first byte that is not UTF-8, or -1.
func invalidByte(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func (r *reader) sort() {
	slices.SortStableFunc(r.Links, func(a, b Link) int { return compareSpans(a.Span, b.Span) })
	slices.SortStableFunc(r.Passages, func(a, b Passage) int { return compareSpans(a.Span, b.Span) })
}

// compareSpans orders what holds something before what it holds.
func compareSpans(a, b source.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// contentFormat is a way in which Hugo reads content.
type contentFormat int

const (
	otherFormat contentFormat = iota
	markdownFormat
	htmlFormat
)

// format follows the front matter's markup, then the file name, as Hugo does.
func (r *reader) format() contentFormat {
	name := strings.ToLower(strings.TrimPrefix(path.Ext(r.File.Path), "."))
	if markup, ok := r.frontMatterValue("markup").(string); ok && markup != "" {
		name = strings.ToLower(markup)
	}
	switch name {
	case "md", "markdown", "mdown", "goldmark":
		return markdownFormat
	case "html", "htm":
		return htmlFormat
	}
	return otherFormat
}
