package network_test

import (
	"fmt"

	"github.com/aboveboard-hugo/aboveboard/generator/links/network"
)

func ExampleSet_Match() {
	networks, _ := network.BuiltIn()
	for _, address := range []string{
		"https://www.amazon.de/dp/B000000001?tag=example-21",
		"https://www.amazon.de/dp/B000000001",
	} {
		link, _ := networks.Match(address)
		fmt.Println(link.Network.ID, link.Marketplace, link.Account, link.Earns == network.DoesEarn)
	}
	// Output:
	// amazon amazon.de example-21 true
	// amazon amazon.de  false
}
