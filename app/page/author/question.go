package author

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// FormQuestion is a question as a tree: what follows each answer.
type FormQuestion struct {
	Answers      []FormAnswer
	Nobody, Else []FormStep // what follows if nobody answers, and any other answer
	Words        string     // of an answer that was to be added, as they were typed
	Problem      sim.Sentence
}

// FormAnswer is an answer to a question.
type FormAnswer struct {
	Key, Words string
	Steps      []FormStep
	In         string     // what is added to it goes into this
	Adds       []FormsAdd // what can be added to it
}

// FormStep is something that happens after an answer.
type FormStep struct {
	What  string        // "Message: I looked in"
	At    templ.SafeURL // its form, or its line in the script
	Code  bool          // it has no form: What is how it is written
	Depth int           // how many conditions it is in
}

// AnswerView is one answer to a question, to change its key or to take it out.
type AnswerView struct {
	page.Layout
	Notice   page.Notice
	Draft    int64
	Name     string // the draft's
	ID       int64  // the file's
	Version  int64
	Question FormsThing
	Answer   FormAnswer
	Key      string // as it was typed
	Problem  sim.Sentence
	Uses     []FormsUse // why it can't be changed or taken out
}

// Render writes the page to w.
func (v AnswerView) Render(ctx context.Context, w io.Writer) error {
	return answerPage(v).Render(ctx, w)
}
