package stylesheet

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/markup"
)

// What elements have in common with those of other pages must not change what is seen.
func TestLineagesChangeNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	part := func() string {
		return pick("p", "div", "a", "*", "x-y", "", "") + pick("", ".a", ".b", "#i", ".a.b", "[title]", "[class^=a]", "[href*=x i]") +
			pick("", "", ":first-child", ":last-of-type", ":empty", ":link", ":root", ":lang(de)", ":dir(rtl)", ":not(.c)", ":not(#j, .b+*)", ":is(.a, div > .b)", ":has(.b)", ":nth-child(2n of .a)")
	}
	rule := func() string {
		selector := part()
		for range random.IntN(3) {
			selector += pick(" ", " > ", " + ", " ~ ") + part()
		}
		return selector + " {" + pick("display:none", "opacity:0", "font-size:6px", "visibility:visible", "color:#fff", "display:block", "display:grid;grid-template-rows:0fr", "position:absolute;left:-9999px", "font-size:200%") + "}"
	}
	var element func(depth int) string
	element = func(depth int) string {
		name := pick("p", "div", "a", "span", "x-y", "small", "h2")
		text := "<" + name + pick("", "", ` class="a"`, ` class="b a"`, ` class=c`, ` id=i`, ` id=j class=b`, ` title=""`) + pick("", "", ` lang=de`, ` dir=rtl`, ` style="opacity:1"`, ` style="display:none"`, ` hidden`, ` href="/X"`) + ">"
		for range random.IntN(4) {
			if depth > 0 {
				text += element(depth - 1)
			}
		}
		return text + pick("", "text") + "</" + name + ">"
	}
	for range 300 {
		library := new(Library)
		css := ""
		for range 1 + random.IntN(8) {
			css += rule() + "\n"
		}
		for range 4 {
			page := element(4)
			var document markup.Document
			document.Read([]byte(page), 0)
			cascade := library.Cascade([]*Sheet{library.Style("", []byte(css), nil)})
			view := cascade.View(&document.Tree, nil)
			plain := newCascade([]*Sheet{library.Style("", []byte(css), nil)})
			plain.shared = new(sharedFamilies)
			alone := plain.View(&document.Tree, nil)
			alone.families.lines = mostLineages
			for n := range document.Tree {
				if got, want := fmt.Sprint(*view.Look(int32(n))), fmt.Sprint(*alone.Look(int32(n))); got != want {
					t.Fatalf("element %d looks like %s, want %s\n%s\n%s", n, got, want, css, strings.ReplaceAll(page, "><", ">\n<"))
				}
			}
		}
	}
}
