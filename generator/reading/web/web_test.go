package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// site is a server on loopback that counts what it is asked.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	now   atomic.Int32
	most  atomic.Int32
}

func serve(t *testing.T, pages map[string]http.HandlerFunc) *site {
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now := s.now.Add(1)
		defer s.now.Add(-1)
		s.mu.Lock()
		s.most.Store(max(s.most.Load(), now))
		s.asked = append(s.asked, r.URL.Path+" "+r.UserAgent())
		s.mu.Unlock()
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.CloseClientConnections)
	t.Cleanup(s.Close)
	return s
}

func (s *site) count(path string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.asked {
		if strings.HasPrefix(a, path+" ") {
			n++
		}
	}
	return n
}

func visitor() *Visitor {
	v := New("aboveboard-test/1 (+https://example.org)", func(string) string { return "" })
	v.Limit, v.Pause, v.Patient = 300*time.Millisecond, 0, 2*time.Second
	return v
}

func write(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, text)
	}
}

func redirect(to string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, status) }
}

// endless writes until the visitor goes away.
func endless(kind string, pause time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		chunk := []byte(strings.Repeat("x ", 1<<13))
		for r.Context().Err() == nil {
			if _, err := w.Write(chunk); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(pause)
		}
	}
}

func TestAnswers(t *testing.T) {
	outside := serve(t, map[string]http.HandlerFunc{"/page": write("elsewhere")})
	pages := map[string]http.HandlerFunc{
		"/page": write("<title>T</title><p>Pays <b>10</b>&nbsp;% of “all”<script>no</script> sales.</p>"),
		"/plain": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, "A\nB")
		},
		"/latin": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
			fmt.Fprint(w, "Gr\xf6\xdfe")
		},
		"/moved":   redirect("/page", http.StatusMovedPermanently),
		"/for-now": redirect("/page", http.StatusFound),
		"/then":    redirect("/moved", http.StatusFound),
		"/outside": redirect(outside.URL+"/page", http.StatusPermanentRedirect),
		"/circle":  redirect("/circle2", http.StatusMovedPermanently),
		"/circle2": redirect("/circle", http.StatusMovedPermanently),
		"/file":    redirect("file:///etc/passwd", http.StatusMovedPermanently),
		"/nowhere": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusFound) },
		"/pdf": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			fmt.Fprint(w, "%PDF")
		},
		"/slow":     func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/dripping": endless("text/html", 50*time.Millisecond),
		"/huge":     endless("text/html", 0),
		"/lying": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "5000")
			fmt.Fprint(w, "short")
		},
		"/broken":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/gone":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) },
		"/cut":       func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
		"/secret":    write("secret"),
		"/to-secret": redirect("/secret", http.StatusFound),
		"/to-paid":   redirect("/paid", http.StatusFound),
		"/paid":      write("paid"),
	}
	for i := range 20 {
		pages[fmt.Sprintf("/far%d", i)] = redirect(fmt.Sprintf("/far%d", i+1), http.StatusFound)
	}
	pages["/robots.txt"] = func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /\n\nUser-agent: aboveboard-test\nDisallow: /secret\n")
	}
	s := serve(t, pages)
	v := visitor()
	v.Largest = 1 << 20
	v.Forbid = func(address string) string {
		if strings.HasSuffix(address, "/paid") {
			return "earns a commission"
		}
		return ""
	}
	for _, test := range []struct{ path, text, address, says string }{
		{"/page#part", "T Pays 10 % of “all” sales.", "/page", ""},
		{"/plain", "A B", "/plain", ""},
		{"/latin", "Größe", "/latin", ""},
		{"/moved", "T Pays 10 % of “all” sales.", "moved to /page", ""},
		{"/for-now", "T Pays 10 % of “all” sales.", "/for-now", ""},
		{"/then", "T Pays 10 % of “all” sales.", "/then", ""},
		{"/outside", "elsewhere", "moved to outside/page", ""},
		{"/circle", "", "", "redirects in a circle"},
		{"/far0", "", "", "redirects more than 8 times"},
		{"/file", "", "", `redirects to "file:///etc/passwd"`},
		{"/nowhere", "", "", "does not say where"},
		{"/pdf", "", "", `"application/pdf"`},
		{"/slow", "", "", "did not answer in full within 300ms"},
		{"/dripping", "", "", "did not answer in full within 300ms"},
		{"/huge", "", "", "more than 1 MB"},
		{"/lying", "", "", "unexpected EOF"},
		{"/broken", "", "", "500"},
		{"/gone", "", "", "no longer exists (410 Gone)"},
		{"/missing", "", "", "no longer exists (404 Not Found)"},
		{"/cut", "", "", "EOF"},
		{"/secret", "", "", "robots.txt"},
		{"/to-secret", "", "", "robots.txt"},
		{"/paid", "", "", "earns a commission"},
		{"/to-paid", "", "", "earns a commission"},
	} {
		t.Run(test.path, func(t *testing.T) {
			page, err := v.Read(t.Context(), s.URL+test.path)
			if test.says != "" {
				if err == nil || !strings.Contains(err.Error(), test.says) {
					t.Fatalf("got %+v, %v; want %q", page, err, test.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			address := strings.NewReplacer(s.URL, "", outside.URL, "outside").Replace(page.Address)
			if page.Moved {
				address = "moved to " + address
			}
			if page.Text != test.text || address != test.address {
				t.Errorf("got %q at %q", page.Text, address)
			}
		})
	}
	if s.count("/secret")+s.count("/paid") > 0 {
		t.Error("a forbidden page was read")
	}
	if n := s.count("/robots.txt"); n != 1 {
		t.Errorf("robots.txt was read %d times", n)
	}
	for _, asked := range s.asked {
		if !strings.HasSuffix(asked, " aboveboard-test/1 (+https://example.org)") {
			t.Errorf("asked %q without a name", asked)
		}
	}
}

func TestOneRequestAtATimeToAHost(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(5 * time.Millisecond)
		write("x")(w, r)
	}})
	v := visitor()
	v.Near = 10 * time.Millisecond
	start := time.Now()
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			if _, err := v.Read(t.Context(), fmt.Sprintf("%s/page?%d", s.URL, i)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if s.most.Load() != 1 {
		t.Errorf("%d requests at once", s.most.Load())
	}
	if took := time.Since(start); took < 12*15*time.Millisecond {
		t.Errorf("took %s, so that there was no pause", took)
	}
}

