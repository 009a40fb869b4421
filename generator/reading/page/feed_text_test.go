package page

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/stylesheet"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// FuzzSkippedTextChangesNothing compares the two ways to find the end
// of an item's text.
func FuzzSkippedTextChangesNothing(f *testing.F) {
	for _, inside := range []string{
		`<description>&lt;a href="/x"&gt;b&lt;/a&gt; &#39;c&#x27; &amp; d</description>`, `<description><![CDATA[<a href=x>b</a>]]> c <![CDATA[d]]></description>`,
		"<description>a\x01b</description>", `<description>a&#1;b</description>`, `<description>a ]]> b</description>`, `<description/><title>a</title>`,
		"<description>a\nb\n</description><link>x</lonk>", `<description>a<!-- b --></description>`, `<content type="xhtml"><div>a</div></content>`,
		"<description>\xff</description>", "<description>\uffff &#65535;</description>", `<description>a</summary><title>b</title>`, `<description>a &#; &#x; &b</description>`,
		"<description>a\r\nb</description>\n\n<title", `<description>&#38;#39;</description >`,
	} {
		f.Add([]byte(`<rss><channel><item>` + inside + `</item><item><title>Z</title></item></channel></rss>`))
	}
	f.Add([]byte(`<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><description>Gr` + "\xfc" + `n</description></item></channel></rss>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.New("public/index.xml", data)
		never := func(Item) bool { return false }
		got := readXMLFeed(file, new(stylesheet.Library), never)
		want := readXML(file, new(stylesheet.Library), never, &feedReader{data: bytes.Clone(data), converted: true})
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q:\n%+v\n%+v", data, got, want)
		}
	})
}
