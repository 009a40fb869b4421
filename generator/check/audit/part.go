package audit

import (
	"context"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// Shard is one of several parts of the published pages. Pages, and then feeds, go to the
// shards in turn, in the order of their paths, so that all shards have as many.
type Shard struct{ Number, Of int } // the first is 1

// whole is all pages.
var whole = Shard{1, 1}

func (s Shard) has(i int) bool { return i%s.Of == s.Number-1 }

// Part is what was found in the pages of one shard, to be joined with the others. What
// depends on pages of other shards is not decided in it.
type Part struct {
	Basis    Basis
	Findings []finding.Finding
	Causes   []finding.Finding // joined within the shard
	Pages    int
	Routes   map[string]string // of pages, to their posts
	Learned  lint.Part
}

// Basis has fingerprints of what parts must have in common. Of posts it is the content,
// of pages only which there are.
type Basis struct{ Posts, Pages string }

// RunPart checks the pages of a shard. Posts are read as far as its pages need them, but
// only Join reports what is wrong in them, and with the blog's settings. The result is
// provisional. The error is the context's.
func RunPart(ctx context.Context, o Options, shard Shard) (Part, Result, error) {
	r := &run{Options: o, shard: shard}
	r.site, _ = readSite(o)
	r.Rules.Resolve = newResolver(o, r.site)
	r.checker, _ = lint.New(r.Rules)
	r.checker.ReadPosts(func(name string) *post.Post {
		p, _ := readPost(o, name, post.Read)
		return p
	})
	posts, err := r.readFrontMatters(ctx)
	if err != nil {
		return Part{}, Result{}, err
	}
	r.trace(posts)
	if err := r.checkPages(ctx); err != nil {
		return Part{}, Result{}, err
	}
	part := Part{Basis: r.basis(), Findings: r.result.Findings, Pages: r.result.Pages, Routes: r.origins.routes, Learned: r.checker.Part()}
	for _, f := range r.causes.joined {
		part.Causes = append(part.Causes, *f)
	}
	part.Causes = finding.Sort(part.Causes)
	shown := append(append([]finding.Finding{}, part.Findings...), part.Causes...)
	return part, Result{Findings: finding.Sort(shown), Pages: part.Pages, Suppressed: r.checker.Suppressed()}, nil
}

func (r *run) basis() Basis {
	names := append(append([]string{}, r.site.Pages...), r.site.Feeds...)
	return Basis{Posts: r.posts, Pages: fingerprint.Sum(names, make([]string, len(names)))}
}

// readFrontMatters reads of each post what tells where it is published.
func (r *run) readFrontMatters(ctx context.Context) ([]published.Content, error) {
	_, all, _ := r.files()
	if err := r.believe(ctx, all); err != nil {
		return nil, err
	}
	posts := make([]published.Content, len(all))
	err := workers.Each(ctx, len(all), func(i int) {
		if p, _ := readPost(r.Options, all[i], post.ReadFrontMatter); p != nil {
			posts[i] = contentOf(r.Blog, p)
		}
		r.step(len(all))
	})
	return posts, err
}

// Begun is a check whose posts were checked, and whose pages were or will be by shards.
type Begun struct {
	*run
	Basis Basis
}

// Begin checks the posts. The error is the context's.
func Begin(ctx context.Context, o Options) (Begun, error) {
	r := &run{Options: o, shard: whole}
	if err := r.begin(ctx); err != nil {
		return Begun{}, err
	}
	return Begun{r, r.basis()}, nil
}

// Join adds what the shards found, and finishes the check: the result is the same as
// that of Run. The parts are of all shards, in any order, and have the basis.
func (b Begun) Join(parts []Part) Result {
	for _, p := range parts {
		b.checker.Join(p.Learned)
		b.result.Findings = append(b.result.Findings, p.Findings...)
		b.causes.take(p.Causes)
		b.result.Pages += p.Pages
		for route, origin := range p.Routes {
			b.origins.traced[origin], b.origins.routes[route] = true, origin
		}
	}
	return b.finish()
}
