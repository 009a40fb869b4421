package lint

import (
	"encoding/json"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
)

const (
	googleProduct  = "https://developers.google.com/search/docs/appearance/structured-data/product"
	googleProsCons = "https://developers.google.com/search/blog/2022/08/pros-and-cons-structured-data"
)

// things iterates over all objects in the page's JSON-LD, however nested. It skips a
// block that is not JSON, which is up to the theme.
func (c *Context) things(visit func(page.Structured, map[string]any)) {
	if c.Page == nil || c.Feed {
		return
	}
	for _, block := range c.Page.Structured {
		var value any
		if json.Unmarshal([]byte(block.Text), &value) == nil {
			walk(value, func(thing map[string]any) { visit(block, thing) })
		}
	}
}

func walk(value any, visit func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		visit(v)
		for _, inner := range v {
			walk(inner, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, visit)
		}
	}
}

// is reports whether a thing has a schema.org type.
func is(thing map[string]any, name string) bool {
	switch t := thing["@type"].(type) {
	case string:
		return strings.TrimPrefix(t, "https://schema.org/") == name
	case []any:
		for _, one := range t {
			if one == name {
				return true
			}
		}
	}
	return false
}
