package renew

import (
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func day(t *testing.T, text string) yamlsource.Date {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return yamlsource.Date{Time: at}
}

func TestFile(t *testing.T) {
	for name, test := range map[string]struct{ before, after, src string }{
		"flow":            {"a: {value: 1, source: https://x.example/a, checked: 2026-01-01} # why", "a: {value: 1, source: https://x.example/a, checked: 2026-11-28} # why", ""},
		"block":           {"a:\n    value: 1\n    # why\n    checked: 2026-01-01\n    source: https://x.example/a", "a:\n    value: 1\n    # why\n    checked: 2026-11-28\n    source: https://x.example/a", ""},
		"quoted":          {"a: {checked: \"2026-01-01\", source: 'https://x.example/a', value: 1}", "a: {checked: 2026-11-28, source: \"https://y.example/\", value: 1}", "https://y.example/"},
		"another source":  {"a: {value: 1, source: https://x.example/a, checked: 2026-01-01}", "a: {value: 1, source: https://y.example/, checked: 2026-11-28}", "https://y.example/"},
		"inherited":       {"a: {value: 1, quote: one}", "a: {source: \"https://base.example/\", checked: 2026-11-28, value: 1, quote: one}", ""},
		"inherited block": {"a:\n    value: 1\n    quote: one", "a:\n    source: \"https://base.example/\"\n    checked: 2026-11-28\n    value: 1\n    quote: one", ""},
		"no day":          {"a:\n    source: https://x.example/a\n    value: 1", "a:\n    source: https://x.example/a\n    checked: 2026-11-28\n    value: 1", ""},
		"short number":    {"a: 280 # grams", "a: {value: 280, source: \"https://base.example/\", checked: 2026-11-28} # grams", ""},
		"short words":     {"a: one, two", "a: {value: \"one, two\", source: \"https://base.example/\", checked: 2026-11-28}", ""},
		"short list":      {"a: [one, two]", "a: {value: [one, two], source: \"https://base.example/\", checked: 2026-11-28}", ""},
		"short range":     {"a: {from: 1, to: 2}", "a: {value: {from: 1, to: 2}, source: \"https://base.example/\", checked: 2026-11-28}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				wrap := func(fact string) string {
					return strings.ReplaceAll("# mine\nname: N\nfacts:\n  "+fact+"\n  b: {value: 1, checked: 2026-01-01}\n", "\n", end)
				}
				got, err := File(source.New("a.yaml", []byte(wrap(test.before))), []Evidence{{Criterion: "a", Checked: day(t, "2026-11-28"), Source: test.src, Inherited: "https://base.example/"}})
				if err != nil {
					t.Fatal(err)
				}
				if want := wrap(test.after); string(got) != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			}
		})
	}
}

func TestNothingIsChangedThatIsNotSafe(t *testing.T) {
	for _, test := range []string{
		"facts:\n  a:\n    - one\n    - two\n",
		"facts:\n  a: |\n    one\n    two\n",
		"facts:\n  a: {value: 1\n",
		"facts:\n  b: 1\n",
		"name: x\n",
	} {
		if got, err := File(source.New("a.yaml", []byte(test)), []Evidence{{Criterion: "a", Checked: day(t, "2026-11-28"), Inherited: "https://x.example/"}}); err == nil {
			t.Errorf("%q became\n%s", test, got)
		}
	}
}
