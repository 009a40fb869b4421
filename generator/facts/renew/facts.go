package renew

import (
	"path"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// Facts renews facts in a YAML file or a table of a catalog, and returns its new bytes.
func Facts(c *catalog.Catalog, file *source.File, facts []Evidence) ([]byte, error) {
	if path.Ext(file.Path) == ".yaml" {
		return File(file, facts)
	}
	return Table(file, *catalog.SheetSchema(c.Items()[facts[0].Item].Kind, c.Criteria), facts)
}
