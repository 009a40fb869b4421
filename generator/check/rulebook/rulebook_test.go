package rulebook_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/rulebook"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
	"github.com/aboveboard-hugo/aboveboard/generator/source/register"
)

const findingsPage = "../../../content/docs/findings.md"

// whole matches a text that ends as a sentence does.
var whole = regexp.MustCompile("[.:?](\\)|\"|`)?$|`$|>$")

func TestEachIDIsExplainedOnce(t *testing.T) {
	seen := map[finding.ID]bool{}
	for _, e := range rulebook.All() {
		if seen[e.ID] {
			t.Errorf("%s is explained twice", e.ID)
		}
		seen[e.ID] = true
		if e.Title == "" || e.Reason == "" || e.Fix == "" || strings.HasSuffix(e.Title, ".") {
			t.Errorf("%s: expected a title without a full stop, a reason and a fix: %+v", e.ID, e)
		}
		for _, text := range []string{e.Reason, e.Fix} {
			if !whole.MatchString(text) {
				t.Errorf("%s: %q does not end like a sentence; YAML drops what follows a # after a space, unless the text is in quotes", e.ID, text)
			}
		}
	}
}

func TestAnIDOfAnEarlierVersionLeadsToThoseOfToday(t *testing.T) {
	known, today := register.Load(), map[finding.ID]bool{}
	for _, e := range rulebook.All() {
		today[e.ID] = true
		for _, old := range e.Former {
			found, err := rulebook.Find(string(old))
			if err != nil || !slices.ContainsFunc(found, func(now rulebook.Entry) bool { return now.ID == e.ID }) {
				t.Errorf("%s was %s, and that does not lead there: %v", e.ID, old, err)
			}
			for _, now := range known.Means(old) {
				if !slices.ContainsFunc(found, func(e rulebook.Entry) bool { return e.ID == now }) {
					t.Errorf("%s stands for %s, which is explained nowhere", old, now)
				}
			}
		}
	}
	for _, old := range known.Old() {
		if today[old] {
			t.Errorf("%s is an id of today, and the table of aliases does not lead to it", old)
		}
	}
	if found, err := rulebook.Find("wrong-type"); err != nil || found[0].ID != "wrong-type" || len(found) < 5 {
		t.Errorf("wrong-type leads to %v (%v); expected itself first, and what was split off", found, err)
	}
	if _, err := rulebook.Find("unknown-kay"); err == nil || !strings.Contains(err.Error(), `did you mean "unknown-key"?`) {
		t.Errorf("an unknown id: %v", err)
	}
}

func TestTheFindingsPageSaysWhatTheRegisterSays(t *testing.T) {
	golden.File(t, findingsPage, pageText())
}

func pageText() string {
	var b strings.Builder
	b.WriteString(`---
title: Findings about your files
description: What the program says about files in aboveboard/, why, and how to fix it.
weight: 16
---
[Rules](../rules/) explains what ` + "`check`" + ` finds in posts and pages. This page explains every other
finding: those about the files in ` + "`aboveboard/`" + ` and about your blog's own settings. ` + "`aboveboard explain ID`" + `
prints the same. With an error, nothing is written and no page is built.

| finding | severity | what is wrong |
|---|---|---|
`)
	var text strings.Builder
	for _, e := range rulebook.All() {
		if e.Rule == nil {
			fmt.Fprintf(&b, "| [%[1]s](#%[1]s) | %s | %s |\n", e.ID, e.Severity, e.Title)
			text.WriteString("\n" + e.Describe(nil, nil))
		}
	}
	b.WriteString(text.String())
	b.WriteString("\n## Ids of earlier versions\n\nThey stay valid in suppressions, baselines, `site.yaml` and `explain`.\n\n| id | says today |\n|---|---|\n")
	known, rows := register.Load(), map[finding.ID]bool{}
	for _, e := range rulebook.All() {
		for _, old := range e.Former {
			rows[old] = true
		}
	}
	for _, old := range slices.Sorted(maps.Keys(rows)) {
		var now []string
		for _, id := range known.Means(old) {
			now = append(now, "`"+string(id)+"`")
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", old, strings.Join(now, ", "))
	}
	return b.String()
}
