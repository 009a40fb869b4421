package blog

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/metadata"
)

var configFormats = []string{"toml", "yaml", "yml", "json"}

// ConfigNames returns the names that Hugo's configuration may have in a folder, in Hugo's
// order (https://gohugo.io/configuration/introduction/).
func ConfigNames() []string {
	var names []string
	for _, name := range []string{"hugo", "config"} {
		for _, format := range configFormats {
			names = append(names, name+"."+format)
		}
	}
	return names
}

// Config is the part of a blog's configuration that names its themes.
type Config struct {
	Path   string // the file that has, or should have, the key theme
	Text   []byte
	Values map[string]any // of that file
	All    map[string]any // of all files, keys in lower case; used if Hugo can't be asked
}

// NoBlogError means that there is no Hugo configuration in the folder.
type NoBlogError struct{ Folder string }

func (e NoBlogError) Error() string {
	return fmt.Sprintf("%s is not a Hugo blog: there is no hugo.toml, hugo.yaml, hugo.json, config.* or config/_default/; go to the blog's folder, or create one with `hugo new site NAME`", e.Folder)
}

// readConfig reads the blog's configuration as Hugo does, with Hugo's own decoders;
// nil if there is none.
func readConfig(root string, flags []string) (*Config, error) {
	var found *Config
	all := map[string]any{}
	for _, name := range configFiles(flags) {
		this, err := readConfigFile(root, name)
		if err != nil {
			return nil, err
		}
		if this == nil {
			continue
		}
		fill(all, lower(this.Values))
		if found == nil || !found.Has("theme") && this.Has("theme") {
			found = this
		}
	}
	if found == nil {
		return nil, nil
	}
	found.All = all
	if err := addSections(root, flags, all); err != nil {
		return nil, err
	}
	if err := mergeThemes(root, all); err != nil {
		return nil, err
	}
	setVariables(all, os.Environ())
	maps.Copy(all, flagSettings(flags))
	return found, nil
}

// flagSettings returns what flags and the environment set, overriding the files.
func flagSettings(flags []string) map[string]any {
	set := map[string]any{}
	for key, value := range map[string]string{
		"contentdir": hugo.FlagValue(flags, "contentDir"), "themesdir": hugo.FlagValue(flags, "themesDir"), "baseurl": hugo.FlagValue(flags, "baseURL"),
		"publishdir": cmp.Or(hugo.PublishVariable(), hugo.FlagValue(flags, "destination")),
	} {
		if value != "" {
			set[key] = value
		}
	}
	return set
}

// configFiles returns the possible configuration files; the first one counts.
func configFiles(flags []string) []string {
	var names []string
	named := hugo.FlagValue(flags, "config")
	if named != "" {
		names = strings.Split(named, ",")
		slices.Reverse(names) // the last one overrides
	}
	dirs := []string{path.Join(configDir(flags), environment(flags)), "", path.Join(configDir(flags), "_default")}
	for _, dir := range dirs {
		if dir == "" && named != "" {
			continue
		}
		for _, name := range ConfigNames() {
			names = append(names, path.Join(dir, name))
		}
	}
	return names
}

func environment(flags []string) string {
	return cmp.Or(hugo.FlagValue(flags, "environment"), os.Getenv("HUGO_ENVIRONMENT"), os.Getenv("HUGO_ENV"), "production")
}

func configDir(flags []string) string { return cmp.Or(hugo.FlagValue(flags, "configDir"), "config") }

func readConfigFile(root, name string) (*Config, error) {
	text, err := source.Read(Local(root, name), source.LargestText)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %v", name, finding.Cause(err))
	}
	values, err := DecodeConfig(name, text)
	if err != nil {
		return nil, err
	}
	return &Config{Path: name, Text: text, Values: values}, nil
}

// fill adds what settings lack, including in nested tables, as Hugo does.
func fill(settings, more map[string]any) {
	for key, value := range more {
		inner, isTable := settings[key].(map[string]any)
		deeper, fits := value.(map[string]any)
		switch _, known := settings[key]; {
		case isTable && fits:
			fill(inner, deeper)
		case !known:
			settings[key] = value
		}
	}
}

// addSections reads config/_default/NAME.* and the same of the environment, which
// Hugo takes for the key of that name. They count before the whole files.
func addSections(root string, flags []string, all map[string]any) error {
	for _, name := range []string{"languages", "markup", "module", "contentTypes", "mediaTypes"} {
		section, values := strings.ToLower(name), map[string]any{}
		for _, dir := range []string{environment(flags), "_default"} {
			for _, format := range configFormats {
				this, err := readConfigFile(root, path.Join(configDir(flags), dir, name+"."+format))
				if err != nil {
					return err
				}
				if this != nil {
					fill(values, lower(this.Values))
				}
			}
		}
		if before, ok := all[section].(map[string]any); ok {
			fill(values, before)
		}
		if len(values) > 0 {
			all[section] = values
		}
	}
	return nil
}

// DecodeConfig reads a configuration by its file extension.
func DecodeConfig(name string, text []byte) (map[string]any, error) {
	if err := metadata.Guard(text); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w; fix it first, nothing was changed", name, err)
	}
	values, err := metadata.Decode(text, metadata.ForFile(strings.TrimPrefix(filepath.Ext(name), ".")))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read, and Hugo could not read it either: %w; fix it first, nothing was changed", name, err)
	}
	return values, nil
}

// lower returns settings with their keys in lower case, as Hugo prints them.
func lower(values map[string]any) map[string]any {
	out := map[string]any{}
	for key, value := range values {
		out[strings.ToLower(key)] = lowerAny(value)
	}
	return out
}

func lowerAny(value any) any {
	switch v := value.(type) {
	case map[string]any:
		return lower(v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = lowerAny(v[i])
		}
		return list
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = lower(v[i])
		}
		return list
	}
	return value
}

// Has reports whether the file itself sets a key.
func (c *Config) Has(key string) bool {
	for name := range c.Values {
		if strings.EqualFold(name, key) {
			return true
		}
	}
	return false
}

// Themes returns the themes that the blog's files name, in order. Hugo's own list also
// contains modules.
func (c *Config) Themes() []string { return themesOf(c.All["theme"]) }

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

// Theme returns the value of the key theme, and ThemesOf reads it.
func Theme(values map[string]any) any { return lower(values)["theme"] }

// ThemesOf returns the themes that a file's values name, in order.
func ThemesOf(values map[string]any) []string { return themesOf(Theme(values)) }
