package post

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// Language returns the language of a content file in lower case, by its path: from
// `post.de.md`, or from the folder in `content/de/post.md`. Known lists the site's
// languages. If it is empty, only the file name counts, and only if it contains a
// language code. The empty string means the site's default language.
func Language(file string, known []string) string {
	base := path.Base(file)
	base = strings.TrimSuffix(base, path.Ext(base))
	tag := strings.ToLower(strings.TrimPrefix(path.Ext(base), "."))
	if len(known) == 0 {
		if len(base) > len(tag)+1 && languageTag.MatchString(tag) {
			if _, err := language.Parse(tag); err == nil {
				return tag
			}
		}
		return ""
	}
	isKnown := func(s string) bool {
		return slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, s) })
	}
	if tag != "" && isKnown(tag) {
		return tag
	}
	folders := strings.Split(path.Dir(file), "/")
	for i, folder := range folders {
		// content/de, content.de, or content/en/… within a folder of the blog
		name := strings.ToLower(folder)
		if rest, ok := strings.CutPrefix(name, "content."); ok && isKnown(rest) {
			return rest
		}
		if i > 0 && isKnown(name) && folders[i-1] == "content" || i == 0 && isKnown(name) {
			return name
		}
	}
	return ""
}
