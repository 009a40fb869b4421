package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/aboveboard-hugo/aboveboard/generator/blog"
	"github.com/aboveboard-hugo/aboveboard/generator/blog/hugo"
	"github.com/aboveboard-hugo/aboveboard/generator/source/display"
	"github.com/aboveboard-hugo/aboveboard/generator/source/filechange"
	"github.com/aboveboard-hugo/aboveboard/generator/source/watch"
)

// server is Hugo's server.
type server struct {
	running bool
	flags   string // that it was started with
	end     context.CancelFunc
	blog    watch.State // as it was then
	said    *listener
}

// start starts Hugo's server. Its own messages go where ours do.
func (s *serving) start(ctx context.Context) {
	s.server.blog = watch.Look(s.everything())
	if err := s.refuseUnsafeFrontMatter(ctx, s.blog); err != nil {
		return // has said why
	}
	o := hugo.BuildOptions{Extra: s.extra, Into: s.into}
	o.Config = hugo.FlagValue(blog.SiteFlags(s.root), "config")
	if s.catalog != nil {
		if date, err := clock(s.catalog); err == nil {
			o.Clock = date
		}
	}
	said := &listener{to: &display.Stream{To: s.stderr}}
	o.Output = said
	of, cancel := context.WithCancel(ctx)
	s.server.running, s.server.flags, s.server.end, s.server.said = true, strings.Join(s.flags(), " "), cancel, said
	go func() {
		err := s.hugo.Serve(of, s.root, o)
		_ = said.to.Close()
		s.ended <- err
	}()
}

// stop ends Hugo's server and waits for its end.
func (s *serving) stop() {
	if s.pages.cancel != nil {
		s.pages.cancel()
	}
	if !s.server.running {
		return
	}
	s.server.end()
	<-s.ended
	s.server.running = false
}

// restart starts Hugo's server again if it has ended and something has changed since it
// began: what stopped it may be fixed.
func (s *serving) restart(ctx context.Context) {
	if s.server.running && s.server.said.isStuck() {
		display.Println(s.stderr, "Restarting Hugo, because it does not recover from a broken template.")
		s.stop()
		s.start(ctx)
		return
	}
	if s.server.running || s.server.blog.Same(watch.Look(s.everything())) {
		return
	}
	s.start(ctx)
}

// everything is the whole blog except for what is made from it.
func (s *serving) everything() watch.Options {
	made := []string{"node_modules", "resources", filepath.Base(s.blog.Publish)}
	return watch.Options{Folders: []string{s.full(".")}, Skip: func(folder string) bool {
		name := filepath.Base(folder)
		return strings.HasPrefix(name, ".") || strings.HasPrefix(name, filechange.StagePrefix) || filepath.Dir(folder) == s.full(".") && slices.Contains(made, name)
	}}
}

// listener passes on what Hugo says and takes note of its address, and of whether it has
// to be started again: after a template that could not be parsed, Hugo 0.165 executes
// others wrongly ("wrong number of args for return"), even once that one is fixed. If it
// is deleted, Hugo keeps reporting the error, and no longer names a file.
type listener struct {
	mu      sync.Mutex
	to      *display.Stream
	address string
	rest    string
	broken  bool // a template could not be parsed, the last time
	now     bool // or this time
	deleted bool // the template that could not be parsed is gone
	stuck   bool
}

// Write implements io.Writer.
func (l *listener) Write(data []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest += string(data)
	for {
		line, rest, ended := strings.Cut(l.rest, "\n")
		if !ended {
			break
		}
		l.rest = rest
		l.hear(line)
	}
	return l.to.Write(data)
}

func (l *listener) hear(line string) {
	if l.address == "" {
		l.address = hugo.Address(line)
	}
	switch {
	case strings.Contains(line, "parse of template failed"):
		l.now, l.deleted = true, isDeleted(line)
	case strings.HasPrefix(line, "Total in "):
		l.stuck = l.stuck || l.broken && (!l.now || l.deleted)
		l.broken, l.now, l.deleted = l.now, false, false
	}
}

// template is how Hugo names the one that it can't parse.
var template = regexp.MustCompile(`"([^"]+?):\d+:\d+": parse of template failed`)

// isDeleted reports whether Hugo's error is about a template that does not exist.
func isDeleted(line string) bool {
	m := template.FindStringSubmatch(line)
	if m == nil {
		return true
	}
	_, err := os.Stat(m[1])
	return os.IsNotExist(err)
}

// isStuck reports whether Hugo has to be started again.
func (l *listener) isStuck() bool {
	if l == nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stuck
}

// at is the address that Hugo's server listens at, or "".
func (l *listener) at() string {
	if l == nil {
		return ""
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.address
}

// talking is the program with outputs that several goroutines may write to.
func (a *app) talking() *app {
	var lock sync.Mutex
	color := map[bool]string{true: "always", false: "never"}[a.paint(a.stdout)]
	return &app{component: a.component, root: a.root, color: color, progressTo: a.stderr, stdout: shared{&lock, a.stdout}, stderr: shared{&lock, a.stderr}}
}

// shared is an output that several goroutines write to.
type shared struct {
	lock *sync.Mutex
	to   io.Writer
}

// Write implements io.Writer.
func (s shared) Write(data []byte) (int, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.to.Write(data)
}
