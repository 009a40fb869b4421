package install

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
)

// TestPreCommitChecksThePostsThatAreCommitted runs the hook that this repository has
// and the one that the documentation shows, which needs no Go.
func TestPreCommitChecksThePostsThatAreCommitted(t *testing.T) {
	preCommit, err := exec.LookPath("pre-commit")
	if err != nil {
		if required() {
			t.Fatal(err)
		}
		t.Skip("there is no pre-commit")
	}
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	npm := registry(t)
	cache := "PRE_COMMIT_HOME=" + t.TempDir()
	settings := append([]string{cache, "PATH=" + filepath.Dir(made.program) + ":" + path(t)}, npm...)
	for _, disclosed := range []bool{false, true} {
		dir := write(t, blog(t, disclosed), map[string]string{".pre-commit-config.yaml": preCommitConfig(t)})
		for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
			do(t, dir, nil, "git", args...).expect(t, 0)
		}
		status, words := 0, []string{"Passed"}
		if !disclosed {
			status, words = 1, []string{"[undisclosed-link]", "content/posts/kettle.md:4:"}
		}
		do(t, dir, settings, preCommit, "try-repo", root, "aboveboard-installed", "--all-files").expect(t, status, words...)
		do(t, dir, settings, preCommit, "run", "--all-files").expect(t, status, words...)
	}
}

// preCommitConfig is what the documentation shows.
func preCommitConfig(t *testing.T) string {
	t.Helper()
	for _, block := range docs.Of(docs.Page(t, repository, "check.md"), "yaml") {
		if strings.HasPrefix(block, "repos:") && strings.Contains(block, "id: aboveboard") {
			return block
		}
	}
	t.Fatal("the page shows no configuration")
	return ""
}
