package blog

import (
	"cmp"
	"path"
)

// mergeThemes adds the markup settings of its themes to a blog's, if the blog asks for
// it with the key _merge; by default Hugo does not merge markup
// (https://gohugo.io/configuration/introduction/#merge-configuration-settings).
func mergeThemes(root string, settings map[string]any) error {
	wanted, _ := settings["_merge"].(string)
	own, set := settings["markup"].(map[string]any)
	if wanted == "" && own["_merge"] == nil {
		return nil // no theme need be read
	}
	if !set {
		own = map[string]any{}
	}
	folder := cmp.Or(text(settings, "themesdir"), "themes")
	for _, name := range themesOf(settings["theme"]) {
		more, err := themeSettings(root, path.Join(folder, name))
		if err != nil {
			return err
		}
		if markup, has := more["markup"].(map[string]any); has {
			merge(own, markup, cmp.Or(wanted, "none"))
		}
	}
	if len(own) > 0 {
		settings["markup"] = own
	}
	return nil
}

// themeSettings reads the configuration of a theme in the blog's own folder.
func themeSettings(root, folder string) (map[string]any, error) {
	settings := map[string]any{}
	for _, name := range configFiles(nil) {
		this, err := readConfigFile(root, path.Join(folder, name))
		if err != nil {
			return nil, err
		}
		if this != nil {
			fill(settings, lower(this.Values))
		}
	}
	return settings, nil
}

// merge adds what a table lacks: nothing, its missing keys, or those of the tables within
// it, too. Each table may say how itself.
func merge(settings, more map[string]any, how string) {
	if said, is := settings["_merge"].(string); is {
		how = said
	}
	for key, value := range more {
		inner, isTable := settings[key].(map[string]any)
		deeper, fits := value.(map[string]any)
		switch _, known := settings[key]; {
		case isTable && fits:
			merge(inner, deeper, cmp.Or(map[string]string{"deep": "deep"}[how], "none"))
		case !known && (how == "deep" || how == "shallow"):
			settings[key] = value
		}
	}
}
