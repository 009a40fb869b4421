package scaffold

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// call is where one of the blog's own templates asks for a partial of the component.
type call struct {
	file, partial string // relative to the blog; such as aboveboard/head.html
	line          int
	alone         bool // the template does nothing else
}

func (c call) position() string { return fmt.Sprintf("%s:%d", c.file, c.line) }

var (
	callPattern = regexp.MustCompile("[\"`](aboveboard/[^\"`\\s]+)[\"`]")
	// onlyCall is a template such as the link hook that the documentation shows.
	onlyCall = regexp.MustCompile("(?s)^\\s*(?:\\{\\{-?\\s*/\\*.*?\\*/\\s*-?\\}\\}\\s*)*\\{\\{-?\\s*partial\\s+[\"`]aboveboard/[^\"`\\s]+[\"`]\\s+[.$]\\s*-?\\}\\}\\s*(?:\\{\\{-?\\s*/\\*.*?\\*/\\s*-?\\}\\}\\s*)*$")
)

// calls lists them, in the order of the files. Templates that override those of the
// component are only asked for by it, so what they call does not matter.
func calls(b *blog.Blog) []call {
	folder := b.At("layouts")
	layouts := os.DirFS(blog.Local(b.Root, folder))
	var found []call
	// A blog without layouts, or one that can't be read, has nothing to say here.
	_ = fs.WalkDir(layouts, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.HasPrefix(name, "_partials/aboveboard/") || strings.HasPrefix(name, "partials/aboveboard/") {
			return nil
		}
		text, err := source.ReadFS(layouts, name, source.LargestText)
		if err != nil {
			return nil
		}
		for _, m := range callPattern.FindAllSubmatchIndex(text, -1) {
			found = append(found, call{
				file: path.Join(folder, name), partial: string(text[m[2]:m[3]]),
				line: bytes.Count(text[:m[0]], []byte("\n")) + 1, alone: onlyCall.Match(text),
			})
		}
		return nil
	})
	return found
}
