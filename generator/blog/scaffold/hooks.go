package scaffold

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// ownHook is the file that switches the component's link hook on.
func ownHook(b *blog.Blog) string { return b.At("layouts/_markup/render-link.html") }

// hookText is all that the file holds.
const hookText = `{{ partial "aboveboard/render-link.html" . }}` + "\n"

// linkHook plans the file that switches the hook on. Where there is another hook, what
// it does for the author's links would be lost.
func (p *Plan) linkHook(b *blog.Blog, others []string) error {
	own := ownHook(b)
	if len(others) > 0 {
		return fmt.Errorf("%s was not written, because there is a hook for links already: %s", own, strings.Join(others, "; "))
	}
	text, err := source.Read(blog.Local(b.Root, own), source.LargestText)
	if err == nil && bytes.Contains(text, []byte("aboveboard/render-link.html")) {
		return nil
	}
	return p.add(b.Root, own, []byte(hookText))
}

// hookNotes says which hooks for the links of Markdown the blog and its themes have,
// and what they do: the component's, once it is switched on, runs instead of them.
func hookNotes(b *blog.Blog) []string {
	var notes []string
	for _, m := range b.Layouts {
		for file, target := range m.Files() {
			if path.Base(path.Dir(target)) != "_markup" || !isHook(path.Base(target)) {
				continue
			}
			text, err := source.Read(file, source.LargestText) // what can't be read says nothing
			if err == nil && !bytes.Contains(text, []byte("aboveboard/render-link.html")) {
				notes = append(notes, hookNote(b, b.Name(file), text))
			}
		}
	}
	return notes
}

// isHook reports whether a file is a hook for links in HTML: render-link.html, or one of
// its variants, such as render-link.de.html.
func isHook(name string) bool {
	kind, _, _ := strings.Cut(name, ".")
	return kind == "render-link" && path.Ext(name) == ".html"
}

func hookNote(b *blog.Blog, file string, text []byte) string {
	own := ownHook(b)
	note := file + " writes the links of your posts"
	if does := hookDoes(text); len(does) > 0 {
		note += " (" + strings.Join(does, ", ") + ")"
	}
	if file == own || path.Dir(path.Dir(file)) == b.At("layouts/_default") {
		return note + fmt.Sprintf(". Aboveboard leaves it alone; to mark Markdown links that pay, call our partial in it, as the documentation shows under \"Paid links\", instead of overwriting it with %s", own)
	}
	return note + fmt.Sprintf(". Aboveboard leaves it alone; if you make %s to mark Markdown links that pay, that file replaces it for all links, unless you copy its text there, as the documentation shows under \"Paid links\"", own)
}

// hookDoes names what a hook visibly does besides writing a link.
func hookDoes(text []byte) []string {
	var does []string
	for _, sign := range []struct{ in, does string }{
		{`_blank`, "opens some in a new tab"},
		{`(?i)<svg|icon`, "adds icons"},
		{`GetPage|Resources\.Get|resources\.Get|\b(?:rel)?ref\b`, "finds pages and files by their names"},
		{`\brel\s*=`, "sets rel"},
		{`\bclass\s*=`, "sets classes"},
		{`errorf|warnf|erroridf|warnidf`, "reports broken links"},
	} {
		if regexp.MustCompile(sign.in).Match(text) {
			does = append(does, sign.does)
		}
	}
	return does
}
