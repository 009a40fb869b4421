package install

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// step is a step of action.yml.
type step struct {
	Name, Uses, Run, Shell string
	Env                    map[string]string
}

// action is action.yml's steps that are not other actions.
func action(t *testing.T) []step {
	t.Helper()
	text, err := os.ReadFile(repository + "/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Runs struct{ Steps []step } }
	if err := yaml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	var own []step
	for _, s := range file.Runs.Steps {
		if s.Uses == "" {
			own = append(own, s)
		} else if _, commit, _ := strings.Cut(s.Uses, "@"); len(commit) != 40 {
			t.Errorf("%s is not pinned to a commit", s.Uses)
		}
	}
	if len(own) != 2 || own[0].Name != "Install Aboveboard" || own[1].Name != "Check" {
		t.Fatalf("the steps are %v", own)
	}
	return own
}

// runner is a folder with what a GitHub runner provides for each step.
type runner struct {
	temp string
	with map[string]string
}

// perform runs a step as a runner does: its expressions become the inputs' values,
// and what earlier steps wrote into GITHUB_PATH is on PATH.
func (r runner) perform(t *testing.T, s step, dir string) outcome {
	t.Helper()
	absolute, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	chips := map[string]string{"amd64": "X64", "arm64": "ARM64"}
	added, _ := os.ReadFile(filepath.Join(r.temp, "path"))
	settings := []string{
		"PATH=" + strings.ReplaceAll(strings.TrimSpace(string(added)), "\n", ":") + ":" + path(t),
		"RUNNER_OS=Linux", "RUNNER_ARCH=" + chips[runtime.GOARCH], "GITHUB_ACTION_PATH=" + absolute,
		"GITHUB_PATH=" + filepath.Join(r.temp, "path"), "GITHUB_OUTPUT=" + filepath.Join(r.temp, "output"),
	}
	for name := range s.Env {
		value, ok := r.with[name]
		if !ok {
			t.Fatalf("the step %q needs %s", s.Name, name)
		}
		settings = append(settings, name+"="+value)
	}
	return do(t, dir, append(settings, "ABOVEBOARD_DOWNLOADS="+r.with["downloads"]), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
}

// releases serves a release with the program of these tests, and with the sum given
// for it, or its right one.
func releases(t *testing.T, sum string) string {
	t.Helper()
	program, err := os.ReadFile(made.program)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("aboveboard_%s_linux_%s.tar.gz", version, runtime.GOARCH)
	var packed strings.Builder
	zipped, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	archive := tar.NewWriter(zipped)
	if err := archive.WriteHeader(&tar.Header{Name: "aboveboard", Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Write(program); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	if sum == "" {
		sum = fmt.Sprintf("%x", sha256.Sum256([]byte(packed.String())))
	}
	files := map[string]string{name: packed.String(), "checksums.txt": sum + "  " + name + "\n"}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if text, ok := files[strings.TrimPrefix(r.URL.Path, "/v"+version+"/")]; ok {
			fmt.Fprint(w, text)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func on(t *testing.T, downloads string) runner {
	temp := t.TempDir()
	return runner{temp, map[string]string{
		"VERSION": version, "TOOLS": temp, "downloads": downloads, "PUBLIC": "", "ARGUMENTS": "--strict",
		"SARIF": filepath.Join(temp, "aboveboard.sarif"),
	}}
}

func TestTheActionDownloadsAndAnnotates(t *testing.T) {
	steps, r := action(t), on(t, releases(t, ""))
	r.perform(t, steps[0], r.temp).expect(t, 0, "aboveboard v"+version, "OK")
	r.perform(t, steps[1], blog(t, false)).expect(t, 1, "::error file=content/posts/kettle.md,line=4", "undisclosed-link")
	text, err := os.ReadFile(r.with["SARIF"])
	if err != nil {
		t.Fatal(err)
	}
	var sarif struct {
		Runs []struct{ Results []struct{ RuleID string } }
	}
	if err := json.Unmarshal(text, &sarif); err != nil || len(sarif.Runs) != 1 || len(sarif.Runs[0].Results) == 0 {
		t.Errorf("the SARIF holds no finding: %v\n%s", err, text)
	}
	r.perform(t, steps[1], blog(t, true)).expect(t, 0)
	// What is there already, from the cache, is not downloaded again.
	r.with["downloads"] = "http://127.0.0.1:1"
	r.perform(t, steps[0], r.temp).expect(t, 0, "aboveboard v"+version)
}

func TestTheActionRefusesAWrongFile(t *testing.T) {
	r := on(t, releases(t, strings.Repeat("0", 64)))
	r.perform(t, action(t)[0], r.temp).expect(t, 3, "FAILED")
}

func TestTheActionCompilesOnlyWhereThereIsNoProgram(t *testing.T) {
	r := on(t, releases(t, ""))
	r.with["VERSION"] = "9.9.9"
	r.perform(t, action(t)[0], r.temp).expect(t, 3, "compiling it", "needs Go")
}
