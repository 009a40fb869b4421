//go:build linux

package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// orders are what a terminal obeys, a build service takes for a command, or a reader
// takes for something else.
var orders = []string{
	"\x1b[2J", "\x1b]0;pwned\x07", "\x1b]8;;https://evil.example\x1b\\", "\x1bc", "\x1b[1A\x1b[2K", "\x1b[31m", "\r", "\n", "\r\n", "\t", "\b\b", "\a", "\v", "\f", "\x7f", "\u0085", "\u009b2J", "\u2028", "\u2029", "\x9b31m", "\xff\xfe",
	"\u202e", "\u2066", "\u2067", "\u2069", "\u200f", "\u061c", "\n::error file=a::pwned", "\r::error::pwned", "::add-mask::pwned", "\n::set-output name=a::pwned", "\n##[error]pwned", "##vso[task.setvariable variable=a]pwned", "\n##teamcity[message text='pwned']",
	"\n\n", " ", "%0A::error::pwned", "'\"`", "$(touch pwned)", "`touch pwned`", "; touch pwned", "{{ pwned }}", "--format=json", "-", "é", "日本語", "🫖",
}

// hostileNames names files, folders, ids, titles and values after such commands.
func hostileNames(t *testing.T) {
	count := newTally(t, "names")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range *faults {
		name := ""
		for range 2 + random.IntN(3) {
			name += string(rune('a'+random.IntN(26))) + orders[random.IntN(len(orders))]
		}
		name += fmt.Sprint(i)
		fault := ""
		blog := hostileBlog(t, name, i)
		hugo := talkingHugo(t, name)
		if i%10 == 0 {
			hugo = tools
		}
		for j, command := range namedCommands {
			if (i+j)%4 != 0 && *faults > usualFaults {
				continue // four names see all of them
			}
			args := make([]string, len(command))
			for k, arg := range command {
				args[k] = strings.ReplaceAll(arg, "NAME", name)
			}
			c := commandIn(blog, hugo, args...)
			var out, talk strings.Builder
			c.Stdout, c.Stderr = &out, &talk
			_ = c.Run() // most of these fail, which is right
			if why := obeyed(out.String(), strings.Contains(command[len(command)-1], "github")); why != "" && fault == "" {
				fault = fmt.Sprintf("%q prints %s (name %q)", command, why, name)
			}
			if why := obeyed(talk.String(), false); why != "" && fault == "" {
				fault = fmt.Sprintf("%q says %s (name %q)", command, why, name)
			}
			if kind := command[len(command)-1]; (kind == "json" || kind == "--json" || kind == "sarif") && out.Len() > 0 && !json.Valid([]byte(out.String())) {
				fault = fmt.Sprintf("%q prints what is not JSON (name %q)", command, name)
			}
		}
		if _, err := os.Stat(filepath.Join(blog, "pwned")); err == nil {
			fault = fmt.Sprintf("a command ran (name %q)", name)
		}
		count.try(fault)
		remove(t, filepath.Dir(blog), filepath.Base(blog))
	}
}

// namedCommands are all commands and formats.
var namedCommands = [][]string{
	{"check"}, {"check", "--public", "public"}, {"check", "--public", "public", "--summary"}, {"check", "--public", "public", "--format", "json"}, {"check", "--public", "public", "--format", "sarif"},
	{"check", "--public", "public", "--format", "github"}, {"check", "--fix", "--diff"}, {"check", "NAME"}, {"check", "--public", "NAME"}, {"check", "--baseline", "NAME"}, {"check", "--format", "NAME"}, {"check", "--jurisdiction", "NAME"},
	{"check", "--public", "public", "--write-baseline", "NAME.json"}, {"list"}, {"list", "--json"}, {"list", "--links"}, {"list", "--links", "--json"}, {"list", "--registry"}, {"generate", "--check"}, {"generate", "--check", "--json"}, {"generate"}, {"generate", "--json"},
	{"explain", "NAME"}, {"new", "program", "NAME"}, {"new", "program", "awin", "--dry-run"}, {"init", "--dry-run"}, {"init", "NAME"}, {"init"}, {"upgrade", "--dry-run"}, {"upgrade"}, {"eject", "--dry-run"}, {"build"}, {"build", "--", "--environment", "NAME"}, {"build", "--base-url", "NAME"},
	{"--source", "NAME", "list"}, {"--color", "NAME", "list"}, {"NAME"}, {"--NAME"}, {"check", "--fix"}, {"completion", "NAME"},
	{"import", "table.csv"}, {"import", "table.csv", "--dry-run", "--name", "NAME"}, {"import", "NAME"}, {"import", "NAME.csv", "--title", "NAME"}, {"import", "table.csv", "--programs", "--dry-run", "--title", "NAME"}, {"confirm", "north", "NAME"}, {"confirm", "NAME", "--all"}, {"confirm", "north", "--all", "--source", "NAME"}, {"confirm", "north", "--all", "--dry-run"},
	{"recheck"}, {"recheck", "--json"}, {"recheck", "--write", "--quotes"}, {"recheck", "NAME"}, {"list", "--stale"}, {"list", "--stale", "--json"}, {"list", "--registry", "--json"}, {"new", "product", "NAME"}, {"new", "product", "oak-desk", "--dry-run"}, {"new", "comparison", "north", "NAME"}, {"new", "comparison", "north", "south", "--name", "NAME"}, {"explain", "--list"},
}

