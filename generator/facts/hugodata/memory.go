package hugodata

import (
	"path"
	"reflect"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

// Memory makes the data files of one blog again and again, and encodes only the products
// that changed. The catalogs must come from one catalog.Memory. The zero value remembers
// nothing. It is for one goroutine.
type Memory struct {
	catalog *catalog.Catalog
	blog    Blog
	table   *network.Table
	encoded map[encoding]func() ([]byte, error)
}

// encoding is a product in a language.
type encoding struct {
	product  *catalog.Item
	language string
}

// New is New with what is remembered.
func (m *Memory) New(c *catalog.Catalog, b Blog) Data {
	known, table := m.encoded, m.table
	if m.catalog == nil || !c.OnlyProductsDiffer(m.catalog) || !reflect.DeepEqual(b, m.blog) {
		known, table = nil, nil
	}
	links := linksOf(c, b, table)
	d := dataOf(c, links)
	m.catalog, m.blog, m.table, m.encoded = c, b, links.Table, map[encoding]func() ([]byte, error){}
	at := map[string]encoding{}
	for _, language := range c.Site.Languages {
		for _, p := range c.Products {
			at[path.Join(Folder, language, "products", p.ID+".json")] = encoding{p, language}
		}
	}
	for i, file := range d.files {
		product, is := at[file.path]
		if !is {
			continue
		}
		content := known[product]
		if content == nil {
			content = sync.OnceValues(file.content)
		}
		d.files[i].content, m.encoded[product] = content, content
	}
	return d
}
