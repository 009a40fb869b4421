package scaffold

import (
	"path"
	"regexp"
	"strings"
)

// format is how a post is written.
type format string

const (
	inMarkdown format = "Markdown"
	inHTML     format = "HTML"
	inOrg      format = "Org"
	inASCIIDoc format = "AsciiDoc"
	inRST      format = "reStructuredText"
	inPandoc   format = "Pandoc"
)

func formatOf(name string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return inHTML
	case ".org":
		return inOrg
	case ".adoc", ".asciidoc", ".ad":
		return inASCIIDoc
	case ".rst":
		return inRST
	case ".pandoc", ".pdc":
		return inPandoc
	}
	return inMarkdown
}

// placed returns what a shortcode renders as the format writes it in that place, so that
// it reads the same. The problem says why it can't.
func placed(f format, at surrounding, r record, markdown bool) (words, problem string) {
	markup := safeBraces(plainHTML(r.HTML))
	if markup == "" && r.Markdown == "" {
		return "", ""
	}
	switch {
	case f == inMarkdown && markdown:
		return markdownAt(at, safeBraces(strings.TrimSpace(r.Markdown))), ""
	case f == inMarkdown && at.percent:
		return at.lines(markup), "" // it was read as Markdown before, too
	case f == inMarkdown:
		return htmlAt(at, markup), ""
	case f == inHTML:
		return markup, ""
	}
	line := oneLine(markup)
	switch {
	case f == inOrg && at.alone():
		return at.lines("#+BEGIN_EXPORT html\n" + markup + "\n#+END_EXPORT"), ""
	case f == inOrg:
		return "@@html:" + strings.ReplaceAll(line, "@", "&#64;") + "@@", ""
	case f == inASCIIDoc && at.alone():
		return "++++\n" + markup + "\n++++", ""
	case f == inASCIIDoc:
		return "pass:[" + strings.ReplaceAll(line, "]", "&#93;") + "]", ""
	case f == inPandoc && at.alone():
		return at.lines("```{=html}\n" + markup + "\n```"), ""
	case f == inPandoc:
		return "`" + strings.ReplaceAll(line, "`", "&#96;") + "`{=html}", ""
	case at.alone() && at.before == "":
		return ".. raw:: html\n\n   " + strings.ReplaceAll(markup, "\n", "\n   ") + "\n", ""
	}
	return "", "HTML can't be put into a line of " + string(f) + "; give the shortcode a paragraph of its own, or remove it"
}

var (
	blankLines = regexp.MustCompile(`\n\s*\n+`)
	lineBreaks = regexp.MustCompile(`\s*\n\s*`)
	// blockStart begins an HTML block of Markdown, in which nothing else is markup
	// (https://spec.commonmark.org/0.31.2/#html-blocks, condition 6).
	blockStart = regexp.MustCompile(`^</?(?i:address|article|aside|blockquote|details|dialog|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|link|main|nav|ol|p|search|section|summary|table|ul)[\s/>]`)
)

// plainHTML has no blank line: Markdown would take the rest for text there.
func plainHTML(markup string) string {
	return blankLines.ReplaceAllString(strings.TrimSpace(markup), "\n")
}

func oneLine(markup string) string { return lineBreaks.ReplaceAllString(markup, " ") }

// safeBraces keeps Hugo from taking words for a shortcode.
func safeBraces(text string) string {
	return strings.NewReplacer("{{<", "&#123;&#123;<", "{{%", "&#123;&#123;%", "{{&lt;", "&#123;&#123;&lt;").Replace(text)
}

// htmlAt puts HTML into Markdown.
func htmlAt(at surrounding, markup string) string {
	if at.alone() && blockStart.MatchString(markup) {
		words := at.lines(markup)
		if at.blank {
			return words
		}
		return words + "\n" + strings.TrimRight(at.indent(), " \t") // ends the block of HTML
	}
	words := escapeInline(oneLine(markup))
	if blockStart.MatchString(markup) && container.MatchString(at.before) {
		return words + "\n\n" + at.indent()
	}
	return words
}

// markdownAt puts Markdown into Markdown.
func markdownAt(at surrounding, words string) string {
	if !strings.Contains(words, "\n") && !strings.HasPrefix(words, "|") && !strings.HasPrefix(words, ">") {
		return words
	}
	var b strings.Builder
	if !container.MatchString(at.before) {
		b.WriteString("\n\n")
		at.before = ""
	} else if !at.top && !strings.HasPrefix(words, ">") && strings.Trim(at.before, " \t>") == "" {
		b.WriteString("\n" + at.indent()) // a table needs a paragraph of its own
	}
	b.WriteString(at.lines(words))
	if at.after != "" {
		b.WriteString("\n\n" + at.indent())
	} else if !at.blank {
		b.WriteString("\n" + strings.TrimRight(at.indent(), " \t"))
	}
	return b.String()
}
