package lint_test

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
)

// rulesOfPage returns the rules that find something in a published page.
func rulesOfPage(t *testing.T, page string) []string {
	t.Helper()
	return rulesOf(run(t, lint.Example{Files: map[string]string{"public/a/index.html": page}}))
}

const (
	disclosed = `<p>Some links on this page pay us. If you buy through one of them, we earn a commission. As an Amazon Associate I earn from qualifying purchases.</p>`
	paidLink  = `<p><a rel="sponsored" href="https://www.amazon.com/dp/B08N5WRWNW?tag=example-20">K2 at Amazon</a></p>`
	germanRow = `<tr><th scope="row">Zahlung</th><td lang="de">Die Provision wird am Ende des Monats gezahlt, wenn der Betrag nicht unter der Grenze ist</td>
<td><span lang="de">Das ist für alle, die auch sich mit einem Konto nach der Anmeldung beim Programm zeigen</span></td></tr>`
)

func TestWhatIsNoEnglishOnAnEnglishPageDoesNotChangeItsLanguage(t *testing.T) {
	for name, text := range map[string]string{
		"host names":        `<ul><li>Monitor: dell.com</li><li>logitech.com</li><li>namecheap.com</li><li>fastmail.com</li><li>netlify.com</li><li>buttondown.com</li></ul>`,
		"file names":        `<ul><li>por.md</li><li>para.md</li><li>como.md</li><li>uma.md</li><li>pelo.md</li><li>mais.md</li></ul>`,
		"addresses":         `<p>https://b.example/por/para https://b.example/como/uma https://b.example/pelo/mais ola@para.com</p>`,
		"a table in German": `<table>` + strings.Repeat(germanRow, 2) + `</table>`,
		"a list in German":  `<p>The kettle that you see is the one.</p><ul lang="de-AT">` + strings.Repeat(`<li>Der Kessel ist nicht für uns</li>`, 6) + `</ul>`,
	} {
		if rules := rulesOfPage(t, `<html lang="en"><body><main><h1>Uses</h1>`+disclosed+text+paidLink+`</main></body></html>`); len(rules) > 0 {
			t.Errorf("%s: %q", name, rules)
		}
	}
}

func TestAnArticleMarkedInItsLanguageIsInIt(t *testing.T) {
	const german = `<p>Wir bekommen eine Provision, wenn du über unsere Links kaufst. Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.</p>
<p>Der Kessel, den du hier siehst, ist nicht der einzige, und wenn er kaputt ist, sind auch andere für uns gut. Wir haben ihn ein Jahr lang benutzt.</p>`
	page := func(text string) string {
		return `<html lang="en"><body><main><p>Home</p><article lang="de"><h1>Kessel</h1>` + text + paidLink + `</article></main></body></html>`
	}
	if rules := rulesOfPage(t, page(german)); len(rules) > 0 {
		t.Errorf("a German disclosure in a German article: %q", rules)
	}
	if rules := rulesOfPage(t, page(strings.Replace(german, german[:strings.Index(german, "\n")], disclosed, 1))); !strings.Contains(strings.Join(rules, " "), "disclosure-language") {
		t.Errorf("an English disclosure in a German article: %q", rules)
	}
}
