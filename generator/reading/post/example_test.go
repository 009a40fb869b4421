package post_test

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

func ExampleRead() {
	read := post.Read(source.New("content/posts/kettle.md", []byte("---\ntitle: Kettles\n---\n{{< disclosure >}}\n\nI use [this kettle](https://shop.example/kettle).\n")), component)
	for _, s := range read.Shortcodes {
		fmt.Println(s.Name)
	}
	for _, l := range read.Links {
		fmt.Printf("line %d: %q leads to %s\n", read.File.Position(l.Span.Start).Line, l.Text, l.Address)
	}
	// Output:
	// disclosure
	// line 6: "this kettle" leads to https://shop.example/kettle
}
