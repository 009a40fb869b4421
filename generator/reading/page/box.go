package page

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// boxes are the elements that templates put around their output.
var boxes = map[string]bool{"div": true, "section": true, "aside": true, "figure": true, "form": true, "table": true, "details": true, "nav": true, "header": true, "footer": true}

// BoxAround returns the innermost element around an offset that a template wrote: a
// div, an aside or the like with a class or an id. Markdown writes none of these, so
// two pages with the same box have it from the same template. It is empty if there is
// no box.
func (p *Page) BoxAround(offset int) source.Span {
	type open struct {
		name  string
		start int
		named bool
	}
	var stack []open
	box, depth := -1, 0
	z := html.NewTokenizer(bytes.NewReader(p.File.Data))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return source.Span{}
		}
		start := at
		at += len(z.Raw())
		if box < 0 && at > offset {
			i := len(stack) - 1
			for ; i >= 0 && !stack[i].named; i-- {
			}
			if i < 0 {
				return source.Span{}
			}
			box, depth = stack[i].start, i
		}
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		tag, attributes := z.TagName()
		name := string(tag)
		if !boxes[name] {
			continue
		}
		if kind == html.StartTagToken {
			stack = append(stack, open{name, start, attributes && hasName(z)})
			continue
		}
		for i := range slices.Backward(stack) {
			if stack[i].name == name {
				stack = stack[:i]
				break
			}
		}
		if box >= 0 && len(stack) <= depth {
			return source.Span{Start: box, End: at}
		}
	}
}

// hasName reports whether the tokenizer's current start tag has a class or an id.
func hasName(z *html.Tokenizer) bool {
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		if (string(key) == "class" || string(key) == "id") && len(value) > 0 {
			return true
		}
	}
	return false
}
