//go:build !unix

package filechange

import (
	"context"
	"os"
)

// lockFolder has nothing to lock a folder with here: two runs at once are kept apart
// by the renames alone.
func lockFolder(context.Context, *os.File, func()) error { return nil }
