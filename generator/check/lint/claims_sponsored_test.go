package lint

import "testing"

func TestWordsAboutSomethingElseAreNoClaim(t *testing.T) {
	for text, want := range map[string]bool{
		"This post is not sponsored.":                               true,
		"Not sponsored, just a fan.":                                true,
		"I love it (not sponsored)":                                 true,
		"This isn’t a sponsored review":                             true,
		"We haven't been sponsored by anybody.":                     true,
		"It's not sponsored":                                        true,
		"This video was not sponsored":                              true,
		"I was not paid to write this.":                             true,
		"I'm not paid for this":                                     true,
		"I wasn’t paid to say nice things about the kettle.":        true,
		"We are never paid for our opinions":                        true,
		"I was not being paid to review it":                         true,
		"We’re Not Paid To Write Code":                              false,
		"We're not paid for overtime":                               false,
		"I am not paid to answer the phone at night.":               false,
		"Interns are not paid for their work":                       false,
		"The race was not sponsored by a brewery.":                  false,
		"My team isn't sponsored, so we buy our own tyres":          false,
		"You are not paid to wait":                                  false,
		"Developers aren't paid to type":                            false,
		"She was not sponsored by the bank that everybody expected": false,
	} {
		if got := claims().notSponsored.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v: %q", text, got, want, claims().notSponsored.FindString(text))
		}
	}
}
