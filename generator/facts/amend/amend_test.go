package amend

import (
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func tree(t *testing.T, text string) *yamlsource.Node {
	t.Helper()
	n, findings := yamlsource.Parse(source.New("t.yaml", []byte(text)))
	if n == nil || len(findings) > 0 {
		t.Fatal(text, findings)
	}
	return n
}

const row = "evidence: {source: 'https://row.example/', checked: 2026-11-20}, "

func TestItem(t *testing.T) {
	for name, test := range map[string]struct{ before, wanted, present, after, unproven string }{
		"a scalar":           {"name: N # why\nbrand: 'It''s' # whose\n", "{name: M, brand: It isn't}", "{name: N, brand: It's}", "name: M # why\nbrand: 'It isn''t' # whose\n", ""},
		"words":              {"summary: One, two.\n", "{summary: 'Three: four'}", "{summary: 'One, two.'}", "summary: \"Three: four\"\n", ""},
		"plain words":        {"summary: One, two.\n", "{summary: 'Three, four.'}", "{summary: 'One, two.'}", "summary: Three, four.\n", ""},
		"a language":         {"summary: {de: Eins, en: One}\n", "{summary: Two}", "{summary: One}", "summary: {de: Eins, en: Two}\n", ""},
		"a language below":   {"summary:\n  de: Eins\n  en: One # first\n", "{summary: Two}", "{summary: One}", "summary:\n  de: Eins\n  en: Two # first\n", ""},
		"a language without": {"summary: {de: Eins}\n", "{summary: Two}", "{name: N}", "!summary", ""},
		"folded text":        {"summary: >\n  One\n  two.\n# mine\nname: N\n", "{summary: Three.}", "{summary: One two.}", "summary: Three.\n# mine\nname: N\n", ""},
		"literal text":       {"summary: |-\n    One # no comment\n    two.\nname: N\n", "{summary: Three.}", "{name: N}", "summary: Three.\nname: N\n", ""},
		"text on two lines":  {"summary: One\n  two.\n\n# mine\nname: N\n", "{summary: Three.}", "{name: N}", "summary: Three.\n\n# mine\nname: N\n", ""},
		"quotes, two lines":  {"summary: \"One\n  two.\" # x\nname: N\n", "{summary: Three.}", "{name: N}", "summary: \"Three.\" # x\nname: N\n", ""},
		"a new key":          {"name: N # why\n", "{brand: B}", "{name: N}", "name: N # why\nbrand: B\n", ""},
		"no line end":        {"name: N", "{brand: B, short: S}", "{name: N}", "name: N\nbrand: B\nshort: S", ""},
		"an empty key":       {"name: N\nbrand:   # whose\n", "{brand: B}", "{name: N}", "name: N\nbrand: B   # whose\n", ""},
		"a list in place":    {"pros: [One, 'Two', Three]\n", "{pros: [One, 2, Three]}", "{pros: [One, Two, Three]}", "pros: [One, '2', Three]\n", ""},
		"a list below":       {"pros:\n  - One # first\n  - Two # second\n", "{pros: [One, Two, Three]}", "{pros: [One, Two]}", "pros:\n  - One # first\n  - Two # second\n  - Three\n", ""},
		"a list at the left": {"pros:\n- One\n- Two\nname: N\n", "{pros: [One, Two, Three]}", "{pros: [One, Two]}", "pros:\n- One\n- Two\n- Three\nname: N\n", ""},
		"a longer list":      {"pros: [One]\n", "{pros: [One, 'Two, three']}", "{pros: [One]}", "pros: [One, \"Two, three\"]\n", ""},
		"a shorter list":     {"pros:\n  - One\n  - Two\n  - Three\nname: N\n", "{pros: [Three]}", "{pros: [One, Two, Three]}", "pros:\n  - Three\nname: N\n", ""},
		"a list of comments": {"pros:\n  - One\n  # because\n  - Two\n", "{pros: [Three]}", "{pros: [One, Two]}", "!pros", ""},
		"list of languages":  {"pros: [{en: One, de: Eins}, {en: Two, de: Zwei}]\n", "{pros: [One, Three]}", "{pros: [One, Two]}", "pros: [{en: One, de: Eins}, {en: Three, de: Zwei}]\n", ""},
		"an image":           {"image: {file: a.jpg, alt: A}\n", "{image: {file: b.jpg, alt: A}}", "{image: {file: a.jpg, alt: A}}", "image: {file: b.jpg, alt: A}\n", ""},
		"a short fact":       {"facts:\n  a: 1 # one\n  b: 2\n", "{facts: {a: 3}}", "{facts: {a: 1, b: 2}}", "facts:\n  a: 3 # one\n  b: 2\n", ""},
		"nothing new":        {"facts:\n  a: 1.50\n  b: {from: 1, to: 2}\n", "{facts: {a: 1.5, b: {from: 1.0, to: 2}}}", "{facts: {a: 1.50, b: {from: 1, to: 2}}}", "facts:\n  a: 1.50\n  b: {from: 1, to: 2}\n", ""},
		"a range":            {"facts:\n  a: {from: 1, to: 2} # r\n", "{facts: {a: {from: 1, to: 3}}}", "{facts: {a: {from: 1, to: 2}}}", "facts:\n  a: {from: 1, to: 3} # r\n", ""},
		"a range ends":       {"facts:\n  a: {from: 1, to: 2} # r\n", "{facts: {a: 2}}", "{facts: {a: {from: 1, to: 2}}}", "facts:\n  a: 2 # r\n", ""},
		"a range below":      {"facts:\n  a:\n    from: 1\n    to: 2 # r\n  b: 1\n", "{facts: {a: {to: 2}}}", "{facts: {a: {from: 1, to: 2}}}", "facts:\n  a:\n    {to: 2} # r\n  b: 1\n", ""},
		"a currency":         {"facts:\n  a: {from: 1, to: 2, currency: EUR}\n", "{facts: {a: {from: 1 USD, to: 2 USD}}}", "{facts: {a: {from: 1 EUR, to: 2 EUR}}}", "facts:\n  a: {from: 1 USD, to: 2 USD}\n", ""},
		"a long fact":        {"facts:\n  a:\n    # why\n    value: 1 # one\n    source: https://a.example/\n    checked: 2026-01-01\n", "{facts: {a: 3}}", "{facts: {a: {value: 1, source: 'https://a.example/', checked: 2026-01-01}}}", "facts:\n  a:\n    # why\n    value: 3 # one\n    source: https://a.example/\n    checked: 2026-01-01\n", "a"},
		"and its evidence":   {"facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", "{facts: {a: {value: 3, source: 'https://a.example/', checked: 2026-02-02}}}", "{facts: {a: {value: 1, source: 'https://a.example/', checked: 2026-01-01}}}", "facts:\n  a: {value: 3, source: https://a.example/, checked: 2026-02-02}\n", ""},
		"evidence alone":     {"facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", "{facts: {a: {value: 1, checked: 2026-02-02, quote: 'one, two'}}}", "{facts: {a: {value: 1, source: 'https://a.example/', checked: 2026-01-01}}}", "facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-02-02, quote: \"one, two\"}\n", ""},
		"the row's":          {"facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-01-01}\n  b: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", "{" + row + "facts: {a: 3, b: 1}}", "{facts: {a: {value: 1, source: 'https://a.example/', checked: 2026-01-01}, b: {value: 1, source: 'https://a.example/', checked: 2026-01-01}}}", "facts:\n  a: {value: 3, source: https://row.example/, checked: 2026-11-20}\n  b: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", ""},
		"the file's":         {"evidence: {source: https://file.example/, checked: 2026-01-01}\nfacts:\n  a: 1\n", "{" + row + "facts: {a: 1}}", "{facts: {a: {value: 1, source: 'https://file.example/', checked: 2026-01-01}}}", "evidence: {source: https://row.example/, checked: 2026-11-20}\nfacts:\n  a: 1\n", ""},
		"of more facts":      {"evidence: {source: https://file.example/, checked: 2026-01-01}\nfacts:\n  a: 1\n  b: 1\n", "{" + row + "facts: {a: 3}}", "{facts: {a: {value: 1, source: 'https://file.example/', checked: 2026-01-01}}}", "evidence: {source: https://file.example/, checked: 2026-01-01}\nfacts:\n  a: {value: 3, source: https://row.example/, checked: 2026-11-20}\n  b: 1\n", ""},
		"unknown now":        {"facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", "{facts: {a: {unknown: Nobody says}}}", "{facts: {a: {value: 1}}}", "facts:\n  a: {unknown: Nobody says, source: https://a.example/, checked: 2026-01-01}\n", "a"},
		"unknown, short":     {"facts:\n  a: 1 # x\n", "{facts: {a: {unknown: 'Nobody says, so'}}}", "{facts: {a: 1}}", "facts:\n  a: {unknown: \"Nobody says, so\"} # x\n", ""},
		"known now":          {"facts:\n  a:\n    unknown: Nobody says\n    note: N\n", "{" + row + "facts: {a: {value: 1, note: N}}}", "{facts: {a: {unknown: Nobody says, note: N}}}", "facts:\n  a:\n    value: 1\n    note: N\n    source: https://row.example/\n    checked: 2026-11-20\n", ""},
		"a new fact":         {"facts:\n    a: 1 # one\n# end\nname: N\n", "{facts: {b: 'no, 2'}}", "{facts: {a: 1}}", "facts:\n    a: 1 # one\n    b: no, 2\n# end\nname: N\n", ""},
		"like the last":      {"facts:\n  a:\n    value: 1\n    source: https://a.example/\n    checked: 2026-01-01 # x\nname: N\n", "{" + row + "facts: {b: 2}}", "{name: N}", "facts:\n  a:\n    value: 1\n    source: https://a.example/\n    checked: 2026-01-01 # x\n  b:\n    value: 2\n    source: https://row.example/\n    checked: 2026-11-20\nname: N\n", ""},
		"the first facts":    {"name: N\n", "{" + row + "facts: {b: 2, c: [x, y]}}", "{name: N}", "name: N\nfacts:\n  b: {value: 2, source: https://row.example/, checked: 2026-11-20}\n  c: {value: [x, y], source: https://row.example/, checked: 2026-11-20}\n", ""},
		"facts and a key":    {"facts:\n  a: 1\n", "{brand: B, facts: {b: 2}, offers: [{program: p, target: '1'}]}", "{facts: {a: 1}}", "facts:\n  a: 1\n  b: 2\nbrand: B\noffers:\n  - {program: p, target: 1}\n", ""},
		"an offer":           {"offers:\n  - {program: p, target: 1} # mine\n  - program: q\n    target: 2\n", "{offers: [{program: q, target: 3}]}", "{offers: [{program: p, target: 1}, {program: q, target: 2}]}", "offers:\n  - {program: p, target: 1} # mine\n  - program: q\n    target: 3\n", ""},
		"a further offer":    {"offers:\n  - program: p\n    target: 1 # mine\nname: N\n", "{offers: [{program: q, target: {q.com: C, q.de: D}}]}", "{offers: [{program: p, target: 1}]}", "offers:\n  - program: p\n    target: 1 # mine\n  - {program: q, target: {q.com: C, q.de: D}}\nname: N\n", ""},
		"another place":      {"offers: [{program: q, target: {q.com: C}}]\n", "{offers: [{program: q, target: {q.com: C, q.de: D}}]}", "{offers: [{program: q, target: {q.com: C}}]}", "offers: [{program: q, target: {q.com: C, q.de: D}}]\n", ""},
		"the same link":      {"offers: [{program: same, target: 1}]\n", "{offers: [{program: same, target: 'https://q.example/1'}]}", "{offers: [{program: same, target: 1}]}", "offers: [{program: same, target: 1}]\n", ""},
		"two of a program":   {"offers: [{program: q, target: 1}, {program: q, target: 2}]\n", "{offers: [{program: q, target: 3}]}", "{offers: [{program: q, target: 1}]}", "!the offer of q", ""},
		"read and tested":    {"facts:\n  a: {value: 1, source: https://a.example/, checked: 2026-01-01}\n", "{facts: {a: {value: 2, tested: 2026-02-02, how: H}}}", "{facts: {a: {value: 1}}}", "!a", ""},
	} {
		t.Run(name, func(t *testing.T) {
			for _, newline := range []string{"\n", "\r\n"} {
				if !strings.Contains(test.before, "\n") {
					newline = "\n"
				}
				before, after := strings.ReplaceAll(test.before, "\n", newline), strings.ReplaceAll(test.after, "\n", newline)
				got, err := Item(Request{File: source.New("aboveboard/products/a.yaml", []byte(before)), Wanted: tree(t, test.wanted), Present: tree(t, test.present), Language: "en",
					SameOffer: func(o *yamlsource.Node) bool { return o.Lookup("program").Value == "same" }})
				if what, refused := strings.CutPrefix(test.after, "!"); refused {
					if err == nil || !strings.Contains(err.Error(), "what it says about "+what+" has a form") {
						t.Fatalf("got %q, %v", got.Data, err)
					}
					continue
				}
				if err != nil || string(got.Data) != after || strings.Join(got.Unproven, " ") != test.unproven || (got.Changed == nil) != (before == after) {
					t.Fatalf("got\n%s\nwant\n%s\n%v, changed %q, unproven %q", got.Data, after, err, got.Changed, got.Unproven)
				}
				again, err := Item(Request{File: source.New("aboveboard/products/a.yaml", got.Data), Wanted: tree(t, test.wanted), Present: tree(t, test.wanted), Language: "en"})
				if err != nil || string(again.Data) != string(got.Data) || again.Changed != nil {
					t.Fatalf("a second time: %v, changed %q\n%s", err, again.Changed, again.Data)
				}
			}
		})
	}
}
