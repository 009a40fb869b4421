package templates_test

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/hugolib"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/net/html"
)

// shared is a blog whose theme has our partial in its head.
func shared(t *testing.T, settings string, parts ...string) string {
	t.Helper()
	files := withData(t, desks(t, "2026-10-12"), append([]string{strings.Replace(config, "[outputs]", settings+"\n[outputs]", 1) + deskPicture}, parts...)...)
	return strings.Replace(files, "<head></head>", `<head>{{ partial "aboveboard/share.html" . }}</head>`, 1)
}

// picture decodes the page's picture; nil where it has none.
func picture(t *testing.T, b *hugolib.IntegrationTestBuilder, path string) (image.Image, map[string]string) {
	t.Helper()
	meta := map[string]string{}
	for _, m := range all(page(t, b, path), tag("meta")) {
		name := attribute(m, "property") + attribute(m, "name")
		if meta[name] != "" {
			t.Errorf("%s says %s twice", path, name)
		}
		meta[name] = attribute(m, "content")
	}
	address := meta["og:image"]
	if address == "" {
		return nil, meta
	}
	file, absolute := strings.CutPrefix(address, "https://blog.example/")
	if !absolute {
		t.Fatalf("the picture's address is %s", address)
	}
	decoded, _, err := image.Decode(strings.NewReader(b.FileContent("public/" + file)))
	if err != nil {
		t.Fatal(err)
	}
	return decoded, meta
}

func TestAComparisonHasAPictureForWhoeverSharesIt(t *testing.T) {
	b := build(t, shared(t, "", post("p.md", "{{< comparison two >}}"),
		post("seven.md", "{{</* comparison two */>}}\n\n{{< comparison id=\"seven\" first=3 >}}\n\n{{< comparison two >}}"),
		post("program.md", "{{< product oak >}}"),
		post("named.md", `{{< comparison products="oak, elm" >}}`),
		front("own.md", "images: [mine.jpg]", "{{< comparison two >}}")))
	shown, meta := picture(t, b, "p/index.html")
	if shown == nil || shown.Bounds() != image.Rect(0, 0, 1200, 630) || meta["og:image:width"] != "1200" || meta["og:image:height"] != "630" {
		t.Fatalf("the picture is %v, with %v", shown, meta)
	}
	if got, want := meta["og:image:alt"], "Two desks: Oak, Reed"; got != want {
		t.Errorf("the words for it are %q, want %q", got, want)
	}
	other, meta := picture(t, b, "seven/index.html")
	if other == nil || meta["og:image:alt"] != "Seven desks: Oak, Reed, Elm, Fir, Ash, Box, Yew" || same(shown, other) {
		t.Errorf("the picture of seven is %v, with %v", other, meta)
	}
	for _, path := range []string{"program/index.html", "named/index.html", "own/index.html"} {
		if shown, meta := picture(t, b, path); shown != nil {
			t.Errorf("%s has a picture: %v", path, meta)
		}
	}
}

// TestWordsStayInTheirPicture however long they are: the margins stay empty.
func TestWordsStayInTheirPicture(t *testing.T) {
	files := shared(t, "", post("p.md", "{{< comparison seven >}}"), post("q.md", "{{< comparison two >}}"))
	files = strings.NewReplacer(`"Seven desks"`, `"`+strings.Repeat("WWWW Donaudampfschifffahrt ", 12)+`"`, `"Two desks"`, `"`+strings.Repeat("Rindfleischetikettierung", 9)+`"`,
		`"Best overall"`, `"`+strings.Repeat("Best of all that we ever had ", 5)+`"`, `"Oak"`, `"`+strings.Repeat("MMMMMM", 12)+`"`, `"Reed"`, `"A reed desk, with a very long name of many words"`,
		`"Weight"`, `"Weight of the whole desk without its packaging and all"`).Replace(files)
	b := build(t, files)
	for _, path := range []string{"p/index.html", "q/index.html"} {
		shown, _ := picture(t, b, path)
		if shown == nil {
			t.Fatalf("%s has no picture", path)
		}
		background := shown.At(600, 10)
		title := 0
		for y := 64; y < 120; y++ {
			for x := 84; x < 1130; x++ {
				if shown.At(x, y) != background {
					title++
				}
			}
		}
		if title == 0 {
			t.Errorf("%s: a word wider than the picture is not drawn at all", path)
		}
		for y := range 630 {
			for x := 24; x < 1200; x++ {
				if inside := x > 80 && x < 1130 && y > 60 && y < 620; !inside && shown.At(x, y) != background {
					t.Fatalf("%s: something is drawn at %d, %d", path, x, y)
				}
			}
		}
	}
}

