package registry_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestChanges copies a program, makes some of its facts old and different, and expects
// to be told only about these.
func TestChanges(t *testing.T) {
	known := load(t)
	root, loaded := blog(t, "languages: [en]\njurisdictions: [us]\n", "")
	copyInto(t, root, known, loaded, "awin")
	if changes := known.Changes(reload(t, root)); len(changes) != 0 {
		t.Errorf("a fresh copy differs: %+v", changes)
	}
	name := filepath.Join(root, "aboveboard/programs/awin.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	old := string(text)
	for _, edit := range [][2]string{
		{"value: 20 USD", "value: 25 USD"},                       // and its day, below
		{"value: 1 USD", "value: 5 USD"},                         // the same day: the author knows better
		{"[BACS, check, international wire transfer]", "[BACS]"}, // older
	} {
		if !strings.Contains(old, edit[0]) {
			t.Fatalf("the copy has no %q", edit[0])
		}
		old = strings.Replace(old, edit[0], edit[1], 1)
	}
	old = redate(t, old, "threshold", "2025-12-01")
	old = redate(t, old, "methods", "2025-12-01")
	old = redate(t, old, "schedule", "2025-12-01") // old, and still right
	write(t, root, "programs/awin.yaml", old)
	changes := known.Changes(reload(t, root))
	var got []string
	for _, c := range changes {
		got = append(got, c.File+" "+c.Criterion+": "+c.Yours+" -> "+c.Now)
	}
	want := "aboveboard/programs/awin.yaml threshold: 25 USD -> 20 USD\n" +
		"aboveboard/programs/awin.yaml methods: BACS -> BACS, check, international wire transfer"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}

	write(t, root, "programs/awin.yaml", strings.Replace(old, "url: https://www.awin.com/", "url: https://awin.example/", 1))
	if changes := known.Changes(reload(t, root)); len(changes) != 0 {
		t.Errorf("another program of the same name is compared: %+v", changes)
	}
}

// redate changes the date of a fact.
func redate(t *testing.T, text, criterion, day string) string {
	t.Helper()
	before, fact, found := strings.Cut(text, "  "+criterion+":\n")
	at := strings.Index(fact, "checked: ")
	if !found || at < 0 {
		t.Fatalf("no fact %q", criterion)
	}
	at += len("checked: ")
	return before + "  " + criterion + ":\n" + fact[:at] + day + fact[at+len(day):]
}
