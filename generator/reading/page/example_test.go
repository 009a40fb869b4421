package page_test

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func ExampleRead() {
	read := page.Read(source.New("public/kettle/index.html", []byte(`<html lang="en"><style>.note { display: none }</style>
<main><p class="note">We earn a commission.</p><p>Buy <a href="https://shop.example/kettle" rel="sponsored">the kettle</a>.</p></main>`)), nil)
	for _, p := range read.Passages {
		fmt.Printf("%q hidden: %q\n", p.Text, p.Hidden)
	}
	for _, l := range read.Links {
		fmt.Println(l.Href, l.Rel)
	}
	// Output:
	// "We earn a commission." hidden: "display:none in a <style>"
	// "Buy the kettle." hidden: ""
	// https://shop.example/kettle [sponsored]
}
