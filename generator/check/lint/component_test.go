package lint_test

import (
	"os"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/shortcodes"
)

// component are the shortcodes of this repository.
var component = func() shortcodes.Set {
	set, err := shortcodes.Read(os.DirFS("../../.."))
	if err != nil {
		panic(err)
	}
	return set
}()
