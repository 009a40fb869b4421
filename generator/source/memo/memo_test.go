package memo_test

import (
	"sync"
	"testing"

	"github.com/aboveboard-hugo/aboveboard/generator/source/memo"
)

func TestAMemoKeepsTheLatestAnswers(t *testing.T) {
	m := memo.New[int, string](10)
	if _, known := m.Find(1); known {
		t.Error("it knows an answer that nobody gave")
	}
	m.Keep(1, "one")
	for i := 100; i < 200; i++ {
		if got, known := m.Find(1); !known || got != "one" {
			t.Fatalf("an answer that was asked for all the time is gone: %q, %v", got, known)
		}
		m.Keep(i, "other")
	}
	if _, known := m.Find(100); known {
		t.Error("an answer that nobody asked for is kept")
	}
	count := 0
	for i := 100; i < 200; i++ {
		if _, known := m.Find(i); known {
			count++
		}
	}
	if count > 20 {
		t.Errorf("%d answers are kept", count)
	}
}

func TestAMemoIsUsedFromSeveralGoroutines(t *testing.T) {
	m := memo.New[int, int](100)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range 1000 {
				if got, known := m.Find(i); known && got != i {
					t.Errorf("%d for %d", got, i)
				}
				m.Keep(i, i)
			}
		})
	}
	group.Wait()
}
