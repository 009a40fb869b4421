package wordpress

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

func plugins(t *testing.T) *Plugins {
	t.Helper()
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestEveryUseHasAReplacement: whatever a shortcode becomes, there is something to tell
// an author whose blog has none of its products.
func TestEveryUseHasAReplacement(t *testing.T) {
	p := plugins(t)
	if len(p.shortcodes) < 20 {
		t.Errorf("only %d shortcodes", len(p.shortcodes))
	}
	for name, plugin := range p.shortcodes {
		for _, u := range plugin.uses {
			kinds := []string{u.becomes}
			if u.becomes == "field" {
				kinds = slices.Collect(maps.Values(p.fields))
			}
			for _, kind := range kinds {
				if kind == "button" {
					kind = "link"
				}
				if p.notes[kind] == "" {
					t.Errorf("%s of %s becomes %q, which has no note", name, plugin.name, kind)
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	p := plugins(t)
	for text, want := range map[string]string{
		`[amazon box="B1"]`:                                            `0-17 AAWP amazon map[box:B1] ""`,
		`a \[amazon box="B1" grid\_x="2"\] b`:                          `2-33 AAWP amazon map[box:B1 grid_x:2] ""`,
		`[amazon box=“B1” template=″list″]`:                            `0-41 AAWP amazon map[box:B1 template:list] ""`,
		`[amazon box=&#8220;B1&#8221;]`:                                `0-29 AAWP amazon map[box:B1] ""`,
		`[AMAZON Box='B1']`:                                            `0-17 AAWP amazon map[box:B1] ""`,
		`[amazon box=B1 /]`:                                            `0-17 AAWP amazon map[box:B1] ""`,
		`[amazon box="B1" title="a [b] c"]`:                            `0-33 AAWP amazon map[box:B1 title:a [b] c] ""`,
		`[amazon box="B1" title="open]`:                                `0-29 AAWP amazon map[box:B1] ""`,
		"[amazon box=\"B1\"\n  title=\"T\"]":                           `0-29 AAWP amazon map[box:B1 title:T] ""`,
		`[thirstylink ids="3"]A <b>b</b> c[/thirstylink]`:              `0-21 ThirstyAffiliates thirstylink map[ids:3] "A b c"`,
		`\[thirstylink ids="3"\]A\_b\[/thirstylink\]`:                  `0-23 ThirstyAffiliates thirstylink map[ids:3] "A_b"`,
		`[easyazon\_link asin="B1"]`:                                   `0-26 EasyAzon easyazon_link map[asin:B1] ""`,
		`[thirstylink ids="3"] x [thirstylink ids="4"]w[/thirstylink]`: `0-21 ThirstyAffiliates thirstylink map[ids:3] "" 24-45 ThirstyAffiliates thirstylink map[ids:4] "w"`,
		`[content-egg-block template=offers_list]`:                     `0-40 Content Egg content-egg-block map[template:offers_list] ""`,
		`[table id=12 /]`:                                              `0-15 TablePress table map[id:12] ""`,
		`[[amazon box="B1"]]`:                                          "",
		"`[amazon box=\"B1\"]`":                                        "",
		"~~~\n[amazon box=\"B1\"]\n~~~\n[aawp link=B1]":                `26-40 AAWP aawp map[link:B1] ""`,
		"```\n[amazon box=\"B1\"]":                                     "",
		`[amazon]`:                                                     "",
		`[amazon](https://x.example/?box=1)`:                           "",
		`[table of contents]`:                                          "",
		`[table class="x"]`:                                            "",
		`[amazonas box="B1"]`:                                          "",
		"[amazon box=\"B1\"\n\n]":                                      "",
		`[amazon box="B1"`:                                             "",
		`[`:                                                            "",
		`[/amazon]`:                                                    "",
	} {
		var got []string
		for _, s := range p.Find([]byte(text)) {
			got = append(got, fmt.Sprintf("%d-%d %s %s %v %q", s.Span.Start, s.Span.End, s.Plugin, s.Name, s.Attributes, s.Words))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q:\n got %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}

// TestFindIsLinear: a file full of brackets takes no time.
func TestFindIsLinear(t *testing.T) {
	p := plugins(t)
	for _, text := range []string{"[amazon ", "[amazon box=\"", "[", "`[amazon x=1]", "[thirstylink ids=1]"} {
		p.Find([]byte(strings.Repeat(text, (1<<18)/len(text))))
	}
}

func FuzzFind(f *testing.F) {
	p, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`\[amazon box="B1"\] [thirstylink ids=3]a[/thirstylink]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, s := range p.Find(text) {
			if s.Span.Start < 0 || s.Span.End > len(text) || s.Span.Start >= s.Span.End {
				t.Fatal(s.Span)
			}
		}
	})
}
