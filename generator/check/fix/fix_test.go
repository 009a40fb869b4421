package fix_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/fix"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/post"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func read(path string, data []byte) *post.Post { return post.Read(source.New(path, data), nil) }

// apply applies fixes as the rules' findings would carry them.
func apply(p *post.Post, fixes ...*finding.Fix) string {
	var findings []finding.Finding
	for _, f := range fixes {
		findings = append(findings, finding.Finding{File: p.File, Fix: f})
	}
	return string(fix.Apply(p.File, findings))
}

func TestDisclosureIsInsertedBeforeTheOutermostBlock(t *testing.T) {
	const d = "{{< disclosure >}}\n\n"
	const start = "---\n---\n" + d // without front matter, Hugo takes braces at the start for it
	for _, tc := range []struct{ name, path, text, want string }{
		{"a paragraph", "a.md", "a\n\nb\nc [d](e)\n", "a\n\n" + d + "b\nc [d](e)\n"},
		{"the first line", "a.md", "[d](e)", start + "[d](e)"},
		{"after front matter", "a.md", "---\na: b\n---\n[d](e)", "---\na: b\n---\n" + d + "[d](e)"},
		{"front matter that the text follows at once", "a.md", "---\na: b\n--- [d](e)", "---\na: b\n---\n" + d + " [d](e)"},
		{"CRLF", "a.md", "a\r\n\r\n[d](e)\r\n", "a\r\n\r\n{{< disclosure >}}\r\n\r\n[d](e)\r\n"},
		{"a byte order mark", "a.md", "\xef\xbb\xbf[d](e)", "\xef\xbb\xbf" + start + "[d](e)"},
		{"a heading", "a.md", "a\n# [d](e)\n", "a\n\n" + d + "# [d](e)\n"},
		{"a nested list", "a.md", "a\n\n- b\n  1. c\n     [d](e)\n", "a\n\n" + d + "- b\n  1. c\n     [d](e)\n"},
		{"a list that a paragraph touches", "a.md", "a\n- [d](e)\n", "a\n\n" + d + "- [d](e)\n"},
		{"a table", "a.md", "a\n\n| b | c |\n|---|---|\n| c | [d](e) |\n", "a\n\n" + d + "| b | c |\n|---|---|\n| c | [d](e) |\n"},
		{"a quotation", "a.md", "> b\n>\n> [d](e)\n", start + "> b\n>\n> [d](e)\n"},
		{"an HTML block", "a.md", "<div>\n<p><a href=e>d</a></p>\n</div>\n", start + "<div>\n<p><a href=e>d</a></p>\n</div>\n"},
		{"Markdown inside HTML", "a.md", "a\n\n<div>\n\n[d](e)\n\n</div>\n", "a\n\n" + d + "<div>\n\n[d](e)\n\n</div>\n"},
		{"a paired shortcode", "a.md", "a\n\n{{< box >}}\n\nb\n\n{{% c %}}[d](e){{% /c %}}\n{{< /box >}}\n", "a\n\n" + d + "{{< box >}}\n\nb\n\n{{% c %}}[d](e){{% /c %}}\n{{< /box >}}\n"},
		{"a shortcode's argument", "a.md", "a\n\n{{< button href=\"https://e.example\" >}}\n", "a\n\n" + d + "{{< button href=\"https://e.example\" >}}\n"},
		{"a definition list", "a.md", "a\n: [d](e)\n", start + "a\n: [d](e)\n"},
		{"a footnote", "a.md", "a[^1]\n\n[^1]: [d](e)\n", "a[^1]\n\n" + d + "[^1]: [d](e)\n"},
		{"an HTML page", "a.html", "<p>a</p><ul><li><a href=e>d</a></ul>", "<p>a</p>\n" + d + "<ul><li><a href=e>d</a></ul>"},
		{"one that is above already", "a.md", "a\n\n{{< disclosure >}}\n\n[d](e)", "a\n\n{{< disclosure >}}\n\n[d](e)"},
		{"one that is below", "a.md", "[d](e)\n\n{{< disclosure >}}\n", start + "[d](e)\n\n{{< disclosure >}}\n"},
		{"a post that Hugo cannot read", "a.md", "[d](e) {{< f", "[d](e) {{< f"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read(tc.path, []byte(tc.text))
			if got := apply(p, fix.InsertDisclosure(p, p.Links[0].Span)); got != tc.want {
				t.Errorf("got  %q\nwant %q", got, tc.want)
			}
		})
	}
}

