package hugo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Settings are a blog's configuration as its own Hugo reads it: files, environments,
// variables, flags, themes and modules together.
type Settings struct {
	Values map[string]any // keys in lower case
	Mounts []Mount        // of the blog and of its modules
}

// Settings asks Hugo how it reads the blog at root, with flags as for a build.
func (h Hugo) Settings(ctx context.Context, root string, flags []string) (Settings, error) {
	var config, mounts []byte
	var problems [2]error
	var group sync.WaitGroup
	ask := func(out *[]byte, problem *error, args ...string) {
		group.Go(func() {
			args = slices.Concat(h.Command[1:], args, configFlags(flags))
			*out, *problem = output(ctx, configPatience, root, slices.Concat(h.env, variables()), h.Command[0], args...)
		})
	}
	ask(&config, &problems[0], "config", "--format", "json")
	ask(&mounts, &problems[1], "config", "mounts")
	group.Wait()
	if err := errors.Join(problems[0], problems[1]); err != nil {
		return Settings{}, firstOf(problems[:])
	}
	var s Settings
	if err := json.Unmarshal(config, &s.Values); err != nil {
		return s, fmt.Errorf("read the settings that hugo prints: %w", err)
	}
	var err error
	s.Mounts, err = readMounts(mounts)
	return s, err
}

func firstOf(problems []error) error {
	for _, err := range problems {
		if err != nil {
			return err
		}
	}
	return nil
}

// readMounts reads one JSON object for each module.
func readMounts(text []byte) ([]Mount, error) {
	var mounts []Mount
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		var module struct {
			Path, Owner, Dir string
			Mounts           []struct {
				Source, Target, Lang string
				Sites                struct{ Matrix struct{ Languages []string } }
			}
		}
		err := decoder.Decode(&module)
		if errors.Is(err, io.EOF) {
			return mounts, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the mounts that hugo prints: %w", err)
		}
		if module.Owner == "" {
			module.Path = Project // with a go.mod, it has that file's name
		}
		for _, m := range module.Mounts {
			one := Mount{Module: module.Path, Dir: module.Dir, Source: filepath.FromSlash(m.Source), Target: filepath.ToSlash(m.Target), Languages: m.Sites.Matrix.Languages}
			if m.Lang != "" {
				one.Languages = []string{m.Lang}
			}
			if !filepath.IsAbs(one.Source) {
				one.Source = filepath.Join(module.Dir, one.Source)
			}
			one.Target = strings.Trim(one.Target, "/")
			mounts = append(mounts, one)
		}
	}
}
