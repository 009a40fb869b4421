package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
	"github.com/aboveboard-hugo/aboveboard/generator/source/golden"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// workflowScript returns the last step of the workflow that the page "Keep it true"
// tells authors to copy.
func workflowScript(t *testing.T) string {
	blocks := docs.Of(docs.Page(t, "../..", "keep-it-true.md"), "yaml")
	if len(blocks) == 0 {
		t.Fatal("the page shows no workflow")
	}
	root, findings := yamlsource.Parse(source.New("recheck.yml", []byte(blocks[0])))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	steps := root.Lookup("jobs").Lookup("recheck").Lookup("steps").Items
	return steps[len(steps)-1].Lookup("run").Value
}

// TestTheWorkflowOpensAPullRequest runs the workflow's script as GitHub does, against
// a repository on this machine and a stand-in for GitHub's own program.
func TestTheWorkflowOpensAPullRequest(t *testing.T) {
	for _, name := range []string{"bash", "git"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(name, "is not installed")
		}
	}
	folder := t.TempDir()
	script := filepath.Join(folder, "workflow.sh")
	if err := os.WriteFile(script, []byte(workflowScript(t)), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/workflow", UpdateScripts: golden.Update(), RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			repository, err := filepath.Abs("../..")
			env.Setenv("REPOSITORY", repository)
			env.Setenv("SOURCE_DATE_EPOCH", "1793232000")
			env.Setenv("WORKFLOW", script)
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("RUNNER_TEMP", env.WorkDir)
			env.Setenv("GITHUB_STEP_SUMMARY", env.WorkDir+"/summary")
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "serve": serve},
	})
}
