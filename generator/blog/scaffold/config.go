package scaffold

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"
)

// configNames are where Hugo looks for its configuration, in its order
// (https://gohugo.io/configuration/introduction/).
var configNames = []string{"hugo", "config"}
var configFormats = []string{"toml", "yaml", "yml", "json"}

// config is a blog's configuration, as far as it says which theme is used.
type config struct {
	path   string // the file that says, or should say, theme
	text   []byte
	values map[string]any // of that file
	all    map[string]any // of all files, the first one wins
}

// NoBlogError means that there is no Hugo configuration in the folder.
type NoBlogError struct{ Folder string }

func (e NoBlogError) Error() string {
	return fmt.Sprintf("%s holds no Hugo blog: there is no hugo.toml, hugo.yaml, hugo.json, config.* or config/_default/; go to the blog's folder, or make one with `hugo new site NAME`", e.Folder)
}

// readConfig reads the blog's configuration as Hugo does, with Hugo's own decoders.
func readConfig(root string) (*config, error) {
	var found *config
	all := map[string]any{}
	for _, dir := range []string{"", "config/_default"} {
		for _, name := range configNames {
			for _, format := range configFormats {
				path := filepath.ToSlash(filepath.Join(dir, name+"."+format))
				text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
				if os.IsNotExist(err) {
					continue
				}
				if err != nil {
					return nil, fmt.Errorf("read %s: %w", path, err)
				}
				values, err := decodeConfig(path, text)
				if err != nil {
					return nil, err
				}
				for key, value := range values {
					if _, ok := all[strings.ToLower(key)]; !ok {
						all[strings.ToLower(key)] = value
					}
				}
				this := &config{path: path, text: text, values: values}
				if found == nil || !found.has("theme") && this.has("theme") {
					found = this
				}
			}
		}
	}
	if found == nil {
		return nil, NoBlogError{root}
	}
	found.all = all
	for _, section := range []string{"languages", "markup"} {
		if err := addSection(root, section, all); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// addSection reads config/_default/NAME.*, which Hugo takes for the key of that
// name.
func addSection(root, section string, all map[string]any) error {
	for _, format := range configFormats {
		path := "config/_default/" + section + "." + format
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		values, err := decodeConfig(path, text)
		if err != nil {
			return err
		}
		all[section] = values
	}
	return nil
}

func decodeConfig(path string, text []byte) (map[string]any, error) {
	values, err := metadecoders.Default.UnmarshalToMap(text, metadecoders.FormatFromString(strings.TrimPrefix(filepath.Ext(path), ".")))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read, and Hugo could not read it either: %w; mend it first, nothing was changed", path, err)
	}
	return values, nil
}

func (c *config) has(key string) bool {
	for name := range c.values {
		if strings.EqualFold(name, key) {
			return true
		}
	}
	return false
}

// themes are the themes in use, in order.
func (c *config) themes() []string { return themesOf(c.all["theme"]) }

func themesOf(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var names []string
		for _, name := range v {
			names = append(names, fmt.Sprint(name))
		}
		return names
	case []string:
		return v
	}
	return nil
}

// themesDir is the folder that holds the blog's themes, relative to the blog.
func (c *config) themesDir() string {
	if dir, ok := c.all["themesdir"].(string); ok && dir != "" {
		return filepath.ToSlash(filepath.Clean(dir))
	}
	return "themes"
}

// languages are the blog's, the default one first.
func (c *config) languages() []string {
	first, _ := c.all["defaultcontentlanguage"].(string)
	first = strings.ToLower(first)
	var rest []string
	if languages, ok := c.all["languages"].(map[string]any); ok {
		for name := range languages {
			rest = append(rest, strings.ToLower(name))
		}
	}
	slices.Sort(rest)
	switch {
	case first == "" && (len(rest) == 0 || slices.Contains(rest, "en")):
		first = "en"
	case first == "":
		first = rest[0]
	}
	rest = slices.DeleteFunc(rest, func(l string) bool { return l == first })
	return append([]string{first}, rest...)
}

// themeLine is what a blog's configuration says to use the component.
func (c *config) themeLine() string {
	quoted := []string{fmt.Sprintf("%q", Name)}
	for _, name := range c.themes() {
		if name != Name {
			quoted = append(quoted, fmt.Sprintf("%q", name))
		}
	}
	list := "[" + strings.Join(quoted, ", ") + "]"
	switch filepath.Ext(c.path) {
	case ".toml":
		return "theme = " + list
	case ".json":
		return `"theme": ` + list
	}
	return "theme: " + list
}

