package cli_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/aboveboard-hugo/aboveboard/generator/cli"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"aboveboard": func() {
			ctx, stop := cli.WithSignals(context.Background())
			defer stop()
			os.Exit(cli.Run(ctx, os.Args[1:], os.DirFS(os.Getenv("REPOSITORY")), os.Stdout, os.Stderr))
		},
		"hugo": fakeHugo,
	})
}

// fakeHugo stands in for the hugo on PATH: these scripts ask which Hugo is
// taken and what it is told. That the real one builds is proved by the
// templates' tests and by the demo's build.
func fakeHugo() {
	switch os.Args[1] {
	case "version":
		fmt.Println(os.Getenv("FAKE_HUGO_VERSION"))
		return
	case "config":
		if os.Getenv("FAKE_HUGO_CONFIG") == "" {
			fmt.Fprintln(os.Stderr, "ERROR failed to load modules")
			os.Exit(1)
		}
		if os.Args[2] == "mounts" {
			fmt.Println(os.Getenv("FAKE_HUGO_MOUNTS"))
		} else {
			fmt.Println(os.Getenv("FAKE_HUGO_CONFIG"))
		}
		return
	}
	fmt.Println("hugo", strings.Join(os.Args[1:], " "))
	if os.Getenv("FAKE_HUGO_FAILS") != "" {
		fmt.Fprintln(os.Stderr, "ERROR content/posts/a.md:3:1: no such shortcode")
		os.Exit(1)
	}
	into := os.Args[slices.Index(os.Args, "--destination")+1]
	if err := os.MkdirAll(into+"/posts", 0o755); err != nil {
		panic(err)
	}
	pages := strings.Fields(os.Getenv("FAKE_HUGO_PAGES"))
	if len(pages) == 0 {
		pages = []string{"index.html", "posts/index.html", "index.xml"}
	}
	if rules, err := os.ReadFile("static/_redirects"); err == nil {
		if err := os.WriteFile(into+"/_redirects", rules, 0o644); err != nil {
			panic(err)
		}
	}
	for _, name := range pages {
		if err := os.WriteFile(into+"/"+name, nil, 0o644); err != nil {
			panic(err)
		}
	}
}

// TestScripts runs the command line as its users do: each file is one promise.
// testscript has no command for an exit status, so "status" is ours.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1793232000") // 2026-10-29
			env.Setenv("FAKE_HUGO_VERSION", "hugo v0.150.0-abc+extended linux/amd64 BuildDate=unknown")
			repository, err := filepath.Abs("../..")
			if err != nil {
				return err
			}
			env.Setenv("REPOSITORY", repository)
			program, err := exec.LookPath("aboveboard")
			if err != nil {
				return err
			}
			env.Setenv("ABOVEBOARD", program) // for scripts that empty PATH
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/cache")
			for name, folder := range map[string]string{"good": "blog", "products": "products"} {
				if err := os.CopyFS(env.WorkDir+"/"+name, os.DirFS("../facts/testdata/"+folder)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":    status,
			"make-file": makeFile,
			"serve":     serve,
		},
	})
}

// status N command args… runs a command that must end with that exit status,
// and keeps its output for stdout, stderr and cmp.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args…]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%s ended with status %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// makeFile NAME KIND writes what a text archive can't hold: bytes that are not
// UTF-8, CRLF lines, a huge file.
func makeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: make-file NAME latin1|huge|rows|crlf")
	}
	name := ts.MkAbs(args[0])
	switch args[1] {
	case "latin1":
		ts.Check(os.WriteFile(name, []byte("name: Caf\xe9\n"), 0o644))
	case "huge":
		file, err := os.Create(name)
		ts.Check(err)
		ts.Check(file.Truncate(100 << 20))
		ts.Check(file.Close())
	case "rows":
		ts.Check(os.WriteFile(name, []byte("name,memory\n"+strings.Repeat("Elk,yes\n", 1_000_000)), 0o644))
	case "crlf":
		data, err := os.ReadFile(name)
		ts.Check(err)
		ts.Check(os.WriteFile(name, []byte(strings.ReplaceAll(string(data), "\n", "\r\n")), 0o644))
	default:
		ts.Fatalf("make-file knows no kind %q", args[1])
	}
}