func TestRobots(t *testing.T) {
	for name, test := range map[string]struct {
		robots http.HandlerFunc
		says   string
	}{
		"none":       {http.NotFound, ""},
		"forbidden":  {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, ""},
		"broken":     {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "robots.txt could not be read"},
		"circle":     {redirect("/robots.txt", http.StatusFound), "circle"},
		"huge":       {endless("text/plain", 0), ""},
		"slow":       {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "robots.txt could not be read"},
		"all closed": {write("User-agent: *\nDisallow: /"), "may not be read by programs"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/robots.txt": test.robots, "/page": write("x")})
			_, err := visitor().Read(t.Context(), s.URL+"/page")
			if (err != nil) != (test.says != "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want %q", err, test.says)
			}
		})
	}
}

func TestRetryAfter(t *testing.T) {
	for name, test := range map[string]struct {
		header string
		times  int32
		says   string
	}{
		"a second":     {"1", 1, ""},
		"a date":       {"date", 1, ""},
		"always":       {"0", 100, "come back later (429"},
		"an hour":      {"3600", 1, "come back later"},
		"nothing said": {"", 1, "come back later"},
		"nonsense":     {"soon", 1, "come back later"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var left atomic.Int32
			left.Store(test.times)
			s := serve(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
				if left.Add(-1) < 0 {
					write("x")(w, r)
					return
				}
				header := test.header
				if header == "date" {
					header = time.Now().Add(time.Second).UTC().Format(http.TimeFormat)
				}
				w.Header().Set("Retry-After", header)
				w.WriteHeader(http.StatusTooManyRequests)
			}})
			v := visitor()
			_, err := v.Read(t.Context(), s.URL+"/page")
			if (err != nil) != (test.says != "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Fatalf("got %v, want %q", err, test.says)
			}
			if err == nil {
				return
			}
			before := s.count("/page")
			if _, err := v.Read(t.Context(), s.URL+"/page?again"); err == nil || s.count("/page") != before {
				t.Errorf("a busy site was asked again (%v)", err)
			}
		})
	}
}

func TestCache(t *testing.T) {
	sent := 0
	s := serve(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		write("words")(w, r)
	}})
	folder := Folder(t.TempDir())
	for run := range 3 {
		v := visitor()
		v.Cache = folder
		page, err := v.Read(t.Context(), s.URL+"/page")
		if err != nil || page.Text != "words" || page.Cached != (run > 0) {
			t.Errorf("run %d: %+v, %v", run, page, err)
		}
	}
	if sent != 1 {
		t.Errorf("the page was sent %d times", sent)
	}
	folder.Prune(time.Now().Add(2 * longestKept))
	if folder.Get(s.URL+"/page") != nil {
		t.Error("a page is kept forever")
	}
}

func TestNoSiteLeadsIntoThePrivateNetwork(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/page": write("inside")})
	v := visitor()
	v.near = v.public // as for an address of a public host
	if page, err := v.Read(t.Context(), s.URL+"/page"); err == nil || !strings.Contains(err.Error(), "private network") {
		t.Errorf("got %+v, %v", page, err)
	}
}

func TestCancel(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/page": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	v := visitor()
	v.Limit = time.Minute
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := v.Read(ctx, s.URL+"/page"); err == nil || time.Since(start) > 5*time.Second {
		t.Errorf("got %v after %s", err, time.Since(start))
	}
}

func TestContains(t *testing.T) {
	page := Fold("Affiliates earn up to 10 % (of “all” sales), paid 45 days after the month’s end—always. Größe: 3.5. ﬁne")
	for quote, want := range map[string]bool{
		"up to 10 %":               true,
		"up\u00a0to\n10 %":         true,
		`of "all" sales`:           true,
		"the month's end - always": false,
		"the month's end-always":   true,
		"UP TO 10":                 true,
		"up to 1":                  false,
		"ys after":                 false,
		"earn … 45 days":           true,
		"45 days … earn":           false,
		"earn ... 45 days":         true,
		"größe: 3":                 false,
		"größe: 3.5":               true,
		"5. fine":                  false,
		"sales), paid 45":          true,
		"fine":                     true,
		"…":                        false,
		"":                         false,
	} {
		if got := Contains(page, Fold(quote)); got != want {
			t.Errorf("%q: got %v", quote, got)
		}
	}
}
