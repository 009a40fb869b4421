package published

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// readFile reads a _redirects file: "/from key=value /to 301! Country=de". Without
// one, found is false.
func (s *rules) readFile(name, shown string) (found bool, findings []finding.Finding) {
	data, err := source.Read(name, source.LargestText)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte(source.ByteOrderMark))) {
		s.line(strings.Fields(string(line)))
	}
	return true, nil
}

func (s *rules) line(words []string) {
	if comment := slices.IndexFunc(words, func(word string) bool { return strings.HasPrefix(word, "#") }); comment >= 0 {
		words = words[:comment]
	}
	if len(words) < 2 {
		return
	}
	var r rule
	from, words := words[0], words[1:]
	for i, word := range words {
		if !strings.HasPrefix(word, "/") && !strings.Contains(word, "://") {
			name, value, _ := strings.Cut(word, "=")
			r.query = append(r.query, parameter{name, value})
			continue
		}
		status := 301
		for _, option := range words[i+1:] {
			number, forced := strings.CutSuffix(option, "!")
			if parsed, err := strconv.Atoi(number); err == nil {
				status, r.force = parsed, forced
			} else if strings.Contains(option, "=") {
				r.conditional = true
			}
		}
		r.setTarget(word, status)
		s.add(r, from)
		return
	}
}

// setTarget sets where the rule sends readers. With an error status they stay where they are.
func (r *rule) setTarget(to string, status int) {
	if status < 400 {
		r.to = to
		r.passes = status == 200 || status == 301 || status == 302
	}
}
