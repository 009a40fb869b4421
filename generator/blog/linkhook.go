package blog

import "cmp"

// linkHooks tells by language when Hugo uses its own hook for the links of Markdown,
// where the blog's configuration decides that: never, always, or as a fallback for
// templates that have none (https://gohugo.io/configuration/markup/#renderhookslinkuseembedded).
// A language that is missing has Hugo's default, which depends on how many there are.
func linkHooks(settings map[string]any, languages []string) map[string]string {
	hooks := map[string]string{}
	for _, language := range languages {
		own := dig(settings, "languages", language, "markup", "goldmark")
		all := dig(settings, "markup", "goldmark")
		said := func(keys ...string) any { return cmp.Or(dig(own, keys...), dig(all, keys...)) }
		use, _ := said("renderhooks", "link", "useembedded").(string)
		if use == "" || use == "auto" {
			use = ""
			if duplicate, _ := said("duplicateresourcefiles").(bool); duplicate {
				use = "never"
			}
		}
		if enabled, set := said("renderhooks", "link", "enabledefault").(bool); set {
			use = map[bool]string{true: "fallback", false: "never"}[enabled] // the older key overrides the newer one
		}
		if use != "" {
			hooks[language] = use
		}
	}
	return hooks
}
