// Command pictures makes the pictures of the README, the documentation and Hugo's
// theme list from the demo site as it is built now. Run it at the root of the
// repository, with hugo and chromium on PATH:
//
//	go run ./e2e/pictures
//	go run ./e2e/pictures -only tutorial
//	go run ./e2e/pictures -look DIR    (whole pages, light and dark, phone and desk, to look at)
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// picture is one view of a page.
type picture struct {
	file, path    string
	width, height int64   // of the window; height 0 means the whole page
	scale         float64 // pixels of the picture for one of the page
	scheme        string
	element       string // shown alone, with a little space around it
}

// made are the pictures that the repository holds.
var made = []picture{
	{"static/table.png", "/", 960, 1000, 2, "light", ".shown"},
	{"static/table-dark.png", "/", 960, 1000, 2, "dark", ".shown"},
	{"static/table-phone.png", "/", 375, 720, 2, "light", ".shown"},
	{"static/table-phone-dark.png", "/", 375, 720, 2, "dark", ".shown"},
	{"images/screenshot.png", "/", 1500, 1000, 1, "light", ""},
	{"images/tn.png", "/", 1350, 900, 2.0 / 3, "light", ""},
}

func main() {
	log.SetFlags(0)
	look := flag.String("look", "", "make pictures of whole pages in this `folder` instead")
	only := flag.String("only", "", "make only the pictures with this `word` in their names")
	flag.Parse()
	if err := run(*look, *only); err != nil {
		log.Fatal(err)
	}
}

func run(look, only string) error {
	folder, err := os.MkdirTemp("", "aboveboard-pictures-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("hide-scrollbars", true))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, stopBrowser := chromedp.NewContext(ctx)
	defer stopBrowser()
	for i, t := range tutorials {
		wanted := chosen(t.pictures, only)
		if len(wanted) == 0 || look != "" {
			continue
		}
		site, err := t.build(filepath.Join(folder, fmt.Sprintf("tutorial-%d", i)))
		if err != nil {
			return err
		}
		if err := makeAll(ctx, site, wanted); err != nil {
			return err
		}
	}
	wanted := chosen(made, only)
	if look != "" {
		wanted = toLookAt(look)
	}
	if len(wanted) == 0 {
		return nil
	}
	site := filepath.Join(folder, "demo")
	if out, err := exec.Command("hugo", "build", "--config", "hugo.yaml,demo.yaml", "--destination", site, "--baseURL", "/").CombinedOutput(); err != nil {
		return fmt.Errorf("build the demo: %w\n%s", err, out)
	}
	if err := makeAll(ctx, site, wanted); err != nil || look != "" {
		return err
	}
	return keepShared(site)
}

// chosen are the pictures with a word in their names.
func chosen(pictures []picture, word string) []picture {
	var some []picture
	for _, p := range pictures {
		if strings.Contains(p.file, word) {
			some = append(some, p)
		}
	}
	return some
}

// makeAll makes pictures of a published site.
func makeAll(ctx context.Context, site string, pictures []picture) error {
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	for _, p := range pictures {
		if err := p.make(ctx, server.URL); err != nil {
			return fmt.Errorf("%s: %w", p.file, err)
		}
		fmt.Println(p.file)
	}
	return nil
}

// keepShared copies the picture that Hugo drew of a comparison.
func keepShared(site string) error {
	post, err := os.ReadFile(filepath.Join(site, "posts/cameras-for-livestreams/index.html"))
	if err != nil {
		return err
	}
	found := regexp.MustCompile(`property="?og:image"? content="?([^" >]+)`).FindSubmatch(post)
	if found == nil {
		return errors.New("the post about cameras has no picture for who shares it")
	}
	drawn, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(string(found[1]))))
	if err != nil {
		return err
	}
	fmt.Println("static/share.png")
	return os.WriteFile("static/share.png", drawn, 0o644)
}

func toLookAt(folder string) []picture {
	var pictures []picture
	for _, path := range []string{"/", "/posts/amazon-associates-vs-influencer/", "/docs/", "/docs/check/"} {
		for _, width := range []int64{320, 1280} {
			for _, scheme := range []string{"light", "dark"} {
				name := fmt.Sprintf("%s-%d-%s.png", strings.ReplaceAll(strings.Trim(path, "/"), "/", "-"), width, scheme)
				pictures = append(pictures, picture{filepath.Join(folder, name), path, width, 0, 1, scheme, ""})
			}
		}
	}
	return pictures
}

// make opens the page as a reader with that window would, and writes what is seen.
func (p picture) make(ctx context.Context, base string) error {
	ctx, stop := chromedp.NewContext(ctx)
	defer stop()
	height := max(p.height, 800)
	var image []byte
	var box struct{ X, Y, Width, Height float64 }
	place := `(() => { const e = document.querySelector(%q); const r = e.getBoundingClientRect(); return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height}; })()`
	element := p.element
	if element == "" {
		element = "html"
	}
	err := chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(p.width, height, p.scale, p.width < 600),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: p.scheme}}),
		chromedp.Navigate(base+p.path),
		chromedp.Evaluate(fmt.Sprintf(place, element), &box),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			clip := page.Viewport{X: box.X, Y: box.Y, Width: box.Width, Height: box.Height, Scale: 1}
			if p.element == "" {
				clip.X, clip.Y, clip.Width = 0, 0, float64(p.width)
			}
			if p.height > 0 {
				clip.Height = min(clip.Height, float64(p.height))
				if p.element == "" {
					clip.Height = float64(p.height)
				}
			}
			image, err = page.CaptureScreenshot().WithClip(&clip).WithCaptureBeyondViewport(true).Do(ctx)
			return err
		}),
	)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(p.file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(p.file, image, 0o644)
}
