package baseline_test

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/check/baseline"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
	"github.com/aboveboard-hugo/aboveboard/generator/source/finding"
)

func at(rule finding.ID, file, subject string) finding.Finding {
	return finding.Finding{Rule: rule, File: source.New(file, nil), Precision: finding.WholeFile, Subject: subject}
}

func TestABaselineKnowsAFindingByAnIDOfAnEarlierVersion(t *testing.T) {
	b, err := baseline.Read([]byte(`{"version": 1, "findings": [{"file": "aboveboard/site.yaml", "rule": "wrong-type", "subject": "", "count": 1}]}`))
	if err != nil {
		t.Fatal(err)
	}
	fresh, old := b.New([]finding.Finding{at("bad-path", "aboveboard/site.yaml", ""), at("negative-number", "aboveboard/site.yaml", ""), at("unknown-key", "aboveboard/site.yaml", "")})
	if old != 1 || len(fresh) != 2 || fresh[0].Rule != "negative-number" {
		t.Errorf("%d old, new are %v; expected one old, which was wrong-type", old, fresh)
	}
}

func TestOfAJoinedFindingTheNewPagesAreTold(t *testing.T) {
	joined := func(pages ...string) finding.Finding {
		f := at("missing-rel", pages[0], "x")
		f.Cause = "c"
		for _, page := range pages[1:] {
			other := at("missing-rel", page, "x")
			other.Cause = "c"
			f.Join(other)
		}
		f.Settle("")
		return f
	}
	earlier := baseline.Of([]finding.Finding{at("missing-rel", "public/a.html", "x"), at("missing-rel", "public/b.html", "x")})
	fresh, _ := earlier.New([]finding.Finding{joined("public/c.html", "public/a.html", "public/b.html")})
	if len(fresh) != 1 || fresh[0].File.Path != "public/c.html" || len(fresh[0].Occurrences) != 1 {
		t.Errorf("new are %v, expected public/c.html alone", fresh)
	}
	if fresh, old := baseline.Of([]finding.Finding{joined("public/a.html", "public/b.html")}).New([]finding.Finding{joined("public/0.html", "public/a.html", "public/b.html")}); len(fresh) > 0 || old != 1 {
		t.Errorf("a further page of a known cause is new: %v", fresh)
	}
}