func TestRelIsCompletedInTheAuthorsQuotes(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"missing", `<a href="b" class=c>d</a>`, `<a href="b" rel="sponsored nofollow" class=c>d</a>`},
		{"missing behind an unquoted address", `<a href=b>d</a>`, `<a href=b rel="sponsored nofollow">d</a>`},
		{"missing behind an unquoted address with a slash", `<a href=b/ class=c>d</a>`, `<a href=b/ rel="sponsored nofollow" class=c>d</a>`},
		{"double quotes", `<a rel="noopener" href=b>d</a>`, `<a rel="noopener sponsored nofollow" href=b>d</a>`},
		{"single quotes and white space", `<a rel=' NoFollow ' href=b>d</a>`, `<a rel=' NoFollow sponsored ' href=b>d</a>`},
		{"unquoted", `<a rel=nofollow href=b>d</a>`, `<a rel="nofollow sponsored" href=b>d</a>`},
		{"empty", `<a rel="" href=b>d</a>`, `<a rel="sponsored nofollow" href=b>d</a>`},
		{"without a value", `<a rel href=b>d</a>`, `<a rel="sponsored nofollow" href=b>d</a>`},
		{"complete", `<a rel="nofollow sponsored" href=b>d</a>`, `<a rel="nofollow sponsored" href=b>d</a>`},
		{"over two lines", "> a <a\n> href='b'\n> rel=ugc>d</a>", "> a <a\n> href='b'\n> rel=\"ugc sponsored nofollow\">d</a>"},
		{"a shortcode's", `<a rel="{{< r >}}" href=b>d</a>`, `<a rel="{{< r >}}" href=b>d</a>`},
		{"an address that is not there", `<div><a href= >d</a></div>`, `<div><a href= >d</a></div>`},
		{"Markdown, which has none", `[d](b)`, `[d](b)`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read("a.md", []byte(tc.text))
			got := apply(p, fix.AddRel(p.File, p.Links[0], "sponsored", "nofollow"))
			if got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
			p = read("a.md", []byte(got))
			if again := apply(p, fix.AddRel(p.File, p.Links[0], "sponsored", "nofollow")); again != got {
				t.Errorf("a second time: %s", again)
			}
		})
	}
}

func TestNoreferrerGoesAndTheRestOfRelStays(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{`<a rel="noopener noreferrer" href=b>d</a>`, `<a rel="noopener sponsored" href=b>d</a>`},
		{`<a rel="noreferrer noopener" href=b>d</a>`, `<a rel="noopener sponsored" href=b>d</a>`},
		{`<a rel='ugc  NoReferrer nofollow' href=b>d</a>`, `<a rel='ugc nofollow sponsored' href=b>d</a>`},
		{`<a rel="noreferrer" href=b>d</a>`, `<a rel=" sponsored" href=b>d</a>`},
		{`<a rel="sponsored" href=b>d</a>`, `<a rel="sponsored" href=b>d</a>`},
		{`<a rel=noreferrer href=b>d</a>`, `<a rel="noreferrer sponsored" href=b>d</a>`},
		{`<a rel="noreferrer {{< r >}}" href=b>d</a>`, `<a rel="noreferrer {{< r >}}" href=b>d</a>`},
	} {
		p := read("a.md", []byte(tc.text))
		if got := apply(p, fix.RemoveRel(p.File, p.Links[0], "noreferrer"), fix.AddRel(p.File, p.Links[0], "sponsored")); got != tc.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tc.text, got, tc.want)
		}
	}
}

func TestAddressIsReplacedWhereItDiffers(t *testing.T) {
	for _, tc := range []struct{ name, text, address, want string }{
		{"inline", "[a](https://x.example/?tag=b-20 \"t\")", "https://x.example/?tag=c-20", "[a](https://x.example/?tag=c-20 \"t\")"},
		{"HTML with references", `<a href="https://x.example/?a=1&amp;tag=b">c</a>`, "https://x.example/?a=1&tag=d", `<a href="https://x.example/?a=1&amp;tag=d">c</a>`},
		{"HTML with a reference and a bare ampersand", `<a href="https://x.example/?th=1&amp;tag=b-20&psc=1">c</a>`, "https://x.example/?th=1&tag=d-20&psc=1", `<a href="https://x.example/?th=1&amp;tag=d-20&psc=1">c</a>`},
		{"an ampersand that comes in among references", `<a href="https://x.example/?a=1&amp;b">c</a>`, "https://x.example/?&a=1&b", `<a href="https://x.example/?&amp;a=1&amp;b">c</a>`},
		{"definition", "[a]\n\n[a]: https://x.example/b\n", "https://x.example/c", "[a]\n\n[a]: https://x.example/c\n"},
		{"what needs quotes stays", "[a](https://x.example/b)", "https://x.example/c d", "[a](https://x.example/b)"},
		{"what a shortcode makes stays", "[a](https://x.example/{{< b >}})", "https://x.example/c", "[a](https://x.example/{{< b >}})"},
		{"the same", "[a](https://x.example/b)", "https://x.example/b", "[a](https://x.example/b)"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := read("a.md", []byte(tc.text))
			f := fix.ReplaceAddress(p.File, p.Links[0].Destination, tc.address)
			if got := apply(p, f); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
			if f != nil && len(f.Edits[0].Text) > len("&amp;") {
				t.Errorf("more than the difference is written: %+v", f.Edits)
			}
		})
	}
}

