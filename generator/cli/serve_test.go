package cli_test

import (
	"bytes"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serve FOLDER FILE… serves a folder of pages over https on loopback, and writes the
// server's address in place of SITE into some files. A page of one line that begins
// with "moved to" is a redirect; the log of what was asked is in FOLDER/asked.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: serve FOLDER FILE…")
	}
	folder := ts.MkAbs(args[0])
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log, err := os.OpenFile(filepath.Join(folder, "asked"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err == nil {
			_, _ = log.WriteString(r.URL.Path + " " + r.UserAgent() + "\n")
			_ = log.Close()
		}
		page, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/"))))
		to, moved := bytes.CutPrefix(page, []byte("moved to "))
		switch {
		case err != nil:
			http.NotFound(w, r)
		case moved:
			http.Redirect(w, r, strings.TrimSpace(string(to)), http.StatusMovedPermanently)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(page)
		}
	}))
	ts.Defer(server.Close)
	certificate := ts.MkAbs("certificate.pem")
	ts.Check(os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o644))
	ts.Setenv("SSL_CERT_FILE", certificate)
	ts.Setenv("SITE", server.URL)
	for _, name := range args[1:] {
		data, err := os.ReadFile(ts.MkAbs(name))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), bytes.ReplaceAll(data, []byte("SITE"), []byte(server.URL)), 0o644))
	}
}
