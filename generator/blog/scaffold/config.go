package scaffold

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
)

// config is the configuration file that names a blog's themes.
type config struct{ *blog.Config }

// themeLine is what a blog's configuration says to use the component.
func (c config) themeLine() string {
	quoted := []string{fmt.Sprintf("%q", Name)}
	for _, name := range c.Themes() {
		if name != Name {
			quoted = append(quoted, fmt.Sprintf("%q", name))
		}
	}
	list := "[" + strings.Join(quoted, ", ") + "]"
	switch filepath.Ext(c.Path) {
	case ".toml":
		return "theme = " + list
	case ".json":
		return `"theme": ` + list
	}
	return "theme: " + list
}

// withComponent returns the file's text with the component as the first theme and every
// other byte unchanged. It returns nil if the text can't be edited safely: the edit is
// accepted only if Hugo's decoder then reads the same values as before, except for the
// theme.
func (c config) withComponent() []byte {
	wanted := append([]string{Name}, c.Themes()...)
	for _, edited := range c.attempts(c.themeLine()) {
		if c.reads(edited, wanted) {
			return edited
		}
	}
	return nil
}

// withoutComponent removes the component: it restores the file as it was before, if
// known, or else leaves everything else unchanged.
func (c config) withoutComponent(before *configBefore) []byte {
	rest := slices.DeleteFunc(slices.Clone(c.Themes()), func(name string) bool { return name == Name })
	var first, scalar []byte
	for _, edited := range c.removals() {
		if !c.reads(edited, rest) {
			continue
		}
		if before != nil && before.Path == c.Path && before.Sum == rawSum(edited) {
			return edited
		}
		if first == nil {
			first = edited
		}
		if values, err := blog.DecodeConfig(c.Path, edited); err == nil && scalar == nil {
			if _, is := blog.Theme(values).(string); is {
				scalar = edited
			}
		}
	}
	if before != nil && before.Scalar && scalar != nil {
		return scalar
	}
	return first
}

// removals returns candidate texts without the component, the most likely first.
func (c config) removals() [][]byte {
	const name = `["']?` + Name + `["']?`
	const line = `[ \t]*["']?theme["']?[ \t]*[:=][ \t]*\[?[ \t]*` + name + `[ \t]*\]?[ \t]*,?[ \t]*`
	var attempts [][]byte
	for _, one := range []struct{ pattern, with string }{
		{name + `[ \t]*,[ \t]*`, ""},                                      // in a list, before others
		{`,[ \t]*` + name, ""},                                            // in a list, after others
		{`(?m)^[ \t]*-[ \t]*` + name + `[ \t]*\r?\n`, ""},                 // a line of a list
		{`(?m)^` + line + `\r?\n`, ""},                                    // the only theme
		{`(?m)^` + line + `\r?\n\r?\n`, ""},                               // with the empty line after it
		{`\r?\n` + line + `\r?\n?`, ""},                                   // with the end of the line before it
		{`\r?\n` + line, ""},                                              // in JSON
		{`\[[ \t]*` + name + `[ \t]*,[ \t]*([^,\]\r\n]*?)[ \t]*\]`, "$1"}, // one other, without a list
		{`\[[ \t]*([^,\[\]\r\n]*?)[ \t]*,[ \t]*` + name + `[ \t]*\]`, "$1"},
	} {
		pattern := regexp.MustCompile(one.pattern)
		for _, span := range pattern.FindAllSubmatchIndex(c.Text, -1) {
			with := pattern.Expand(nil, []byte(one.with), c.Text, span)
			attempts = append(attempts, slices.Concat(c.Text[:span[0]], with, c.Text[span[1]:]))
		}
	}
	return attempts
}

func rawSum(text []byte) string {
	digest := sha256.Sum256(text)
	return hex.EncodeToString(digest[:])
}

// attempts returns candidate texts with the wanted themes, the most likely first.
func (c config) attempts(line string) [][]byte {
	var attempts [][]byte
	insert := func(at int, words string) {
		attempts = append(attempts, slices.Concat(c.Text[:at], []byte(words), c.Text[at:]))
	}
	newline := "\n"
	if bytes.Contains(c.Text, []byte("\r\n")) {
		newline = "\r\n"
	}
	key := regexp.MustCompile(`(?m)^[ \t]*["']?theme["']?[ \t]*[:=][ \t]*`)
	for _, span := range key.FindAllIndex(c.Text, -1) {
		rest := c.Text[span[1]:]
		switch {
		case bytes.HasPrefix(rest, []byte("[")):
			insert(span[1]+1, fmt.Sprintf("%q, ", Name))
		default:
			if value := regexp.MustCompile(`^("[^"\r\n]*"|'[^'\r\n]*'|[^\s#,"']+)`).Find(rest); value != nil {
				after := c.Text[span[1]+len(value):]
				attempts = append(attempts, slices.Concat(c.Text[:span[1]], fmt.Appendf(nil, "[%q, %s]", Name, value), after))
			}
		}
		if item := regexp.MustCompile(`^[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*#[^\n]*\n)*([ \t]*)- `).FindSubmatchIndex(rest); item != nil {
			indent := string(rest[item[2]:item[3]])
			insert(span[1]+item[2], indent+"- "+Name+newline)
		}
	}
	if c.Has("theme") {
		return attempts
	}
	switch filepath.Ext(c.Path) {
	case ".toml":
		if table := regexp.MustCompile(`(?m)^[ \t]*\[`).FindIndex(c.Text); table != nil {
			insert(table[0], line+newline+newline)
			return attempts
		}
	case ".json":
		if brace := bytes.IndexByte(c.Text, '{'); brace >= 0 {
			comma := ","
			if len(c.Values) == 0 {
				comma = ""
			}
			insert(brace+1, newline+"  "+line+comma)
		}
		return attempts
	}
	if len(c.Text) > 0 && !bytes.HasSuffix(c.Text, []byte("\n")) {
		line = newline + line
	}
	insert(len(c.Text), line+newline)
	return attempts
}

// reads reports whether the edited text has the themes wanted and everything else
// as before.
func (c config) reads(edited []byte, themes []string) bool {
	values, err := blog.DecodeConfig(c.Path, edited)
	if err != nil || !slices.Equal(blog.ThemesOf(values), themes) {
		return false
	}
	before, after := map[string]any{}, map[string]any{}
	for key, value := range c.Values {
		before[key] = value
	}
	for key, value := range values {
		after[key] = value
	}
	delete(before, "theme")
	delete(after, "theme")
	return reflect.DeepEqual(before, after)
}
