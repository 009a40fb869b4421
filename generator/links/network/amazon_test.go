package network

import (
	"strings"
	"testing"
)

// amazonForms are addresses on a marketplace, with {tag} for an account.
var amazonForms = []struct {
	address string
	account string // the account that Match finds; "" for none
	earns   Earns
	form    string
}{
	{"/dp/B08N5WRWNW?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/dp/B08N5WRWNW/?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/Some-Name/dp/B08N5WRWNW/ref=nosim?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/gp/product/B08N5WRWNW?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/gp/aw/d/B08N5WRWNW?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124?tag={tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/{tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/{tag}/", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/{tag}/ref=nosim/", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/{tag}/102-1234567-1234567", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/ref=nosim/{tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124/ref=nosim/oldname", "oldname", DoesEarn, "product"},
	{"/o/ASIN/0596007124/ref=nosim/{tag}/", "{tag}", DoesEarn, "product"},
	{"/o/ASIN/0596007124/{tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/tg/detail/-/020161622X/{tag}", "{tag}", DoesEarn, "product"},
	{"/Some-Book/dp/0201122316%3FSubscriptionId%3DAKIAX%26tag%3D{tag}%26linkCode%3Dxm2", "{tag}", DoesEarn, "product"},
	{"/dp/0201122316%3ftag%3d{tag}", "{tag}", DoesEarn, "product"},
	{"/gp/product/0201122316%3FlinkCode%3Dxm2%26tag%3D{tag}", "{tag}", DoesEarn, "product"},
	{"/exec/obidos/ASIN/0596007124%3FSubscriptionId=1&tag={tag}", "{tag}", DoesEarn, "product"},
	{"/gp/offer-listing/0201122316%3FSubscriptionId%3DA%26tag%3D{tag}%26x%3D1", "{tag}", DoesEarn, "any"},
	{"/exec/obidos/redirect-home/{tag}", "{tag}", DoesEarn, "any"},
	{"/exec/obidos/redirect-home/oldname", "oldname", DoesEarn, "any"},
	{"/exec/obidos/redirect-home?tag={tag}", "{tag}", DoesEarn, "any"},
	{"/exec/obidos/redirect?tag={tag}&path=ASIN/0596007124", "{tag}", DoesEarn, "any"},
	{"/gp/redirect.html?ie=UTF8&location=x&tag={tag}", "{tag}", DoesEarn, "any"},
	{"/gp/cart/aws-merge.html?cart-id=133-0&associate-id={tag}&hmac=x", "{tag}", DoesEarn, "click"},
	{"/gp/cart/aws-merge.html?cart-id=133-0%26associate-id={tag}%26hmac=x", "", DoesEarn, "click"},
	{"/gp/aws/cart/add.html?AssociateTag={tag}&ASIN.1=B08N5WRWNW&Quantity.1=1", "{tag}", DoesEarn, "click"},
	{"/associates/addtocart?AssociateTag={tag}&ASIN.1=B08N5WRWNW", "{tag}", DoesEarn, "click"},
	{"/s?k=coffee&tag={tag}", "{tag}", DoesEarn, "any"},
	{"/?tag={tag}", "{tag}", DoesEarn, "any"},
	{"/shop/example", "example", DoesEarn, "storefront"},
	{"/shop/example/list/2ABCDEFGHIJKL", "example", DoesEarn, "idea-list"},
	{"/live/broadcast/abc?tag={tag}", "{tag}", DoesEarn, "livestream"},
	{"/live/broadcast/abc", "", MayEarn, "livestream"},

	{"/dp/B08N5WRWNW", "", EarnsNot, "product"},
	{"/dp/B08N5WRWNW/{tag}", "", EarnsNot, "product"},
	{"/gp/product/B08N5WRWNW/{tag}", "", EarnsNot, "product"},
	{"/dp/B08N5WRWNW/ref=nosim/", "", EarnsNot, "product"},
	{"/dp/0201122316%3FSubscriptionId%3DAKIAX%26linkCode%3Dxm2", "", EarnsNot, ""},
	{"/dp/0201122316%3Fxtag%3D{tag}", "", EarnsNot, ""},
	{"/exec/obidos/ASIN/0596007124", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0596007124/", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0596007124/ref=nosim", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0596007124/ref=nosim/", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0596007124/102-1234567-1234567", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0596007124/ref=pd_sim_b_1/102-1234567-1234567", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0066620023/o/qid=935617403/sr=8-1/002-7248840-3554434", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0066620023/qid=935617403/sr=8-1/002-7248840-3554434", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0066620023/t/002-7248840-3554434", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0066620023/reviews/002-7248840-3554434", "", EarnsNot, "product"},
	{"/exec/obidos/ASIN/0066620023/customer-reviews", "", EarnsNot, "product"},
	{"/o/ASIN/0066620023/t/002-7248840-3554434", "", EarnsNot, "product"},
	{"/o/ASIN/0066620023/o/qid%3D935617403", "", EarnsNot, "product"},
	{"/exec/obidos/tg/detail/-/0131429019/104-5607387-8275944?v=glance", "", EarnsNot, "any"},
	{"/exec/obidos/redirect-home", "", EarnsNot, "any"},
	{"/gp/cart/aws-merge.html?cart-id=133-0&hmac=x", "", EarnsNot, "any"},
	{"/gp/aws/cart/add.html?ASIN.1=B08N5WRWNW&Quantity.1=1", "", EarnsNot, "any"},
	{"/?ref=nosim", "", EarnsNot, "any"},
}

func TestEveryFormEarnsInEveryAmazonMarketplace(t *testing.T) {
	set := builtInSet(t)
	amazon := set.ByID("amazon")
	if len(amazon.shops) < 24 {
		t.Fatalf("%d marketplaces; expected at least 24", len(amazon.shops))
	}
	for _, shop := range amazon.shops {
		for _, host := range []string{"www." + shop, shop} {
			for _, form := range amazonForms {
				fill := strings.NewReplacer("{tag}", "my.blog-21")
				address, account := "https://"+host+fill.Replace(form.address), fill.Replace(form.account)
				link, ok := set.Match(address)
				if !ok || link.Network != amazon || link.Account != account || link.Earns != form.earns || form.form != "" && link.Shape.Form != form.form {
					t.Errorf("%s: %v, account %q, earns %v; want account %q, earns %v, form %s", address, ok, link.Account, link.Earns, account, form.earns, form.form)
					continue
				}
				if link.Account != "" && link.Marketplace != shop {
					t.Errorf("%s belongs to the marketplace %q; want %q", address, link.Marketplace, shop)
				}
			}
		}
	}
}
