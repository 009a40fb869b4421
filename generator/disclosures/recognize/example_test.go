package recognize_test

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/disclosures/recognize"
)

func ExampleReader_Recognize() {
	reader, err := recognize.Load()
	if err != nil {
		panic(err)
	}
	for _, passage := range []string{
		"We earn a commission when you buy through links on this page.",
		"This post contains affiliate links.",
		"Our kettles are tested for a year.",
	} {
		found := reader.Recognize(passage, "en")
		fmt.Printf("%s %q\n", found.Strength, found.Words)
	}
	// Output:
	// sentence "We earn a commission when you buy through links on this page."
	// rejected "This post contains affiliate links."
	// none ""
}
