package templates_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
)

func TestTheDisclosureFollowsThePagesLinks(t *testing.T) {
	const statement = "As an Amazon Associate I earn from qualifying purchases."
	for name, test := range map[string]struct {
		body      string
		shown     bool
		statement bool
	}{
		"no link":                {"Words.", false, false},
		"a link that pays not":   {"[x](https://example.com/)", false, false},
		"a shop without tag":     {"[x](https://www.amazon.com/dp/B0ABCDEFGH)", false, false},
		"another Amazon":         {"[x](https://aws.amazon.com/s3/?tag=example-20)", false, false},
		"inline":                 {"[x](" + productLink + ")", true, true},
		"inline with title":      {"[x](<" + productLink + `> "Amazon")`, true, true},
		"upper case":             {"[x](HTTPS://WWW.AMAZON.COM/dp/B0ABCDEFGH?tag=example-20)", true, true},
		"reference":              {"[x][1]\n\n[1]: " + productLink, true, true},
		"autolink":               {"<" + productLink + ">", true, true},
		"bare":                   {"See " + productLink + ".", true, true},
		"bare without scheme":    {"See www.amazon.com/dp/B0ABCDEFGH?tag=example-20.", true, true},
		"HTML":                   {`<a href='` + productLink + `'>x</a>`, true, true},
		"HTML with entities":     {`<a href="https://www.amazon.com/dp/B0ABCDEFGH?th=1&amp;tag=example-20">x</a>`, true, true},
		"wrapped":                {"[x](https://www.awin1.com/cread.php?awinmid=1&awinaffid=123456&ued=https%3A%2F%2Fshop.example)", true, false},
		"Amazon wrapped":         {"[x](https://go.example.com/?url=" + productLink + ")", false, false},
		"a name like program":    {"{{< programme influencer >}}", false, false},
		"in another shortcode":   {`{{< link "` + productLink + `" >}}`, true, true},
		"hidden by a shortener":  {"[x](https://bit.ly/other)", false, false},
		"declared shortener":     {"[x](https://bit.ly/lamp)", true, true},
		"own address":            {"[x](/go/shop)", true, false},
		"fence":                  {"```\n" + productLink + "\n```", false, false},
		"tilde fence":            {"~~~text\n" + productLink + "\n~~~\nWords.", false, false},
		"fence in a fence":       {"````\n```\n" + productLink + "\n```\n" + productLink + "\n````", false, false},
		"after a fence":          {"```\ncode\n```\n\n[x](" + productLink + ")", true, true},
		"code":                   {"Write `" + productLink + "` so.", false, false},
		"after code":             {"`code` [x](" + productLink + ") `code`", true, true},
		"comment":                {"<!-- " + productLink + " -->", false, false},
		"picture":                {"![x](" + productLink + ")", false, false},
		"picture in a link":      {"[![x](/a.png)](" + productLink + ")", true, true},
		"shown shortcode":        {"{{</* paid-link associates B0ABCDEFGH */>}}", false, false},
		"paid-link":              {"{{< paid-link associates B0ABCDEFGH >}}x{{< /paid-link >}}", true, true},
		"comparison":             {"{{< comparison two >}}", true, true},
		"program that pays not":  {"{{< program direct >}}", false, false},
		"program":                {"{{< program influencer >}}", true, true},
		"verdict":                {"{{< verdict two >}}", false, false},
		"differences":            {"{{< differences two >}}", true, true},
		"fact":                   {"{{< fact associates rate >}}", false, false},
		"fact that pays":         {"{{< fact program=associates criterion=terms >}}", true, true},
		"programs in a table":    {"{{< comparison epn books >}}", false, false},
		"one pays in a table":    {"{{< comparison programs=\"epn,influencer\" criteria=rate >}}", true, true},
		"rows without the paid":  {"{{< comparison programs=\"epn,associates\" criteria=rate >}}", false, false},
		"the paid row":           {"{{< comparison programs=\"direct,associates\" criteria=\"rate, terms\" >}}", true, true},
		"rows, but a paid head":  {"{{< comparison id=two criteria=rate >}}", true, true},
		"all facts of a program": {"{{< program associates >}}", true, true},
		"facts chosen":           {"{{< program id=associates criteria=`rate` >}}", false, false},
		"the paid fact chosen":   {"{{< program id=associates criteria=\"terms\" >}}", true, true},
		"a caption's words":      {"{{< comparison programs=\"epn,books\" criteria=rate caption=\"Not influencer\" >}}", false, false},
		"asked for":              {"{{< disclosure always=true >}}", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			body := "{{< disclosure >}}\n\n" + test.body
			if name == "asked for" {
				body = test.body
			}
			const link = "\n-- layouts/_shortcodes/link.html --\n<a href=\"{{ .Get 0 }}\">x</a>\n-- layouts/_shortcodes/programme.html --\nx\n"
			got := notices(t, build(t, paidBlog(t, config+"[markup.goldmark.renderer]\nunsafe = true\n", link, post("p.md", body))), "p/index.html")
			if (len(got) == 1) != test.shown || len(got) > 1 {
				t.Fatalf("%d disclosures: %q", len(got), got)
			}
			if test.shown && strings.Contains(got[0], statement) != test.statement {
				t.Errorf("the statement is there: %v, in %q", !test.statement, got[0])
			}
		})
	}
}

