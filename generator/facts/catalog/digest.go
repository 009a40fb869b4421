package catalog

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

// digest tells apart what the files have been that all products depend on.
type digest [sha256.Size]byte

// digestOf reads everything below aboveboard/, or a folder there, but products and
// comparisons.
func digestOf(root, dir string, today yamlsource.Date) digest {
	sum := sha256.New()
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
		return nil
	})
	return digest(sum.Sum(nil))
}
