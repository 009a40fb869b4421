package network

import "testing"

func TestTrademark(t *testing.T) {
	amazon := builtInSet(t).ByID("amazon")
	for text, want := range map[string]string{
		"amazonkettles-20": "amazon", "myAMZNshop-21": "amzn", "kindle-reads.example": "kindle",
		"alexa-kettles.example": "alexa", "Alexa": "alexa",
		"alexander-20": "", "alexandria.example": "", "kettles-20": "", "": "",
	} {
		if got := amazon.Trademark(text); got != want {
			t.Errorf("%q holds %q; expected %q", text, got, want)
		}
	}
	if got := builtInSet(t).ByID("awin").Trademark("awin-amazon-alexa"); got != "" {
		t.Errorf("a network without trademarks finds %q", got)
	}
}

func TestStoredCopy(t *testing.T) {
	amazon := builtInSet(t).ByID("amazon")
	for address, want := range map[string]bool{
		"/images/71AbCdEf12L._AC_SL1500_.jpg":                                        true,
		"61qZ0abcDEL._SX300_.webp?v=2":                                               true,
		"https://cdn.blog.example/71AbCdEf12L._AC_SL1500_.jpg":                       true,
		"https://notamazon.example/71AbCdEf12L._AC_SL1500_.jpg":                      true,
		"https://m.media-amazon.com/images/I/71AbCdEf12L._AC_SL1500_.jpg":            false,
		"https://images-na.ssl-images-amazon.com/images/I/71AbCdEf12L._SL1500_.jpg":  false,
		"https://proxy.example/m.media-amazon.com/images/I/71AbCdEf12L._SL1500_.jpg": false,
		"/images/my-kettle.jpg":                                                      false,
		"%zz":                                                                        false,
	} {
		if got := amazon.StoredCopy(address); got != want {
			t.Errorf("%q is a stored copy: %v; expected %v", address, got, want)
		}
	}
}
