package templates_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	param     = regexp.MustCompile(`@param \{(?:string|list|bool|int)\} \[([a-z]+)[=\]]`)
	readNames = regexp.MustCompile(`"names" \(slice ([^)]*)\)`)
	reader    = regexp.MustCompile(`partial "(aboveboard/read/[a-z-]+\.html)"`)
)

// TestEachShortcodeBeginsWithWhatMayBeTyped compares the comment at the head of each
// shortcode with the arguments that its reader accepts and that the docs explain.
func TestEachShortcodeBeginsWithWhatMayBeTyped(t *testing.T) {
	docs := text(t, "content/docs/shortcodes.md") + "\n## paid-link\n" + text(t, "content/docs/paid-links.md")
	files, err := filepath.Glob(repository + "/layouts/_shortcodes/*.html")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d shortcodes, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		code := text(t, "layouts/_shortcodes/"+name+".html")
		head, body, closed := strings.Cut(code, "*/ -}}")
		if !strings.HasPrefix(head, "{{- /* ") || !closed || !strings.Contains(head, "@example {{< "+name+" ") {
			t.Errorf("%s does not begin with a comment that has an example", name)
		}
		var told, accepted []string
		for _, m := range param.FindAllStringSubmatch(head, -1) {
			told = append(told, m[1])
		}
		read := text(t, "layouts/_partials/"+reader.FindStringSubmatch(body)[1])
		names := regexp.MustCompile(`"` + name + `" \(slice ([^)]*)\)`).FindStringSubmatch(read)
		if names == nil {
			names = readNames.FindStringSubmatch(read)
		}
		for _, quoted := range strings.Fields(names[1]) {
			accepted = append(accepted, strings.Trim(quoted, `"`))
		}
		if !slices.Equal(told, accepted) {
			t.Errorf("%s tells of %q and accepts %q", name, told, accepted)
		}
		section := docs[strings.LastIndex(docs, "\n## "+name+"\n")+1:]
		if name != "paid-link" { // which has a page of its own
			section, _, _ = strings.Cut(section, "\n## ")
		}
		for _, argument := range accepted {
			if argument != "id" && !strings.Contains(section, argument) {
				t.Errorf("the docs of %s do not name %q", name, argument)
			}
		}
	}
}

func text(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
