package lint_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

const rulesPage = "../../../content/docs/rules.md"

func TestTheRulesPageSaysWhatTheRulesSay(t *testing.T) {
	golden.File(t, rulesPage, rulesText(t))
}

func rulesText(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`---
title: Rules
description: What check looks for, why, and how to fix it.
weight: 14
---
This page is made from the rules themselves: the examples are those that the tests
run. ` + "`aboveboard explain RULE`" + ` prints the same. It is an engineer's reading of laws and
of programs' policies, and not legal advice.

An **error** fails a build, and ` + "`aboveboard check`" + ` ends with status 1. A **warning** does so
only with ` + "`--strict`" + `. An **info** never does. [Checking](../check/) explains how to change
that for your blog. What is under *Found* is found by its rule, and fails a build as
its severity says.

| rule | severity | what is wrong |
|---|---|---|
`)
	for _, r := range lint.Rules() {
		fmt.Fprintf(&b, "| [%[1]s](#%[1]s) | %s | %s |\n", r.ID, r.Severity, r.Title)
	}
	b.WriteByte('\n')
	o, err := knowledge()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range lint.Rules() {
		b.WriteString(r.Describe(o.Jurisdictions, o.Networks))
	}
	return inert(strings.TrimRight(b.String(), "\n") + "\n")
}

// inert keeps Hugo from running the shortcodes that the page only shows.
func inert(text string) string {
	return strings.NewReplacer("{{<", "{{</*", ">}}", "*/>}}", "{{%", "{{%/*", "%}}", "*/%}}", "{{ partial", "{{ partial").Replace(text)
}
