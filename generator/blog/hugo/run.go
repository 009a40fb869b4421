package hugo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// How long Hugo may take to answer, and to end when asked to.
const (
	patience       = 20 * time.Second
	configPatience = 2 * time.Minute // it may fetch the blog's modules first
	buildPatience  = time.Hour
	grace          = 5 * time.Second
)

// run runs a command of Hugo's in the blog at root and returns its exit error.
func (h Hugo) run(ctx context.Context, root string, env []string, out io.Writer, args ...string) error {
	c := command(ctx, root, slices.Concat(h.env, env), h.Command[0], slices.Concat(h.Command[1:], args)...)
	c.Stdout, c.Stderr = out, out
	return runTogether(c)
}

// runTogether runs a command whose children end with it.
func runTogether(c *exec.Cmd) error {
	g := newGroup(c)
	if err := c.Start(); err != nil {
		return err
	}
	defer g.end()
	g.started()
	return c.Wait()
}

// command returns a command that ends with the context.
func command(ctx context.Context, dir string, env []string, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	c.Env = slices.Concat(environment(), env)
	c.WaitDelay = grace
	return c
}

// publishDir overrides even --destination, so Hugo must not see it if we choose the
// folder; its value is in the settings.
var publishDir = regexp.MustCompile(`(?i)^HUGO(_|x)?PUBLISHDIR=`)

func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(pair string) bool { return publishDir.MatchString(pair) })
}

// output returns what a command prints, if it ends in time.
func output(ctx context.Context, patience time.Duration, dir string, env []string, name string, args ...string) ([]byte, error) {
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var out, complaints limited
	c := command(short, dir, env, name, args...)
	c.Stdout, c.Stderr = &out, &complaints
	err := runTogether(c)
	switch {
	case out.over || complaints.over:
		return nil, fmt.Errorf("what it says to %q has no end", strings.Join(args, " "))
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case short.Err() != nil:
		return nil, fmt.Errorf("it did not answer %q within %s", strings.Join(args, " "), patience)
	case err != nil && complaints.kept.Len() > 0:
		return nil, fmt.Errorf("%w: %s", err, lastLine(complaints.kept.String()))
	}
	return out.kept.Bytes(), err
}

// limited keeps what a command prints, up to a limit that no answer of Hugo reaches.
type limited struct {
	kept bytes.Buffer
	over bool
}

const largestAnswer = 64 << 20

var errTooMuch = errors.New("the command prints too much")

// Write implements io.Writer.
func (l *limited) Write(data []byte) (int, error) {
	if l.kept.Len()+len(data) > largestAnswer {
		l.over = true
		return 0, errTooMuch
	}
	return l.kept.Write(data)
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.TrimPrefix(lines[len(lines)-1], "ERROR ")
}

// ErrBuild means that Hugo ran but failed; its own message went to Output.
var ErrBuild = errors.New("hugo did not build the blog; its own message is above")

// CrashError means that Hugo crashed.
type CrashError struct{ How string }

func (e CrashError) Error() string { return "hugo crashed (" + e.How + "); its own message is above" }