// TestTheSameAddressIsAnExampleHereAndALinkThere has all pages in one blog, where
// answers are looked up that another page asked for.
func TestTheSameAddressIsAnExampleHereAndALinkThere(t *testing.T) {
	bodies := map[string]bool{"Words.": false, "<!-- " + productLink + " -->": false, "`" + productLink + "`": false, "[x](" + productLink + ")": true,
		"`code` [x](" + productLink + ")": true, "~~~\n" + productLink + "\n~~~": false, "[x](/a?b=c) ![x](" + productLink + ")": false, "*www.example.com* " + productLink: true}
	names, parts := map[string]bool{}, []string{config}
	for body, shown := range bodies {
		for range 2 {
			name := fmt.Sprintf("p%d", len(names))
			names[name] = shown
			parts = append(parts, post(name+".md", "{{< disclosure >}}\n\n"+body))
		}
	}
	b := build(t, paidBlog(t, parts...))
	for name, shown := range names {
		if got := notices(t, b, name+"/index.html"); (len(got) == 1) != shown {
			t.Errorf("%d disclosures above %s", len(got), b.FileContent("content/"+name+".md"))
		}
	}
}

func TestAPageInEachLanguageDisclosesInIt(t *testing.T) {
	wants := map[string][2]string{
		"en":    {"Paid links Some links on this page pay us.", "As an Amazon Associate I earn from qualifying purchases."},
		"de":    {"Anzeige Manche Links auf dieser Seite bringen uns Geld.", "Als Amazon-Partner verdiene ich an qualifizierten Verkäufen."},
		"fr":    {"Publicité Certains liens", "En tant que Partenaire Amazon, je réalise un bénéfice sur les achats remplissant les conditions requises."},
		"es":    {"Publicidad Algunos enlaces", "En calidad de Afiliado de Amazon, obtengo ingresos por las compras adscritas que cumplen los requisitos aplicables."},
		"it":    {"Pubblicità Alcuni link", "In qualità di Affiliato Amazon io ricevo un guadagno dagli acquisti idonei."},
		"pt-br": {"Publicidade Alguns links", "Como participante do Programa de Associados da Amazon, sou remunerado pelas compras qualificadas efetuadas."},
		"nl":    {"Advertentie Sommige links", "Als Amazon-partner verdien ik aan aankopen."},
		"ja":    {"広告 このページの一部のリンクは広告です。", "Amazonのアソシエイトとして、Example Mediaは適格販売により収入を得ています。"},
		"pl":    {"Reklama Niektóre linki", "Zarabiam na zakupach jako partner Amazona."},
		"ar":    {"إعلان نحصل على عمولة إذا اشتريت من خلال روابط هذه الصفحة.", "أربح من عمليات الشراء بصفتي شريكًا لأمازون."},
	}
	parts := []string{everyLanguage}
	for language := range wants {
		parts = append(parts, post("p."+language+".md", "{{< disclosure >}}\n\n{{< paid-link program=associates product=B0ABCDEFGH marketplace=amazon.com >}}x{{< /paid-link >}}"))
	}
	b := build(t, paidBlog(t, parts...))
	for language, want := range wants {
		path := language + "/p/index.html"
		if language == "en" {
			path = "p/index.html"
		}
		got := notices(t, b, path)
		if len(got) != 1 || !strings.HasPrefix(got[0], want[0]) || !strings.HasSuffix(got[0], want[1]) {
			t.Errorf("%s:\n got %q\nwant %q", language, got, want)
		}
		if a := all(page(t, b, path), tag("a")); len(a) != 1 || !strings.Contains(words(a[0]), "(Amazon, ") {
			t.Errorf("%s: the link says %q", language, words(a[0]))
		}
	}
}

