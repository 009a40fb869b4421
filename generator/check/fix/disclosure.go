package fix

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// disclosure is the start of the shortcode that Apply inserts at most once per file.
const disclosure = "{{< disclosure"

// InsertDisclosure puts the shortcode disclosure and a blank line before the
// outermost block around a link: never into a list, a table, a quotation, an HTML
// element or a paired shortcode. It returns nil if Hugo can't read the post, if its
// format is not Markdown or HTML, or if the shortcode is already above.
func InsertDisclosure(p *post.Post, link source.Span) *finding.Fix {
	if p.Problem != nil {
		return nil
	}
	at := p.Around(link.Start).Start
	for _, s := range p.Shortcodes {
		if s.Name == "disclosure" && s.Start <= at {
			return nil
		}
	}
	eol := lineEnding(p.File.Data)
	text := disclosure + " >}}" + eol + eol
	if p.FrontMatter == nil && len(bytes.TrimSpace(p.File.Data[p.Body.Start:at])) == 0 {
		text = "---" + eol + "---" + eol + text // otherwise Hugo mistakes the braces for front matter
	}
	if at > p.Body.Start && !afterBlankLine(p.File.Data[p.Body.Start:at]) || !atLineStart(p, at) {
		text = eol + text
	}
	return &finding.Fix{
		Title: "insert the shortcode disclosure above the first paid link",
		Edits: []finding.Edit{{Span: source.Span{Start: at, End: at}, Text: text}},
	}
}

// lineEnding returns the line ending of a file.
func lineEnding(data []byte) string {
	if i := bytes.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// afterBlankLine reports whether the line before the end of text is blank, or there
// is none; otherwise the shortcode would join that line's paragraph.
func afterBlankLine(text []byte) bool {
	if len(bytes.TrimSpace(text)) == 0 {
		return true
	}
	text, ended := bytes.CutSuffix(text, []byte("\n"))
	if !ended {
		return false
	}
	return len(bytes.TrimSpace(text[bytes.LastIndexByte(text, '\n')+1:])) == 0
}

// atLineStart reports whether an offset begins a line, or the file after its byte order
// mark.
func atLineStart(p *post.Post, at int) bool {
	before := bytes.TrimPrefix(p.File.Data[:at], []byte("\xef\xbb\xbf"))
	return len(before) == 0 || before[len(before)-1] == '\n'
}
