package blog

import (
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// SiteFlags are the flags for Hugo that aboveboard/site.yaml asks for. What is wrong
// with that file, `generate` reports.
func SiteFlags(root string) []string {
	const name = "aboveboard/site.yaml"
	data, err := source.Read(filepath.Join(root, filepath.FromSlash(name)), source.LargestText)
	if err != nil {
		return nil
	}
	node, _ := yamlsource.Parse(source.New(name, data))
	for _, key := range []string{"hugo", "config"} {
		if node == nil || node.Kind != yamlsource.Mapping {
			return nil
		}
		node = yamlsource.Of(node, key)
	}
	if node == nil || node.Value == "" {
		return nil
	}
	return []string{"--config", node.Value}
}
