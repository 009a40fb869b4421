// Package cli is the command line: it reads arguments, calls the packages that do the
// work, and turns their results into text and an exit status.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// The exit statuses.
const (
	ExitOK       = 0 // clean
	ExitFindings = 1 // findings, or data files that are not up to date
	ExitUsage    = 2 // the command line was wrong
	ExitFailed   = 3 // it could not run
)

// errFindings ends a command after its findings were printed.
var errFindings = errors.New("findings")

// failure is an error of the machine or of Hugo, not of the command line.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// app is one run of the program.
type app struct {
	stdout, stderr io.Writer
	progressTo     io.Writer       // where progress shows while stderr is recorded; nil for stderr itself
	component      fs.FS           // the files of this repository that blogs receive
	root           string          // the blog
	color          string          // auto, always or never
	day            yamlsource.Date // of the run, if it is not today

	reading sync.Once // of the words of disclosures
	reader  *recognize.Reader
	unread  error
}

// Run carries out one command line (without the program's name) and returns the
// exit status. The component is what init and upgrade put into a blog. Results
// go to stdout, everything else to stderr.
func Run(ctx context.Context, args []string, component fs.FS, stdout, stderr io.Writer) int {
	a := &app{component: component, stdout: stdout, stderr: stderr}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var failed failure
	var stopped interrupted
	switch {
	case err == nil:
		return ExitOK
	case ctx.Err() != nil && errors.As(context.Cause(ctx), &stopped):
		display.Printf(stderr, "aboveboard: %v; no file was left half-written, and the next run starts afresh\n", stopped)
		return stopped.status()
	case errors.Is(err, errFindings):
		return ExitFindings
	case errors.As(err, &failed):
		display.Printf(stderr, "aboveboard: %v\n", err)
		return ExitFailed
	}
	display.Printf(stderr, "aboveboard: %v\nRun `aboveboard --help` for the commands and their options.\n", err)
	return ExitUsage
}

// Command returns the name of the command that the arguments are for, or an empty string.
func Command(args []string) string {
	command, _, err := new(app).rootCommand().Find(args)
	if err != nil || !command.HasParent() {
		return ""
	}
	return command.Name()
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "aboveboard",
		Short: "Comparison tables and disclosures for Hugo blogs, from checked facts",
		Long: `Aboveboard turns the facts in aboveboard/ into data files that its Hugo
shortcodes show as comparison tables, program boxes and disclosures.

Exit status: 0 clean, 1 findings or data files that are not up to date,
2 wrong command line, 3 could not run; 128 plus the number of the signal that
ended it.`,
		Example: `  aboveboard init                put Aboveboard into an existing blog
  aboveboard build               check the facts, write the data files, run Hugo
  aboveboard generate --check    report whether the data files are up to date
  aboveboard check --public public   read posts and published pages for missing disclosures
  aboveboard list                show the programs and how old their facts are`,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			return a.checkGlobalFlags()
		},
	}
	root.PersistentFlags().StringVarP(&a.root, "source", "s", ".", "the blog's `folder`")
	root.PersistentFlags().StringVar(&a.color, "color", "auto", "colors: `when` is auto, always or never")
	root.AddCommand(
		a.generateCommand(), a.buildCommand(), a.serveCommand(), a.listCommand(), a.checkCommand(), a.reportCommand(), a.explainCommand(), a.versionCommand(),
		a.initCommand(), a.newCommand(), a.importCommand(), a.exportCommand(), a.schemaCommand(), a.recheckCommand(), a.confirmCommand(), a.upgradeCommand(), a.ejectCommand(),
	)
	return root
}

func (a *app) checkGlobalFlags() error {
	switch a.color {
	case "auto", "always", "never":
		return nil
	}
	return fmt.Errorf("--color is %q; expected auto, always or never", a.color)
}

// paint reports whether to write colors to w (https://no-color.org).
func (a *app) paint(w io.Writer) bool {
	if a.color != "auto" {
		return a.color == "always"
	}
	file, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && term.IsTerminal(int(file.Fd()))
}
