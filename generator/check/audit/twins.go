package audit

import (
	"cmp"
	"path"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// withoutTwins drops findings that are reported both for a post and for its page:
// traced are the posts whose pages were checked.
func withoutTwins(found []finding.Finding, traced map[string]bool) []finding.Finding {
	type key struct {
		rule          finding.ID
		file, subject string
	}
	posts := map[key]bool{}
	for _, f := range found {
		if f.Origin == "" && !decidedByPage(f, traced) {
			posts[key{f.Rule, f.File.Path, f.Subject}] = true
		}
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		return decidedByPage(f, traced) || f.Origin != "" && posts[key{f.Rule, f.Origin, f.Subject}]
	})
}

// withoutFeedTwins drops findings in a feed that were already reported for the post's
// page or for an earlier feed: a post is in the feeds of the blog, of its section and
// of each of its tags, but is fixed once. The findings are sorted by path.
func withoutFeedTwins(found []finding.Finding) []finding.Finding {
	type key struct {
		rule            finding.ID
		origin, subject string
	}
	feed := func(f finding.Finding) bool { return path.Ext(f.File.Path) != ".html" }
	said := map[key]bool{}
	for _, f := range found {
		if feed(f) {
			continue
		}
		for _, at := range f.AllOccurrences() {
			if origin := cmp.Or(at.Origin, f.Origin); origin != "" {
				said[key{f.Rule, origin, at.Subject}] = true
			}
		}
	}
	inFeed := map[key]string{}
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		k := key{f.Rule, f.Origin, f.Subject}
		switch {
		case f.Origin == "" || !feed(f):
			return false
		case inFeed[k] == "":
			inFeed[k] = f.File.Path
		}
		return said[k] || inFeed[k] != f.File.Path
	})
}

func decidedByPage(f finding.Finding, traced map[string]bool) bool {
	return f.Origin == "" && traced[f.File.Path] && (f.Argument || lint.IsCoverage(f.Rule) || f.Fix == nil && lint.IsPublished(f.Rule))
}
