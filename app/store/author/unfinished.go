package author

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"caseload/app/store/database"
)

// Questions lists what every review asks, by the keys with which the answers are kept.
func Questions() []string {
	return []string{"happen", "law", "people", "background", "recognised", "heard", "harm", "fair"}
}

// The choices of every question of a review.
const (
	AnswerFine   = "fine"
	AnswerChange = "change" // something has to change, and what is said in words
	AnswerUnsure = "unsure" // whoever reviews can't say
)

// Unfinished says why a review can't end as it was meant to.
type Unfinished struct {
	Open    []string // questions that aren't answered, by their keys
	Reasons []string // those at which it isn't said what has to change
	Objects []string // those at which something has to change, so that it can't be signed
	Unsure  bool     // whoever would sign can't say at more than half of them
	Words   bool     // it isn't said why it isn't signed yet
}

func (u *Unfinished) Error() string {
	return fmt.Sprintf("the review isn't finished: %d questions are open, %d lack a reason, %d have to change", len(u.Open), len(u.Reasons), len(u.Objects))
}

// Unwrap makes it an error of this one write.
func (u *Unfinished) Unwrap() error { return database.Refusal("the review isn't finished") }

// answersIn returns what is answered in a review.
func answersIn(tx *gorm.DB, review int64) (map[string]Answer, error) {
	var rows []answerRow
	err := tx.Find(&rows, "review_id = ?", review).Error
	answers := map[string]Answer{}
	for _, a := range rows {
		answers[a.Question] = Answer{a.Choice, a.Why}
	}
	return answers, err
}

// unfinished returns what a review with these answers lacks to end with a verdict, or nil.
func unfinished(answers map[string]Answer, words string, verdict Verdict) error {
	if verdict == Lapsed {
		return nil
	}
	u := &Unfinished{}
	for _, q := range Questions() {
		a := answers[q]
		if a.Choice == AnswerChange && strings.TrimSpace(a.Why) == "" {
			u.Reasons = append(u.Reasons, q)
		}
		switch {
		case verdict != Signed:
		case a.Choice == "":
			u.Open = append(u.Open, q)
		case a.Choice == AnswerChange:
			u.Objects = append(u.Objects, q)
		}
	}
	u.Unsure = verdict == Signed && len(u.Open) == 0 && !isWhole(answers)
	u.Words = verdict == NotYet && strings.TrimSpace(words) == ""
	if len(u.Open)+len(u.Reasons)+len(u.Objects) > 0 || u.Unsure || u.Words {
		return u
	}
	return nil
}

// isWhole reports whether a review counts as one of the whole draft: every question is answered,
// and at least at half of them whoever reviews could say.
func isWhole(answers map[string]Answer) bool {
	judged := 0
	for _, q := range Questions() {
		switch answers[q].Choice {
		case "":
			return false
		case AnswerUnsure:
		default:
			judged++
		}
	}
	return 2*judged >= len(Questions())
}
