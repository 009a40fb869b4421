package page_test

import (
	"reflect"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/reading/page"
	"github.com/aboveboard-hugo/aboveboard/generator/source"
)

// FuzzReadRefreshAgreesWithRead compares ReadRefresh with Read.
func FuzzReadRefreshAgreesWithRead(f *testing.F) {
	for _, text := range []string{
		`<meta http-equiv="refresh" content="0; url=/x">`, `<META HTTP-EQUIV=Refresh content="0;/x"><p>q`, `<noscript><meta http-equiv=refresh content="0;url=/x"></noscript>`,
		`<template><script>location="/x"</script></template>`, `<p>location<script>window.location.replace("/x")</script><p>location`, `<script>if(a){location="/x"}</script>`,
		`<script>location.href = '/a'</script><meta http-equiv=refresh content="1;url=/b">`, `<meta http-equiv=x-ua-compatible content=refresh>`,
		`<iframe srcdoc='<meta http-equiv=refresh content="0;url=/x">'></iframe>`, `<script type=application/ld+json>location="/x"</script>`,
		`<style>location="/x"</style><link rel=stylesheet href=/a.css><b><p><i></b><table><script>location="/x"</script>`, `<svg><script>location="/x"</script></svg>`,
		"<script>location . href = `/x`</script>", `<script>location.href.replace ( "/x" )</script>`, `<script>if(location=="/y"){}location.assign('/x')</script>`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.New("public/a.html", []byte(text))
		got, want := page.ReadRefresh(file), page.Read(file, nil).Refresh
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %+v, want %+v", text, got, want)
		}
	})
}
