package templates_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// blockedWords are parts of class names that lists of ad blockers hide.
var blockedWords = regexp.MustCompile(`(?i)affiliate|sponsor|banner|promo|disclosure|(^|[-_])ads?([-_]|$)`)

func TestNoAdBlockerHidesWhatReadersMustSee(t *testing.T) {
	inMarkup := regexp.MustCompile(`class="([^"]*)"`)
	inStyles := regexp.MustCompile(`\.([A-Za-z][\w-]*)`)
	seen := 0
	check := func(file, name string) {
		name = strings.TrimSpace(name)
		if name == "" || strings.HasPrefix(name, "?") || // a pattern
			strings.Contains(name, "{{") || strings.Contains(name, "}}") {
			return
		}
		seen++
		if !strings.HasPrefix(name, "abv-") || blockedWords.MatchString(name) {
			t.Errorf("%s: the class %q", file, name)
		}
	}
	for _, folder := range []string{"layouts/_partials/aboveboard", "layouts/_shortcodes", "assets/aboveboard"} {
		err := filepath.WalkDir(filepath.Join(repository, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if filepath.Ext(name) == ".css" {
				for _, m := range inStyles.FindAllStringSubmatch(string(text), -1) {
					check(name, m[1])
				}
				return nil
			}
			for _, m := range inMarkup.FindAllStringSubmatch(string(text), -1) {
				check(name, strings.ReplaceAll(strings.ReplaceAll(m[1], "{{ .state }}", "state"), "{{ $cell.state }}", "state"))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 15 {
		t.Errorf("only %d class names were found", seen)
	}
}
