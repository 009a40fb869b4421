package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestADisclosureInALanguageWithoutWordingsIsLeftToItsAuthor(t *testing.T) {
	const page = `<html lang="%s"><body><main><h1>1</h1>%s<p><a rel="sponsored" href="https://shop.pxf.io/c/1234567/89012/3456">2</a></p>%s</main><footer>%s</footer></body></html>`
	for _, tc := range []struct {
		language, above, below, footer string
		want                           finding.Severity
	}{
		{"ru", "<p>Здесь есть партнёрские ссылки, я получаю комиссию.</p>", "", "", finding.Info},
		{"cs-CZ", "<p>Odkazy jsou affiliate, mám z nich provizi.</p>", "", "", finding.Info},
		{"hu", "<p>A vásárlás után jutalékot kapok.</p>", "", "", finding.Info},
		{"ru", "<p>Чайник хорош.</p>", "<p>Здесь есть партнёрские ссылки.</p>", "", finding.Error},
		{"ru", "<p>Чайник хорош.</p>", "", "Партнёрские ссылки", finding.Error},
		{"de", "<p>Die Komission und das Affiliatewesen.</p>", "", "", finding.Error},
	} {
		example := lint.Example{Site: "without sources, us", Files: map[string]string{
			"public/a/index.html": fmt.Sprintf(page, tc.language, tc.above, tc.below, tc.footer),
		}}
		found := false
		for _, f := range run(t, example) {
			if f.Rule == "undisclosed-link" || f.Rule == "disclosure-outside-text" {
				found = true
				if f.Severity != tc.want || (tc.want == finding.Info) != strings.Contains(f.Message, "no wordings") {
					t.Errorf("%s %s: %v: %s", tc.language, tc.above, f.Severity, f.Message)
				}
			}
		}
		if !found {
			t.Errorf("%s %s: nothing found", tc.language, tc.above)
		}
	}
}
