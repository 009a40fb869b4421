// Package audit checks a whole blog: it applies the rules to all posts and pages in
// parallel, and joins findings with one cause.
package audit

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/published"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/workers"
)

// unreadable is the rule for files that can't be read completely.
const unreadable = "unreadable-file"

// Options say what to check. At least one of Posts and Public is set.
type Options struct {
	Root       string   // the blog
	Posts      []string // files and folders of posts, relative to the blog
	Content    []string // the blog's content folders, to which pages are traced back
	Public     string   // the published folder, relative to the blog; empty for none
	Shown      string   // how the paths of pages begin in findings; empty for Public itself
	BaseURL    string
	Known      []string            // the blog's languages
	Progress   func(done, all int) // reports progress; called from several goroutines; may be nil
	Shortcodes shortcodes.Set      // the component's
	Rules      lint.Options        // but for Resolve: where the site's own addresses lead, the audit finds out
}

// Result is what was found.
type Result struct {
	Findings   []finding.Finding // sorted
	Posts      int
	Pages      int
	Suppressed int
}

// shown is how the paths of pages begin.
func (o Options) shown() string { return filepath.ToSlash(filepath.Clean(cmp.Or(o.Shown, o.Public))) }

// Run checks everything in the options. The error is the context's.
func Run(ctx context.Context, o Options) (Result, error) {
	var result Result
	site, findings := readSite(o)
	result.Findings = findings
	o.Rules.Resolve = newResolver(o, site)
	checker, findings := lint.New(o.Rules)
	result.Findings = append(result.Findings, findings...)
	posts, err := checkPosts(ctx, o, checker, &result)
	if err != nil {
		return result, err
	}
	origins := newOrigins(o, posts)
	checker.Trace(origins.postAt)
	var causes causes
	if err := checkPages(ctx, o, site, checker, origins, &causes, &result); err != nil {
		return result, err
	}
	result.Findings = append(result.Findings, causes.take(checker.Finish())...)
	result.Findings = append(result.Findings, causes.findings(origins.ofRoute)...)
	result.Findings = withoutFeedTwins(finding.Sort(withoutTwins(result.Findings, origins.traced)))
	result.Suppressed = checker.Suppressed()
	return result, nil
}

// checkPosts checks the requested posts, and reads the others if pages are traced back
// to them.
func checkPosts(ctx context.Context, o Options, checker *lint.Checker, result *Result) ([]published.Content, error) {
	asked, findings := blog.PostFiles(o.Root, o.Posts)
	result.Findings = append(result.Findings, findings...)
	result.Posts = len(asked)
	wanted := map[string]bool{}
	for _, name := range asked {
		wanted[name] = true
	}
	all := asked
	others, _ := blog.PostFiles(o.Root, blog.Existing(o.Root, o.Content))
	for _, name := range others {
		if !wanted[name] {
			all = append(all, name)
		}
	}
	if err := believe(ctx, o, checker, all); err != nil {
		return nil, err
	}
	if o.Public == "" {
		all = all[:len(asked)]
	}
	found := make([][]finding.Finding, len(all))
	posts := make([]published.Content, len(all))
	err := workers.Each(ctx, len(all), func(i int) {
		var p *post.Post
		if p, found[i] = readPost(o, all[i]); p != nil {
			posts[i] = published.FromFrontMatter(all[i], p.Language, p.FrontMatter)
		}
		switch {
		case p == nil:
			found[i] = checker.Settle(found[i])
		case wanted[all[i]]:
			found[i] = append(found[i], checker.Post(p)...)
		default:
			found[i] = nil
			checker.Remember(p)
		}
		if o.Progress != nil {
			o.Progress(i, len(all))
		}
	})
	for i := range all {
		result.Findings = append(result.Findings, found[i]...)
	}
	return posts, err
}

// believe tells the checker which addresses are called affiliate links in any post.
func believe(ctx context.Context, o Options, checker *lint.Checker, names []string) error {
	called := make([][]string, len(names))
	err := workers.Each(ctx, len(names), func(i int) {
		data, err := source.Read(blog.Local(o.Root, names[i]), source.LargestText)
		if err == nil && lint.MayCall(data) {
			called[i] = checker.Called(post.Read(source.New(names[i], data), o.Shortcodes))
		}
	})
	checker.Believe(slices.Concat(called...))
	return err
}

func readPost(o Options, name string) (*post.Post, []finding.Finding) {
	data, err := source.Read(blog.Local(o.Root, name), source.LargestText)
	if err != nil {
		return nil, []finding.Finding{finding.OfFile(unreadable, name, "this file can't be read: %v", finding.Cause(err))}
	}
	p := post.Read(source.New(name, data), o.Shortcodes)
	if len(o.Known) > 0 { // an unknown language code is part of the name: page.io.md
		p.Language = post.Language(name, o.Known)
	}
	return p, nil
}
