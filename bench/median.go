package main

import (
	"slices"
	"time"
)

// median is the middle one; of an even number, the lower of the two.
func median(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)/2]
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }
