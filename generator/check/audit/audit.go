// Package audit checks a whole blog: it applies the rules to all posts and pages in
// parallel, and joins findings with one cause. The pages may be checked in parts, on
// several machines, or again after an edit, and then only what changed is read.
package audit

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// unreadable is the rule for files that can't be read completely.
const unreadable = "unreadable-file"

// Options say what to check. At least one of Posts and Public is set.
type Options struct {
	Blog       *blog.Blog // to whose posts pages are traced back
	Posts      []string   // files and folders of posts, relative to the blog
	Public     string     // the published folder, relative to the blog; empty for none
	Shown      string     // how the paths of pages begin in findings; empty for Public itself
	BaseURL    string
	Progress   func(done, all int) // reports progress; called from several goroutines; may be nil
	Shortcodes shortcodes.Set      // the component's
	Rules      lint.Options        // but for Resolve: where the site's own addresses lead, the audit finds out
}

// Result is what was found.
type Result struct {
	Findings   []finding.Finding // sorted
	Posts      int
	Pages      int
	Read       int // of the pages and feeds, how many were read now; see Memory
	Suppressed int
}

// shown is how the paths of pages begin.
func (o Options) shown() string { return filepath.ToSlash(filepath.Clean(cmp.Or(o.Shown, o.Public))) }

// run is the state of a check.
type run struct {
	Options
	site    *published.Site // nil if no published folder is checked
	checker *lint.Checker
	origins *origins
	causes  causes
	shard   Shard
	posts   string // the fingerprint of all posts
	result  Result

	before, after *state // nil where nothing is remembered
}

// Run checks everything in the options. The error is the context's.
func Run(ctx context.Context, o Options) (Result, error) {
	return (&run{Options: o, shard: whole}).all(ctx)
}

func (r *run) all(ctx context.Context) (Result, error) {
	err := r.begin(ctx)
	if err == nil {
		err = r.checkPages(ctx)
	}
	if err != nil {
		return r.result, err
	}
	return r.finish(), nil
}

// begin checks the posts, and prepares for the pages.
func (r *run) begin(ctx context.Context) error {
	var findings []finding.Finding
	r.site, r.result.Findings = readSite(r.Options)
	r.Rules.Resolve = newResolver(r.Options, r.site)
	r.checker, findings = lint.New(r.Rules)
	r.result.Findings = append(r.result.Findings, findings...)
	r.resume()
	posts, err := r.checkPosts(ctx)
	if err != nil {
		return err
	}
	r.trace(posts)
	return nil
}

// trace traces pages back to posts.
func (r *run) trace(posts []published.Content) {
	r.origins = newOrigins(r.Options, posts)
	r.checker.Trace(r.origins.postAt)
}

// finish runs the rules about the whole site.
func (r *run) finish() Result {
	r.result.Findings = append(r.result.Findings, r.causes.take(r.checker.Finish())...)
	r.result.Findings = append(r.result.Findings, r.causes.findings(r.origins.ofRoute)...)
	r.result.Findings = withoutFeedTwins(finding.Sort(withoutTwins(r.result.Findings, r.origins.traced)))
	r.result.Suppressed = r.checker.Suppressed()
	return r.result
}

// files returns the requested posts, followed by the blog's others.
func (o Options) files() (asked, all []string, findings []finding.Finding) {
	asked, findings = o.Blog.PostsIn(o.Posts)
	wanted := map[string]bool{}
	for _, name := range asked {
		wanted[name] = true
	}
	all = asked
	others, _ := o.Blog.Posts()
	for _, name := range others {
		if !wanted[name] {
			all = append(all, name)
		}
	}
	return asked, all, findings
}

// checkPosts checks the requested posts, and reads the others if pages are traced back
// to them.
func (r *run) checkPosts(ctx context.Context) ([]published.Content, error) {
	asked, all, findings := r.files()
	r.result.Findings = append(r.result.Findings, findings...)
	r.result.Posts = len(asked)
	if err := r.believe(ctx, all); err != nil {
		return nil, err
	}
	if r.Public == "" {
		all = all[:len(asked)]
	}
	found := make([][]finding.Finding, len(all))
	posts := make([]published.Content, len(all))
	err := workers.Each(ctx, len(all), func(i int) {
		posts[i], found[i] = r.checkPost(all[i], i < len(asked))
		r.step(len(all))
	})
	for i := range all {
		r.result.Findings = append(r.result.Findings, found[i]...)
	}
	r.located(posts)
	return posts, err
}

// checkPost checks a post, or only reads it if its findings are not asked for.
func (r *run) checkPost(name string, asked bool) (published.Content, []finding.Finding) {
	if content, known := r.recallPost(name); known && !asked {
		return content, nil
	}
	p, found := readPost(r.Options, name, post.Read)
	if p == nil {
		return published.Content{}, r.checker.Settle(found)
	}
	content := contentOf(r.Blog, p)
	r.after.fillPost(p, content)
	if asked {
		return content, append(found, r.checker.Post(p)...)
	}
	r.checker.Remember(p)
	return content, nil
}

// step reports progress.
func (r *run) step(all int) {
	if r.Progress != nil {
		r.Progress(0, all)
	}
}

// believe tells the checker which addresses are called affiliate links in any post.
func (r *run) believe(ctx context.Context, names []string) error {
	called, prints := make([][]string, len(names)), make([]string, len(names))
	err := workers.Each(ctx, len(names), func(i int) {
		data, err := source.Read(blog.Local(r.Blog.Root, names[i]), source.LargestText)
		if err != nil {
			return
		}
		prints[i] = fingerprint.OfBytes(data)
		if known, same := r.before.post(names[i], prints[i]); same {
			called[i] = known.called
		} else if lint.MayCall(data) {
			called[i] = r.checker.Called(post.Read(source.New(names[i], data), r.Shortcodes))
		}
		r.after.keepPost(names[i], knownPost{print: prints[i], called: called[i]})
	})
	all := slices.Concat(called...)
	slices.Sort(all)
	r.believed(slices.Compact(all))
	r.checker.Believe(all)
	r.posts = fingerprint.Sum(names, prints)
	return err
}

// contentOf returns what decides where Hugo publishes a post. Of one that Hugo does not
// read, that is a guess.
func contentOf(b *blog.Blog, p *post.Post) published.Content {
	_, rest, _ := strings.Cut(p.File.Path, "/")
	return published.FromFrontMatter(p.File.Path, cmp.Or(b.Mounted(p.File.Path), rest, p.File.Path), p.Language, p.FrontMatter)
}

// readPost reads a post with one of the functions of package post.
func readPost(o Options, name string, read func(*source.File, shortcodes.Set) *post.Post) (*post.Post, []finding.Finding) {
	data, err := source.Read(blog.Local(o.Blog.Root, name), source.LargestText)
	if err != nil {
		return nil, []finding.Finding{finding.OfFile(unreadable, name, "this file can't be read: %v", finding.Cause(err))}
	}
	p := read(source.New(name, data), o.Shortcodes)
	p.Language = o.Blog.Language(name)
	return p, nil
}
