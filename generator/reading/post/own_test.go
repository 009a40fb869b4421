package post_test

import (
	"os"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// component are the shortcodes of this repository.
var component = func() shortcodes.Set {
	set, err := shortcodes.Read(os.DirFS("../../.."))
	if err != nil {
		panic(err)
	}
	return set
}()

// TestAShortcodeIsOursByItsArguments: themes have shortcodes of our names, and what
// those are given is read as text and links.
func TestAShortcodeIsOursByItsArguments(t *testing.T) {
	for _, test := range []struct {
		call         string
		own          bool
		links, texts int
	}{
		{`comparison kettles`, true, 0, 0},
		{`comparison id=kettles criteria="price, weight"`, true, 0, 0},
		{`comparison ash oak elm`, true, 0, 0},
		{`comparison programs="awin, amazon" caption="Both of them"`, true, 0, 0},
		{`product oak-desk`, true, 0, 0},
		{`product id="oak-desk" criteria="height, weight" evidence=false`, true, 0, 0},
		{`fact amazon commission`, true, 0, 0},
		{`chart id=kettles criterion=weight sort="weight desc"`, true, 0, 0},
		{`offer oak-desk amazon`, true, 0, 0},
		{`paid-link amazon B0ABCDEFGH`, true, 0, 0},
		{`paid-link program=amazon address="https://www.amazon.com/s?k=kettle"`, true, 0, 0},
		{`paid-link amazon "https://www.amazon.com/s?k=kettle"`, true, 0, 0},
		{`disclosure form=line`, true, 0, 0},
		{`disclosure`, true, 0, 0},

		{`disclosure "We earn a commission"`, false, 0, 1},
		{`product name="Oak desk" url="https://amzn.to/3abcdef"`, false, 1, 1},
		{`product "https://amzn.to/3abcdef"`, false, 1, 0},
		{`product "Oak desk"`, false, 0, 1},
		{`product id="oak-desk" price=12`, false, 0, 0},
		{`rating`, false, 0, 0},
		{`rating stars=4`, false, 0, 0},
		{`comparison left="Ash desk" right="Oak desk"`, false, 0, 2},
		{`button href="https://amzn.to/3abcdef"`, false, 1, 0},
	} {
		p := post.Read(source.New("content/a.md", []byte("---\ntitle: A\n---\n\n{{< "+test.call+" >}}\n")), component)
		texts := 0
		for _, x := range p.Passages {
			if x.InShortcode {
				texts++
			}
		}
		if len(p.Shortcodes) != 1 {
			t.Fatalf("%s: %d shortcodes; %v", test.call, len(p.Shortcodes), p.Problem)
		}
		if p.Shortcodes[0].Own != test.own || len(p.Links) != test.links || texts != test.texts {
			t.Errorf("%s: own %v, %d links and %d texts; want %v, %d and %d", test.call, p.Shortcodes[0].Own, len(p.Links), texts, test.own, test.links, test.texts)
		}
	}
}
