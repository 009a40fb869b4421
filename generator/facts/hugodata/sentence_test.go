package hugodata

import (
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/yamlsource"
)

func TestFullStopsOfLanguages(t *testing.T) {
	for _, tc := range []struct{ language, when, want string }{
		{"en", "you publish on your own site", "you publish on your own site."},
		{"en", "you publish on your own site.", "you publish on your own site."},
		{"en", "is it yours?", "is it yours?"}, {"en", "it is yours!", "it is yours!"}, {"en", "and so on…", "and so on…"},
		{"en", "you say “hello”", "you say “hello”."}, {"en", "you say “hello.”", "you say “hello.”"}, {"en", "you sell (rarely.)", "you sell (rarely.)"},
		{"en", "you sell (rarely)", "you sell (rarely)."}, {"en", "you pay 50 %", "you pay 50 %."}, {"en", "two reasons:", "two reasons:"},
		{"en", "you know C++", "you know C++."}, {"fr", "vous dites « oui »", "vous dites « oui »."}, {"fr", "vous dites « oui. »", "vous dites « oui. »"},
		{"ja", "自分のサイトがある", "自分のサイトがある。"}, {"ja", "自分のサイトがある。", "自分のサイトがある。"}, {"zh-hant", "你有網站", "你有網站。"}, {"zh", "「你好。」", "「你好。」"},
		{"ar", "لديك موقع", "لديك موقع."}, {"ar", "هل لديك موقع؟", "هل لديك موقع؟"}, {"hi", "साइट है", "साइट है।"}, {"ur", "سائٹ ہے", "سائٹ ہے۔"},
		{"th", "คุณมีเว็บ", "คุณมีเว็บ"}, {"el", "έχεις σελίδα;", "έχεις σελίδα;"}, {"hy", "կայք ունես", "կայք ունես։"}, {"pl", "masz stronę", "masz stronę."},
	} {
		r := resolver{language: tc.language, fallback: "en"}
		in := func(words string) yamlsource.Text {
			return yamlsource.NewText(map[string]string{tc.language: words})
		}
		if got := r.leading(in(tc.when), in("X.")).Text; got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.language, got, tc.want)
		}
		if got := r.leading(in(tc.when), yamlsource.Text{}).Text; got != tc.when {
			t.Errorf("%s, alone: got %q, want %q", tc.language, got, tc.when)
		}
	}
}

func TestFallbackSentenceEndsInItsOwnLanguage(t *testing.T) {
	r := resolver{language: "ja", fallback: "en"}
	words := yamlsource.NewText(map[string]string{"en": "you publish"})
	if got := r.leading(words, words).Text; got != "you publish." {
		t.Errorf("got %q", got)
	}
}
