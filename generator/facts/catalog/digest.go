package catalog

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// digest tells apart what the files have been that all products depend on.
type digest struct {
	sum [sha256.Size]byte
	new bool // something was written while it was read, so that it may have been something else
}

// precision is how much too old the time of a file may be.
const precision = 3 * time.Second

// digestOf reads everything below aboveboard/, or a folder there, but products and
// comparisons, which was read since a time.
func digestOf(root, dir string, today yamlsource.Date, since time.Time) digest {
	sum, fresh := sha256.New(), false
	fmt.Fprintln(sum, today)
	folder := os.DirFS(filepath.Join(root, filepath.FromSlash(dir)))
	_ = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Fprintf(sum, "%q %v\n", name, err != nil)
		if err != nil {
			return nil // its reader tells
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		fmt.Fprintf(sum, "%v\n", info.Mode())
		switch {
		case d.IsDir() && (name == "products" || name == "comparisons" || path.Base(name) != "." && path.Base(name)[0] == '.'):
			return fs.SkipDir
		case info.Mode().IsRegular():
			data, err := source.Read(filepath.Join(root, filepath.FromSlash(dir), filepath.FromSlash(name)), source.LargestText)
			fmt.Fprintf(sum, "%d %v %x\n", info.Size(), err != nil, sha256.Sum256(data))
		}
		fresh = fresh || info.ModTime().After(since.Add(-precision))
		return nil
	})
	return digest{[sha256.Size]byte(sum.Sum(nil)), fresh}
}
