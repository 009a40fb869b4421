package editor

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aboveboard-hugo/aboveboard/e2e/chromium"
)

// languageServer is the one that VS Code's YAML extension, Zed and Neovim run.
const languageServer = "node_modules/yaml-language-server/bin/yaml-language-server"

// server is a language server that an editor talks to over its standard streams.
type server struct {
	t     *testing.T
	in    io.Writer
	heard chan message
	last  int // id of the last request
}

// message is a request, a notification or an answer.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      any             `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
}

// serve starts the language server for a blog, without any schemas of its own.
func serve(t *testing.T, root string) *server {
	t.Helper()
	if _, err := os.Stat(languageServer); err != nil {
		chromium.Unseen(t, languageServer+" is missing (run `npm ci` in e2e/editor)")
	}
	command := exec.Command("node", languageServer, "--stdio")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	s := &server{t: t, in: in, heard: make(chan message, 1000)}
	go s.listen(bufio.NewReader(out))
	s.ask("initialize", map[string]any{"processId": os.Getpid(), "rootUri": address(root), "capabilities": map[string]any{
		"workspace": map[string]any{"configuration": true}, "textDocument": map[string]any{"publishDiagnostics": map[string]any{}},
	}})
	s.tell("initialized", map[string]any{})
	return s
}

func address(name string) string { return "file://" + filepath.ToSlash(name) }

// listen reads what the server says, until it ends.
func (s *server) listen(out *bufio.Reader) {
	defer close(s.heard)
	for {
		header, err := textproto.NewReader(out).ReadMIMEHeader()
		if err != nil {
			return
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return
		}
		data := make([]byte, length)
		var m message
		if _, err := io.ReadFull(out, data); err != nil || json.Unmarshal(data, &m) != nil {
			return
		}
		s.heard <- m
	}
}

func (s *server) send(m message) {
	s.t.Helper()
	m.Version = "2.0"
	data, err := json.Marshal(m)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) tell(method string, params any) {
	s.t.Helper()
	data, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(message{Method: method, Params: data})
}

// until answers the server's requests until it says what is waited for.
func (s *server) until(what string, is func(message) bool) message {
	s.t.Helper()
	late := time.After(time.Minute)
	for {
		select {
		case m, alive := <-s.heard:
			switch {
			case !alive:
				s.t.Fatalf("the server ended before %s", what)
			case m.Method == "workspace/configuration":
				s.send(message{ID: m.ID, Result: json.RawMessage(`[{"validate":true,"hover":true,"completion":true,"schemaStore":{"enable":false}},{},{},{},{}]`)})
			case m.Method != "" && m.ID != nil:
				s.send(message{ID: m.ID, Result: json.RawMessage("null")})
			case is(m):
				return m
			}
		case <-late:
			s.t.Fatalf("it never reported %s", what)
		}
	}
}

func (s *server) ask(method string, params any) json.RawMessage {
	s.t.Helper()
	data, err := json.Marshal(params)
	if err != nil {
		s.t.Fatal(err)
	}
	s.last++
	id := float64(s.last)
	s.send(message{ID: id, Method: method, Params: data})
	return s.until("the answer to "+method, func(m message) bool { return m.ID == id && m.Method == "" }).Result
}

// open opens a file, with a text that need not be saved, and returns what is underlined.
func (s *server) open(name, text string) (wrong []string) {
	s.t.Helper()
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": address(name), "languageId": "yaml", "version": 1, "text": text}})
	m := s.until("what is wrong in "+name, func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), filepath.Base(name))
	})
	var diagnosed struct {
		Diagnostics []struct{ Message string }
	}
	if err := json.Unmarshal(m.Params, &diagnosed); err != nil {
		s.t.Fatal(err)
	}
	for _, d := range diagnosed.Diagnostics {
		wrong = append(wrong, d.Message)
	}
	return wrong
}

// at asks about the place right after some words of a file.
func (s *server) at(method, name, text, words string) string {
	s.t.Helper()
	before, _, found := strings.Cut(text, words)
	if !found {
		s.t.Fatalf("%s does not contain %q", name, words)
	}
	before += words
	line := strings.Count(before, "\n")
	return string(s.ask(method, map[string]any{
		"textDocument": map[string]any{"uri": address(name)},
		"position":     map[string]any{"line": line, "character": len(before) - 1 - strings.LastIndex(before, "\n")},
	}))
}

// TestEditorsCompleteAndCheckSources opens all sources of the demo, and some others, in
// the language server of editors.
func TestEditorsCompleteAndCheckSources(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "aboveboard"), os.DirFS("../../aboveboard")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(root, "assets"), os.DirFS("../../assets")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "hugo.yaml"), []byte("title: A blog\nbaseURL: https://blog.example/\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "schema", "-s", root, "--write", "--modelines")
	s := serve(t, root)
	opened := 0
	err := filepath.WalkDir(filepath.Join(root, "aboveboard"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		text := read(t, name)
		if !strings.HasPrefix(text, "# yaml-language-server: $schema=") {
			t.Errorf("%s has no first line for editors", name)
		}
		if wrong := s.open(name, text); len(wrong) > 0 {
			t.Errorf("%s: %q", name, wrong)
		}
		opened++
		return nil
	})
	if err != nil || opened < 5 {
		t.Errorf("%d sources were opened: %v", opened, err)
	}

	const text = "# yaml-language-server: $schema=../schema/program.json\nname: Shop\nurl: https://shop.example/\nsummary: A shop.\nnetwrk: amazon\nfacts:\n  \n"
	name := filepath.Join(root, "aboveboard/programs/shop.yaml")
	if wrong := s.open(name, text); !slices.ContainsFunc(wrong, func(m string) bool { return strings.Contains(m, "netwrk is not allowed") }) {
		t.Errorf("a wrong field: %q", wrong)
	}
	if proposed := s.at("textDocument/completion", name, text, "facts:\n  "); !strings.Contains(proposed, `"label":"eligibility"`) {
		t.Errorf("among the facts it proposes\n%s", proposed)
	}
	if proposed := s.at("textDocument/completion", name, text, "summary: A shop.\n"); !strings.Contains(proposed, `"label":"merchant"`) {
		t.Errorf("among the fields it proposes\n%s", proposed)
	}
	if help := s.at("textDocument/hover", name, text, "\nsum"); !strings.Contains(help, "One or two sentences") {
		t.Errorf("about the summary it says\n%s", help)
	}
}
