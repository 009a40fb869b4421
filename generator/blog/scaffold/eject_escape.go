package scaffold

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// Characters that Markdown, with any of the extensions that Hugo has, may read as
// markup: emphasis, links, code, strikethrough, subscript, tables, mathematics, emoji,
// typographic quotes, addresses.
const markupCharacters = "\\`*_[]{}~|^=$@:!\"'"

var (
	// runs are dashes and dots that become other characters.
	runs = regexp.MustCompile(`-{2,}|\.{2,}`)
	// listStart begins a list, a heading or a quotation where a line begins with it.
	listStart = regexp.MustCompile(`^(\s*)([-+#>]|\d{1,9}[.)])`)
	webHost   = regexp.MustCompile(`(?i)\bwww\.`)
)

// escapeInline keeps Markdown from reading the words of inline HTML as markup.
func escapeInline(markup string) string {
	tokens := html.NewTokenizer(strings.NewReader(markup))
	var b strings.Builder
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(escapeText(string(tokens.Raw()), b.Len() == 0))
		default:
			b.WriteString(strings.ReplaceAll(string(tokens.Raw()), "|", "&#124;"))
		}
	}
}

func escapeText(text string, first bool) string {
	text = runs.ReplaceAllStringFunc(text, entities)
	text = webHost.ReplaceAllStringFunc(text, func(www string) string { return www[:3] + "&#46;" })
	if first {
		text = listStart.ReplaceAllStringFunc(text, func(mark string) string {
			last := len(mark) - 1
			return mark[:last] + entities(mark[last:])
		})
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(markupCharacters, r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func entities(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "&#%d;", r)
	}
	return b.String()
}
