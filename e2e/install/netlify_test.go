package install

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/docs"
)

// netlifyBuild is the program that Netlify itself and `netlify build` run. CI installs
// it with npm ci; elsewhere the tests that need it are skipped.
func netlifyBuild(t *testing.T) string {
	t.Helper()
	program, err := filepath.Abs("node_modules/.bin/netlify-build")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		if required() {
			t.Fatal(err)
		}
		t.Skip("run npm ci --ignore-scripts --omit=optional in e2e/install")
	}
	return program
}

// documented are the netlify.toml of the page that explains Netlify, in their order.
func documented(t *testing.T) []string {
	t.Helper()
	files := docs.Of(docs.Page(t, repository, "netlify.md"), "toml")
	if len(files) != 2 {
		t.Fatalf("%d files in the page, want that of the command and that of the plugin", len(files))
	}
	return files
}

const siteURL = "https://kettles.example"

// deploy runs Netlify's build of a blog.
func deploy(t *testing.T, program, dir, context string, npm []string) outcome {
	t.Helper()
	return do(t, dir, append([]string{"URL=" + siteURL}, npm...), program, "--offline", "--context", context, "--cwd", dir, "--telemetry=false")
}

// contexts are the two kinds of deploys, with the address that each has. Netlify knows
// the first from the site's settings, and makes the second of the branch.
var contexts = map[string]string{"production": siteURL + "/", "deploy-preview": "https://master--site-name.netlify.app/"}

func TestTheDocumentedCommandDeploysOnlyWhatIsDisclosed(t *testing.T) {
	program, npm, config := netlifyBuild(t), registry(t), documented(t)[0]
	for context, address := range contexts {
		good := write(t, blog(t, true), map[string]string{"netlify.toml": config})
		deploy(t, program, good, context, npm).expect(t, 0)
		page, err := os.ReadFile(filepath.Join(good, "public/posts/kettle/index.html"))
		if err != nil || !strings.Contains(string(page), address) {
			t.Errorf("%s: the page does not know its address %s: %v\n%s", context, address, err, page)
		}
		bad := write(t, blog(t, false), map[string]string{"netlify.toml": config})
		deploy(t, program, bad, context, npm).expect(t, 2, "[undisclosed-link]")
	}
}

func TestThePluginFailsTheDeployOfAnUndisclosedLink(t *testing.T) {
	program, npm, config := netlifyBuild(t), registry(t), documented(t)[1]
	good, bad := plugged(t, blog(t, true), config, npm), plugged(t, blog(t, false), config, npm)
	for context := range contexts {
		deploy(t, program, good, context, npm).expect(t, 0, "1 post and 3 pages checked: ")
		deploy(t, program, bad, context, npm).expect(t, 2, "[undisclosed-link]", "Aboveboard: 1 post and 3 pages checked: 1 error")
	}
}

// plugged adds the plugin to a blog as the documentation says: with npm, pinned.
func plugged(t *testing.T, dir, config string, npm []string) string {
	t.Helper()
	write(t, dir, map[string]string{"netlify.toml": config})
	do(t, dir, npm, "npm", "install", "--save-dev", "--save-exact", "--no-audit", "--no-fund", "netlify-plugin-aboveboard@"+version).expect(t, 0)
	return dir
}
