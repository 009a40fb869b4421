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

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Read reads one content file. It never fails: Problem reports what Hugo can't read
// either, or what was not read as Hugo does, and what was found is kept.
//
// Own are the component's shortcodes: what they show is known. The arguments of all
// others are read as text and links.
func Read(file *source.File, own shortcodes.Set) *Post { return ReadAs("", file, own) }

// ReadAs is Read of a file whose name does not tell its format, such as "markdown".
func ReadAs(format string, file *source.File, own shortcodes.Set) *Post {
	r := newReader(file, own)
	r.said = format
	r.mask()
	switch format := r.format(); {
	case len(r.text) > maxParsed:
		r.scanAddresses(r.Body)
	case format == markdownFormat:
		r.readMarkdown()
	case format == htmlFormat:
		r.readMarkup()
	default:
		r.fail(source.Span{}, fmt.Sprintf("a post in the format %q is searched only for addresses; Markdown and HTML are read as Hugo does", path.Ext(file.Path)))
		r.scanAddresses(r.Body)
	}
	r.readArguments()
	r.sort()
	r.nest()
	r.readSuppressions()
	return r.Post
}

// ReadFrontMatter is Read of the front matter alone, with the language.
func ReadFrontMatter(file *source.File, own shortcodes.Set) *Post {
	return newReader(file, own).Post
}

// newReader reads the front matter.
func newReader(file *source.File, own shortcodes.Set) *reader {
	r := &reader{own: own, Post: &Post{File: file, Language: Language(file.Path, nil)}, lexer: lexer{text: file.Data, limit: maxParsed}}
	r.readLexemes()
	r.readFrontMatter()
	return r
}

// reader is the state while a post is read.
type reader struct {
	*Post
	lexer
	own    shortcodes.Set
	said   string // the format, if the name of the file does not tell it
	masked []byte // front matter as spaces, shortcodes as x, with the same offsets

	pairs    []source.Span // the outermost paired shortcodes
	comments []source.Span // of HTML and of Hugo
	leaves   []source.Span // blocks that contain text, in no order
	blocks   []source.Span // all blocks, in no order
	top      []source.Span // blocks at the top of the document
	elements []source.Span // of HTML, from the start tag to the end tag
}

// maxParsed is the most that is parsed, in bytes: the longest novel fits, and no input
// of that size takes more than seconds. In a larger post, only addresses are read.
const maxParsed = 4 << 20

// readLexemes lexes front matter and shortcodes. It continues after a broken shortcode.
func (r *reader) readLexemes() {
	if len(r.text) > maxParsed {
		r.Unread = true
		r.fail(source.Span{}, fmt.Sprintf("the post has %d bytes; in a post of more than %d bytes, only the addresses are read", len(r.text), maxParsed))
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
	for i := range r.shortcodes {
		r.declare(&r.shortcodes[i])
	}
	r.Shortcodes = r.shortcodes
	if at := invalidByte(r.text); at >= 0 {
		r.fail(source.Span{Start: at, End: at + 1}, "the post is not UTF-8; save it as UTF-8")
	}
}

// bracesTakenForJSON reports that Hugo mistakes a shortcode at the beginning of a post
// for JSON front matter, and drops that front matter.
func (r *reader) bracesTakenForJSON() bool {
	if r.frontMatter.Type != pageparser.TypeFrontMatterJSON || !bytes.HasPrefix(r.frontMatter.Val(r.text), []byte("{{")) {
		return false
	}
	at := r.frontMatter.Pos()
	r.lexer = lexer{text: r.text, limit: r.limit}
	r.fail(source.Span{Start: at, End: at + 2}, "Hugo mistakes the braces at the beginning of this post for front matter; write front matter above them, such as a title")
	return true
}

// report records the line at which Hugo stops with an error, and returns the offset to
// continue from.
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
	r.fail(source.Span{Start: at, End: max(line.End, at)}, fmt.Sprintf("Hugo can't read this post: %v", broken.Err))
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

// compareSpans orders a container before its content.
func compareSpans(a, b source.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// contentFormat is how Hugo reads a content file.
type contentFormat int

const (
	otherFormat contentFormat = iota
	markdownFormat
	htmlFormat
)

// format uses the front matter's markup, then the file name, as Hugo does.
func (r *reader) format() contentFormat {
	name := cmp.Or(r.said, strings.ToLower(strings.TrimPrefix(path.Ext(r.File.Path), ".")))
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
