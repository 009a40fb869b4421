package scaffold

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// Blog is what checking needs of a blog's configuration.
type Blog struct {
	ContentFolders []string // relative to the blog; at least one
	BaseURL        string
	Languages      []string // the default one first; empty where there is no configuration
}

// ReadBlog reads it from the blog at root. A folder without a Hugo configuration
// is read as a blog with Hugo's defaults.
func ReadBlog(root string) (Blog, error) {
	c, err := readConfig(root)
	if errors.As(err, &NoBlogError{}) {
		return Blog{ContentFolders: []string{"content"}}, nil
	}
	if err != nil {
		return Blog{}, err
	}
	blog := Blog{Languages: c.languages()}
	blog.BaseURL, _ = c.all["baseurl"].(string)
	main, _ := c.all["contentdir"].(string)
	if main == "" {
		main = "content"
	}
	folders := []string{main}
	if languages, ok := c.all["languages"].(map[string]any); ok {
		for _, settings := range languages {
			one, _ := settings.(map[string]any)
			for key, value := range one {
				if dir, ok := value.(string); ok && strings.EqualFold(key, "contentDir") {
					folders = append(folders, dir)
				}
			}
		}
	}
	for i, dir := range folders {
		folders[i] = filepath.ToSlash(filepath.Clean(dir))
	}
	slices.Sort(folders)
	blog.ContentFolders = slices.Compact(folders)
	return blog, nil
}
