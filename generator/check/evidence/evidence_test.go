package evidence

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
	"github.com/aboveboard-hugo/aboveboard/generator/reading/web"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func TestRecheck(t *testing.T) {
	asked := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/terms":
			fmt.Fprint(w, "<p>We pay <b>5 %</b> of each sale, 45 days after the month&rsquo;s end.")
		case "/old":
			http.Redirect(w, r, "/terms", http.StatusMovedPermanently)
		case "/pdf":
			w.Header().Set("Content-Type", "application/pdf")
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	networks, _ := network.Load(t.TempDir(), yamlsource.Date{})
	v := web.New("aboveboard-test", Forbid(networks))
	fact := func(path, quote string, value ...string) Fact {
		address := path
		if strings.HasPrefix(path, "/") {
			address = s.URL + path
		}
		return Fact{Item: "a", Criterion: "c", Evidence: yamlsource.Evidence{Source: address, Quote: quote}, Value: value}
	}
	facts := []Fact{
		fact("/terms", "5% of each sale"),
		fact("/terms", "5 % of each sale"),
		fact("/terms", "45 days after the month's end"),
		fact("/terms", "30 days"),
		fact("/terms", "", "45"),
		fact("/old", "We pay 5 %"),
		fact("/old", "We pay 6 %", "5"),
		fact("/missing", "x"),
		fact("/pdf", "x"),
		fact("https://www.amazon.com/dp/B000000001?tag=example-20", "x"),
	}
	results, err := Recheck(t.Context(), v, facts, true, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"still-there  ", "still-there  ", "still-there  ", "gone  ", "no-quote  sale, 45 days after", "still-there /terms ", "gone /terms pay 5 % of",
		"page-gone  ", "unreadable  ", "unreadable  ",
	}
	for i, r := range results {
		if got := fmt.Sprintf("%s %s %s", r.State, strings.TrimPrefix(r.MovedTo, s.URL), r.Proposal); got != want[i] {
			t.Errorf("fact %d: got %q, want %q (%s)", i, got, want[i], r.Why)
		}
	}
	if !strings.Contains(results[9].Why, "paid link of Amazon") {
		t.Errorf("got %q", results[9].Why)
	}
	if asked["/terms"] != 2 { // once for itself, once for the page that leads to it
		t.Errorf("the page was read %d times", asked["/terms"])
	}
}

func TestPropose(t *testing.T) {
	page := "Terms. Our cookies last 90 days, as in 2019. You earn between 1% and 10% on all categories. Payments above $1,000.50 are made monthly by bank transfer or gift card."
	for _, test := range []struct {
		value []string
		want  string
	}{
		{[]string{"90"}, "last 90 days, as"},
		{[]string{"1", "10"}, "1% and 10% on"},
		{[]string{"1000.5"}, "above $1,000.50 are made"},
		{[]string{"Bank transfer", "gift card"}, "bank transfer or gift card"},
		{[]string{"120"}, ""},
		{[]string{"Entirely other words"}, ""},
		{nil, ""},
	} {
		if got := Propose(page, test.value); got != test.want {
			t.Errorf("%q: got %q, want %q", test.value, got, test.want)
		} else if got != "" && !web.Contains(web.Fold(page), web.Fold(got)) {
			t.Errorf("the proposed quote %q would not be found", got)
		}
	}
}
