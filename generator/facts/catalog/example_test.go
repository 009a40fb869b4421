package catalog_test

import (
	"fmt"
	"time"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/catalog"
	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func ExampleLoad() {
	loaded, findings := catalog.Load("../testdata/products", yamlsource.Date{Time: time.Date(2026, 10, 29, 0, 0, 0, 0, time.UTC)})
	fmt.Println(len(findings), "findings")
	weight := loaded.Products[0].Facts["weight"]
	fmt.Println(loaded.Products[0].ID, weight.State, weight.Evidence.Source, weight.Evidence.Checked)
	// Output:
	// 0 findings
	// oak-desk known https://oak.example/desk 2026-10-01
}
