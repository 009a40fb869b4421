package published

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/pelletier/go-toml/v2"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

// readNetlify reads the redirects and the headers of a netlify.toml.
func (s *Site) readNetlify(name string) []finding.Finding {
	shown := filepath.Base(name)
	data, err := source.Read(name, source.LargestText)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []finding.Finding{unreadable(shown, "this file can't be read: %v", finding.Cause(err))}
	}
	var settings struct {
		Redirects []struct {
			From       string            `toml:"from"`
			To         string            `toml:"to"`
			Status     int               `toml:"status"`
			Force      bool              `toml:"force"`
			Query      map[string]string `toml:"query"`
			Conditions map[string]any    `toml:"conditions"`
		} `toml:"redirects"`
		Headers []struct {
			For    string         `toml:"for"`
			Values map[string]any `toml:"values"`
		} `toml:"headers"`
	}
	if err := toml.Unmarshal(data, &settings); err != nil {
		f := unreadable(shown, "this file is not valid TOML, so its redirects and headers are not known: %v", err)
		var at *toml.DecodeError
		if errors.As(err, &at) {
			line, column := at.Position()
			f.File, f.Precision = source.New(shown, data), finding.Exact
			f.Span.Start = f.File.Offset(source.Position{Line: line, Column: column})
			f.Span.End = f.Span.Start
		}
		return []finding.Finding{f}
	}
	for _, one := range settings.Redirects {
		r := rule{force: one.Force, conditional: len(one.Conditions) > 0}
		for _, name := range slices.Sorted(maps.Keys(one.Query)) {
			r.query = append(r.query, parameter{name, one.Query[name]})
		}
		if one.Status == 0 {
			one.Status = 301
		}
		r.setTarget(one.To, one.Status)
		s.rules.add(r, one.From)
	}
	for _, one := range settings.Headers {
		for name, value := range one.Values {
			s.headers.add(one.For, name, fmt.Sprint(value))
		}
	}
	return nil
}
