package blog

import (
	"slices"
	"strings"
)

// fromEnvironment are the configuration keys that variables can set.
var fromEnvironment = []string{"markup", "languages"}

// setVariables lets variables such as HUGO_MARKUP_GOLDMARK_RENDERHOOKS_LINK_USEEMBEDDED
// override the files, as Hugo does. What follows HUGO is what separates the keys
// (https://gohugo.io/configuration/introduction/#environment-variables).
func setVariables(settings map[string]any, environment []string) {
	for _, variable := range environment {
		name, value, _ := strings.Cut(variable, "=")
		rest, found := strings.CutPrefix(name, "HUGO")
		if !found || len(rest) < 2 {
			continue
		}
		keys := strings.Split(strings.ToLower(rest[1:]), strings.ToLower(rest[:1]))
		if len(keys) > 1 && slices.Contains(fromEnvironment, keys[0]) {
			setNested(settings, keys, written(value))
		}
	}
}

// written returns the value of a variable's text.
func written(text string) any {
	switch text {
	case "true", "false":
		return text == "true"
	}
	return text
}

func setNested(settings map[string]any, keys []string, value any) {
	for _, key := range keys[:len(keys)-1] {
		table, is := settings[key].(map[string]any)
		if !is {
			table = map[string]any{}
			settings[key] = table
		}
		settings = table
	}
	settings[keys[len(keys)-1]] = value
}
