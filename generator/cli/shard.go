package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/check/audit"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// shardState is what report merge needs of a shard: what was found, and what it must
// have in common with the others.
type shardState struct {
	Version, Sources string
	Day              yamlsource.Date
	Paths            []string // of posts, for report merge
	Public, BaseURL  string
	Jurisdictions    []string
	Part             audit.Part
}

// wholeOnly are flags of check that decide about everything.
var wholeOnly = []string{"fix", "diff", "dry-run", "baseline", "write-baseline", "strict", "summary", "all"}

// readShard reads a value such as 2/8.
func readShard(text string) (audit.Shard, error) {
	number, of, slash := strings.Cut(text, "/")
	n, err := strconv.Atoi(number)
	all, otherErr := strconv.Atoi(of)
	switch {
	case !slash || err != nil || otherErr != nil:
		return audit.Shard{}, fmt.Errorf("--shard is %q; expected which part of how many, such as 2/8", text)
	case all < 1:
		return audit.Shard{}, fmt.Errorf("--shard is %q, but there must be at least one part; expected a value such as 2/8", text)
	case n < 1 || n > all:
		return audit.Shard{}, fmt.Errorf("--shard is %q, but there are only parts 1 to %d of %d", text, all, all)
	}
	return audit.Shard{Number: n, Of: all}, nil
}

// checkShard checks a part of the published pages for report merge. It does not fail if
// there are errors: only all shards together decide what is one.
func (a *app) checkShard(c *cobra.Command, o checking, paths []string) error {
	shard, err := readShard(o.shard)
	if err != nil {
		return err
	}
	for _, name := range wholeOnly {
		if c.Flags().Changed(name) {
			return fmt.Errorf("--%s and --shard cannot be used together, because it is about all pages; `aboveboard report merge` has what works on all shards", name)
		}
	}
	if o.format != "json" && o.format != "sarif" {
		return fmt.Errorf("--shard needs --format json or --format sarif: a shard's report is for `aboveboard report merge`")
	}
	if o.public == "" {
		return errors.New("--shard divides the published pages; name their folder with --public")
	}
	go a.wordings()
	b, err := a.open(c.Context())
	if err != nil {
		return err
	}
	options, err := a.toCheck(b, o, paths, nil)
	if err != nil {
		return err
	}
	progress := a.progress("checking shard " + o.shard)
	options.Progress = progress.step
	part, result, err := audit.RunPart(c.Context(), options, shard)
	progress.done()
	if err != nil {
		return failure{err}
	}
	state := shardState{Version: version(), Paths: a.relative(paths), Public: o.public, BaseURL: o.baseURL, Jurisdictions: o.jurisdictions, Part: part, Sources: a.sources()}
	if state.Day, err = a.today(); err != nil {
		return err
	}
	r := report.Result{Findings: result.Findings, Rules: reported(), Suppressed: result.Suppressed, Version: version()}
	if r.Shard, err = report.NewShard(shard.Number, shard.Of, state); err == nil {
		err = a.print(o, r)
	}
	if err != nil {
		return failure{err}
	}
	display.Printf(a.stderr, "shard %d of %d: %s checked; `aboveboard report merge` joins the reports of all shards and says whether there are errors\n", shard.Number, shard.Of, display.Plural(result.Pages, "page"))
	return nil
}

// sources returns the fingerprint of what decides the results besides posts and pages;
// empty if it is not known, as with links to other folders. A baseline is not a source.
func (a *app) sources() string {
	names := []string{redirects.File(a.plain()), "netlify.toml"}
	err := fs.WalkDir(os.DirFS(a.root), catalog.Folder, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && path.Ext(name) != ".json" {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return ""
	}
	read, err := fingerprint.Of(a.root, names)
	if err != nil {
		return ""
	}
	return read.Content
}

// readShards reads the reports of shards, and checks that they are all of one check. The
// format is that of the first.
func (a *app) readShards(names []string) ([]shardState, string, error) {
	files := newShardFiles()
	for i, name := range a.relative(names) {
		if err := files.read(names[i], a.local(filepath.FromSlash(name))); err != nil {
			return nil, "", err
		}
	}
	states, err := files.inOrder()
	return states, files.format, err
}
