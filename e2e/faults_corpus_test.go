//go:build linux

package e2e

import (
	"strconv"
	"strings"
)

// vectors are words that want to be markup, scripts, attributes or orders to Hugo. N is
// their number, and pwn is called where one succeeds.
var vectors = []string{
	`<script>pwn(N)</script>`, `<img src=x onerror=pwn(N)>`, `<svg onload=pwn(N)>`, `<svg/onload=pwn(N)//`, `<iframe srcdoc="<script>parent.pwn(N)</script>">`,
	`<a href="javascript:pwn(N)">x</a>`, `<body onload=pwn(N)>`, `<details open ontoggle=pwn(N)>`, `<input autofocus onfocus=pwn(N)>`, `<base href=//evil.example/>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=pwn(N)>`, `<!--><img src=x onerror=pwn(N)>-->`, `<![CDATA[<img src=x onerror=pwn(N)>]]>`,
	`<object data="javascript:pwn(N)">`, `<form action=javascript:pwn(N)><button>x`, `<x-pwn data-pwn=N>`, `<style>@import "//evil.example"</style>`, `<plaintext>`, `<template><script>pwn(N)</script>`,
	`" onmouseover="pwn(N)" data-pwn="N`, `' onmouseover='pwn(N)' data-pwn='N`, `"><img src=x onerror=pwn(N)>`, `'><svg/onload=pwn(N)>`, `" data-pwn=N `, "`><img src=x onerror=pwn(N)>",
	`</td><script>pwn(N)</script>`, `</script><script>pwn(N)</script>`, `</title><script>pwn(N)</script>`, `</style><img src=x onerror=pwn(N)>`, `</textarea><img src=x onerror=pwn(N)>`, `--><img src=x onerror=pwn(N)>`,
	`]]><img src=x onerror=pwn(N)>`, `?><img src=x onerror=pwn(N)>`, `</a></p></div></main><script>pwn(N)</script>`,
	`&lt;script&gt;pwn(N)&lt;/script&gt;`, `&#60;img src=x onerror=pwn(N)&#62;`, `&quot; data-pwn=&quot;N`, `%3Cscript%3Epwn(N)%3C/script%3E`, `\u003cscript>pwn(N)\u003c/script>`, `\x3cscript>pwn(N)</script>`, `&ltimg src=x onerror=pwn(N)&gt`,
	`[x](javascript:pwn(N))`, `![x](x" onerror="pwn(N))`, `<javascript:pwn(N)>`, `[x]: javascript:pwn(N)`, `[x](<javascript:pwn(N)>)`, `[x](data:text/html,<script>parent.pwn(N)</script>)`, `[x](x "t" onmouseover="pwn(N))`,
	`*a*{onclick="pwn(N)" data-pwn=N}`, `# a {data-pwn=N onclick=pwn(N)}`, "```{data-pwn=N}", `> <img src=x onerror=pwn(N)>`, `- <img src=x onerror=pwn(N)>`, `| a | <img src=x onerror=pwn(N)> |`, `\<img src=x onerror=pwn(N)>`, `\\<img src=x onerror=pwn(N)>`,
	"`<img src=x onerror=pwn(N)>`", "``<img src=x onerror=pwn(N)>`", `**<img src=x onerror=pwn(N)>**`, `[^1]: <img src=x onerror=pwn(N)>`, `~~<svg onload=pwn(N)>~~`, `$<svg onload=pwn(N)>$`, `:smile:<svg onload=pwn(N)>`, `+++`, `---`, `***`, `a | b | c`,
	`http://a.example/<img src=x onerror=pwn(N)>`, `www.a.example"onclick="pwn(N)`, `me@a.example"data-pwn=N`, `https://a.example/" data-pwn="N`, `javascript:pwn(N)`,
	`{{< fact a b >}}`, `{{% disclosure %}}`, `{{ "<img src=x onerror=pwn(N)>" | safeHTML }}`, `{{</* x */>}}`, `<!--more-->`, `{{<script>pwn(N)</script>`, `{{%`, `}}>{{<`, `{{- printf "%s" . -}}`, `{{`,
	"a\n\n<script>pwn(N)</script>", "a\n<img src=x onerror=pwn(N)>\nb", "a\r\n\r\n<img src=x onerror=pwn(N)>", "a\n    <img src=x onerror=pwn(N)>", "a\n---\n<img src=x onerror=pwn(N)>", "\t<img src=x onerror=pwn(N)>",
	"\uff1cscript\uff1epwn(N)\uff1c/script\uff1e", "<scr\u200bipt>pwn(N)</script>", "<img\u00a0src=x onerror=pwn(N)>", "\u202e<img src=x onerror=pwn(N)>", "<\u0131mg src=x onerror=pwn(N)>",
}

// What is before and after a vector may finish what is around it.
var (
	prefixes = []string{"", "a ", `"`, "'", `\`, "*", "`", "](", ">", "<", "&", "{", "[", "$", "|", "~", "1. ", "# ", "://"}
	suffixes = []string{"", " b", `"`, "`", "*", `\`, "{{", "<!--", "&", ">", "](x)", "$", "<", "'", "{#x}"}
)

// payload returns the words of a number. Each is different.
func payload(n int) string {
	vector := vectors[n%len(vectors)]
	round := n / len(vectors)
	text := prefixes[(round+n)%len(prefixes)] + vector + suffixes[(round/len(prefixes)+round+n)%len(suffixes)]
	return strings.ReplaceAll(text, "N", strconv.Itoa(n)) + " " + strconv.Itoa(n)
}
