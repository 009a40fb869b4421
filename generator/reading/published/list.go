package published

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// pageEndings and feedEndings are the file extensions of pages and feeds. Whether a
// file really is a feed is known after it is read.
var (
	pageEndings = []string{".html", ".htm", ".xhtml"}
	feedEndings = []string{".xml", ".rss", ".atom"}
	feedNames   = []string{"feed.json", "index.json", "rss.json", "jsonfeed.json"}
)

// lister walks the folder. It follows links to folders, but reads each real folder
// once, so that it ends even with circular links.
type lister struct {
	site     *Site
	seen     map[string]bool
	findings []finding.Finding
}

func (l *lister) root() {
	actual, err := filepath.EvalSymlinks(l.site.dir)
	if err != nil {
		l.report("", "this folder can't be read: %v; expected the folder that the site was built into", finding.Cause(err))
		return
	}
	l.folder("", actual)
	slices.Sort(l.site.Pages)
	slices.Sort(l.site.Feeds)
}

func (l *lister) folder(name, actual string) {
	if l.seen[actual] {
		return
	}
	l.seen[actual] = true
	entries, err := os.ReadDir(filepath.Join(l.site.dir, filepath.FromSlash(name)))
	if err != nil {
		l.report(name, "this folder can't be read: %v", finding.Cause(err))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			l.entry(path.Join(name, e.Name()), filepath.Join(actual, e.Name()), e)
		}
	}
}

func (l *lister) entry(name, actual string, e fs.DirEntry) {
	mode := e.Type()
	if mode&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(actual)
		if err == nil {
			var info fs.FileInfo
			if info, err = os.Stat(target); err == nil {
				mode, actual = info.Mode().Type(), target
			}
		}
		if err != nil {
			if isPageOrFeed(name) {
				l.report(name, "this link leads nowhere: %v", finding.Cause(err))
			}
			return
		}
	}
	switch {
	case mode.IsDir():
		l.folder(name, actual)
	case !mode.IsRegular(): // reading a pipe or a device might never end
	case slices.Contains(pageEndings, strings.ToLower(path.Ext(name))):
		l.site.Pages = append(l.site.Pages, name)
	case isPageOrFeed(name):
		l.site.Feeds = append(l.site.Feeds, name)
	}
}

// isPageOrFeed reports whether a file is a page or may be a feed, by its name.
func isPageOrFeed(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return slices.Contains(pageEndings, ending) || slices.Contains(feedEndings, ending) ||
		slices.Contains(feedNames, strings.ToLower(path.Base(name)))
}

func (l *lister) report(name, format string, args ...any) {
	l.findings = append(l.findings, unreadable(path.Join(l.site.name, name), format, args...))
}
