package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/check/lint"
	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/jurisdiction"
	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// knowledge returns what checking needs: the blog's sources, or the defaults for a blog
// without any. Sources that are already loaded are not loaded again.
func (a *app) knowledge(loaded *catalog.Catalog, jurisdictions []string) (lint.Options, error) {
	reader, err := a.wordings()
	if err != nil {
		return lint.Options{}, failure{err}
	}
	o := lint.Options{}
	info, err := os.Stat(filepath.Join(a.root, catalog.Folder))
	switch {
	case loaded != nil:
	case err == nil && info.IsDir():
		if loaded, err = a.load(); err != nil {
			return o, err
		}
	default:
		if err := a.withoutSources(&o, jurisdictions); err != nil {
			return o, err
		}
	}
	if loaded != nil {
		o.Catalog, o.Networks, o.Jurisdictions = loaded, loaded.Networks, loaded.Jurisdictions
	}
	o.Disclosures, err = reader.WithStatements(lint.Statements(o.Networks))
	if err != nil {
		return o, failure{err}
	}
	return o, nil
}

// wordings are the words of disclosures, which take a moment to read: whoever has to wait
// for something else before, such as Hugo, lets it begin.
func (a *app) wordings() (*recognize.Reader, error) {
	a.reading.Do(func() { a.reader, a.unread = recognize.Load() })
	return a.reader, a.unread
}

// withoutSources returns the same for a blog without an aboveboard/ folder.
func (a *app) withoutSources(o *lint.Options, jurisdictions []string) error {
	day, err := a.today()
	if err != nil {
		return err
	}
	if o.Jurisdictions, err = jurisdiction.Load(); err != nil {
		return failure{err}
	}
	networks, findings := network.Load(a.root, day)
	if err := report.Text(a.stderr, findings, a.paint(a.stderr)); err != nil {
		return failure{err}
	}
	if finding.HasErrors(findings) {
		return errFindings
	}
	o.Networks, o.Fallback = networks, jurisdictions
	if len(jurisdictions) == 0 {
		o.Fallback = []string{"us"}
	}
	for _, id := range o.Fallback {
		if jurisdiction.ByID(o.Jurisdictions, id) == nil {
			return fmt.Errorf("--jurisdiction is %q; %s", id, finding.Expected(id, jurisdiction.IDs(o.Jurisdictions)))
		}
	}
	return nil
}
