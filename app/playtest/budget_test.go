package playtest_test

import (
	"context"
	"testing"

	"caseload/app/playtest"
)

// What a student has for First week: the words that they meet, and the minutes that they
// need at the desk.
const (
	mostWords   = 7000
	mostMinutes = 95
)

// A careful play of First week stays within what a student has for it, on average and in
// nine lucks of ten.
func TestFirstWeekStaysWithinItsBudget(t *testing.T) {
	f, err := playtest.Test(context.Background(), week(t), playtest.Options{Policy: "careful", Runs: max(*lucks, atLength(10, 24)), Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if f.Words.Mean > mostWords || f.Desk.Mean > mostMinutes {
		t.Errorf("%.0f words and %.1f minutes on average, and there is room for %d and %d", f.Words.Mean, f.Desk.Mean, mostWords, mostMinutes)
	}
	if f.Words.P90 > mostWords {
		t.Errorf("%.0f words in one luck of ten and more, and there is room for %d", f.Words.P90, mostWords)
	}
}
