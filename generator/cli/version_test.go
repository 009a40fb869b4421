package cli

import (
	"runtime/debug"
	"testing"
)

func TestTheVersionNamesTheReleaseAndTheCommit(t *testing.T) {
	checkout := debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}, {Key: "vcs.modified", Value: "true"},
	}}
	for want, of := range map[string]struct {
		info            debug.BuildInfo
		release, commit string
	}{
		"v1.2.3 (commit 0123456789ab, go1.26.8)": {debug.BuildInfo{GoVersion: "go1.26.8"}, "v1.2.3", "0123456789abcdef"},
		"v1.2.4 (go1.26.8)":                      {debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.4"}}, "", ""},
		"development version (commit 0123456789ab, with local changes, go1.26.8)": {checkout, "", ""},
		"v1.2.5 (commit fedcba, go1.26.8)":                                        {checkout, "v1.2.5", "fedcba"},
		"development version (go1.26.8)":                                          {debug.BuildInfo{GoVersion: "go1.26.8"}, "", ""},
		"development version":                                                     {},
	} {
		if got := versionOf(of.info, of.release, of.commit); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