// withComponent is the file's text with the component as the first theme, every
// other byte as it was. It is nil where the text is not written in a way that can be
// edited safely: the edit is accepted only if Hugo's decoder then reads the same
// values as before, but for the theme.
func (c *config) withComponent() []byte {
	wanted := append([]string{Name}, c.themes()...)
	for _, edited := range c.attempts(c.themeLine()) {
		if c.reads(edited, wanted) {
			return edited
		}
	}
	return nil
}

// withoutComponent takes the component out again.
func (c *config) withoutComponent() []byte {
	rest := slices.DeleteFunc(c.themes(), func(name string) bool { return name == Name })
	name := regexp.QuoteMeta(Name)
	var attempts [][]byte
	for _, pattern := range []string{
		`["']?` + name + `["']?[ \t]*,[ \t]*`,                 // in a list, before others
		`,[ \t]*["']?` + name + `["']?`,                       // in a list, after others
		`(?m)^[ \t]*-[ \t]*["']?` + name + `["']?[ \t]*\r?\n`, // a line of a list
		`(?m)^[ \t]*["']?theme["']?[ \t]*[:=][ \t]*\[?["']?` + name + `["']?\]?[ \t]*,?[ \t]*\r?\n`,
	} {
		for _, span := range regexp.MustCompile(pattern).FindAllIndex(c.text, -1) {
			attempts = append(attempts, slices.Concat(c.text[:span[0]], c.text[span[1]:]))
		}
	}
	for _, edited := range attempts {
		if c.reads(edited, rest) {
			return edited
		}
	}
	return nil
}

// attempts are texts that may say what is wanted, the likeliest first.
func (c *config) attempts(line string) [][]byte {
	var attempts [][]byte
	insert := func(at int, words string) {
		attempts = append(attempts, slices.Concat(c.text[:at], []byte(words), c.text[at:]))
	}
	newline := "\n"
	if bytes.Contains(c.text, []byte("\r\n")) {
		newline = "\r\n"
	}
	key := regexp.MustCompile(`(?m)^[ \t]*["']?theme["']?[ \t]*[:=][ \t]*`)
	for _, span := range key.FindAllIndex(c.text, -1) {
		rest := c.text[span[1]:]
		switch {
		case bytes.HasPrefix(rest, []byte("[")):
			insert(span[1]+1, fmt.Sprintf("%q, ", Name))
		default:
			if value := regexp.MustCompile(`^("[^"\r\n]*"|'[^'\r\n]*'|[^\s#,"']+)`).Find(rest); value != nil {
				after := c.text[span[1]+len(value):]
				attempts = append(attempts, slices.Concat(c.text[:span[1]], fmt.Appendf(nil, "[%q, %s]", Name, value), after))
			}
		}
		if item := regexp.MustCompile(`^[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*#[^\n]*\n)*([ \t]*)- `).FindSubmatchIndex(rest); item != nil {
			indent := string(rest[item[2]:item[3]])
			insert(span[1]+item[2], indent+"- "+Name+newline)
		}
	}
	if c.has("theme") {
		return attempts
	}
	switch filepath.Ext(c.path) {
	case ".toml":
		if table := regexp.MustCompile(`(?m)^[ \t]*\[`).FindIndex(c.text); table != nil {
			insert(table[0], line+newline+newline)
			return attempts
		}
	case ".json":
		if brace := bytes.IndexByte(c.text, '{'); brace >= 0 {
			comma := ","
			if len(c.values) == 0 {
				comma = ""
			}
			insert(brace+1, newline+"  "+line+comma)
		}
		return attempts
	}
	if len(c.text) > 0 && !bytes.HasSuffix(c.text, []byte("\n")) {
		line = newline + line
	}
	insert(len(c.text), line+newline)
	return attempts
}

// reads tells whether the edited text has the themes wanted and everything else
// as before.
func (c *config) reads(edited []byte, themes []string) bool {
	values, err := decodeConfig(c.path, edited)
	if err != nil || !slices.Equal(themesOf(values["theme"]), themes) {
		return false
	}
	before, after := map[string]any{}, map[string]any{}
	for key, value := range c.values {
		before[key] = value
	}
	for key, value := range values {
		after[key] = value
	}
	delete(before, "theme")
	delete(after, "theme")
	return reflect.DeepEqual(before, after)
}
