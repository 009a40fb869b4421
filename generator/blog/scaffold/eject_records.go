package scaffold

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// RecordFolder is where a build with EjectEnvironment publishes what each
// shortcode renders, one JSON file per call and language.
const RecordFolder = "aboveboard-eject"

// EjectEnvironment is what tells the component's templates to publish that.
const EjectEnvironment = "HUGOxPARAMSxABOVEBOARDxEJECT=true"

type record struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	HTML     string `json:"html"`
	Markdown string `json:"markdown"`
}

type position struct{ line, column int }

// records are what shortcodes render, by the real path of the post and the place in
// it: a post that several languages show may have several.
type records map[string]map[position][]record

func readRecords(rendered string) (records, error) {
	all := records{}
	names, err := filepath.Glob(filepath.Join(rendered, RecordFolder, "*.json"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := source.Read(name, source.LargestText)
		if err != nil {
			return nil, err
		}
		var r record
		if err := json.Unmarshal(text, &r); err != nil {
			return nil, fmt.Errorf("read what the shortcodes render: %w", err)
		}
		all.add(r)
	}
	return all, nil
}

func (all records) add(r record) {
	file, at := real(r.File), position{r.Line, r.Column}
	if all[file] == nil {
		all[file] = map[position][]record{}
	}
	for _, other := range all[file][at] {
		if other.HTML == r.HTML && other.Markdown == r.Markdown {
			return
		}
	}
	all[file][at] = append(all[file][at], r)
}

// of returns the records of one post.
func (all records) of(b *blog.Blog, name string) map[position][]record {
	if of := all[real(blog.Local(b.Root, name))]; of != nil {
		return of
	}
	return all[name] // Hugo names files of some mounts from the blog's folder
}
