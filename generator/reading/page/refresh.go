package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// ReadRefresh returns the same as Read's Page.Refresh, but faster: it looks at nothing
// else, and stops after the last text that may be a redirect.
func ReadRefresh(file *source.File) *Refresh {
	until := lastRefresh(file.Data)
	if until < 0 {
		return nil
	}
	w := walkers.Get().(*walker)
	defer w.release()
	w.page, w.input = &Page{File: file}, input{data: file.Data}
	w.tree.Read(file.Data, until+1)
	for i := range w.tree.Events {
		e := &w.tree.Events[i]
		if e.Node < 0 || e.Kind == markup.Close {
			continue
		}
		n := &w.tree.Tree[e.Node]
		switch {
		case n.Atom == atom.Meta:
			w.refresh(&element{concealment: concealment{inert: w.inert(e.Node)}}, n)
		case n.Atom == atom.Script && e.Kind == markup.Text:
			w.script(&element{atom: n.Atom, node: e.Node, concealment: concealment{inert: w.inert(e.Node)}}, int(e.Start), int(e.End))
		}
		if w.page.Refresh != nil {
			return w.page.Refresh
		}
	}
	return nil
}

// ReadCanonical returns the same as Read's Page.Canonical, but faster.
func ReadCanonical(file *source.File) string {
	if !bytes.Contains(file.Data, []byte("canonical")) {
		return ""
	}
	w := walkers.Get().(*walker)
	defer w.release()
	w.page, w.input, w.styles = &Page{File: file}, input{data: file.Data}, new(stylesheet.Library)
	w.tree.Read(file.Data, 0)
	for i := range w.tree.Tree {
		if n := &w.tree.Tree[i]; n.Atom == atom.Link {
			w.linkElement(n)
		}
	}
	return w.page.Canonical
}

// refresh reads a <meta http-equiv="refresh">.
func (w *walker) refresh(e *element, n *markup.Node) {
	if e.inert || w.page.Refresh != nil || !strings.EqualFold(n.Value("http-equiv"), "refresh") {
		return
	}
	if target, found := refreshTarget(n.Value("content")); found {
		w.page.Refresh = &Refresh{Span: w.spanOf(n), Target: target}
	}
}

// script reads the content of a script: structured data, or a redirect.
func (w *walker) script(e *element, start, end int) {
	kind := ""
	if n := &w.tree.Tree[e.node]; len(n.Attributes) > 0 {
		kind = strings.ToLower(n.Value("type"))
	}
	switch {
	case e.inert:
	case kind == "application/ld+json":
		w.page.Structured = append(w.page.Structured, Structured{Span: w.span(int32(start), int32(end)), Text: strings.TrimSpace(string(w.data[start:end]))})
	case w.page.Refresh == nil:
		if target, span, found := redirectOf(w.data[start:end]); found {
			w.page.Refresh = &Refresh{Span: w.span(int32(start+span.Start), int32(start+span.End)), Target: target, Script: true}
		}
	}
}

// refreshTarget reads "5; url='/x'". Without an address the page only reloads.
func refreshTarget(content string) (string, bool) {
	rest := strings.TrimLeft(content, " \t\n\r\f0123456789.")
	rest = strings.TrimLeft(rest, " \t\n\r\f;,")
	if len(rest) >= 3 && strings.EqualFold(rest[:3], "url") {
		if after := strings.TrimLeft(rest[3:], " \t\n\r\f"); strings.HasPrefix(after, "=") {
			rest = strings.TrimLeft(after[1:], " \t\n\r\f")
		}
	}
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		rest, _, _ = strings.Cut(rest[1:], rest[:1])
	}
	return address(rest), rest != ""
}

// lastRefresh returns the offset of the last text that may be part of a redirect; -1
// for none. It may also find other text.
func lastRefresh(data []byte) int {
	return max(lastRedirectCall(data), lastEquiv(data))
}

// lastRedirectCall finds the last text that the pattern leaving may match.
func lastRedirectCall(data []byte) int {
	last := -1
	for at := 0; ; at += len(location) {
		next := bytes.Index(data[at:], location)
		if next < 0 {
			return last
		}
		at += next
		if mayRedirect(data[at+len(location) : min(len(data), at+longestRedirect)]) {
			last = at
		}
	}
}

// longestRedirect is how many bytes are examined of what may be a redirect; anything longer
// is assumed to be one.
const longestRedirect = 256

// mayRedirect reports whether the text after "location" may be a redirect: a quoted address
// after an equals sign, or a method.
func mayRedirect(rest []byte) bool {
	rest = bytes.TrimLeft(rest, spaces)
	if len(rest) == 0 {
		return true
	}
	after := bytes.TrimLeft(rest[1:], spaces)
	switch {
	case rest[0] == '=':
		return len(after) == 0 || bytes.IndexByte([]byte("\"'`"), after[0]) >= 0
	case rest[0] != '.':
		return false
	}
	for _, word := range []string{"href", "replace", "assign"} {
		if n := min(len(word), len(after)); string(after[:n]) == word[:n] {
			return true
		}
	}
	return false
}

const spaces = " \t\n\r\f\v"

var location = []byte("location")

// lastEquiv looks for http-equiv by its rarest letter, in either case.
func lastEquiv(data []byte) int { return max(lastEquivWith('q', data), lastEquivWith('Q', data)) }

func lastEquivWith(letter byte, data []byte) int {
	const before, name = len("http-e"), "http-equiv"
	last := -1
	for at := 0; ; at++ {
		next := bytes.IndexByte(data[at:], letter)
		if next < 0 {
			return last
		}
		at += next
		start := at - before
		if start < 0 || start+len(name) > len(data) || !bytes.EqualFold(data[start:start+len(name)], []byte(name)) {
			continue
		}
		value := bytes.TrimLeft(data[start+len(name):min(len(data), start+256)], " \t\n\r\f='\"")
		if len(value) == 0 || value[0]|0x20 == 'r' || value[0] == '&' {
			last = at
		}
	}
}
