package cli

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Show which Aboveboard this is",
		Example: "  aboveboard version",
		Args:    cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			display.Println(a.stdout, "aboveboard", version())
		},
	}
}

// version is what Go recorded when the program was compiled: the module's
// version, or the commit of a checkout.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "of unknown version"
	}
	text := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && text == "(devel)" {
			text = "development version, commit " + s.Value[:min(12, len(s.Value))]
		}
	}
	if text == "" || text == "(devel)" {
		text = "development version"
	}
	return text + " (" + info.GoVersion + ")"
}
