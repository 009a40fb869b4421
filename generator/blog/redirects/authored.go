package redirects

import (
	"bytes"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// Authored returns the rules that the author of the blog at root wrote, without
// those that this package made. Plan reports what is wrong with the file.
func Authored(root string) ([]published.AuthoredRule, []finding.Finding) {
	text, err := source.Read(filepath.Join(root, filepath.FromSlash(File)), source.LargestText)
	if err != nil {
		text = nil
	}
	before, after, _, err := split(bytes.TrimPrefix(text, byteOrderMark))
	if err != nil {
		return nil, nil
	}
	return published.AuthoredRules(append(before[:len(before):len(before)], after...), filepath.Join(root, "netlify.toml"))
}
