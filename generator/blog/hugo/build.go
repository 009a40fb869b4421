package hugo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// BuildOptions are how to build. The zero value uses the blog's configuration.
type BuildOptions struct {
	Config  string    // hugo --config
	BaseURL string    // hugo --baseURL
	Clock   time.Time // hugo --clock; zero for the computer's own
	Extra   []string  // passed on to Hugo
	Into    string    // the folder to publish into
	Env     []string  // further environment variables for Hugo
	Output  io.Writer

	Patience time.Duration // how long Hugo may take; 0 means an hour
}

// Flags returns the options as flags for any of Hugo's commands.
func (o BuildOptions) Flags() []string {
	var flags []string
	if o.Config != "" {
		flags = append(flags, "--config", o.Config)
	}
	if o.BaseURL != "" {
		flags = append(flags, "--baseURL", o.BaseURL)
	}
	if !o.Clock.IsZero() {
		flags = append(flags, "--clock", o.Clock.UTC().Format(time.RFC3339))
	}
	return append(flags, o.Extra...) // of a flag that is given twice Hugo takes the last
}

// Build runs Hugo over the blog at root.
func (h Hugo) Build(ctx context.Context, root string, o BuildOptions) error {
	args := append([]string{"build"}, o.Flags()...)
	args = append(args, "--destination", o.Into) // Hugo takes the last one
	patience := cmp.Or(o.Patience, buildPatience)
	patient, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := h.run(patient, root, o.Env, o.Output, args...)
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case patient.Err() != nil:
		return fmt.Errorf("hugo did not end within %s and was stopped", patience)
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		return ErrBuild
	case errors.As(err, &exit):
		return CrashError{exit.String()}
	case err != nil:
		return fmt.Errorf("run %s: %w", strings.Join(h.Command, " "), err)
	}
	return nil
}
