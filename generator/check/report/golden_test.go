package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

// at makes a finding at the first place where its file holds a text.
func at(file *source.File, text string, f finding.Finding) finding.Finding {
	start := strings.Index(string(file.Data), text)
	f.File, f.Span = file, source.Span{Start: start, End: start + len(text)}
	return f
}

const docs = "https://aboveboard-hugo.netlify.app/docs/rules/#"

func rules() []report.Rule {
	return []report.Rule{
		{ID: "undisclosed-link", Title: "A paid link has no disclosure above it", Severity: finding.Error, Address: docs + "undisclosed-link",
			Reason:  "Readers must know that a link earns money before they meet it.",
			Sources: []string{"https://www.ecfr.gov/current/title-16/section-255.5", "16 CFR 255.5, Example 11"}},
		{ID: "missing-rel", Title: `A paid link lacks rel="sponsored"`, Severity: finding.Warning, Address: docs + "missing-rel",
			Reason: "Search engines ask for it."},
		{ID: "never-found", Title: "A rule without findings", Severity: finding.Info},
	}
}

// short is the example of content/docs/reports.md.
func short() report.Result {
	post := source.New("content/posts/stoves.md", []byte("---\ntitle: Stoves\n---\nThe [best stove](https://amzn.to/3xYz) boils fast.\n"))
	f := at(post, "[best stove](https://amzn.to/3xYz)", finding.Finding{
		Rule: "undisclosed-link", Subject: "https://amzn.to/3xYz",
		Message: `link to "amzn.to" earns a commission and there is no disclosure above it; add {{< disclosure >}} before line 4`,
	})
	f.Fix = &finding.Fix{Title: "insert a disclosure before the first paid link",
		Edits: []finding.Edit{{Span: source.Span{Start: 22, End: 22}, Text: "{{< disclosure >}}\n\n"}}}
	return report.Result{Findings: []finding.Finding{f}, Rules: rules()[:1], Suppressed: 2, Version: "1.0.0"}
}

// footer is the second example of content/docs/reports.md: one link of a theme on
// five pages.
func footer() report.Result {
	page := func(name string) finding.Finding {
		file := source.New("public/"+name+"/index.html", []byte("<p>"+name+"</p>\n<footer><a href=\"https://amzn.to/3xYz\">stove</a></footer>\n"))
		return at(file, `<a href="https://amzn.to/3xYz">`, finding.Finding{Rule: "missing-rel", Cause: "5d41402abc4b2a76", Subject: "https://amzn.to/3xYz", Origin: "content/" + name + ".md",
			Message: `link to "amzn.to/3xYz" earns a commission and its rel does not say so; add rel="sponsored nofollow"`})
	}
	all := page("pots")
	for _, name := range []string{"tents", "lamps", "boots", "ropes"} {
		all.Join(page(name))
	}
	all.Settle("")
	return report.Result{Findings: []finding.Finding{all}, Rules: rules()[1:2], Version: "1.0.0"}
}

// long has everything that makes a report hard to print.
func long() report.Result {
	japanese := source.New("content/ja/テント 50%.md", []byte("\xef\xbb\xbf# テント🏕\r\n\r\n\t「[買う🛒](https://amzn.to/日本)」 と e\u0301\r\n"))
	page := source.New("public/a:b/index.html", []byte("<p>one</p>\n<p><a href=\"https://amzn.to/x\">two</a></p>\n"))
	minified := source.New("public/min.html", []byte(strings.Repeat("<i>é</i>", 200)+"<a href=x>buy</a>"))
	broken := source.New("content/broken.md", []byte("caf\xe9 <script>\n"))
	fixed := at(page, `<a href="https://amzn.to/x">`, finding.Finding{Rule: "missing-rel", Severity: finding.Warning,
		Message: "link lacks rel, 100% sure: add it", Origin: "content/posts/a, b.md", Subject: "https://amzn.to/x"})
	fixed.Fix = &finding.Fix{Title: "add rel", Edits: []finding.Edit{{Span: source.Span{Start: fixed.Span.End - 1, End: fixed.Span.End - 1}, Text: ` rel="sponsored"`}}}
	two := finding.Finding{Rule: "undisclosed-link", Message: "two\nlines", Subject: "same"}
	return report.Result{
		Findings: []finding.Finding{
			fixed,
			at(japanese, "[買う🛒](https://amzn.to/日本)", finding.Finding{Rule: "undisclosed-link", Message: "“買う🛒” earns & no disclosure <above> it"}),
			at(japanese, "e\u0301", finding.Finding{Rule: "odd-letter", Severity: finding.Info, Message: "a combining accent"}),
			{Rule: "undisclosed-link", File: page, Span: page.LineSpan(2), Precision: finding.WholeLine, Message: "somewhere in this line"},
			{Rule: "not-utf-8", File: broken, Precision: finding.WholeFile, Message: "this file is not UTF-8"},
			at(minified, "<a href=x>", two), at(minified, "buy", two),
			at(page, "one", finding.Finding{Rule: "switched-off", Severity: finding.Off, Message: "never shown"}),
		},
		Rules: rules(), Suppressed: 1, Baselined: 12, Version: "1.0.0",
	}
}

