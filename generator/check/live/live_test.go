package live

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func TestFindingsComeAndGo(t *testing.T) {
	file := source.New("content/a.md", []byte("one\ntwo\nthree\n"))
	at := func(offset int, message string) finding.Finding {
		return finding.Finding{Rule: "undisclosed-link", File: file, Span: source.Span{Start: offset, End: offset + 1}, Message: message}
	}
	warning := at(0, "w")
	warning.Severity = finding.Warning
	everywhere := finding.Finding{Rule: "missing-rel", File: file, Message: "the same", Cause: "footer"}
	onTwo := everywhere
	onTwo.Join(everywhere)

	other := everywhere
	other.File = source.New("content/0.md", nil)
	onBoth := everywhere
	onBoth.Join(other)

	var b Board
	for _, step := range []struct {
		name        string
		part        string
		found       []finding.Finding
		fresh, gone int
	}{
		{"the first look", "pages", []finding.Finding{at(0, "add it before line 1"), at(4, "x")}, 2, 0},
		{"the same again", "pages", []finding.Finding{at(0, "add it before line 1"), at(4, "x")}, 0, 0},
		{"moved down", "pages", []finding.Finding{at(4, "add it before line 2"), at(8, "x")}, 0, 0},
		{"one of two alike is fixed", "pages", []finding.Finding{at(4, "add it before line 2")}, 0, 1},
		{"now there are two alike", "pages", []finding.Finding{at(4, "add it before line 2"), at(8, "add it before line 3")}, 1, 0},
		{"another part", "sources", []finding.Finding{at(0, "add it before line 1")}, 1, 0},
		{"an error becomes a warning", "sources", []finding.Finding{at(0, "w")}, 1, 1},
		{"as a warning", "sources", []finding.Finding{warning}, 1, 1},
		{"a fault of the theme", "pages", []finding.Finding{everywhere}, 1, 2},
		{"on one more page", "pages", []finding.Finding{onTwo}, 0, 0},
		{"on a page before it", "pages", []finding.Finding{onBoth}, 0, 0},
		{"fixed on the page that was reported", "pages", []finding.Finding{other}, 1, 1},
		{"all fixed", "pages", nil, 0, 1},
	} {
		fresh, gone := b.Put(step.part, step.found)
		if len(fresh) != step.fresh || len(gone) != step.gone {
			t.Errorf("%s: %d new and %d gone, want %d and %d", step.name, len(fresh), len(gone), step.fresh, step.gone)
		}
	}
	if c := b.Count(); c[finding.Warning] != 1 || c[finding.Error] != 0 || len(b.All()) != 1 {
		t.Errorf("left are %v", b.All())
	}
}

func TestWhatIsFixedIsNamedByTheFileThatWasReported(t *testing.T) {
	later := finding.Finding{Rule: "missing-rel", File: source.New("content/b.md", nil), Cause: "footer"}
	earlier := later
	earlier.File = source.New("content/a.md", nil)
	both := later
	both.Join(earlier)

	var b Board
	b.Put("pages", []finding.Finding{later})
	b.Put("pages", []finding.Finding{both})
	fresh, gone := b.Put("pages", []finding.Finding{earlier})
	if len(fresh) != 1 || len(gone) != 1 || fresh[0].File.Path != "content/a.md" || gone[0].File.Path != "content/b.md" {
		t.Errorf("new %v, gone %v", fresh, gone)
	}
}
