package templates_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"
)

func TestTheDisclosureIsAboveTheTable(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< disclosure programs=\"north\" >}}\n\nWords.\n\n{{< comparison north-vs-south >}}")))
	found := all(page(t, b, "p/index.html"), func(n *html.Node) bool { return class("abv-notice")(n) || n.Data == "table" })
	if len(found) != 2 || !class("abv-notice")(found[0]) {
		t.Fatalf("the disclosure is missing or below the table")
	}
	want := "Paid links We earn a commission when you buy through links on this page. As a North Partner I earn from purchases."
	if got := words(found[0]); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestTheDisclosureHasTheStatementsOfThePrograms(t *testing.T) {
	const statement = "As a North Partner"
	for body, want := range map[string]bool{
		"{{< disclosure >}}":                                                  false,
		"{{< disclosure >}}\n{{< program south >}}":                           false,
		"{{< disclosure >}}\n{{< program id=\"north\" >}}":                    false,
		"{{< disclosure >}}\n{{< fact north commission >}}":                   false,
		"{{< disclosure >}}\n{{</* program north */>}}":                       false,
		"{{< disclosure programs=\"north\" >}}":                               true,
		"{{< disclosure programs=\"south\" >}}\n{{< program north >}}":        false,
		"{{< disclosure >}}\n{{< comparison\n  programs=\"south, north\" >}}": false,
	} {
		b := build(t, blog(t, config, post("p.md", body)))
		notice := all(page(t, b, "p/index.html"), class("abv-notice"))
		if len(notice) > 1 || want && len(notice) != 1 {
			t.Fatalf("%s: %d disclosures", body, len(notice))
		}
		if got := len(notice) == 1 && strings.Contains(words(notice[0]), statement); got != want {
			t.Errorf("%s: statement shown %v, want %v", body, got, want)
		}
	}
}

func TestAFactFitsIntoASentence(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "It pays {{< fact north commission >}}, on {{< fact north networks >}}.")))
	if got := words(all(page(t, b, "p/index.html"), tag("p"))[0]); got != "It pays 1% to 10%, on YouTube and your blog." {
		t.Errorf("%q", got)
	}
	if n := len(all(page(t, b, "p/index.html"), tag("link"))); n != 0 {
		t.Error("a fact brings a stylesheet into the sentence")
	}
}

func TestDifferencesVerdictAndProfile(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< differences north-vs-south >}}\n{{< verdict north-vs-south >}}\n{{< program id=south criteria=\"since, commission\" >}}")))
	root := page(t, b, "p/index.html")
	for name, want := range map[string]string{
		"abv-differences": "CriterionNorthSouth Creators Eligibility A public site with original posts. An active public profile. Commission rate 1% to 10% by category 4.5%",
		"abv-verdict":     "Choose North Partners when you publish on your own site Choose South Creators when your readers are on video platforms. South pays for profiles.",
	} {
		if got := words(all(root, class(name))[0]); got != want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
	profile := words(all(root, class("abv-program"))[0])
	if since, rate := strings.Index(profile, "Since"), strings.Index(profile, "Commission rate"); since < 0 || rate < since {
		t.Errorf("the chosen facts are not in the author's order: %q", profile)
	}
}

func TestMistakesNameThePostAndTheNearWord(t *testing.T) {
	for body, want := range map[string]string{
		`{{< comparison north-vs-sotuh >}}`:                           `there is no comparison "north-vs-sotuh" in aboveboard/comparisons/; did you mean "north-vs-south"?`,
		`{{< comparison >}}`:                                          `needs the id of a comparison, or the ids of two or more programs`,
		`{{< comparison north nroth >}}`:                              `there is no program or product "nroth" in aboveboard/programs/ or aboveboard/products/; did you mean "north"?`,
		`{{< comparison north north >}}`:                              `compares something with itself`,
		`{{< comparison id="north-vs-south" programms="north" >}}`:    `has no argument "programms"; did you mean "programs"?`,
		`{{< comparison id="north-vs-south" programs="north" >}}`:     `takes either a comparison or what to compare, not both`,
		`{{< comparison id="north-vs-south" criteria="comission" >}}`: `there is no criterion "comission" in aboveboard/criteria.yaml; did you mean "commission"?`,
		`{{< comparison id="north-vs-south" evidence="maybe" >}}`:     `evidence is true or false, not "maybe"`,
		`{{< differences x >}}`:                                       `there is no comparison "x" in aboveboard/comparisons/; known: north-vs-south`,
		`{{< verdict >}}`:                                             `needs the id of a comparison`,
		`{{< program >}}`:                                             `needs the id of a program`,
		`{{< program norht >}}`:                                       `did you mean "north"?`,
		`{{< fact north >}}`:                                          `needs a program and a criterion`,
		`{{< fact north comission >}}`:                                `did you mean "commission"?`,
		`{{< fact north commission x >}}`:                             `takes 2 unnamed arguments (program, criterion) and was given 3`,
		`{{< disclosure programs="norht" >}}`:                         `there is no program "norht"`,
		`{{< disclosure north >}}`:                                    `takes 0 unnamed arguments`,
	} {
		got := refusal(t, blog(t, config, post("p.md", "Words.\n\n"+body)))
		if !strings.Contains(got, want) || !strings.Contains(got, "content/p.md:6:1") {
			t.Errorf("%s:\n got %s\nwant %s at content/p.md:6:1", body, got, want)
		}
	}
}

