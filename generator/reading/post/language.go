package post

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// Language returns the language in a content file's name, such as `post.de.md`, in lower
// case. Known lists the site's languages: an unknown code is part of the name, as in
// page.io.md. If the list is empty, every language code counts. The empty string means
// that there is none.
func Language(file string, known []string) string {
	base := path.Base(file)
	base = strings.TrimSuffix(base, path.Ext(base))
	tag := strings.ToLower(strings.TrimPrefix(path.Ext(base), "."))
	switch {
	case tag == "" || len(base) == len(tag)+1:
		return ""
	case slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, tag) }):
		return tag
	case len(known) > 0 || !languageTag.MatchString(tag):
		return ""
	}
	if _, err := language.Parse(tag); err != nil {
		return ""
	}
	return tag
}
