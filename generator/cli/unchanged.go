package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/redirects"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/fingerprint"
)

// memory is a file in the user's cache folder in which generate records its last run, to
// avoid repeating it. The fingerprints cover every byte of the sources and of the data
// files, so it does no harm if the file is lost, old or from another machine.
type memory struct {
	file    string
	program func() (string, error) // the fingerprint of this program, read once
	inputs  fingerprint.Print      // before this run
}

// lastRun is what a successful run read, wrote and printed.
type lastRun struct {
	Inputs, Outputs string   // fingerprints
	Files           []string // that Outputs is of
	Total           int      // data files
	Said, Told      string   // on stderr, and on stdout if nothing changes
}

// worthRemembering is the number of files from which reading them all to find out that
// nothing has changed is quicker than doing the work.
const worthRemembering = 100

// recall returns where to record this run, or nil, and the last run if this one would do
// the same.
func (a *app) recall() (*memory, *lastRun) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, nil
	}
	root, err := filepath.Abs(a.root)
	if err != nil {
		return nil, nil
	}
	m := &memory{file: filepath.Join(cache, "aboveboard", "generate-"+fingerprint.OfBytes([]byte(root))+".json"), program: sync.OnceValues(fingerprintOfProgram)}
	var last lastRun
	text, err := source.Read(m.file, source.LargestText)
	look := fingerprint.Of
	if err != nil || json.Unmarshal(text, &last) != nil {
		look = fingerprint.Moments // there is nothing to compare the contents with
	}
	if m.inputs, err = m.look(a, look); err != nil || m.inputs.Files < worthRemembering {
		return nil, nil
	}
	if last.Inputs == "" || last.Inputs != m.inputs.Content {
		return m, nil
	}
	outputs, err := fingerprint.Of(a.root, last.Files)
	if err != nil || outputs.Content != last.Outputs {
		return m, nil
	}
	return m, &last
}

// look returns the fingerprint of everything that generate depends on. Of is how the files
// are looked at.
func (m *memory) look(a *app, of func(root string, names []string) (fingerprint.Print, error)) (fingerprint.Print, error) {
	day, err := today()
	if err != nil {
		return fingerprint.Print{}, err
	}
	b := a.plain()
	names, err := inputNames(b)
	if err != nil {
		return fingerprint.Print{}, err
	}
	pictures, err := fingerprint.Names(a.root, b.At("assets"))
	if err != nil {
		return fingerprint.Print{}, err
	}
	read, err := of(a.root, names)
	if err != nil || read.Files < worthRemembering {
		return read, err
	}
	program, err := m.program()
	environment := slices.DeleteFunc(os.Environ(), func(pair string) bool { return !strings.HasPrefix(pair, "HUGO") })
	slices.Sort(environment)
	besides := fmt.Sprintf("%s\n%s\n%s\n%v\n%q", pictures, program, day, a.paint(a.stderr), environment)
	read.Moment = fingerprint.OfBytes([]byte(read.Moment + besides))
	if read.Content != "" {
		read.Content = fingerprint.OfBytes([]byte(read.Content + besides))
	}
	return read, err
}

// inputNames are the files and folders that generate reads, and those that it could.
func inputNames(b *blog.Blog) ([]string, error) {
	names := []string{catalog.Folder, redirects.File(b), "config"}
	for _, flag := range blog.SiteFlags(b.Root) {
		names = append(names, strings.Split(flag, ",")...)
	}
	entries, err := os.ReadDir(b.Root)
	for _, e := range entries {
		if slices.Contains([]string{".toml", ".yaml", ".yml", ".json"}, filepath.Ext(e.Name())) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// fingerprintOfProgram is of the program's own bytes: a version may be that of several.
func fingerprintOfProgram() (string, error) {
	name, err := os.Executable()
	if err == nil {
		name, err = filepath.EvalSymlinks(name)
	}
	if err != nil {
		return "", err
	}
	read, err := fingerprint.Of(filepath.Dir(name), []string{filepath.Base(name)})
	return read.Content, err
}

// still finds out whether a source was written since the run began, even with the same
// bytes, because that may not be what the run read. It does so beside other work; inputs
// waits for the fingerprint of the sources, which is empty if the run can't be recorded.
func (m *memory) still(a *app, p *prepared) (inputs func() string) {
	if m == nil {
		return func() string { return "" }
	}
	found := make(chan string, 1)
	go func() {
		if !allIn(a.plain(), p.catalog) {
			found <- ""
			return
		}
		found <- m.unchanged(a, p.catalog.Prints)
	}()
	return func() string { return <-found }
}

// unchanged returns the fingerprint of the sources, or nothing if one was written. Known are
// the fingerprints of what the run read.
func (m *memory) unchanged(a *app, known map[string]string) string {
	look := func(root string, names []string) (fingerprint.Print, error) {
		return fingerprint.OfKnown(root, names, known)
	}
	if m.inputs.Content != "" {
		look = fingerprint.Moments // they were read when the run began
	}
	now, err := m.look(a, look)
	before := m.inputs.Content
	switch {
	case err != nil || now.Moment != m.inputs.Moment || now.Files != m.inputs.Files:
		return ""
	case now.Content == "":
		return before
	case before != "" && before != now.Content:
		return ""
	}
	return now.Content
}

// keep records a run that read such inputs. If anything fails, the next run does all the
// work.
func (m *memory) keep(p *prepared, said, inputs string) {
	if inputs == "" {
		return
	}
	last := lastRun{Inputs: inputs, Total: p.total, Said: said}
	last.Files, last.Outputs = p.batch.Wanted()
	var told bytes.Buffer
	(&prepared{catalog: p.catalog, total: p.total, rules: p.rules}).tell(&told)
	last.Told = told.String()
	text, err := json.Marshal(last)
	if err != nil || os.MkdirAll(filepath.Dir(m.file), 0o700) != nil {
		return
	}
	_ = filechange.Replace(filepath.Dir(m.file), filepath.Base(m.file), text)
}

// allIn reports whether each picture is in the blog's own assets, whose names are part of
// the fingerprint.
func allIn(b *blog.Blog, c *catalog.Catalog) bool {
	for _, item := range c.Items() {
		if item.Image == nil {
			continue
		}
		if info, err := os.Stat(blog.Local(b.Root, path.Join(b.At("assets"), item.Image.File))); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// listen records what is printed on stderr from now on, with its colors.
func (a *app) listen() (said *bytes.Buffer, stop func()) {
	stderr, color := a.stderr, a.color
	if a.color = "never"; (&app{color: color}).paint(stderr) {
		a.color = "always"
	}
	said = &bytes.Buffer{}
	a.progressTo, a.stderr = stderr, io.MultiWriter(stderr, said)
	return said, func() { a.progressTo, a.stderr, a.color = nil, stderr, color }
}
