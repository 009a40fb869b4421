package page_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

const rss = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A blog &amp; more</title><link>https://blog.example/</link><language>de-DE</language><atom:link href="https://blog.example/index.xml" rel="self"/>
<item><title>Kettles</title><link>https://blog.example/a/</link><guid>https://blog.example/a/</guid>
<description>&lt;p&gt;We earn.&lt;/p&gt;&lt;p&gt;&lt;a href=&#34;https://amzn.to/x?a=1&amp;amp;b=2&#34; rel=sponsored&gt;Buy&lt;/a&gt;</description></item>
<item><title>Pots</title><guid>https://blog.example/b/</guid><description>Short</description>
<content:encoded><![CDATA[<p>Long <a href="https://amzn.to/y">pot</a></p>]]></content:encoded></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A blog</title><entry><title type="html">A &amp;amp; B</title>
<link rel="alternate" href="https://blog.example/a/"/><link rel="enclosure" href="https://x.example/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <a href="https://amzn.to/x">buy</a></p></div></content></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "A blog", "language": "en", "items": [
{"id": "1", "url": "https://blog.example/a/", "title": "A", "content_html": "\u003cp\u003eWe \ud83d\ude00 \u003ca href=\"https://amzn.to/x\"\u003ebuy\u003c/a\u003e"},
{"id": 2, "summary": "Short"}]}`

func TestFeedsAreReadLikePages(t *testing.T) {
	for _, tc := range []struct {
		name, text, lang string
		links            []string
		want             []string
		spans            []string // of the first links, as written
	}{
		{"rss", rss, "de-de", []string{"https://blog.example/a/", "https://blog.example/b/"}, []string{
			"text \"We earn.\"\nlink https://amzn.to/x?a=1&b=2 \"Buy\"\ntext \"Buy\" link only",
			"text \"Long pot\"\nlink https://amzn.to/y \"pot\"",
		}, []string{"&lt;a href=&#34;https://amzn.to/x?a=1&amp;amp;b=2&#34; rel=sponsored&gt;", `<a href="https://amzn.to/y">`}},
		{"atom", atom, "en", []string{"https://blog.example/a/"}, []string{"text \"We buy\"\nlink https://amzn.to/x \"buy\""}, []string{`<a href="https://amzn.to/x">`}},
		{"json", jsonFeed, "en", []string{"https://blog.example/a/", ""}, []string{"text \"We 😀 buy\"\nlink https://amzn.to/x \"buy\"", `text "Short"`},
			[]string{`\u003ca href=\"https://amzn.to/x\"\u003e`, ""}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			file := source.New("public/index.xml", []byte(tc.text))
			feed := page.ReadFeed(file, nil)
			if feed == nil || feed.Problem != "" || len(feed.Items) != len(tc.want) || feed.Lang != tc.lang {
				t.Fatalf("%+v", feed)
			}
			for i, item := range feed.Items {
				if got := outline(item.Page); got != tc.want[i] || item.Link != tc.links[i] {
					t.Errorf("item %d: %q\ngot:\n%s\nwant:\n%s", i, item.Link, got, tc.want[i])
				}
				if len(item.Page.Links) > 0 {
					span := item.Page.Links[0].Span
					if got := tc.text[span.Start:span.End]; got != tc.spans[i] {
						t.Errorf("item %d: the link is at %q", i, got)
					}
				}
			}
		})
	}
}

func TestOtherFilesAreNotFeeds(t *testing.T) {
	for _, text := range []string{
		"", "words", "{}", `{"a": 1}`, "<html><body>x</body></html>", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>`, "<<<", "[1]",
	} {
		if feed := page.ReadFeed(source.New("x.xml", []byte(text)), nil); feed != nil {
			t.Errorf("%q is read as %+v", text, feed)
		}
	}
}

func TestBrokenFeedKeepsItemsBeforeTheFault(t *testing.T) {
	feed := page.ReadFeed(source.New("x.xml", []byte(rss[:strings.Index(rss, "<item><title>Pots")]+"<item><title>P</title><description><![CDATA[<p>x")), nil)
	if feed == nil || len(feed.Items) != 2 || feed.Problem == "" {
		t.Fatalf("%+v", feed)
	}
}

func FuzzReadFeed(f *testing.F) {
	for _, seed := range []string{rss, atom, jsonFeed, "<rss><item><description>&lt;p&gt;&#", `{"jsonfeed.org":1,"items":[{"content_html":"\ud83d\\u0"}]}`, "<feed><entry><content type=xhtml><a href=x>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		feed := page.ReadFeed(source.New("x.xml", data), nil)
		if feed == nil {
			return
		}
		for _, item := range feed.Items {
			for _, l := range item.Page.Links {
				if l.Span.Start < 0 || l.Span.End < l.Span.Start || l.Span.End > len(data) {
					t.Fatalf("span %v outside of %d bytes", l.Span, len(data))
				}
			}
			for _, p := range item.Page.Passages {
				if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(data) {
					t.Fatalf("span %v outside of %d bytes", p.Span, len(data))
				}
			}
		}
	})
}

func TestJSONFeedItemPositions(t *testing.T) {
	const head = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Blog\", \"home\": {}, \"items\": ["
	const link = `<a href='https://amzn.to/x'>kettle</a>`
	for _, test := range []struct {
		name, item string
		before     string // what is right before the text; "" if there is no text
	}{
		{"no content, but a summary", `{"content_html": null, "summary": "` + link + `"}`, `"summary": "`},
		{"empty content", `{"content_html": "", "content_text": " ", "summary": "` + link + `"}`, `"summary": "`},
		{"content of another type", `{"content_html": {"a": 1}, "summary": "` + link + `"}`, `"summary": "`},
		{"a title that is equal to the text", `{"title": "` + link + `", "content_html": "` + link + `"}`, `"content_html": "`},
		{"a text that the name of another field has", `{"id": "` + link + `", "_x": {"content_html": "` + link + `"}, "content_html": "` + link + `"}`, `}, "content_html": "`},
		{"two of a name", `{"content_html": "no", "content_html": "` + link + `"}`, `"no", "content_html": "`},
		{"nothing", `{"title": "x", "summary": null}`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := head + `{}, ` + test.item + `]}`
			feed := page.ReadFeed(source.New("public/feed.json", []byte(data)), nil)
			if feed == nil || len(feed.Items) != 2 || feed.Problem != "" {
				t.Fatalf("%+v", feed)
			}
			item := feed.Items[1]
			if got := data[item.Span.Start:item.Span.End]; got != test.item {
				t.Errorf("the item is %q", got)
			}
			if test.before == "" {
				if len(item.Page.Links) != 0 {
					t.Error(item.Page.Links)
				}
				return
			}
			want := strings.Index(data, test.before) + len(test.before)
			if len(item.Page.Links) != 1 || item.Page.Links[0].Span.Start != want {
				t.Errorf("links %+v; want one at %d", item.Page.Links, want)
			}
		})
	}
}
