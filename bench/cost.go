package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"time"
)

// A cost is what one run of a program took.
type cost struct {
	cpu, wall time.Duration
	memory    int64 // at its highest, in bytes; 0 where the system does not tell
}

// measure runs a program once. Exit statuses that are allowed are results too.
func measure(dir string, allowed []int, name string, args ...string) (cost, error) {
	return measureInto(nil, dir, allowed, name, args...)
}

// measureInto is measure of a program whose output is needed.
func measureInto(to io.Writer, dir string, allowed []int, name string, args ...string) (cost, error) {
	command := exec.Command(name, args...)
	command.Dir, command.Stdout = dir, to
	var out bytes.Buffer
	command.Stderr = &out
	start := time.Now()
	err := command.Run()
	spent := time.Since(start)
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || !slices.Contains(allowed, exit.ExitCode())) {
		return cost{}, fmt.Errorf("%s %v: %w\n%s", name, args, err, out.Bytes())
	}
	state := command.ProcessState
	return cost{cpu: state.UserTime() + state.SystemTime(), wall: spent, memory: peakMemory(state)}, nil
}

// middle has the median of each kind of cost.
func middle(all []cost) cost {
	of := func(kind func(cost) time.Duration) time.Duration {
		var list []time.Duration
		for _, c := range all {
			list = append(list, kind(c))
		}
		return median(list)
	}
	var memory []int64
	for _, c := range all {
		memory = append(memory, c.memory)
	}
	slices.Sort(memory)
	return cost{
		cpu:    of(func(c cost) time.Duration { return c.cpu }),
		wall:   of(func(c cost) time.Duration { return c.wall }),
		memory: memory[(len(memory)-1)/2],
	}
}
