package lint

import "github.com/aboveboard-hugo/aboveboard/generator/source/finding"

// Rules returns all rules, in the order in which the documentation lists them.
func Rules() []*Rule {
	return []*Rule{
		undisclosedLink(), lateDisclosure(), disclosureOutsideText(), disclosureBehindLink(), hiddenDisclosure(), smallDisclosure(),
		rejectedWording(), disclosureLanguage(), missingLabel(), hedgedDisclosure(), contradictingClaim(), missingStatement(), needlessDisclosure(),
		unlabeledTeaser(), feedWithoutDisclosure(),
		missingRel(), nofollowOnly(), ugcRel(), hiddenReferrer(),
		malformedAccount(), wrongAccount(), sharedAccount(), trademarkInAccount(), untaggedLink(), incompleteLink(), leakedClickID(), closedNetwork(), deadLinkForm(), referralParameter(), linkChangingScript(),
		deadShortLink(), cloakedLink(), automaticRedirect(), hiddenDestination(), unnamedMerchant(), rejectedLinkLabel(),
		unprovenPrice(), copiedRating(), storedImage(), incentive(),
		merchantMarkup(), listRating(), invisibleNotes(),
		percentShortcode(), incompleteSuppression(), unknownSuppression(), unusedSuppression(), unreadable(),
	}
}

// ids returns the ids of rules.
func ids(rules []*Rule) []finding.ID {
	all := make([]finding.ID, len(rules))
	for i, r := range rules {
		all[i] = r.ID
	}
	return all
}
