package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
)

// hostileNames are parts of file names and values.
var hostileNames = []string{
	"\x1b[2J\x1b]0;owned\x07", "\n::error file=a::owned", "\r\n##[error]owned", "\u202egnp.\u2066x", "::add-mask::tea", "\u0085\u2028\u009b31m", "\x7f\x08\x08", "a\tb",
}

// hostileBlog is a blog in which every name and value is hostile.
func hostileBlog(t *testing.T, evil string) string {
	t.Helper()
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	quoted, _ := json.Marshal(evil)
	file := strings.ReplaceAll(evil, "/", "")
	const link = "https://www.amazon.com/dp/B000000001?tag=example-20"
	write("hugo.yaml", "title: "+string(quoted)+"\nbaseURL: https://blog.example/\ntheme: [x]\n")
	write("themes/x/layouts/index.html", "x")
	write("content/"+file+".md", "---\ntitle: "+string(quoted)+"\n---\n<a href=\""+link+"\">"+evil+"</a>\n\n"+evil+"[kettle]("+link+evil+")\n<!-- aboveboard:ignore "+file+" x -->\n")
	write("content/"+file+"/index.md", "[kettle "+evil+"]("+link+")\n")
	write("aboveboard/site.yaml", "publisher: "+string(quoted)+"\nlanguages: [en]\njurisdictions: [us]\n")
	write("aboveboard/criteria.yaml", "criteria:\n  one: {label: "+string(quoted)+", type: text}\n")
	write("aboveboard/programs/north.yaml", "name: "+string(quoted)+"\nurl: https://north.example/\nnetwork: amazon\nfacts:\n  one: {value: "+string(quoted)+", source: https://north.example/, checked: 2026-09-01}\n")
	write("public/"+file+"/index.html", "<!doctype html><html lang=en><title>"+evil+"</title><body><main><h1>"+evil+"</h1><p>"+evil+"</p><p>"+evil+"<a href=\""+link+"\">"+evil+"</a></p></main>")
	write("public/index.html", "<!doctype html><html lang=en><title>x</title><body><main><p>x<a href=\"https://amzn.to/3abcdef\">"+evil+"</a></p></main>")
	write("public/"+file+".xml", "<rss><channel><item><ti"+evil)
	return root
}

func TestNothingHostileReachesATerminalOrALog(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows allows no such file names")
	}
	commands := [][]string{
		{"check"}, {"check", "--public", "public"}, {"check", "--public", "public", "--summary"}, {"check", "--public", "public", "--format", "json"},
		{"check", "--public", "public", "--format", "sarif"}, {"check", "--public", "public", "--format", "github"}, {"check", "--diff"},
		{"check", "EVIL"}, {"check", "--public", "EVIL"}, {"check", "--baseline", "EVIL"}, {"check", "--format", "EVIL"}, {"check", "--public", "public", "--write-baseline", "EVIL.json"},
		{"list"}, {"list", "--json"}, {"list", "--links"}, {"list", "--links", "--json"}, {"generate"}, {"generate", "--check"}, {"generate", "--check", "--json"},
		{"explain"}, {"explain", "EVIL"}, {"explain", "undisclosed-link", "--json"}, {"init", "--dry-run"}, {"init"}, {"upgrade", "--dry-run"}, {"upgrade"}, {"eject", "--dry-run"},
		{"build"}, {"version"}, {"EVIL"}, {"--EVIL"},
	}
	t.Setenv("PATH", fakeHugoThatTalks(t))
	component := os.DirFS("../..")
	replaced := 0
	for i, evil := range []string{strings.Join(hostileNames, "-"), hostileNames[1], hostileNames[4]} {
		for _, broken := range []bool{false, true}[:max(1, 2-i)] {
			root := hostileBlog(t, evil)
			if broken {
				quoted, _ := json.Marshal(evil)
				for _, name := range []string{"site", "criteria", "programs/north", "programs/" + strings.ReplaceAll(evil, "/", "")} {
					if err := os.WriteFile(filepath.Join(root, "aboveboard", name+".yaml"), []byte(string(quoted)+": "+string(quoted)+"\n"), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, command := range commands {
				args := []string{"--source", root}
				if command[0] == "init" {
					args = nil
				}
				for _, arg := range command {
					args = append(args, strings.ReplaceAll(arg, "EVIL", evil))
				}
				if command[0] == "init" {
					args = append(args, root)
				}
				var stdout, stderr bytes.Buffer
				cli.Run(context.Background(), args, component, &stdout, &stderr)
				github := strings.Contains(strings.Join(command, " "), "github")
				harmless(t, command, stdout.String(), github)
				harmless(t, command, stderr.String(), false)
				replaced += strings.Count(stdout.String()+stderr.String(), "\uFFFD")
			}
		}
	}
	if replaced < 100 {
		t.Errorf("only %d characters were replaced: the names do not reach what is printed", replaced)
	}
}

// harmless fails if a text contains what a terminal or a build service obeys.
func harmless(t *testing.T, command []string, text string, github bool) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') {
			t.Errorf("%q prints %U: %q", command, r, text)
			return
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		ours := github && (strings.HasPrefix(line, "::error file=") || strings.HasPrefix(line, "::warning file=") || strings.HasPrefix(line, "::notice file="))
		if (strings.HasPrefix(line, "::") || strings.HasPrefix(line, "##[")) && !ours || ours && strings.Contains(line, "file=a::owned") {
			t.Errorf("%q gives an order: %q", command, line)
			return
		}
	}
}

// fakeHugoThatTalks is a folder with a hugo that says hostile things.
func fakeHugoThatTalks(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\nif [ \"$1\" = version ]; then echo 'hugo v0.150.0-0 linux/amd64'; exit; fi\nif [ \"$1\" = config ]; then exit 1; fi\n" +
		"printf '::error::owned\\n\\033[2J \\342\\200\\256 x\\n  ::add-mask::y' >&2\nexit 1\n"
	if err := os.WriteFile(filepath.Join(dir, "hugo"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestEverythingIsPrintedThroughDisplay keeps commands from printing names as they are.
func TestEverythingIsPrintedThroughDisplay(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if from, ok := call.X.(*ast.Ident); ok && from.Name == "fmt" && (strings.HasPrefix(call.Sel.Name, "Fprint") || strings.HasPrefix(call.Sel.Name, "Print")) {
					t.Errorf("%s: fmt.%s prints what it gets; use display.%s", set.Position(call.Pos()), call.Sel.Name, strings.TrimPrefix(call.Sel.Name, "F"))
				}
			}
			return true
		})
	}
}
