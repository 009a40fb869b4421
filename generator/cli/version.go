package cli

import (
	"cmp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

// The linker sets these in a released program (.goreleaser.yaml). Any other one
// has them from Go, as far as Go recorded them.
var release, commit string

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Show the version of Aboveboard",
		Example: "  aboveboard version",
		Args:    cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			display.Println(a.stdout, "aboveboard", version())
		},
	}
}

// version is the released version, or what Go recorded when the program was
// compiled: the module's version, or the commit of a checkout.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return versionOf(*info, release, commit)
}

func versionOf(info debug.BuildInfo, release, commit string) string {
	var changed bool
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = cmp.Or(commit, s.Value)
		case "vcs.modified":
			changed = release == "" && s.Value == "true"
		}
	}
	name := cmp.Or(release, info.Main.Version)
	if name == "" || name == "(devel)" {
		name = "development version"
	}
	var details []string
	if commit != "" {
		details = append(details, "commit "+commit[:min(12, len(commit))])
	}
	if changed {
		details = append(details, "with local changes")
	}
	if info.GoVersion != "" {
		details = append(details, info.GoVersion)
	}
	if len(details) == 0 {
		return name
	}
	return name + " (" + strings.Join(details, ", ") + ")"
}
