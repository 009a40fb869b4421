package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/check/live"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/watch"
)

func (a *app) serveCommand() *cobra.Command {
	var unchecked bool
	c := &cobra.Command{
		Use:   "serve [flags] [-- hugo server's own flags]",
		Short: "Show the blog on this computer, and keep facts, pages and findings up to date on every save",
		Long: `Does what "generate" does on every save of a source, runs "hugo server" beside it,
and checks the pages that changed as "check --public" does. It prints each finding
once, and says when it is fixed. While a source is broken, the pages keep the last
good data. Ctrl-C ends both.

Pages are rendered into a temporary folder: the folder that you publish stays as
it is. Only this computer can see them, unless you pass --bind on. What follows "--" is
passed on to "hugo server".`,
		Example: `  aboveboard serve
  aboveboard serve -- --buildDrafts --navigateToChanged
  aboveboard serve -- --port 8080`,
		Args: func(c *cobra.Command, args []string) error {
			if c.ArgsLenAtDash() != 0 && len(args) > 0 {
				return fmt.Errorf("serve takes no argument %q; put flags for Hugo's server after --", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return a.serve(c.Context(), unchecked, args) },
	}
	c.SetFlagErrorFunc(ofHugo)
	c.Flags().BoolVar(&unchecked, "no-check", false, "do not read the rendered pages")
	return c
}

func (a *app) serve(ctx context.Context, unchecked bool, extra []string) error {
	if flag := hugo.RefusedByServer(extra); flag != "" {
		return fmt.Errorf("serve cannot pass %s on to Hugo, because it checks the pages in a temporary folder of its own. Use `hugo server` itself for that; to serve another blog, use `aboveboard --source`", flag)
	}
	if _, err := today(); err != nil {
		return err
	}
	if info, err := os.Stat(filepath.Join(a.root, catalog.Folder)); err != nil || !info.IsDir() {
		return failure{fmt.Errorf("%s has no folder %q; run this in your blog's folder, or name it with --source", a.root, catalog.Folder)}
	}
	into, err := os.MkdirTemp("", "aboveboard-serve-")
	if err != nil {
		return failure{err}
	}
	defer os.RemoveAll(into)
	s := &serving{app: a.talking(), most: a.atOnce(), extra: extra, unchecked: unchecked, into: filepath.Join(into, "site"), ended: make(chan error, 1), audited: make(chan lookedAt, 1)}
	if s.hugo, err = hugo.Find(ctx, a.root); err != nil {
		return failure{err}
	}
	display.Println(s.stderr, s.hugo.Why)
	return s.run(ctx)
}

// serving is a blog that is shown while it is edited. Only one goroutine uses it.
type serving struct {
	*app
	most      int      // findings printed at once
	extra     []string // flags for Hugo's server
	unchecked bool
	into      string // the folder of the pages
	hugo      hugo.Hugo

	sources catalog.Memory
	data    hugodata.Memory
	written filechange.Known // of the data
	catalog *catalog.Catalog // the last one without errors; nil where there was none
	broken  bool             // the sources are not that one
	board   live.Board

	blog   *blog.Blog  // as Hugo's server reads it
	config watch.State // of its configuration, when it was read

	server  server
	ended   chan error // of Hugo's server
	pages   rendered
	audited chan lookedAt
}

// beat is how often serve looks at what no event reports: the pages that Hugo rendered,
// and the blog while Hugo does not run.
const beat = 400 * time.Millisecond

func (s *serving) run(ctx context.Context) error {
	changes := watch.Changes(ctx, s.watched())
	if err := s.begin(ctx); err != nil {
		return err
	}
	s.start(ctx)
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			s.stop()
			return nil
		case <-changes:
			s.reopen(ctx)
			s.generate(ctx)
		case err := <-s.ended:
			s.server.running = false
			if ctx.Err() == nil {
				display.Printf(s.stderr, "aboveboard: %v. It starts again as soon as something in the blog changes\n", err)
			}
		case <-tick.C:
			s.restart(ctx)
			s.look(ctx)
		case found := <-s.audited:
			s.checked(found)
		}
	}
}

// begin reads the blog and its sources for the first time, which may take a while.
func (s *serving) begin(ctx context.Context) error {
	if err := s.open(ctx); err != nil {
		return err
	}
	progress, stderr := s.waiting("reading aboveboard/"), s.stderr
	s.stderr = progress.over(stderr)
	s.generate(ctx)
	s.stderr = stderr
	progress.done()
	s.progressTo = nil // from now on, several write at once
	return nil
}

// watched is what the data files are made of.
func (s *serving) watched() watch.Options {
	o := s.configuration()
	b := s.plain()
	for _, name := range []string{catalog.Folder, b.At("assets")} {
		o.Folders = append(o.Folders, s.full(name))
	}
	o.Files = append(o.Files, s.full(redirects.File(b)), s.full("netlify.toml"))
	o.Wrong = func(err error) {
		display.Printf(s.stderr, "note: this system does not report changes to files (%v), so each one is noticed a moment later\n", err)
	}
	return o
}

// configuration is the files and folders of the blog that Hugo reads its configuration from.
func (s *serving) configuration() watch.Options {
	o := watch.Options{Folders: []string{s.full("config")}, Skip: func(folder string) bool { return strings.HasPrefix(filepath.Base(folder), ".") }}
	for _, name := range blog.ConfigNames() {
		o.Files = append(o.Files, s.full(name))
	}
	if config := hugo.FlagValue(append(blog.SiteFlags(s.root), s.extra...), "config"); config != "" {
		for name := range strings.SplitSeq(config, ",") {
			o.Files = append(o.Files, s.full(name))
		}
	}
	return o
}

// full is the path of a file in the blog as the system reports it.
func (s *serving) full(name string) string {
	full := s.local(name)
	if abs, err := filepath.Abs(full); err == nil {
		return abs
	}
	return full
}

// flags are those of Hugo's server, for reading the configuration as it does.
func (s *serving) flags() []string {
	return append(append([]string{"--environment", "development"}, blog.SiteFlags(s.root)...), s.extra...)
}

// open reads the blog.
func (s *serving) open(ctx context.Context) error {
	s.config = watch.Look(s.configuration())
	b, err := s.app.open(ctx, append([]string{"--environment", "development"}, s.extra...)...)
	if err != nil {
		return err
	}
	s.blog = b
	return nil
}

// reopen reads the blog again if its configuration has changed. While that is broken,
// which Hugo reports, the last one counts.
func (s *serving) reopen(ctx context.Context) {
	if s.config.Same(watch.Look(s.configuration())) {
		return
	}
	before := strings.Join(s.flags(), " ")
	if err := s.open(ctx); err != nil {
		display.Printf(s.stderr, "aboveboard: %v\n", err)
		return
	}
	s.pages.audited = nil // what is wrong depends on the configuration, too
	if s.server.running && before != s.server.flags {
		s.stop()
	}
}
