//go:build !unix

package filechange

import "os"

// mover renames files one after another.
type mover struct{}

// move is root.Rename.
func (*mover) move(root *os.Root, from, to string) error { return root.Rename(from, to) }

func (*mover) close() {}