func TestFixesNeverOverlap(t *testing.T) {
	file := source.New("a.md", []byte("0123456789"))
	edit := func(start, end int, text string) finding.Finding {
		return finding.Finding{File: file, Fix: &finding.Fix{Edits: []finding.Edit{{Span: source.Span{Start: start, End: end}, Text: text}}}}
	}
	other := edit(8, 9, "x")
	other.File = source.New("b.md", nil)
	got := fix.Apply(file, []finding.Finding{edit(4, 6, "AB"), edit(5, 7, "x"), edit(1, 1, "C"), edit(1, 1, "x"), other, {File: file}, edit(9, 11, "x"), edit(6, 6, "D")})
	if string(got) != "0C123ABD6789" {
		t.Errorf("got %s", got)
	}
	twice := []finding.Finding{edit(2, 2, "{{< disclosure >}}\n\n"), edit(7, 7, "{{< disclosure >}}\n\n")}
	if n := bytes.Count(fix.Apply(file, twice), []byte("disclosure")); n != 1 {
		t.Errorf("%d disclosures", n)
	}
}

// FuzzFix promises for any post: what is fixed is still read, every byte of the
// author's is kept, the fixed link is as asked, and a second time changes nothing.
func FuzzFix(f *testing.F) {
	files, err := filepath.Glob("../../reading/post/testdata/posts/*")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(name), data, uint8(0))
		f.Add(filepath.Ext(name), data, uint8(9))
	}
	f.Add(".md", []byte("- a\n\n\t<a rel href=b>c</a>\r\n"), uint8(0))
	f.Add(".html", []byte("<a href='b'rel=c>d"), uint8(0))
	f.Fuzz(func(t *testing.T, extension string, data []byte, which uint8) {
		p := read("a"+extension, data)
		if len(p.Links) == 0 {
			return
		}
		link := p.Links[int(which)%len(p.Links)]
		checkInsertion(t, p, link)
		checkRel(t, p, link)
		checkAddress(t, p, link)
	})
}

// checkAddress writes a letter behind the address of a link of raw HTML: it is read
// again with the letter, and all other bytes stay.
func checkAddress(t *testing.T, p *post.Post, link post.Link) {
	d := link.Destination
	if link.Kind != post.HTML || strings.ReplaceAll(string(p.File.Data[d.Start:d.End]), "&amp;", "&") != link.Address {
		return // references of other kinds, which are written again
	}
	change := fix.ReplaceAddress(p.File, d, link.Address+"z")
	if change == nil {
		return
	}
	fixed := apply(p, change)
	if want := string(p.File.Data[:d.End]) + "z" + string(p.File.Data[d.End:]); fixed != want {
		t.Fatalf("got %q, want %q", fixed, want)
	}
}

func checkInsertion(t *testing.T, p *post.Post, link post.Link) {
	change := fix.InsertDisclosure(p, link.Span)
	if change == nil {
		return
	}
	fixed := apply(p, change)
	if strings.Replace(fixed, change.Edits[0].Text, "", 1) != string(p.File.Data) {
		t.Fatalf("bytes changed: %q", fixed)
	}
	again := read(p.File.Path, []byte(fixed))
	if again.Problem != nil || len(again.Links) < len(p.Links) {
		t.Fatalf("%d links became %d, problem %v: %q", len(p.Links), len(again.Links), again.Problem, fixed)
	}
	moved := source.Span{Start: link.Span.Start + len(change.Edits[0].Text), End: link.Span.End + len(change.Edits[0].Text)}
	if second := fix.InsertDisclosure(again, moved); second != nil {
		t.Fatalf("a second time: %+v after %q", second, fixed)
	}
}

func checkRel(t *testing.T, p *post.Post, link post.Link) {
	change := fix.AddRel(p.File, link, "sponsored", "nofollow")
	if change == nil {
		return
	}
	fixed := apply(p, change)
	again := read(p.File.Path, []byte(fixed))
	for _, l := range again.Links {
		if l.Span.Start == link.Span.Start && l.Kind == post.HTML {
			if l.Address != link.Address {
				t.Fatalf("the address %q became %q: %q", link.Address, l.Address, fixed)
			}
			if second := fix.AddRel(again.File, l, "sponsored", "nofollow"); second != nil {
				t.Fatalf("a second time: %+v after %q", second, fixed)
			}
			return
		}
	}
	t.Fatalf("the link at %d is gone: %q", link.Span.Start, fixed)
}
