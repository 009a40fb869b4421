package templates_test

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"image"
	"image/png"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestPhotographsComeInTwoWidths, as WebP, with their size, and lazy except in a post's
// first shortcode.
func TestPhotographsComeInTwoWidths(t *testing.T) {
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 800, 600))); err != nil {
		t.Fatal(err)
	}
	files := withData(t, desks(t, "2026-10-12"), config+"\n-- assets/desks/oak.png --\n"+base64.StdEncoding.EncodeToString(photo.Bytes())+"\n",
		post("p.md", "{{< product oak >}}\n\n{{< comparison two >}}"), post("q.md", "{{< disclosure >}}\n\n{{< comparison two >}}"))
	b := build(t, strings.ReplaceAll(files, "desks/oak.svg", "desks/oak.png"))
	for path, want := range map[string][][5]string{
		"p/index.html": {{"192", "144", "192w", "384w", ""}, {"112", "84", "112w", "224w", "lazy"}},
		"q/index.html": {{"112", "84", "112w", "224w", ""}},
	} {
		pictures := all(page(t, b, path), tag("img"))
		if len(pictures) != len(want) {
			t.Fatalf("%s has %d pictures, want %d", path, len(pictures), len(want))
		}
		for i, img := range pictures {
			set := regexp.MustCompile(`^(/desks/\S+\.webp) (\d+w), (/desks/\S+\.webp) (\d+w)$`).FindStringSubmatch(attribute(img, "srcset"))
			if set == nil {
				t.Fatalf("%s: srcset is %q", path, attribute(img, "srcset"))
			}
			got := [5]string{attribute(img, "width"), attribute(img, "height"), set[2], set[4], attribute(img, "loading")}
			if got != want[i] || attribute(img, "src") != set[1] || attribute(img, "sizes") != got[0]+"px" {
				t.Errorf("%s: picture %d is %v, want %v", path, i, img.Attr, want[i])
			}
			for _, file := range []string{set[1], set[3]} {
				if content := b.FileContent("public" + file); !strings.HasPrefix(content, "RIFF") {
					t.Errorf("%s is not a WebP picture", file)
				}
			}
		}
	}
}

// TestTheScriptIsSmall, and has no code that a strict policy forbids.
func TestTheScriptIsSmall(t *testing.T) {
	b := build(t, withData(t, desks(t, "2026-10-12"), config+deskPicture, post("p.md", "{{< comparison id=seven sortable=true >}}")))
	script := all(page(t, b, "p/index.html"), tag("script"))[0]
	code := b.FileContent("public" + attribute(script, "src"))
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.WriteString(w, code); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes as a reader downloads them", packed.Len())
	if packed.Len() > 1000 || strings.Contains(code, "eval") || strings.Contains(code, "innerHTML") {
		t.Errorf("%d bytes, compressed; expected at most 1000", packed.Len())
	}
}

// TestPartsOfProductsInFilesOfText are the Markdown, also where the file ends in .txt.
func TestPartsOfProductsInFilesOfText(t *testing.T) {
	hugo, err := os.ReadFile(repository + "/hugo.yaml")
	if err != nil || !strings.Contains(string(hugo), "product.txt") {
		t.Fatal("the component mounts no product.txt")
	}
	text := strings.Replace(config, `page = ["html", "md"]`, `page = ["html", "md", "llms"]`, 1) + "[outputFormats.llms]\nmediaType = \"text/plain\"\nisPlainText = true\nbaseName = \"llms\"\n"
	b := build(t, withData(t, desks(t, "2026-10-12"), text+deskPicture+"\n-- layouts/page.llms.txt --\n{{ .RenderShortcodes }}\n", post("p.md", everyPart)))
	got, want := b.FileContent("public/p/llms.txt"), b.FileContent("public/p/index.md")
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the file of text is\n%s\nand the Markdown\n%s", got, want)
	}
	if strings.Contains(got, "<div") || strings.Contains(got, "&lt;") || !strings.Contains(got, "- Oak: 50.5 kg") {
		t.Errorf("HTML in the text, or no chart:\n%s", got)
	}
}
