//go:build linux

package e2e

import (
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
)

// provenFacts are sources that confirm, recheck, new and import change: a program whose
// facts have old dates and quotes, which a server of its own says, and tables to bring.
func provenFacts(t *testing.T) map[string]string {
	t.Helper()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/terms" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, "<p>We pay 10 % of every sale. You are paid within 60 days, and the cookie lives for a week.</p>")
	}))
	t.Cleanup(server.Close)
	dir := t.TempDir()
	write(t, dir, map[string]string{"certificate.pem": string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}))})
	t.Setenv("SSL_CERT_FILE", filepath.Join(dir, "certificate.pem"))
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	program := "name: North\nurl: https://north.example/\nsummary: A shop.\nfacts:\n"
	for criterion, fact := range map[string][2]string{"commission": {"10", "10 % of every sale"}, "window": {"7d", "the cookie lives for a week"}, "threshold": {"1", "paid within 60 days"}} {
		program += fmt.Sprintf("  %s: {value: %s, quote: %q, source: %q, checked: 2026-09-01}\n", criterion, fact[0], fact[1], server.URL+"/terms")
	}
	return map[string]string{
		"aboveboard/programs/north.yaml": program,
		"desks.csv":                      "name;Weight;commission\nOak Desk;12;5\nReed Desk;14;6\n",
		"pretty.csv": "\"id\",\"link_cpt_id\",\"url\",\"slug\",\"name\",\"redirect_type\",\"track_me\",\"nofollow\",\"sponsored\",\"param_forwarding\",\"google_tracking\",\"delay\",\"created_at\",\"last_updated_at\",\"link_categories\",\"link_tags\"\n" +
			"\"1\",\"10\",\"https://host.example/?ref=1\",\"go/hosting\",\"Hosting\",\"307\",\"1\",\"1\",\"1\",\"0\",\"\",\"\",\"2020-01-01 00:00:00\",\"2021-01-01 00:00:00\",\"\",\"\"\n",
	}
}
