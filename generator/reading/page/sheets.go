package page

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
)

// mostSheets bounds the stylesheets of one page: real ones have a few dozen, and
// each of a hundred thousand would cost all elements below it another look.
const mostSheets = 300

// addSheet puts a stylesheet last in the cascade, where it is not expected there.
func (r *reader) addSheet(sheet *stylesheet.Sheet) {
	if sheet == nil || r.input.sheets != nil || len(r.met) == mostSheets {
		return
	}
	place := len(r.met)
	r.met = append(r.met, sheet)
	switch {
	case place == len(r.sheets):
		r.sheets = append(r.sheets, sheet)
		r.cascade = nil
		r.meta.late = r.meta.late || r.open[counterOf(atom.Body)] > 0 && sheet.Hides()
	case !r.sheets[place].Same(sheet):
		r.meta.late = true
	}
}

// linkedSheet gives the stylesheet of a <link>; nil where the site does not hold it.
func (r *reader) linkedSheet(f *facts) *stylesheet.Sheet {
	if slices.ContainsFunc(r.list, func(a attribute) bool { return a.is("disabled") }) {
		return nil
	}
	sheet := r.styles.Sheet(r.page.File.Path, r.based(address(f.href.text())))
	if sheet == nil && !strings.Contains(f.href.text(), "fonts.") {
		r.meta.missing = true
	}
	return sheet.For(r.attribute("media"))
}

// styleElement reads the text of a <style>.
func (r *reader) styleElement(text []byte) {
	if !r.top().inert && !r.input.refreshOnly {
		r.addSheet(r.style(text).For(r.media))
	}
}

// style gives the sheet of a style element.
func (r *reader) style(text []byte) *stylesheet.Sheet {
	return r.styles.Style(r.page.File.Path, text, func(href string) string { return r.based(address(href)) })
}

// expectSheets looks ahead, when the body opens, for stylesheets that stand in it:
// they hold for what comes before them too. What looks like one and is none, in a
// comment, makes the page be read again.
func (r *reader) expectSheets(from int) {
	if r.input.sheets != nil {
		return
	}
	link, style := -1, -1
	for rest := from; len(r.sheets) < mostSheets; {
		if link < rest { // looked for anew only when it is behind: a page may have none
			link = index(r.data, "<link", rest)
		}
		if style < rest {
			style = index(r.data, "<style", rest)
		}
		start := min(link, style)
		end := index(r.data, ">", start)
		if end == len(r.data) {
			return
		}
		tag := r.data[start : end+1]
		name, at := tagName(tag)
		f := r.facts(tag, at)
		rest = end + 1
		switch string(name) {
		case "link":
			if f.rel != nil && f.href != nil && slices.Contains(relations(f.rel.text()), "stylesheet") {
				r.expect(r.linkedSheet(f))
			}
		case "style":
			rest = index(r.data, "</style", end)
			r.expect(r.style(r.data[end+1 : max(rest, end+1)]).For(r.attribute("media")))
		}
	}
}

func (r *reader) expect(sheet *stylesheet.Sheet) {
	if sheet != nil {
		r.sheets = append(r.sheets, sheet)
		r.cascade = nil
	}
}

// index gives where a text stands from an offset on; the length of data for nowhere.
func index(data []byte, text string, from int) int {
	if i := bytes.Index(data[from:], []byte(text)); i >= 0 {
		return from + i
	}
	return len(data)
}
