package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"
)

// parts is how many machines a very large blog is divided among.
const parts = 8

// measureScale prints what building and checking a blog takes as a whole, and in parts
// that run in turn.
func (o options) measureScale(out io.Writer) error {
	dir, err := o.blog(o.posts)
	if err != nil {
		return err
	}
	if err := o.addSegments(dir); err != nil {
		return err
	}
	build, segments, err := o.buildParts(dir)
	if err != nil {
		return err
	}
	whole, shards, merge, err := o.checkParts(dir)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| %d posts\t| CPU\t| wall\t| memory\t|\n|---\t|--:\t|--:\t|--:\t|\n", o.posts)
	line := func(name string, c cost) {
		fmt.Fprintf(w, "| %s\t| %.1f s\t| %.1f s\t| %s\t|\n", name, c.cpu.Seconds(), c.wall.Seconds(), megabytes(c.memory))
	}
	line("`hugo`, all pages", build)
	line(fmt.Sprintf("`hugo --renderSegments`, the longest of %d", parts), longest(segments))
	line(fmt.Sprintf("and all %d together", parts), sum(segments))
	line("`check`, all pages", whole)
	line(fmt.Sprintf("`check --shard`, the longest of %d", parts), longest(shards))
	line(fmt.Sprintf("and all %d together", parts), sum(shards))
	line("`report merge`", merge)
	fmt.Fprintln(w)
	return w.Flush()
}

// addSegments divides the posts, whose names are numbers, by their first digit.
func (o options) addSegments(dir string) error {
	text := o.configuration()
	for part := 1; part < parts; part++ {
		text += fmt.Sprintf("[segments.part%d]\n[[segments.part%d.includes]]\nkind = \"page\"\npath = \"/posts/%d*\"\n", part, part, part)
	}
	text += fmt.Sprintf("[segments.part%d]\n[[segments.part%d.excludes]]\nkind = \"page\"\npath = \"/posts/[1-%d]*\"\n[[segments.part%d.includes]]\nkind = \"*\"\n", parts, parts, parts-1, parts)
	return os.WriteFile(filepath.Join(dir, "hugo.toml"), []byte(text), 0o644)
}

// buildParts builds the blog, and then again in parts.
func (o options) buildParts(dir string) (cost, []cost, error) {
	whole, err := measure(dir, nil, o.hugo, "--quiet", "--destination", "whole")
	if err != nil {
		return cost{}, nil, err
	}
	var all []cost
	for part := 1; part <= parts; part++ {
		c, err := measure(dir, nil, o.hugo, "--quiet", "--renderSegments", fmt.Sprintf("part%d", part))
		if err != nil {
			return cost{}, nil, err
		}
		all = append(all, c)
	}
	return whole, all, nil
}

// checkParts checks the pages as a whole, and then again in parts.
func (o options) checkParts(dir string) (whole cost, all []cost, merge cost, err error) {
	findings := []int{1} // a blog with findings is measured as well as one without
	if whole, err = measure(dir, findings, o.aboveboard, "check", "--public", "public", "--format", "json"); err != nil {
		return whole, nil, merge, err
	}
	names := []string{"report", "merge"}
	for part := 1; part <= parts; part++ {
		name := filepath.Join(dir, fmt.Sprintf("shard-%d.json", part))
		file, err := os.Create(name)
		if err != nil {
			return whole, nil, merge, err
		}
		c, err := measureInto(file, dir, nil, o.aboveboard, "check", "--public", "public", "--format", "json", "--shard", fmt.Sprintf("%d/%d", part, parts))
		if err := errors.Join(err, file.Close()); err != nil {
			return whole, nil, merge, err
		}
		all, names = append(all, c), append(names, name)
	}
	merge, err = measure(dir, findings, o.aboveboard, names...)
	return whole, all, merge, err
}

func longest(all []cost) cost {
	var most cost
	for _, c := range all {
		if c.wall > most.wall {
			most = c
		}
	}
	return most
}

func sum(all []cost) cost {
	var total cost
	for _, c := range all {
		total.cpu, total.wall, total.memory = total.cpu+c.cpu, total.wall+c.wall, max(total.memory, c.memory)
	}
	return cost{total.cpu, total.wall.Round(time.Millisecond), total.memory}
}
