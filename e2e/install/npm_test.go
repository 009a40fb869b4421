package install

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestNpxChecksABlogWithoutGoOrNetwork(t *testing.T) {
	npm := registry(t)
	bad := blog(t, false)
	do(t, bad, npm, "npx", "--yes", "aboveboard@"+version, "version").expect(t, 0, "aboveboard v"+version)
	do(t, bad, npm, "npx", "--yes", "aboveboard@"+version, "build").expect(t, 1, "[undisclosed-link]", "(from content/posts/kettle.md)")
	good := blog(t, true)
	do(t, good, npm, "npx", "--yes", "aboveboard@"+version, "build", "--base-url", "https://example.org/").expect(t, 0)
	if page, err := os.ReadFile(filepath.Join(good, "public/posts/kettle/index.html")); err != nil || !strings.Contains(string(page), "qualifying purchases") {
		t.Errorf("the page was not built: %v", err)
	}
	do(t, good, npm, "npx", "--yes", "aboveboard@"+version, "no-such-command").expect(t, 2)
}

func TestNoPackageRunsAnythingWhenItIsInstalled(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(made.packages, "*.tgz"))
	if err != nil || len(files) != 3 {
		t.Fatalf("%d packages, %v", len(files), err)
	}
	for _, file := range files {
		m := manifest(t, file)
		if m["version"] != version || m["license"] != "Apache-2.0" {
			t.Errorf("%s: version %v, license %v", m["name"], m["version"], m["license"])
		}
		if m["scripts"] != nil || m["gypfile"] != nil {
			t.Errorf("%s runs %v", m["name"], m["scripts"])
		}
	}
}

// installed is a folder into which npm has put the package.
func installed(t *testing.T, flags ...string) string {
	t.Helper()
	dir := write(t, t.TempDir(), map[string]string{"package.json": "{}"})
	args := append([]string{"install", "--no-audit", "--no-fund", "--save-exact", "aboveboard@" + version}, flags...)
	do(t, dir, registry(t), "npm", args...).expect(t, 0)
	return dir
}

func TestTheLauncherSaysWhatIsMissing(t *testing.T) {
	dir := installed(t, "--omit=optional")
	do(t, dir, nil, "node", "node_modules/aboveboard/aboveboard.js", "version").expect(t, 3, "is not installed", "--omit=optional")
}

// TestASignalReachesTheProgram waits for Hugo's first line and ends the launcher alone.
func TestASignalReachesTheProgram(t *testing.T) {
	dir := installed(t)
	tools := t.TempDir()
	slow := "#!/bin/sh\ncase $1 in version) echo 'hugo v0.150.0-abc linux/amd64';; *) touch " + tools + "/started; sleep 60;; esac\n"
	if err := os.WriteFile(filepath.Join(tools, "hugo"), []byte(slow), 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("node", filepath.Join(dir, "node_modules/aboveboard/aboveboard.js"), "build")
	command.Dir = blog(t, true)
	command.Env = []string{"PATH=" + tools + ":" + path(t)}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(tools, "started")); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("Hugo was never run")
		}
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); command.ProcessState.ExitCode() != 143 {
		t.Errorf("ended with %v, want 143", err)
	}
}