func TestAVerdictThatIsNotWrittenIsNoEmptyList(t *testing.T) {
	files := blog(t, config, post("p.md", "{{< verdict north-vs-south >}}"))
	verdicts := regexp.MustCompile(`(?s)"verdicts": \[\n.*?\n  \]`)
	if !verdicts.MatchString(files) {
		t.Fatal("the test blog has no verdicts to remove")
	}
	got := refusal(t, verdicts.ReplaceAllString(files, `"verdicts": []`))
	if !strings.Contains(got, `the comparison "north-vs-south" has no verdicts to show`) || !strings.Contains(got, "content/p.md:4:1") {
		t.Error(got)
	}
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	got := refusal(t, blog(t, config, post("p.md", "{{< program norht >}}\n\n{{< program suoth >}}")))
	if !strings.Contains(got, `"norht"`) || !strings.Contains(got, `"suoth"`) {
		t.Error(got)
	}
}

func TestAPageInALanguageWithoutDataIsRefused(t *testing.T) {
	french := config + "\n[languages.fr]\nweight = 1\n[languages.en]\nweight = 2\n"
	got := refusal(t, blog(t, french, post("p.fr.md", "{{< comparison north-vs-south >}}")))
	if !strings.Contains(got, "no data for the language \"fr\"") || !strings.Contains(got, "content/p.fr.md:4:1") {
		t.Error(got)
	}
}

func TestAFeedHasPlainHTML(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< disclosure programs=\"north\" >}}\n\n{{< comparison north-vs-south >}}")))
	feed := b.FileContent("public/index.xml")
	root, err := html.Parse(strings.NewReader(html.UnescapeString(feed)))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(all(root, func(n *html.Node) bool { return n.Data == "link" || n.Data == "details" })); n != 0 {
		t.Errorf("%d elements that mail programs do not show", n)
	}
	if notice, table := strings.Index(feed, "Paid links"), strings.Index(feed, "Eligibility"); notice < 0 || table < notice {
		t.Error("the feed's disclosure is missing or below the table")
	}
}

func TestAMarkdownCopyHasAMarkdownTable(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< disclosure programs=\"north\" >}}\n\n{{< comparison north-vs-south >}}\n\nIt pays {{< fact north commission >}}.")))
	copied := b.FileContent("public/p/index.md")
	for _, want := range []string{
		"> **Paid links** We earn a commission",
		"| Criterion | [North](<https://north.example/>) | [South Creators](<https://south.example/>) |\n|---|---|---|\n| Eligibility | A public site",
		"It pays 1% to 10%.",
	} {
		if !strings.Contains(copied, want) {
			t.Errorf("no %q in\n%s", want, copied)
		}
	}
	if strings.Contains(copied, "<table") || strings.Contains(copied, "<link") {
		t.Error("HTML in the Markdown copy")
	}
}

func TestTheStylesheetReachesThePage(t *testing.T) {
	head := config + "\n[params.aboveboard]\ncss = \"head\"\n"
	headLayout := "\n-- layouts/page.html --\n<html><head>{{ partial \"aboveboard/head.html\" . }}</head><body>{{ .Content }}</body></html>\n"
	for name, files := range map[string]string{
		"by shortcode": blog(t, config, post("p.md", "{{< comparison north-vs-south >}}"), post("plain.md", "Words.")),
		"by head":      strings.Replace(blog(t, head, post("p.md", "{{< comparison north-vs-south >}}"), post("plain.md", "Words.")), "\n-- layouts/page.html --\n<html><head></head><body><main>{{ .Content }}</main></body></html>\n", headLayout, 1),
	} {
		b := build(t, files)
		links := all(page(t, b, "p/index.html"), tag("link"))
		if len(links) != 1 {
			t.Fatalf("%s: %d stylesheet links", name, len(links))
		}
		b.AssertFileExists("public"+attribute(links[0], "href"), true)
		if n := len(all(page(t, b, "plain/index.html"), tag("link"))); n != 0 {
			t.Errorf("%s: a page without shortcodes has %d links", name, n)
		}
	}
}

