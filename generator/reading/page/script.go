package page

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// leaving matches a script's redirect to a literal address.
var redirectPattern = regexp.MustCompile(`\b(?:(?:window|document|self|top|parent)\s*\.\s*)*location\s*(?:\.\s*href\s*)?(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)(?:"([^"\n\\]+)"|'([^'\n\\]+)'|` + "`([^`$\n]+)`)")

// wrapper matches what may be around a redirect that runs at once: a function that
// calls itself, or one that the browser calls when the page has loaded.
var wrapper = regexp.MustCompile(`(?:(?:^|[;{}!\n])\s*\(|\$\(|\bready\s*\(|\bsetTimeout\s*\(|\bonload\s*=|addEventListener\s*\(\s*["'](?:load|DOMContentLoaded|pageshow)["']\s*,)` +
	`\s*(?:async\s+)?(?:function\s*\w*\s*\([\w\s,]*\)|\([\w\s,]*\)\s*=>)\s*\{?\s*$`)

// redirectOf returns where a script sends readers as soon as it runs: a redirect that is
// not in a condition, nor in a function that browsers do not call at once.
func redirectOf(script []byte) (string, source.Span, bool) {
	if len(script) > 1<<16 || lastRedirectCall(script) < 0 {
		return "", source.Span{}, false
	}
	for _, m := range redirectPattern.FindAllSubmatchIndex(script, -1) {
		if !atOnce(script[:m[0]]) {
			continue
		}
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				target := strings.ReplaceAll(string(script[m[g]:m[g+1]]), `\/`, "/")
				return address(target), source.Span{Start: m[0], End: m[1]}, true
			}
		}
	}
	return "", source.Span{}, false
}

// atOnce reports whether the code after before runs whenever the script does.
func atOnce(before []byte) bool {
	var open []int
	for i, c := range before {
		switch c {
		case '{':
			open = append(open, i)
		case '}':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	for _, i := range open {
		if !wrapper.Match(before[max(0, i-200) : i+1]) {
			return false
		}
	}
	rest := bytes.TrimSpace(before)
	if n := bytes.LastIndexAny(rest, ";{}\n"); n >= 0 {
		rest = bytes.TrimSpace(rest[n+1:])
	}
	return len(rest) == 0 || wrapper.Match(rest) || bytes.HasPrefix(rest, []byte("//")) || bytes.Equal(rest, []byte("<!--"))
}
