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

// How long Hugo may take to answer a question, and to end once it is asked to.
const (
	patience       = 20 * time.Second
	configPatience = 2 * time.Minute // it may fetch the blog's modules first
	buildPatience  = time.Hour
	grace          = 5 * time.Second
)

// run runs a command of Hugo's in the blog at root and returns its exit error.
func (h Hugo) run(ctx context.Context, root string, env []string, out io.Writer, args ...string) error {
	command := h.command(ctx, root, env, args...)
	command.Stdout, command.Stderr = out, out
	defer endGroup(command)
	return command.Run()
}

func (h Hugo) command(ctx context.Context, root string, env []string, args ...string) *exec.Cmd {
	return command(ctx, root, slices.Concat(h.env, env), h.Command[0], slices.Concat(h.Command[1:], args)...)
}

// command is one whose children end with it, and which ends with the context.
func command(ctx context.Context, dir string, env []string, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	c.Env = slices.Concat(environment(), env)
	c.WaitDelay = grace
	endTogether(c)
	return c
}

// publishDir overrides even --destination, so that Hugo must not see it where the
// place is ours to choose; what it says is in the settings.
var publishDir = regexp.MustCompile(`(?i)^HUGO(_|x)?PUBLISHDIR=`)

func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(pair string) bool { return publishDir.MatchString(pair) })
}

// output is what a command prints, if it ends in time.
func output(ctx context.Context, patience time.Duration, dir string, env []string, name string, args ...string) ([]byte, error) {
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var out, complaints bytes.Buffer
	c := command(short, dir, env, name, args...)
	c.Stdout, c.Stderr = &out, &complaints
	err := c.Run()
	endGroup(c)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case short.Err() != nil:
		return nil, fmt.Errorf("it did not answer %q within %s", strings.Join(args, " "), patience)
	case err != nil && complaints.Len() > 0:
		return nil, fmt.Errorf("%w: %s", err, lastLine(complaints.String()))
	}
	return out.Bytes(), err
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.TrimPrefix(lines[len(lines)-1], "ERROR ")
}

// ErrBuild means that Hugo ran and did not succeed; its own words went to Output.
var ErrBuild = errors.New("hugo did not build the blog; its own message is above")

// CrashError means that Hugo ended in a way that is not an answer.
type CrashError struct{ How string }

func (e CrashError) Error() string { return "hugo crashed (" + e.How + "); its own message is above" }
