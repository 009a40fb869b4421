package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The words that posts in several languages are made of: a disclosure, and a text with
// a link that earns.
var (
	disclosedIn = map[string]string{
		"":          "",
		"en":        "We earn a commission when you buy through links on this page. As an Amazon Associate I earn from qualifying purchases.",
		"de":        "Anzeige: Wir erhalten eine Provision, wenn du über die Links auf dieser Seite kaufst. Als Amazon-Partner verdiene ich an qualifizierten Verkäufen.",
		"sv":        "Reklam: Vi får provision om du köper via länkarna på den här sidan.",
		"ja":        "【広告】この記事にはアフィリエイト広告が含まれます。",
		"shortcode": "{{< disclosure >}}",
	}
	writtenIn = map[string]string{
		"en": "This is the kettle that we have used for a year, and there are others that would do. We are happy with [it](https://www.amazon.com/dp/B000000001?tag=example-20) and use it when there is company.",
		"de": "Das ist der Wasserkocher, den wir seit einem Jahr benutzen, und wir sind mit [ihm](https://www.amazon.com/dp/B000000001?tag=example-20) noch immer zufrieden. Wenn er kaputt ist, sind auch andere für uns gut.",
		"sv": "Det här är vattenkokaren som vi har använt i ett år, och vi är nöjda med [den](https://www.amazon.com/dp/B000000001?tag=example-20). Om den går sönder finns det andra som är bra för oss.",
		"ja": "このケトルはとても静かで、毎日使っています。お茶を入れるときにすぐ沸くので便利です。[ケトル](https://www.amazon.com/dp/B000000001?tag=example-20)はここにあります。",
		"xx": "[Kettle 3000](https://www.amazon.com/dp/B000000001?tag=example-20)",
	}
)

const inHugosLanguage = "{{ site.Language.Lang }}"

// TestAPostInAnotherLanguageGetsTheSameVerdict: the check of a post and the check of its
// page agree on its language, whether the blog, the file's name, the front matter or
// nobody says it.
func TestAPostInAnotherLanguageGetsTheSameVerdict(t *testing.T) {
	for name, blog := range map[string]struct{ config, suffix, matter, lang string }{
		"an English blog":                  {"", "", "", inHugosLanguage},
		"a German blog":                    {"defaultContentLanguage: de\n", "", "", inHugosLanguage},
		"a suffix that Hugo knows":         {"languages: {en: {}, de: {}}\n", ".de", "", inHugosLanguage},
		"a suffix that Hugo doesn't know":  {"", ".de", "", inHugosLanguage},
		"front matter that the theme uses": {"", "", "lang: de\n", "{{ .Params.lang | default site.Language.Lang }}"},
		"front matter that it doesn't use": {"", "", "lang: de\n", inHugosLanguage},
		"a theme that says nothing":        {"", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) { sameVerdicts(t, blog.config, blog.suffix, blog.matter, blog.lang) })
	}
}

func sameVerdicts(t *testing.T, config, suffix, matter, lang string) {
	blog := t.TempDir()
	files := map[string]string{
		"hugo.yaml":        "baseURL: https://blog.example/\ntitle: Blog\n" + config,
		"layouts/all.html": strings.Replace(layout, inHugosLanguage, lang, 1),
		"content/none.md":  "---\ntitle: None\n---\nWords.\n",
	}
	ids := map[string]bool{}
	for said, words := range disclosedIn {
		for written, text := range writtenIn {
			id := fmt.Sprintf("%s-in-%s", said, written)
			ids[id] = true
			files["content/posts/"+id+suffix+".md"] = "---\ntitle: Kettle\n" + matter + "---\n" + words + "\n\n" + text + "\n"
		}
	}
	write(t, blog, files)
	do(t, blog, "aboveboard", "init")
	do(t, blog, "aboveboard", "build", "--no-check")
	prefix, published := "public/posts/", ""
	switch {
	case strings.Contains(config, "languages"):
		prefix = "public/de/posts/"
	case suffix != "":
		published = suffix // Hugo takes it for a part of the name
	}
	ofPosts := verdicts(t, blog, "content/posts/", suffix+".md")
	ofPages := verdicts(t, blog, prefix, published+"/index.html", "--public", "public", "content/none.md")
	foreign := 0
	for id := range ids {
		if slices.Contains(ofPages[id], "disclosure-language error") {
			foreign++
		}
		if (matter != "" || lang == "") && strings.HasSuffix(id, "-xx") {
			continue // too few words: only the page tells
		}
		if !slices.Equal(ofPosts[id], ofPages[id]) {
			t.Errorf("%s: the post gets %q, its page %q", id, ofPosts[id], ofPages[id])
		}
	}
	if foreign < 3 || foreign > len(ids)*3/4 {
		t.Errorf("%d of %d disclosures are in another language than their page: the posts prove nothing", foreign, len(ids))
	}
}
