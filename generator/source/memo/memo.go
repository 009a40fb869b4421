// Package memo remembers answers for when a question is asked again: the pages of a
// blog have much in common. It takes a question and returns the answer, or that there
// is none yet.
//
// Hand-written because it is two maps: caches such as golang-lru also keep a list in
// order of use, and change it with each question.
package memo

import "sync"

// Memo has the answers to the latest questions. It may be used from several goroutines.
type Memo[Question comparable, Answer any] struct {
	most int

	mutex          sync.Mutex
	recent, before map[Question]Answer
}

// New returns a memo of between most and twice as many answers.
func New[Question comparable, Answer any](most int) *Memo[Question, Answer] {
	return &Memo[Question, Answer]{most: most, recent: map[Question]Answer{}}
}

// Find returns the answer to a question, if it is known.
func (m *Memo[Question, Answer]) Find(question Question) (answer Answer, known bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if answer, known = m.recent[question]; known {
		return answer, true
	}
	if answer, known = m.before[question]; known {
		m.keep(question, answer)
	}
	return answer, known
}

// Keep remembers the answer to a question. Neither may change from then on.
func (m *Memo[Question, Answer]) Keep(question Question, answer Answer) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.keep(question, answer)
}

// keep forgets what was not asked since the last most answers were added.
func (m *Memo[Question, Answer]) keep(question Question, answer Answer) {
	if len(m.recent) >= m.most {
		m.recent, m.before = make(map[Question]Answer, m.most), m.recent
	}
	m.recent[question] = answer
}
