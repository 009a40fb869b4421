package fingerprint

import (
	"os"
	"syscall"
	"time"
)

// changedAt returns when the system last changed a file, which no program can set.
func changedAt(info os.FileInfo) (time.Time, bool) {
	stat, known := info.Sys().(*syscall.Stat_t)
	if !known {
		return time.Time{}, false
	}
	return time.Unix(stat.Ctim.Unix()), true
}