func TestFormatsAreStable(t *testing.T) {
	formats := map[string]func(io.Writer, report.Result) error{
		"txt": func(w io.Writer, r report.Result) error {
			if err := report.Text(w, r.Findings, false); err != nil {
				return err
			}
			return report.Summary(w, r, false)
		},
		"ansi":   func(w io.Writer, r report.Result) error { return report.Summary(w, r, true) },
		"json":   report.JSON,
		"sarif":  report.SARIF,
		"github": report.GitHub,
	}
	for name, result := range map[string]report.Result{"short": short(), "long": long(), "empty": {}, "footer": footer()} {
		result.Findings = finding.Sort(result.Findings)
		for extension, print := range formats {
			t.Run(name+"."+extension, func(t *testing.T) {
				var b bytes.Buffer
				if err := print(&b, result); err != nil {
					t.Fatal(err)
				}
				golden.File(t, filepath.Join("testdata", "golden", name+"."+extension), b.String())
			})
		}
	}
}

func TestSARIFIsValidAgainstThePublishedSchema(t *testing.T) {
	file, err := os.Open("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(data []byte) error {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(log)
	}
	for name, result := range map[string]report.Result{"short": short(), "long": long(), "empty": {}, "footer": footer()} {
		var b bytes.Buffer
		if err := report.SARIF(&b, result); err != nil {
			t.Fatal(err)
		}
		if err := validate(b.Bytes()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if validate([]byte(`{"version": "2.1.0", "runs": [{"tool": {}}]}`)) == nil {
		t.Error("the schema accepts a run without a tool's name: it checks nothing")
	}
}

// TestSARIFRegionsCutOutTheFinding reads the regions as the standard says and
// compares what they cut out with what was found.
func TestSARIFRegionsCutOutTheFinding(t *testing.T) {
	var b bytes.Buffer
	if err := report.SARIF(&b, long()); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						Region *struct {
							StartLine, StartColumn, EndLine, EndColumn int
							Snippet                                    struct{ Text string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for i, f := range finding.Sort(long().Findings[:7]) {
		region := log.Runs[0].Results[i].Locations[0].PhysicalLocation.Region
		if f.Precision != finding.Exact {
			continue
		}
		checked++
		text := strings.TrimPrefix(string(f.File.Data), "\ufeff")
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		got := string([]rune(lines[region.StartLine-1])[region.StartColumn-1 : region.EndColumn-1])
		if want := string(f.File.Data[f.Span.Start:f.Span.End]); got != want || region.Snippet.Text != want || region.EndLine != region.StartLine {
			t.Errorf("the region cuts out %q with snippet %q, want %q", got, region.Snippet.Text, want)
		}
	}
	if checked != 5 {
		t.Errorf("%d regions checked, want 5", checked)
	}
}

func TestFingerprintsOutliveAMoveToAnotherLine(t *testing.T) {
	prints := func(text string) string {
		file := source.New("a.md", []byte(text))
		var b bytes.Buffer
		if err := report.SARIF(&b, report.Result{Findings: []finding.Finding{at(file, "buy", finding.Finding{Rule: "r", Message: "m"})}}); err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(b.String(), `"aboveboard/v1": "`)
		mark, _, _ := strings.Cut(after, `"`)
		return mark
	}
	if prints("buy\n") != prints("one\n\ntwo\n  buy\n") {
		t.Error("the mark changed with the line's number")
	}
	if prints("buy\n") == prints("buy it\n") {
		t.Error("two lines of different text have one mark")
	}
}

func TestOfAMegabyteInOneLineOnlyThePlaceIsReported(t *testing.T) {
	page := source.New("public/min.html", []byte(strings.Repeat("<i>é</i>", 1<<17)+"<a href=x>buy</a>"+strings.Repeat("<i>é</i>", 1<<17)))
	f := at(page, "<a href=x>", finding.Finding{Rule: "r", Message: "m"})
	var b bytes.Buffer
	if err := report.Text(&b, []finding.Finding{f}, false); err != nil {
		t.Fatal(err)
	}
	if err := report.JSON(&b, report.Result{Findings: []finding.Finding{f}}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 2000 || !strings.Contains(b.String(), "<a href=x>buy</a>") {
		t.Errorf("got %d bytes: %.300s", b.Len(), b.String())
	}
}

func TestTheDocumentationShowsWhatIsPrinted(t *testing.T) {
	page, err := os.ReadFile("../../../content/docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"short.txt", "short.json", "short.github", "footer.txt", "footer.json"} {
		example, err := os.ReadFile(filepath.Join("testdata", "golden", name))
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(example), "1 error") // what --summary prints is behind it
		shown := strings.ReplaceAll(text, "{{< disclosure >}}", "{{</* disclosure */>}}")
		if !strings.Contains(string(page), "\n"+shown+"```\n") {
			t.Errorf("content/docs/reports.md lacks what testdata/golden/%s holds:\n%s", name, shown)
		}
	}
}
