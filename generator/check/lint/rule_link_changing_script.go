package lint

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func linkChangingScript() *Rule {
	return &Rule{
		ID:       "link-changing-script",
		Title:    "a script turns plain links into paid ones",
		Severity: finding.Info,
		Pages:    true,
		Of: func(n *network.Network) bool {
			for _, s := range n.Shapes {
				if s.Form == "script" {
					return true
				}
			}
			return false
		},
		Reason: `Skimlinks, Sovrn and scripts of Amazon turn plain links to shops into paid ones while the reader looks at the page. The
addresses in the page do not show it, so the rules about paid links cannot see these links.`,
		Fix:     "Make sure that each page with links to shops has a disclosure above them, such as {{< disclosure always=true >}}.",
		Sources: []string{"https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"},
		Bad:     one("public/a/index.html", `<html lang="en"><head><script src="https://s.skimresources.com/js/12345X67890.skimlinks.js"></script></head><body><main><h1>Kettles</h1><p>See <a href="https://kettles.example/">the shop</a>.</p></main></body></html>`),
		Good:    one("public/a/index.html", `<html lang="en"><head><script src="/js/menu.js"></script></head><body><main><h1>Kettles</h1><p>See <a href="https://kettles.example/">the shop</a>.</p></main></body></html>`),
		Check: func(c *Context) {
			if c.Page == nil || c.Feed {
				return
			}
			seen := map[string]bool{}
			for at, address := range scriptAddresses(c.File.Data) {
				match, ok := c.checker.networks.Match(address)
				if !ok || match.Shape.Form != "script" || seen[match.Network.ID] {
					continue
				}
				seen[match.Network.ID] = true
				f := c.Report(at, match.Network.ID, "the script %q of %s makes links to shops paid, which their addresses do not show; make sure that a disclosure is above such links",
					shown(address), match.Network.Name)
				f.Cause = "script of " + match.Network.ID
			}
		},
	}
}

// scriptAddresses iterates over the addresses in scripts: of a script's own file, and
// of one that it loads.
func scriptAddresses(data []byte) func(yield func(source.Span, string) bool) {
	return func(yield func(source.Span, string) bool) {
		for at := 0; ; {
			start, end := nextScript(data, at)
			if end < 0 {
				return
			}
			for at = start; at < end; {
				span := nextAddress(data[:end], at)
				if span.End < 0 {
					break
				}
				at = span.End
				address := string(data[span.Start:span.End])
				if strings.HasPrefix(address, "//") {
					address = "https:" + address
				}
				if !yield(span, address) {
					return
				}
			}
			at = end
		}
	}
}

// nextScript returns where the next script begins, and where its closing tag does; -1
// if there is none. A theme has long scripts on each page: an expression that ignores
// case takes as long for them as everything else that is checked.
func nextScript(data []byte, from int) (start, end int) {
	for {
		start = indexFold(data, "<script", from)
		if start < 0 {
			return -1, -1
		}
		if from = start + len("<script"); from >= len(data) || !isWord(data[from]) {
			break
		}
	}
	open := bytes.IndexByte(data[from:], '>')
	if open < 0 {
		return -1, -1
	}
	return start, indexFold(data, "</script", from+open)
}

// indexFold returns where a tag in lower case begins, at an offset or behind it.
func indexFold(data []byte, tag string, from int) int {
	for from < len(data) {
		next := bytes.IndexByte(data[from:], '<')
		if next < 0 {
			break
		}
		if from += next; from+len(tag) <= len(data) && strings.EqualFold(string(data[from:from+len(tag)]), tag) {
			return from
		}
		from++
	}
	return -1
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|' ' >= 'a' && c|' ' <= 'z'
}

// hostAndPath is an address behind its scheme.
var hostAndPath = regexp.MustCompile(`^//[\w.-]+/[^\s"'<>\\]*`)

// nextAddress returns the next address in a script; its End is -1 if there is none.
func nextAddress(data []byte, from int) source.Span {
	for at := from; ; at++ {
		next := bytes.Index(data[at:], []byte("//"))
		if next < 0 {
			return source.Span{End: -1}
		}
		at += next
		rest := hostAndPath.Find(data[at:])
		if rest == nil {
			continue
		}
		start := at
		for _, scheme := range []string{"https:", "http:"} {
			if bytes.HasSuffix(data[from:at], []byte(scheme)) {
				start -= len(scheme)
			}
		}
		return source.Span{Start: start, End: at + len(rest)}
	}
}
