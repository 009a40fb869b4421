package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/aboveboard-hugo/aboveboard/generator/check/report"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// shardFiles are the reports of shards that were read.
type shardFiles struct {
	of     int // how many shards there are
	format string
	names  map[int]string // by the shard's number
	states map[int]shardState
}

func newShardFiles() *shardFiles {
	return &shardFiles{names: map[int]string{}, states: map[int]shardState{}}
}

// largestReport is the size limit of a shard's report.
const largestReport = 1 << 30

func (s *shardFiles) read(name, path string) error {
	data, err := source.Read(path, largestReport)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	shard, format, err := report.ReadShard(data)
	var state shardState
	if err == nil {
		err = shard.Open(&state)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	switch first, taken := s.names[shard.Number]; {
	case s.of > 0 && s.of != shard.Of:
		return fmt.Errorf("%s is one of %d shards, and %s is one of %d; give the shards of one check", s.any(), s.of, name, shard.Of)
	case taken:
		return fmt.Errorf("shard %d is in both %s and %s; give each shard once", shard.Number, first, name)
	}
	if s.of == 0 {
		s.of, s.format = shard.Of, format
	}
	s.names[shard.Number], s.states[shard.Number] = name, state
	return nil
}

// any returns the name of a file.
func (s *shardFiles) any() string {
	numbers := s.numbers()
	return s.names[numbers[0]]
}

func (s *shardFiles) numbers() []int {
	var all []int
	for n := range s.names {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// inOrder returns the states of all shards, or what is missing or differs.
func (s *shardFiles) inOrder() ([]shardState, error) {
	if missing := s.missing(); missing != "" {
		return nil, errors.New(missing)
	}
	var all []shardState
	for _, n := range s.numbers() {
		if name := differs(s.states[1], s.states[n]); name != "" {
			return nil, fmt.Errorf("%s and %s cannot be merged, because they differ in %s; check all shards again", s.names[1], s.names[n], name)
		}
		all = append(all, s.states[n])
	}
	return all, nil
}

// mostMissing is how many missing shards are named.
const mostMissing = 10

func (s *shardFiles) missing() string {
	more := s.of - len(s.names)
	if more == 0 {
		return ""
	}
	var named []string
	for n := 1; n <= s.of && len(named) < mostMissing; n++ {
		if _, given := s.names[n]; !given {
			named = append(named, strconv.Itoa(n))
		}
	}
	text := "shard " + named[0] + " of %d is missing; give its report, too"
	if more > 1 {
		text = "shards " + strings.Join(named, ", ")
		if more > len(named) {
			text += fmt.Sprintf(" and %d more", more-len(named))
		}
		text += " of %d are missing; give their reports, too"
	}
	return fmt.Sprintf(text, s.of)
}

// differs says in what two shards are not of the same check; empty if they are.
func differs(a, b shardState) string {
	for _, trait := range []struct {
		name string
		a, b string
	}{
		{"the version of Aboveboard", a.Version, b.Version},
		{"the day", a.Day.String(), b.Day.String()},
		{"--public", a.Public, b.Public},
		{"--base-url", a.BaseURL, b.BaseURL},
		{"--jurisdiction", strings.Join(a.Jurisdictions, ","), strings.Join(b.Jurisdictions, ",")},
		{"the posts that were named", strings.Join(a.Paths, " "), strings.Join(b.Paths, " ")},
	} {
		if trait.a != trait.b {
			return fmt.Sprintf("%s (%q and %q)", trait.name, trait.a, trait.b)
		}
	}
	return differsIn(a, b)
}

// differsIn is differs for the blog's files.
func differsIn(a, b shardState) string {
	switch {
	case a.Sources != b.Sources:
		return "the sources in aboveboard/"
	case a.Part.Basis.Posts != b.Part.Basis.Posts:
		return "the posts"
	case a.Part.Basis.Pages != b.Part.Basis.Pages:
		return "the pages of the published folder"
	}
	return ""
}
