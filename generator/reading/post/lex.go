package post

import (
	"bytes"

	"github.com/gohugoio/hugo/parser/pageparser"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// lexer collects what Hugo's lexer finds in a post.
type lexer struct {
	text        []byte
	limit       int // bytes to lex at most; 0 for all
	frontMatter pageparser.Item
	bodyStart   int
	shortcodes  []Shortcode
	tags        []tag // every shortcode tag, opening and closing, in order
	open        []int // shortcodes that may still be closed

	current tag
	inTag   bool
	textEnd int    // where the text before the current item ends; 0 if that is not text
	param   string // a name that waits for its value
}

// tag is one pair of braces.
type tag struct {
	source.Span
	closing   bool
	shortcode int  // the index of the call that it opens or closes; -1 for a stray closing tag
	mark      bool // one of the delimiters of an escaped shortcode
	name      string
	params    []Param
}

// maxRestarts is how often reading continues after a broken shortcode.
const maxRestarts = 200

// run reads from an offset and returns the item at which Hugo stops with an error, if any.
func (l *lexer) run(offset int, config pageparser.Config) *pageparser.Item {
	l.textEnd = 0
	text := l.text[offset:]
	if l.limit > 0 {
		text = text[:min(len(text), max(l.limit-offset, 0))]
	}
	items, err := pageparser.ParseBytes(text, config)
	if err != nil {
		return &pageparser.Item{Err: err}
	}
	for i := range items {
		if items[i].IsError() {
			return &items[i]
		}
		l.take(items[i], offset)
	}
	return nil
}

func (l *lexer) take(item pageparser.Item, offset int) {
	at := offset + item.Pos()
	value := func() []byte { return item.Val(l.text[offset:]) }
	if item.IsText() {
		l.takeText(at, at+len(value()))
		return
	}
	l.textEnd = 0
	switch {
	case item.IsFrontMatter():
		l.frontMatter, l.bodyStart = item, l.afterFrontMatter(item)
	case item.IsLeftShortcodeDelim():
		l.current, l.param, l.inTag = tag{Span: source.Span{Start: at}, shortcode: -1}, "", true
	case item.IsShortcodeClose():
		l.current.closing = true
	case item.IsShortcodeName(), item.IsInlineShortcodeName():
		l.current.name = string(value())
	case item.IsShortcodeParam():
		l.takeParam(item, at, value())
	case item.IsShortcodeParamVal():
		l.current.params = append(l.current.params, Param{Name: l.param, Value: string(value()), Span: l.valueSpan(at, item, value())})
		l.param = ""
	case item.IsRightShortcodeDelim():
		l.current.End, l.inTag = at+len(value()), false
		l.finish()
	}
}

// takeText records the delimiters of an escaped shortcode, which Hugo drops between two
// pieces of text.
func (l *lexer) takeText(start, end int) {
	if l.textEnd > 0 && start-l.textEnd == len("/*") {
		l.tags = append(l.tags, tag{Span: source.Span{Start: l.textEnd, End: start}, shortcode: -1, mark: true})
	}
	l.textEnd = end
}

// takeParam distinguishes a name from a positional value by the "=" after it.
func (l *lexer) takeParam(item pageparser.Item, at int, value []byte) {
	span := l.valueSpan(at, item, value)
	rest := bytes.TrimLeft(l.text[span.End:], " \t\r\n\v\f")
	if len(rest) > 0 && rest[0] == '=' {
		l.param = string(value)
		return
	}
	l.current.params = append(l.current.params, Param{Value: string(value), Span: span})
}

// valueSpan returns the position of a value. With escaped quotes it is longer in the
// file than in Hugo's result.
func (l *lexer) valueSpan(at int, item pageparser.Item, value []byte) source.Span {
	end := at
	for _, c := range value {
		for end < len(l.text) && l.text[end] != c && l.text[end] == '\\' {
			end++
		}
		end++
	}
	return source.Span{Start: at, End: min(end, len(l.text))}
}

// finish ends a tag and, for a closing tag, pairs it with its opening tag.
func (l *lexer) finish() {
	t := l.current
	if !t.closing {
		t.shortcode = len(l.shortcodes)
		l.open = append(l.open, t.shortcode)
		l.shortcodes = append(l.shortcodes, Shortcode{Name: t.name, Start: t.Start, End: t.End, Params: t.params})
	} else {
		for i := len(l.open) - 1; i >= 0; i-- {
			s := &l.shortcodes[l.open[i]]
			if s.Name != t.name {
				continue
			}
			t.shortcode = l.open[i]
			s.Paired, s.Closing = true, t.Span
			s.Inner = source.Span{Start: s.End, End: t.Start}
			l.open = l.open[:i] // shortcodes opened inside have no closing tag
			break
		}
	}
	l.tags = append(l.tags, t)
}

// afterFrontMatter returns the offset of the first byte after the closing delimiter.
func (l *lexer) afterFrontMatter(item pageparser.Item) int {
	end := item.Pos() + len(item.Val(l.text))
	if item.Type == pageparser.TypeFrontMatterYAML || item.Type == pageparser.TypeFrontMatterTOML {
		end += len("---")
	}
	for _, c := range []byte("\r\n") {
		if end < len(l.text) && l.text[end] == c {
			end++
		}
	}
	return min(end, len(l.text))
}
