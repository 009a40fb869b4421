package blog

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// TestTheOlderKeyOfHugosLinkHook: Hugo 0.146 has enableDefault alone, some later versions
// have both keys, and the older one wins there.
func TestTheOlderKeyOfHugosLinkHook(t *testing.T) {
	for text, want := range map[string]map[string]string{
		"":                       {},
		"enableDefault = true":   {"en": "fallback"},
		"enableDefault = false":  {"en": "never"},
		"useEmbedded = 'always'": {"en": "always"},
		"useEmbedded = 'auto'":   {},
		"useEmbedded = 'always'\nenableDefault = false": {"en": "never"},
	} {
		root := t.TempDir()
		if err := os.WriteFile(filepath.Join(root, "hugo.toml"), []byte("[markup.goldmark.renderHooks.link]\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
		b, err := Open(context.Background(), root, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(b.LinkHooks, want) {
			t.Errorf("%q: %q, want %q", text, b.LinkHooks, want)
		}
		t.Setenv("HUGO_MARKUP_GOLDMARK_RENDERHOOKS_LINK_ENABLEDEFAULT", "true")
		if b, err = Open(context.Background(), root, Options{}); err != nil || b.LinkHooks["en"] != "fallback" {
			t.Errorf("%q with the variable: %q, %v", text, b.LinkHooks, err)
		}
		if err := os.Unsetenv("HUGO_MARKUP_GOLDMARK_RENDERHOOKS_LINK_ENABLEDEFAULT"); err != nil {
			t.Fatal(err)
		}
	}
}
