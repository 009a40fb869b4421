package redirects

import (
	"bytes"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Authored returns the rules that the author of the blog wrote, without those that this
// package made. Plan reports what is wrong with the file.
func Authored(b *blog.Blog) ([]published.AuthoredRule, []finding.Finding) {
	text, err := source.Read(blog.Local(b.Root, File(b)), source.LargestText)
	if err != nil || unread(b) != nil {
		text = nil
	}
	before, after, _, err := split(bytes.TrimPrefix(text, byteOrderMark))
	if err != nil {
		return nil, nil
	}
	return published.AuthoredRules(append(before[:len(before):len(before)], after...), blog.Local(b.Root, "netlify.toml"))
}
