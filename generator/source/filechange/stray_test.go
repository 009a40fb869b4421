package filechange

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestStrayFolderStillWrittenToIsRemoved: the child processes of a killed run may
// continue for a moment.
func TestStrayFolderStillWrittenToIsRemoved(t *testing.T) {
	root := folder(t, map[string]string{StagePrefix + "X/site/a": "a", "keep": "keep"})
	site := filepath.Join(root, StagePrefix+"X/site")
	done := make(chan bool)
	go func() {
		defer close(done)
		for start, i := time.Now(), 0; time.Since(start) < 300*time.Millisecond; i++ {
			_ = os.MkdirAll(site, 0o755)
			_ = os.WriteFile(filepath.Join(site, strconv.Itoa(i)), nil, 0o644)
		}
	}()
	release, err := Lock(context.Background(), root, func() {})
	if err != nil {
		t.Fatal(err)
	}
	release()
	<-done
	if got := contents(t, root); got["keep"] != "keep" {
		t.Errorf("left are %v", got)
	}
}