// TestNoPictureIsDrawnWithLettersThatTheFontLacks, or in a script whose letters join.
func TestNoPictureIsDrawnWithLettersThatTheFontLacks(t *testing.T) {
	own := filepath.Join(t.TempDir(), "own.ttf")
	if err := os.WriteFile(own, goregular.TTF, 0o644); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if own, err = filepath.Rel(here, own); err != nil {
		t.Fatal(err)
	}
	font := "\n-- assets/fonts/own.ttf --\nsourcefilename:" + own + "\n"
	for _, test := range []struct {
		title       string
		named, want bool
	}{
		{"Größe, ağırlık, Σύγκριση, Порівняння 🪑: 12 € – “a”", false, true},
		{"So sánh bàn làm việc", false, false},
		{"机を比べる：どれが一番いいのか、六週間使ってわかったことをまとめました", false, false},
		{"机を比べる：どれが一番いいのか、六週間使ってわかったことをまとめました", true, true},
		{"مقارنة المكاتب", true, false},
		{"डेस्क की तुलना", true, false},
	} {
		settings := ""
		if test.named {
			settings = "[params.aboveboard.share]\nfont = \"fonts/own.ttf\"\n"
		}
		files := strings.ReplaceAll(shared(t, settings, post("p.md", "{{< comparison two >}}"))+font, `"Two desks"`, `"`+test.title+`"`)
		if shown, _ := picture(t, build(t, files), "p/index.html"); (shown != nil) != test.want {
			t.Errorf("%s, with a font of the blog's own: %v: a picture: %v, want %v", test.title, test.named, shown != nil, test.want)
		}
	}
	settings := "[params.aboveboard.share]\nfont = \"fonts/onw.ttf\"\n"
	if got := refusal(t, shared(t, settings, post("p.md", "{{< comparison two >}}"))); !strings.Contains(got, `params.aboveboard.share.font is "fonts/onw.ttf", and there is no such file in assets/`) {
		t.Error(got)
	}
}

// TestThePictureHasTheColorsOfTheBlog where it names some, also by the names of earlier
// versions.
func TestThePictureHasTheColorsOfTheBlog(t *testing.T) {
	for _, background := range []string{"background", "paper"} {
		shown, _ := picture(t, build(t, shared(t, "[params.aboveboard.share]\naccent = \"#ff0000\"\n"+background+" = \"#000000\"\ntext = \"#ffffff\"\n", post("p.md", "{{< comparison two >}}"))), "p/index.html")
		for at, want := range map[image.Point]string{{5, 300}: "ff0000", {1190, 300}: "000000"} {
			r, g, b, _ := shown.At(at.X, at.Y).RGBA()
			if got := fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8); got != want {
				t.Errorf("%v is #%s, want #%s", at, got, want)
			}
		}
	}
}

// TestTheEstimateOfWidthsIsNeverTooSmall for the font that Hugo brings, which has all
// the letters that we draw with it.
func TestTheEstimateOfWidthsIsNeverTooSmall(t *testing.T) {
	font, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	partial, err := os.ReadFile(repository + "/layouts/_partials/aboveboard/share/of.html")
	if err != nil {
		t.Fatal(err)
	}
	missing := regexp.MustCompile(string(regexp.MustCompile("`(.*)`").FindSubmatch(bytes.Split(partial, []byte("$missing := "))[1])[1]))
	var letters []rune
	var buffer sfnt.Buffer
	width := func(text string) (sum float64) {
		for _, r := range text {
			index, err := font.GlyphIndex(&buffer, r)
			if err != nil || index == 0 {
				t.Fatalf("the font lacks %q (%U)", r, r)
			}
			advance, err := font.GlyphAdvance(&buffer, index, 1000<<6, 0)
			if err != nil {
				t.Fatal(err)
			}
			sum += float64(advance) / 64
		}
		return sum
	}
	for r := rune(' '); r < 0x3000; r++ {
		if !missing.MatchString(string(r)) {
			letters = append(letters, r)
			width(string(r))
		}
	}
	if len(letters) < 500 {
		t.Fatalf("%d letters", len(letters))
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{"Module 3 Wide", "Best overall"}
	for _, r := range letters {
		if r != ' ' && r != '\u00a0' {
			texts = append(texts, string(r))
		}
	}
	for range 200 {
		word := ""
		for range 1 + random.IntN(12) {
			word += string(letters[1+random.IntN(len(letters)-1)])
		}
		texts = append(texts, strings.ReplaceAll(word, "\u00a0", "x"))
	}
	var layout strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&layout, "{{ $t := %q }}<i>{{ $t }}</i><b>{{ partial \"aboveboard/share/width.html\" $t }}</b>", text)
	}
	files := strings.Replace(withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "Words.")), "<head></head>", layout.String(), 1)
	root := page(t, build(t, files), "p/index.html")
	shown, estimates := all(root, tag("i")), all(root, tag("b"))
	for i, node := range shown {
		var estimate float64
		if _, err := fmt.Sscan(words(estimates[i]), &estimate); err != nil {
			t.Fatal(err)
		}
		if text := textOf(node); width(text) > estimate {
			t.Errorf("%q (%U) is %.0f wide, and estimated as %.0f", text, []rune(text), width(text), estimate)
		}
	}
	if len(shown) != len(texts) {
		t.Errorf("%d texts, want %d", len(shown), len(texts))
	}
}

func textOf(n *html.Node) (text string) {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text += d.Data
		}
	}
	return text
}

func same(a, b image.Image) bool {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
