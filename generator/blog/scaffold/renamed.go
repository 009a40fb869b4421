package scaffold

import (
	"fmt"
	"strings"
)

// renamed tells under which name this version's component has a template of an
// earlier one, below layouts/_partials/.
var renamed = map[string]string{
	"aboveboard/law/label.html":      "aboveboard/jurisdiction/label.html",
	"aboveboard/law/lacks.html":      "aboveboard/jurisdiction/lacks.html",
	"aboveboard/law/of-page.html":    "aboveboard/jurisdiction/of-page.html",
	"aboveboard/law/of-site.html":    "aboveboard/jurisdiction/of-site.html",
	"aboveboard/law/words.html":      "aboveboard/jurisdiction/words.html",
	"aboveboard/links/notes-of.html": "aboveboard/links/notes.html",
	"aboveboard/place.html":          "aboveboard/file.html",
}

// moved says what to do with a template that overrides one of an earlier component.
func moved(name string) string {
	if now := renamed[strings.TrimPrefix(name, "layouts/_partials/")]; now != "" {
		return fmt.Sprintf("the file is now %s: compare yours with it and move yours there", "layouts/_partials/"+now)
	}
	return "see the changelog for what replaced it, and delete yours"
}

// replaced says what to do with a call of a partial that is gone.
func replaced(partial string) string {
	if now := renamed[partial]; now != "" {
		return fmt.Sprintf("call %q instead, or the build fails there", now)
	}
	return "see the changelog for what replaced it, or the build fails there"
}