func TestTwoProgramsShowTwoStatements(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", "{{< disclosure >}}\n\n[x]("+productLink+") and [y](/go/shop)\n\n{{< comparison two >}}")))
	want := "As an Amazon Associate I earn from qualifying purchases. Shop Direct pays us."
	got := notices(t, b, "p/index.html")
	if len(got) != 1 || !strings.Contains(got[0], "Shop Direct pays us.") || strings.Count(got[0], "Associate") != 1 {
		t.Errorf("%q lacks %q, or has it twice", got, want)
	}
}

func TestFrontMatterOverrides(t *testing.T) {
	link := "{{< disclosure >}}\n\n[x](" + productLink + ")"
	for line, want := range map[string]string{
		"aboveboard: {jurisdictions: [uk]}":                         "Ad Some links on this page are adverts. If you buy through one of them, the shop pays us a commission. As an Amazon Associate",
		"aboveboard: {jurisdictions: UK}":                           "Ad Some links",
		"aboveboard: {jurisdictions: [us, uk]}":                     "Ad Some links on this page pay us.",
		"aboveboard: {jurisdictions: [it, kr]}":                     "",
		"aboveboard: {disclosure: none}":                            "",
		"aboveboard: {programs: [direct]}":                          "Paid links Some links on this page pay us. If you buy through one of them, we earn a commission. Shop Direct pays us.",
		"aboveboard: {}":                                            "Paid links Some links",
		"aboveboard: {ignore: {cloaked-link: The shop allows it.}}": "Paid links Some links",
		"tags: [x]": "Paid links Some links",
	} {
		files := paidBlog(t, config, front("p.md", line, link))
		if strings.Contains(line, "kr") {
			if got := refusal(t, files); !strings.Contains(got, `the jurisdiction "kr" has no checked wording in "en" (it has: ko)`) || !strings.Contains(got, "content/p.md:5:1") {
				t.Errorf("%s: %s", line, got)
			}
			continue
		}
		got := notices(t, build(t, files), "p/index.html")
		if want == "" && len(got) == 0 {
			continue
		}
		if want == "" || len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s:\n got %q\nwant %q", line, got, want)
		}
	}
	always := build(t, paidBlog(t, config, front("p.md", "aboveboard: {disclosure: always}", "{{< disclosure >}}")))
	if got := notices(t, always, "p/index.html"); len(got) != 1 {
		t.Errorf("disclosure: always shows %q", got)
	}
}