// hostileBlog is a blog in which all names and values are hostile; every third has
// sources that can't be read.
func hostileBlog(t *testing.T, name string, i int) string {
	t.Helper()
	blog := filepath.Join(t.TempDir(), "blog "+asFile(name))
	text, _ := json.Marshal(strings.ToValidUTF8(name, "?")) // a string is never an error
	quoted, file := string(text), asFile(name)
	const link = "https://www.amazon.com/dp/B000000001?tag=example-20"
	files := map[string]string{
		"hugo.yaml": "title: " + quoted + "\nbaseURL: https://blog.example/\ntheme: [x, " + quoted + "]\n", "themes/x/layouts/all.html": layout,
		"content/" + file + ".md":        "---\ntitle: " + quoted + "\n---\n<a href=\"" + link + "\">" + name + "</a>\n\n" + name + "[kettle](" + link + name + ")\n<!-- aboveboard:ignore " + file + " x -->\n",
		"content/" + file + "/index.md":  "[kettle " + name + "](" + link + ")\n\n{{< fact " + quoted + " b >}}\n",
		"layouts/" + file + ".html":      "{{ partial \"aboveboard/" + file + "\" }}",
		"aboveboard/site.yaml":           "publisher: " + quoted + "\nlanguages: [en]\njurisdictions: [us]\ncheck: {rules: {" + quoted + ": off}}\n",
		"aboveboard/criteria.yaml":       "criteria:\n  one: {label: " + quoted + ", type: text}\n",
		"aboveboard/programs/north.yaml": "name: " + quoted + "\nurl: https://north.example/\nnetwork: amazon\nsummary: " + quoted + "\nfacts:\n  one: {value: " + quoted + ", quote: " + quoted + ", source: \"https://127.0.0.1:9/\", checked: 2026-09-01}\n",
		"table.csv":                      cells("name", "One", name) + cells(name, name, name) + cells("b", name, "?"), file + ".csv": cells(name, "One") + cells(name, "x"),
		"public/" + file + "/index.html": "<!doctype html><html lang=en><title>" + name + "</title><link rel=stylesheet href=\"/" + file + ".css\"><body><main><h1>" + name + "</h1><p>" + name + "<a href=\"" + link + "\">" + name + "</a></p></main>",
		"public/index.html":              "<!doctype html><html lang=en><title>x</title><body><main><p>x<a href=\"https://amzn.to/3abcdef\">" + name + "</a></p></main>",
		"public/" + file + ".xml":        "<rss><channel><item><ti" + name,
		"public/_redirects":              "/go/" + name + " https://amzn.to/3abcdef 302\n" + name + "\n",
		"public/_headers":                "/" + name + "\n  Referrer-Policy: " + name + "\n",
		"netlify.toml":                   "[[redirects]]\nfrom = \"/" + name + "\nto = " + quoted + "\n",
	}
	if i%3 == 1 {
		delete(files, "netlify.toml")
		for _, source := range []string{"site", "criteria", "programs/north", "programs/" + file, "comparisons/" + file} {
			files["aboveboard/"+source+".yaml"] = quoted + ": " + quoted + "\n" + name
		}
	}
	if i%3 == 2 {
		files["hugo.yaml"] += name + ": [" + quoted
	}
	write(t, blog, files)
	return blog
}

// cells is a line of a table.
func cells(values ...string) string {
	for i, value := range values {
		values[i] = `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
	}
	return strings.Join(values, ",") + "\n"
}

// asFile is a name that the file system takes.
func asFile(name string) string { return strings.ReplaceAll(name, "/", "") }

// talkingHugo says hostile things and builds nothing.
func talkingHugo(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, map[string]string{"said": name + "\n" + name + "::error::pwned\n  ::add-mask::x\n", "hugo": "#!/bin/sh\nif [ \"$1\" = version ]; then echo 'hugo v0.165.0 linux/amd64'; exit; fi\ncat " + dir + "/said\ncat " + dir + "/said >&2\nexit 1\n"})
	if err := os.Chmod(filepath.Join(dir, "hugo"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// ours is how a line of the format github begins.
var ours = regexp.MustCompile(`^::(?:error|warning|notice) (?:.*,)?title=[a-z-]+::`)

// anywhere is an order wherever it is in a line.
var anywhere = regexp.MustCompile(`##[A-Za-z]*\[`)

// obeyed says what of a text a terminal or a build service would obey.
func obeyed(text string, github bool) string {
	if !utf8.ValidString(text) {
		return fmt.Sprintf("what is not UTF-8: %.300q", text)
	}
	for i, r := range text {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') {
			return fmt.Sprintf("%U: %.300q", r, text[max(0, i-100):])
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if github && ours.MatchString(line) {
			continue
		}
		if strings.HasPrefix(line, "::") || anywhere.MatchString(line) {
			return fmt.Sprintf("an order: %q", line)
		}
	}
	return ""
}