func TestTheStylesheetIsSmall(t *testing.T) {
	b := build(t, blog(t, config, post("p.md", "{{< comparison north-vs-south >}}")))
	css := b.FileContent("public" + attribute(all(page(t, b, "p/index.html"), tag("link"))[0], "href"))
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.WriteString(w, css); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes as a reader downloads them", packed.Len())
	if packed.Len() > 3000 || !strings.Contains(css, ".abv-comparison") {
		t.Errorf("%d bytes, compressed; expected at most 3000", packed.Len())
	}
}

// componentLanguages are those that the component has words in, English first: a new
// file in i18n/ is all that a language needs.
func componentLanguages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(repository, "i18n", "*.yaml"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	languages := []string{"en"}
	for _, file := range files {
		if language := strings.TrimSuffix(filepath.Base(file), ".yaml"); language != "en" {
			languages = append(languages, language)
		}
	}
	return languages
}

func TestEachLanguageHasEachWord(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(repository, "i18n", "*.yaml"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	english := wordsOf(t, filepath.Join(repository, "i18n", "en.yaml"))
	for _, file := range files {
		own := wordsOf(t, file)
		for key := range english {
			if own[key] == nil {
				t.Errorf("%s lacks %s", file, key)
			}
		}
		for key := range own {
			if english[key] == nil {
				t.Errorf("%s has %s, which nothing uses", file, key)
			}
		}
	}
}

func wordsOf(t *testing.T, file string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]any
	if err := yaml.Unmarshal(text, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

func TestNothingOfTheDemoReachesABlog(t *testing.T) {
	files := config + "\n-- content/own.md --\n---\ntitle: Own\n---\nWords.\n" +
		"-- layouts/home.html --\nPAGES {{ len site.Pages }} MENUS {{ len site.Menus }} PARAMS {{ len site.Params }} DATA {{ len hugo.Data }} TITLE [{{ site.Title }}]\n-- layouts/page.html --\n{{ .Content }}\n-- layouts/section.html --\n-- layouts/home.rss.xml --\n-- layouts/page.md --\n" +
		component(t, "layouts", "assets", "i18n", "content", "data", "static", "aboveboard", "hugo.yaml", "demo.yaml")
	b := build(t, files)
	b.AssertFileContent("public/index.html", "PAGES 2 MENUS 0 PARAMS 0 DATA 0 TITLE []")
	b.AssertFileExists("public/favicon.svg", false)
	b.AssertFileExists("public/posts/index.html", false)
}

func TestAListShowsTheSummaryWithoutTheDisclosure(t *testing.T) {
	const lists = "\n-- layouts/section.html --\n<html><body>{{ range .RegularPages }}<article>{{ partial \"aboveboard/summary.html\" . }}</article>{{ end }}</body></html>\n"
	b := build(t, blog(t, config+lists, post("posts/a.md", "{{< disclosure >}}\n\nThe post's own first words."), post("posts/b.md", "Plain words.")))
	var got []string
	for _, a := range all(page(t, b, "posts/index.html"), tag("article")) {
		got = append(got, words(a))
	}
	if len(got) != 2 || got[0] != "The post’s own first words." || got[1] != "Plain words." {
		t.Errorf("%q", got)
	}
}

func TestALlmsTextHasAMarkdownTable(t *testing.T) {
	llms := strings.Replace(config, `home = ["html", "rss"]`, `home = ["html", "llms"]`, 1) +
		"[outputFormats.llms]\nmediaType = \"text/plain\"\nbaseName = \"llms\"\nisPlainText = true\n" +
		"\n-- layouts/home.llms.txt --\n{{ range .RegularPages }}{{ .RenderShortcodes }}{{ end }}\n"
	b := build(t, blog(t, llms, post("p.md", "{{< disclosure programs=\"north\" >}}\n\n{{< comparison north-vs-south >}}\n\nIt pays {{< fact north commission >}}.")))
	text := b.FileContent("public/llms.txt")
	for _, want := range []string{"> **Paid links**", "|---|---|---|", "It pays 1% to 10%."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "<table") || strings.Contains(text, "<div") {
		t.Error("HTML in llms.txt")
	}
}
