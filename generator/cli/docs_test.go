package cli

import (
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

var (
	command = regexp.MustCompile(`^(?:npx (?:--yes )?)?(?:aboveboard(?:@[0-9.]+)?|go run \.) (.+)$`)
	// elsewhere are the kinds of blocks that tests of their own package hold.
	elsewhere = []string{"text", "html", "markdown", "css", "xml", "csv"}
)

// TestTheDocsShowWhatIsAccepted reads each command of the documentation as the program
// does, and each configuration as its readers do. A block of another kind fails.
func TestTheDocsShowWhatIsAccepted(t *testing.T) {
	commands := 0
	for page, text := range docs.Pages(t, "../..") {
		for _, block := range docs.Blocks(text) {
			kind, body := block.Kind, block.Text
			var err error
			switch kind {
			case "sh":
				for line := range strings.Lines(body) {
					line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
					line, _, _ = strings.Cut(line, " > ")
					line, _, _ = strings.Cut(line, " | ")
					for _, part := range strings.Split(line, " && ") {
						if m := command.FindStringSubmatch(strings.TrimSpace(part)); m != nil {
							commands++
							accepted(t, page, strings.Fields(strings.ReplaceAll(m[1], `"`, "")))
						}
					}
				}
			case "yaml":
				for file := range strings.SplitSeq(strings.ReplaceAll(body, "\n# aboveboard/", "\n\x00# aboveboard/"), "\x00") { // a block may show several
					if _, found := yamlsource.Parse(source.New(page, []byte(file))); len(found) > 0 {
						t.Errorf("%s: %v in\n%s", page, found[0].Message, file)
					}
				}
			case "toml":
				var v map[string]any
				err = toml.Unmarshal([]byte(body), &v)
			case "json":
				if !strings.Contains(body, "…") {
					err = json.Unmarshal([]byte(body), new(any))
				}
			default:
				if !slices.Contains(elsewhere, kind) {
					t.Errorf("%s has a block of the kind %q, which no test reads", page, kind)
				}
			}
			if err != nil {
				t.Errorf("%s: %v in\n%s", page, err, body)
			}
		}
	}
	if commands < 25 {
		t.Errorf("only %d commands were found", commands)
	}
}

// accepted parses a command line without running it.
func accepted(t *testing.T, page string, args []string) {
	t.Helper()
	a := &app{stdout: io.Discard, stderr: io.Discard}
	found, rest, err := a.rootCommand().Find(args)
	if err == nil {
		err = found.ParseFlags(rest)
	}
	if err == nil {
		err = found.ValidateArgs(found.Flags().Args())
	}
	if err != nil {
		t.Errorf("%s: aboveboard %s: %v", page, strings.Join(args, " "), err)
	}
}

// TestTheContentsListEachPageOnce: the side bar, the order and the search follow it.
func TestTheContentsListEachPageOnce(t *testing.T) {
	pages := docs.Pages(t, "../..")
	var listed []string
	for _, m := range regexp.MustCompile(`(?m)^    pages: \[(.*)\]$`).FindAllStringSubmatch(pages["_index.md"], -1) {
		listed = append(listed, strings.Split(m[1], ", ")...)
	}
	for _, name := range listed {
		if pages[name+".md"] == "" {
			t.Errorf("content/docs/_index.md lists %q, which does not exist", name)
		}
	}
	for name := range pages {
		name = strings.TrimSuffix(name, ".md")
		count := 0
		for _, l := range listed {
			if l == name {
				count++
			}
		}
		if want := 1; name != "_index" && name != "README" && count != want {
			t.Errorf("content/docs/_index.md lists %q %d times", name, count)
		}
	}
}
