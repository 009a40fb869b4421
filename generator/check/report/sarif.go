package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	home        = "https://github.com/aboveboard-hugo/aboveboard"
	blogRoot    = "BLOG"
)

var sarifLevels = map[finding.Severity]string{
	finding.Error: "error", finding.Warning: "warning", finding.Info: "note", finding.Off: "none",
}

// SARIF prints a result as SARIF 2.1.0, which GitHub code scanning and editors
// read. Columns count code points; an unknown position has no region.
func SARIF(w io.Writer, r Result) error {
	findings := r.sorted()
	rules := rulesOf(r, findings)
	run := sarifRun{
		Tool: sarifTool{sarifDriver{Name: "Aboveboard", Version: r.Version, InformationURI: home, Rules: sarifRules(rules)}},
		OriginalURIBaseIDs: map[string]sarifArtifactLocation{
			blogRoot: {Description: &sarifMessage{Text: "the blog's folder"}},
		},
		ColumnKind: "unicodeCodePoints", NewlineSequences: []string{"\r\n", "\n", "\r"}, DefaultEncoding: "utf-8",
		Results: make([]sarifResult, 0, len(findings)),
	}
	if r.Shard != nil {
		run.Properties = &sarifRunProperties{r.Shard}
	}
	prints := fingerprints{}
	for _, f := range findings {
		index, _ := slices.BinarySearchFunc(rules, f.Rule, func(rule Rule, id finding.ID) int { return cmp.Compare(rule.ID, id) })
		run.Results = append(run.Results, sarifResultOf(f, index, prints.of(f)))
	}
	return display.JSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// rulesOf returns the known rules and any others that findings name, by id.
func rulesOf(r Result, findings []finding.Finding) []Rule {
	rules := slices.Clone(r.Rules)
	for _, f := range findings {
		if !slices.ContainsFunc(rules, func(known Rule) bool { return known.ID == f.Rule }) {
			rules = append(rules, Rule{ID: f.Rule, Severity: f.Severity})
		}
	}
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}

func sarifRules(rules []Rule) []sarifRule {
	all := make([]sarifRule, 0, len(rules))
	for _, r := range rules {
		title := cmp.Or(r.Title, string(r.ID))
		reason := cmp.Or(r.Reason, title)
		all = append(all, sarifRule{
			ID: r.ID, ShortDescription: sarifMessage{Text: title}, FullDescription: sarifMessage{Text: reason},
			Help: help(reason, r), HelpURI: r.Address,
			DefaultConfiguration: sarifConfiguration{r.Severity != finding.Off, sarifLevels[r.Severity]},
		})
	}
	return all
}

// help returns a rule's reason and sources, as plain text and as Markdown.
func help(reason string, r Rule) sarifMessage {
	plain, markdown := reason, reason
	for i, s := range r.Sources {
		if i == 0 {
			plain, markdown = plain+"\n\nSources:", markdown+"\n\nSources:\n"
		}
		plain += "\n" + s
		if strings.HasPrefix(s, "https://") {
			s = "<" + s + ">"
		}
		markdown += "\n- " + s
	}
	if r.Address != "" {
		plain += "\n\nMore: " + r.Address
		markdown += "\n\n[More about this rule](" + r.Address + ")"
	}
	return sarifMessage{plain, markdown}
}

func sarifResultOf(f finding.Finding, rule int, print string) sarifResult {
	result := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: sarifLevels[f.Severity], Message: sarifMessage{Text: f.Message},
		Locations:           []sarifLocation{{PhysicalLocation: sarifPhysical{artifact(f.File.Path), regionOf(f)}}},
		PartialFingerprints: map[string]string{"aboveboard/v1": print},
	}
	if f.Origin != "" {
		result.RelatedLocations = []sarifLocation{{
			ID: 1, PhysicalLocation: sarifPhysical{ArtifactLocation: artifact(f.Origin)},
			Message: &sarifMessage{Text: "the page was made from this file"},
		}}
	}
	if count, pages := repeats(f); count > 0 {
		result.OccurrenceCount, result.Properties = count, &sarifProperties{pages}
	}
	if f.Fix != nil {
		result.Fixes = []sarifFix{sarifFixOf(f)}
	}
	return result
}

func regionOf(f finding.Finding) *sarifRegion {
	at := positionOf(f)
	if at.line == 0 {
		return nil
	}
	region := &sarifRegion{StartLine: at.line, StartColumn: at.column, EndLine: at.endLine, EndColumn: at.endColumn}
	if marked := f.File.Data[f.Span.Start:f.Span.End]; at.column > 0 && len(marked) > 0 && len(marked) <= longestSnippet {
		region.Snippet = &sarifContent{string(marked)}
	}
	return region
}

func sarifFixOf(f finding.Finding) sarifFix {
	change := sarifChange{ArtifactLocation: artifact(f.File.Path), Replacements: make([]sarifReplacement, 0, len(f.Fix.Edits))}
	for _, e := range f.Fix.Edits {
		replacement := sarifReplacement{DeletedRegion: exactRegion(f.File, e.Span)}
		if e.Text != "" {
			replacement.InsertedContent = &sarifContent{e.Text}
		}
		change.Replacements = append(change.Replacements, replacement)
	}
	return sarifFix{Description: sarifMessage{Text: f.Fix.Title}, ArtifactChanges: []sarifChange{change}}
}

func exactRegion(file *source.File, span source.Span) sarifRegion {
	start, end := file.Position(span.Start), file.Position(span.End)
	return sarifRegion{StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column}
}
