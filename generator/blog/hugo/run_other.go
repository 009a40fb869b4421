//go:build !unix && !windows

package hugo

import "os/exec"

// group is a command. Here nothing else that it starts can be ended.
type group struct{}

func newGroup(*exec.Cmd) *group { return &group{} }

func (*group) started() {}

func (*group) end() {}
