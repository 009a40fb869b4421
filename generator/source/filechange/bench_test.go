package filechange_test

import (
	"fmt"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
)

// BenchmarkApply changes existing files, as `generate` does when every fact has changed.
func BenchmarkApply(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root := b.TempDir()
			changes := make([]filechange.Change, n)
			for round := range b.N {
				for i := range changes {
					changes[i] = filechange.Change{Path: fmt.Sprintf("data/%d/%d.json", i%10, i), Content: fmt.Appendf(nil, "%05000d", round)}
				}
				if err := filechange.Apply(root, changes); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
