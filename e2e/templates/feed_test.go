package templates_test

import (
	"strings"
	"testing"
)

func TestAThemesFeedCanDiscloseWhatItsPageTemplateDiscloses(t *testing.T) {
	const plain, disclosing = `<item><content>{{ .Content }}</content></item>`,
		`<item><description>{{ partial "aboveboard/feed-disclosure.html" . | html }}{{ .Content | html }}</description></item>`
	files := strings.Replace(paidBlog(t, config, post("paid.md", "[x]("+productLink+")"),
		post("own.md", "{{< disclosure >}}\n\n[x]("+productLink+")"), post("plain.md", "Words.")), plain, disclosing, 1)
	b := build(t, files)
	got := b.FileContent("public/index.xml")
	if n := strings.Count(got, "Some links on this page pay us."); n != 2 {
		t.Errorf("%d of the 3 items disclose, want each of the 2 paid ones once:\n%s", n, got)
	}
	if strings.Contains(got, "stylesheet") || strings.Contains(got, "role=") || !strings.Contains(got, "&lt;p class") {
		t.Errorf("the feed contains what feeds do not allow:\n%s", got)
	}
}