func TestWrongFrontMatterIsRefused(t *testing.T) {
	for line, want := range map[string]string{
		"aboveboard: yes":                    "the front matter has `aboveboard: yes`",
		"aboveboard: {jurisdiction: [us]}":   `aboveboard in the front matter has no key "jurisdiction"; did you mean "jurisdictions"?`,
		"aboveboard: {jurisdictions: [usa]}": `there is no jurisdiction "usa", as the front matter says`,
		"aboveboard: {disclosure: never}":    `disclosure of aboveboard in the front matter is none or always, not "never"`,
		"aboveboard: {programs: [direkt]}":   `there is no program "direkt" in aboveboard/programs/, as the front matter says; did you mean "direct"?`,
	} {
		got := refusal(t, paidBlog(t, config, front("p.md", line, "{{< disclosure >}}")))
		if !strings.Contains(got, want) || !strings.Contains(got, "content/p.md") {
			t.Errorf("%s:\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestTheJurisdictionsChoiceIsTheGeneratorsOwn(t *testing.T) {
	c := paidCatalog(t)
	var ids []string
	for _, place := range c.Jurisdictions {
		if _, ok := place.In("en"); ok {
			ids = append(ids, place.ID)
		}
	}
	parts := []string{config}
	for _, a := range ids {
		for _, b := range ids {
			if a != b {
				parts = append(parts, front(a+"-"+b+".md", fmt.Sprintf("aboveboard: {jurisdictions: [%s, %s]}", a, b), "{{< disclosure always=true form=line >}}\n\n{{< disclosure always=true form=spoken >}}\n\n{{< disclosure always=true form=label >}}"))
			}
		}
	}
	built := build(t, paidBlog(t, parts...))
	for _, a := range ids {
		for _, b := range ids {
			if a == b {
				continue
			}
			root := page(t, built, a+"-"+b+"/index.html")
			want := c.Disclosure("en", []string{a, b})
			if got := words(all(root, class("abv-line"))[0]); got != want.Label+": "+want.Sentence {
				t.Errorf("%s, %s: got %q, want %q: %q", a, b, got, want.Label, want.Sentence)
			}
			if got := words(all(root, class("abv-spoken"))[0]); got != want.Spoken {
				t.Errorf("%s, %s: spoken %q, want %q", a, b, got, want.Spoken)
			}
			if got := words(all(root, class("abv-label"))[0]); got != want.Label {
				t.Errorf("%s, %s: label %q, want %q", a, b, got, want.Label)
			}
		}
	}
}

// TestAnUncheckedStatementIsMarkedAsEnglish: the program's sentence may
// are in another language; the disclosure around it never does.
func TestAnUncheckedStatementIsMarkedAsEnglish(t *testing.T) {
	c := paidCatalog(t)
	for _, p := range c.Programs {
		p.Statement = nil
	}
	b := build(t, withData(t, c, everyLanguage, post("p.nl.md", "Woorden.\n\n{{< disclosure >}}\n\n[x]("+productLink+")")))
	notice := all(page(t, b, "nl/p/index.html"), class("abv-notice"))[0]
	marked := all(notice, func(n *html.Node) bool { return attribute(n, "lang") == "en" })
	if len(marked) != 1 || words(marked[0]) != "As an Amazon Associate I earn from qualifying purchases." || !strings.HasPrefix(words(notice), "Advertentie") {
		t.Errorf("%d sentences are marked in %q", len(marked), words(notice))
	}
}

func TestThemesCanAskForDisclosuresAndLabels(t *testing.T) {
	const theme = `
-- layouts/page.html --
<html><body><main>{{ partial "aboveboard/disclosure-for.html" . }}{{ .Content }}</main></body></html>
-- layouts/section.html --
<html><body>{{ range .RegularPages }}<article>{{ partial "aboveboard/teaser-label.html" . }}{{ .Title }}</article>{{ end }}</body></html>
`
	files := strings.Replace(paidBlog(t, config, post("posts/a.md", "[x]("+productLink+")"), post("posts/b.md", "Words."),
		post("posts/c.md", "{{< disclosure >}}\n\n[x]("+productLink+")")),
		"\n-- layouts/page.html --\n<html><head></head><body><main>{{ .Content }}</main></body></html>\n", theme, 1)
	b := build(t, files)
	for name, want := range map[string]int{"a": 1, "b": 0, "c": 1} {
		if got := notices(t, b, "posts/"+name+"/index.html"); len(got) != want {
			t.Errorf("%s: %q, want %d", name, got, want)
		}
	}
	labeled := 0
	for _, article := range all(page(t, b, "posts/index.html"), tag("article")) {
		labeled += strings.Count(words(article), "Paid links")
	}
	if labeled != 2 {
		t.Errorf("%d of the cards have a label, want 2", labeled)
	}
}

func TestTheHeadHasTheStylesheetWhereAThemeDiscloses(t *testing.T) {
	const theme = "\n-- layouts/page.html --\n<html><head>{{ partial \"aboveboard/head.html\" . }}</head><body>{{ partial \"aboveboard/disclosure-for.html\" . }}{{ .Content }}</body></html>\n"
	files := strings.Replace(paidBlog(t, config+"[params.aboveboard]\ncss = \"head\"\n", post("a.md", "[x]("+productLink+")"), post("b.md", "[x](https://example.com/)")),
		"\n-- layouts/page.html --\n<html><head></head><body><main>{{ .Content }}</main></body></html>\n", theme, 1)
	b := build(t, files)
	for name, want := range map[string]int{"a": 1, "b": 0} {
		if got := len(all(page(t, b, name+"/index.html"), tag("link"))); got != want {
			t.Errorf("%s: %d stylesheets, want %d", name, got, want)
		}
	}
}

func TestTheDisclosureIsPlainVisibleText(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", "{{< disclosure >}}\n\n[x]("+productLink+")")))
	for _, n := range all(page(t, b, "p/index.html"), class("abv-notice")) {
		for d := range n.Descendants() {
			if d.Data == "details" || d.Data == "a" || attribute(d, "hidden") != "" || attribute(d, "aria-hidden") != "" || attribute(d, "style") != "" {
				t.Errorf("%s in the disclosure", d.Data)
			}
		}
	}
}

func TestFormsOfTheDisclosureInCopies(t *testing.T) {
	b := build(t, paidBlog(t, config, post("p.md", "{{< disclosure form=line >}}\n\n{{< disclosure form=spoken >}}\n\n{{< disclosure >}}\n\n[x]("+productLink+")")))
	copied := b.FileContent("public/p/index.md")
	for _, want := range []string{"**Paid links:** Some links", "> **Paid links** Some links", "\nSome of the links that go with this are paid."} {
		if !strings.Contains(copied, want) {
			t.Errorf("no %q in\n%s", want, copied)
		}
	}
	if feed := b.FileContent("public/index.xml"); strings.Contains(feed, "role=") || !strings.Contains(feed, "abv-line") {
		t.Errorf("the feed has %s", feed)
	}
	for body, want := range map[string]string{
		"{{< disclosure form=box >}}":       `form is banner, line, spoken or label, not "box"`,
		"{{< disclosure always=perhaps >}}": `always is true or false, not "perhaps"`,
	} {
		if got := refusal(t, paidBlog(t, config, post("p.md", body))); !strings.Contains(got, want) || !strings.Contains(got, "content/p.md:4:1") {
			t.Errorf("%s: %s", body, got)
		}
	}
}

func TestNoWordOfADisclosureIsTrusted(t *testing.T) {
	const hostile = `\"><script>alert(1)</script>`
	files := paidBlog(t, config, post("p.md", "{{< disclosure >}}\n\n{{< disclosure form=line >}}\n\n{{< disclosure form=spoken >}}\n\n{{< disclosure form=label >}}\n\n{{< paid-link associates B0ABCDEFGH >}}x{{< /paid-link >}}"))
	for _, word := range []string{`"Paid links"`, `"Paid link"`, `"merchant": "Amazon"`, `"Some links on this page pay us. If you buy through one of them, we earn a commission."`,
		`"As an Amazon Associate I earn from qualifying purchases."`, `"Some of the links that go with this are paid. When you buy through one, we earn a commission."`} {
		key, _, found := strings.Cut(word, `: `)
		if found && strings.HasPrefix(word, `"merchant"`) {
			files = strings.ReplaceAll(files, word, key+`: "`+hostile+`"`)
			continue
		}
		files = strings.ReplaceAll(files, word, `"`+hostile+`"`)
	}
	b := build(t, files)
	root := page(t, b, "p/index.html")
	if n := len(all(root, tag("script"))); n != 0 {
		t.Errorf("%d scripts came out of the data", n)
	}
	if n := strings.Count(words(root), `"><script>alert(1)</script>`); n < 7 {
		t.Errorf("the hostile text is shown as text only %d times", n)
	}
	if copied := b.FileContent("public/p/index.md"); strings.Contains(copied, "<script>") && !strings.Contains(copied, `\<script`) {
		t.Errorf("the copy has %s", copied)
	}
}

func TestWhileServingTheDisclosureFollowsAnEdit(t *testing.T) {
	b := hugolib.Test(t, paidBlog(t, config, post("p.md", "{{< disclosure >}}\n\nWords.")), hugolib.TestOptRunning())
	if got := notices(t, b, "p/index.html"); len(got) != 0 {
		t.Fatalf("%q before the edit", got)
	}
	b.EditFileReplaceAll("content/p.md", "Words.", "[x]("+productLink+")").Build()
	if got := notices(t, b, "p/index.html"); len(got) != 1 {
		t.Errorf("%d disclosures after the edit", len(got))
	}
	b.EditFileReplaceAll("content/p.md", "[x]("+productLink+")", "Words.").Build()
	if got := notices(t, b, "p/index.html"); len(got) != 0 {
		t.Errorf("%q after taking the link out", got)
	}
}

func TestLinksThroughTheBlogsOwnRedirectsAreDisclosed(t *testing.T) {
	files, err := hugodata.Files(paidCatalog(t), hugodata.Blog{Redirects: []hugodata.Redirect{
		{From: "/go/kettle", To: productLink}, {From: "/go/about", To: "https://example.com/"},
		{From: "/out/*", To: "https://www.amazon.com/dp/:splat?tag=example-20"}}})
	if err != nil {
		t.Fatal(err)
	}
	bodies := map[string]bool{"[x](/go/kettle)": true, "[x](/go/kettle/)": true, "[x](https://blog.example/go/kettle)": true, "[x](/out/B0ABCDEFGH)": true,
		"[x](/go/about)": false, "[x](/go/kettles)": false, "[x](https://other.example/go/kettle)": false, "We write about /go/ routes.": false}
	parts, names := []string{config}, map[string]string{}
	for body := range bodies {
		names[body] = fmt.Sprintf("p%d", len(names))
		parts = append(parts, post(names[body]+".md", "{{< disclosure >}}\n\n"+body))
	}
	b := build(t, withFiles(t, files, parts...))
	for body, want := range bodies {
		if got := notices(t, b, names[body]+"/index.html"); len(got) == 1 != want {
			t.Errorf("%s: %q, want one %v", body, got, want)
		}
	}
}
