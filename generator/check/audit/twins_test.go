package audit_test

import (
	"slices"
	"testing"
)

func TestOnePostsFaultIsToldOnceThoughSeveralFeedsCarryIt(t *testing.T) {
	const address = "/posts/kettle/"
	feed := func(title string) string {
		return `<rss version="2.0"><channel><title>` + title + `</title><item><title>Kettle</title><link>` + address + `</link>
<description>&lt;p&gt;&lt;a href="https://amzn.to/3abcdef"&gt;Kettle at Amazon&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>`
	}
	result := check(t, false, map[string]string{
		"content/posts/kettle.md":        "---\ntitle: Kettle\n---\n[Kettle at Amazon](https://amzn.to/3abcdef)\n",
		"public/posts/kettle/index.html": webPage(disclosed + kettle),
		"public/index.xml":               feed("All"),
		"public/posts/index.xml":         feed("Posts"),
		"public/tags/kitchen/index.xml":  feed("Kitchen"),
		"public/other/index.xml":         `<rss version="2.0"><channel><title>Other</title><item><title>Pot</title><link>https://blog.example/posts/pot/</link><description>&lt;p&gt;&lt;a href="https://amzn.to/3abcdef"&gt;Pot at Amazon&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>`,
	})
	want := []string{"feed-without-disclosure public/index.xml from content/posts/kettle.md", "feed-without-disclosure public/other/index.xml"}
	if got := lines(result.Findings); !slices.Equal(got, want) {
		t.Errorf("found are %q, want %q", got, want)
	}
}
