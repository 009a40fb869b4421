package published

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// headers has the referrer policies that _headers and netlify.toml send with pages
// (https://docs.netlify.com/manage/routing/headers/).
type headers []header

type header struct {
	path   *regexp.Regexp
	policy string
}

func (h *headers) add(path, name, value string) {
	policy := page.ReferrerPolicy(value)
	if !strings.EqualFold(name, "Referrer-Policy") || policy == "" || !strings.HasPrefix(path, "/") {
		return
	}
	pattern := placeholder.ReplaceAllString(regexp.QuoteMeta(path), "[^/]+")
	pattern = strings.ReplaceAll(pattern, `\*`, ".*")
	*h = append(*h, header{regexp.MustCompile("^" + strings.TrimSuffix(pattern, "/") + "/?$"), policy})
}

var placeholder = regexp.MustCompile(`:[A-Za-z]\w*`)

// referrer returns the policy that a page is sent with: the last one that applies to it.
func (h headers) referrer(name string) string {
	policy := ""
	for _, one := range h {
		if one.path.MatchString(Route(name)) || one.path.MatchString("/"+name) {
			policy = one.policy
		}
	}
	return policy
}

// readFile reads a _headers file: a path, and below it indented lines such as
// "Referrer-Policy: same-origin".
func (h *headers) readFile(name, shown string) []finding.Finding {
	data, err := source.Read(name, source.LargestText)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	path := ""
	for line := range bytes.Lines(data) {
		text := strings.TrimSpace(string(line))
		key, value, isHeader := strings.Cut(text, ":")
		switch {
		case text == "" || text[0] == '#':
		case text[0] == '/':
			path = text
		case isHeader:
			h.add(path, strings.TrimSpace(key), value)
		}
	}
	return nil
}
