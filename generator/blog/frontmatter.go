package blog

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/metadata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// UnsafeFrontMatter finds posts whose front matter must not reach Hugo. Hugo itself reports
// anything else that is wrong with a post. The error is the context's.
func (b *Blog) UnsafeFrontMatter(ctx context.Context) ([]finding.Finding, error) {
	posts, _ := b.Posts()
	problems := make([]error, len(posts))
	err := workers.Each(ctx, len(posts), func(i int) {
		if text, err := source.Read(Local(b.Root, posts[i]), source.LargestText); err == nil {
			problems[i] = metadata.Guard(metadata.FrontMatter(text))
		}
	})
	var found []finding.Finding
	for i, problem := range problems {
		if problem != nil {
			found = append(found, finding.OfFile(unreadable, posts[i], "the front matter can't be read: %v", problem))
		}
	}
	return found, err
}
