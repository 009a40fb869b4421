package templates_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/facts/hugodata"
)

func TestDataOfAnotherFormatIsRefused(t *testing.T) {
	right := fmt.Sprintf(`"format": %d,`, hugodata.Format)
	files := paidBlog(t, config, post("p.md", "{{< disclosure >}}\n\n[The lamp]("+productLink+")."))
	if strings.Count(files, right) != 1 {
		t.Fatalf("the data does not contain %s exactly once", right)
	}
	for written, want := range map[string]string{
		``: "written by an older aboveboard than the templates in use; run `aboveboard generate`",
		fmt.Sprintf(`"format": %d,`, hugodata.Format-1): "written by an older aboveboard than the templates in use; run `aboveboard generate`",
		fmt.Sprintf(`"format": %d,`, hugodata.Format+1): "run `aboveboard upgrade`",
	} {
		if got := refusal(t, strings.Replace(files, right, written, 1)); !strings.Contains(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", written, got, want)
		}
	}
}
