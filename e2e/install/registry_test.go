package install

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// registry serves the packed packages on this machine as npm's registry does, and
// returns the settings that make npm use it, and nothing else, with an empty cache.
func registry(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(made.packages, "*.tgz"))
	if err != nil || len(files) != 3 {
		t.Fatalf("%d packages, %v", len(files), err)
	}
	packages := map[string]string{}
	for _, file := range files {
		packages[manifest(t, file)["name"].(string)] = file
	}
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimPrefix(r.URL.Path, "/")
		if name, ok := strings.CutSuffix(path, ".tgz"); ok {
			http.ServeFile(w, r, packages[name])
			return
		}
		file := packages[path]
		if file == "" {
			http.NotFound(w, r)
			return
		}
		m := manifest(t, file)
		m["dist"] = map[string]string{"tarball": server.URL + "/" + path + ".tgz"}
		answer := map[string]any{"name": path, "dist-tags": map[string]string{"latest": version}, "versions": map[string]any{version: m}}
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return []string{"npm_config_registry=" + server.URL, "npm_config_cache=" + t.TempDir(), "npm_config_update_notifier=false"}
}

// manifest is the package.json in a packed package.
func manifest(t *testing.T, file string) map[string]any {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for archive := tar.NewReader(unzipped); ; {
		entry, err := archive.Next()
		if errors.Is(err, io.EOF) {
			t.Fatalf("%s has no package.json", file)
		}
		if err != nil {
			t.Fatal(err)
		}
		if entry.Name == "package/package.json" {
			var m map[string]any
			if err := json.NewDecoder(archive).Decode(&m); err != nil {
				t.Fatal(err)
			}
			return m
		}
	}
}
