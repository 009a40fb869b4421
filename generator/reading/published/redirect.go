package published

import (
	"bytes"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// redirects are the rules of _redirects and netlify.toml, in the order in which
// Netlify goes through them: the first that fits counts
// (https://docs.netlify.com/routing/redirects/).
type redirects struct {
	exact    map[string]int // the first rule with this path
	patterns []int          // rules with a placeholder or an asterisk
	rules    []redirect
}

// redirect is one rule.
type redirect struct {
	from  string // a path without its last slash
	to    string
	force bool // also where there is a file
}

func (r *redirects) add(from, to string, status int, force bool) {
	if parsed, err := url.Parse(from); err == nil && parsed.Host != "" {
		from = parsed.Path
	}
	if status >= 400 || to == "" || !strings.HasPrefix(from, "/") {
		return
	}
	from = withoutSlash(from)
	number := len(r.rules)
	r.rules = append(r.rules, redirect{from, to, force})
	if strings.Contains(from, "/:") || strings.HasSuffix(from, "*") {
		r.patterns = append(r.patterns, number)
		return
	}
	if r.exact == nil {
		r.exact = map[string]int{}
	}
	if _, taken := r.exact[from]; !taken {
		r.exact[from] = number
	}
}

func withoutSlash(name string) string {
	if trimmed := strings.TrimRight(name, "/"); trimmed != "" {
		return trimmed
	}
	return "/"
}

// match gives where a path leads to.
func (r *redirects) match(name string) (to string, force, ok bool) {
	name = withoutSlash(name)
	best, values := -1, map[string]string(nil)
	if number, found := r.exact[name]; found {
		best = number
	}
	for _, number := range r.patterns {
		if best >= 0 && number > best {
			break
		}
		if found, fits := fill(r.rules[number].from, name); fits {
			best, values = number, found
			break
		}
	}
	if best < 0 {
		return "", false, false
	}
	to = r.rules[best].to
	for key, value := range values {
		to = strings.ReplaceAll(to, ":"+key, value)
	}
	return to, r.rules[best].force, true
}

// fill matches a path with a pattern and gives what the placeholders stand for.
func fill(pattern, name string) (map[string]string, bool) {
	values := map[string]string{}
	wanted, given := strings.Split(pattern, "/"), strings.Split(name, "/")
	for i, part := range wanted {
		if part == "*" {
			values["splat"] = strings.Join(given[min(i, len(given)):], "/")
			return values, true
		}
		if i >= len(given) {
			return nil, false
		}
		if key, found := strings.CutPrefix(part, ":"); found {
			values[key] = given[i]
		} else if part != given[i] {
			return nil, false
		}
	}
	return values, len(wanted) == len(given)
}

// readFile reads a _redirects file: "/from key=value /to 301! Country=de".
func (r *redirects) readFile(name, shown string) []finding.Finding {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	for line := range bytes.Lines(data) {
		r.line(strings.Fields(string(line)))
	}
	return nil
}

func (r *redirects) line(words []string) {
	for i, word := range words {
		if strings.HasPrefix(word, "#") {
			words = words[:i]
			break
		}
	}
	if len(words) < 2 {
		return
	}
	for i, word := range words[1:] {
		if !strings.HasPrefix(word, "/") && !strings.Contains(word, "://") {
			continue // a condition on the query: key=value
		}
		status, force := 301, false
		if i+2 < len(words) {
			number, forced := strings.CutSuffix(words[i+2], "!")
			if parsed, err := strconv.Atoi(number); err == nil {
				status, force = parsed, forced
			}
		}
		r.add(words[0], word, status, force)
		return
	}
}

// readNetlify reads the redirects of a netlify.toml.
func (r *redirects) readNetlify(name string) []finding.Finding {
	shown := filepath.Base(name)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	var settings struct {
		Redirects []struct {
			From   string `toml:"from"`
			To     string `toml:"to"`
			Status int    `toml:"status"`
			Force  bool   `toml:"force"`
		} `toml:"redirects"`
	}
	if err := toml.Unmarshal(data, &settings); err != nil {
		f := unreadable(shown, "this file is no valid TOML, so its redirects are not known: %v", err)
		var at *toml.DecodeError
		if errors.As(err, &at) {
			line, column := at.Position()
			f.File, f.Precision = source.New(shown, data), finding.Exact
			f.Span.Start = f.File.Offset(source.Position{Line: line, Column: column})
			f.Span.End = f.Span.Start
		}
		return []finding.Finding{f}
	}
	for _, one := range settings.Redirects {
		r.add(one.From, one.To, one.Status, one.Force)
	}
	return nil
}
