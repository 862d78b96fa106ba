package author

import (
	"slices"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

const (
	sentencePutAway        sim.Sentence = "This draft was put away, so it can only be read. Nothing was changed. A writer can take it up again on its page."
	sentenceToDraft        sim.Sentence = "To the draft"
	sentenceToPartnership  sim.Sentence = "To the partnership"
	sentenceToPartnerships sim.Sentence = "Your partnerships"
	sentenceNoDraft        sim.Sentence = "There is nothing here that is yours to see. The address may be mistyped, or the draft or its partnership may have been deleted. Nothing was changed."
)

// tellsLeft is for how long the list of partnerships names one that somebody isn't in any longer.
const tellsLeft = 30 * 24 * time.Hour

// sayLeft says to whoever was in a partnership why they can't do anything there.
func sayLeft(on time.Time) sim.Sentence {
	return sim.Say("You are no longer in the partnership that this belongs to: you left it, or one of its owners took you out, on %s. So nothing was changed. What you had saved or sent before is kept, also the answers of a review that you had begun: you go on with it if an owner invites you again.", edge.DateOf(on))
}

// sayLeftOn says when somebody left a partnership, and what they can do.
func sayLeftOn(on time.Time) sim.Sentence {
	return sim.Say("You left it, or one of its owners took you out, on %s. What you wrote in it stays with its people. A review that you had begun is kept, and you go on with it if an owner invites you again.", edge.DateOf(on))
}

// sayMayNot says who may do an act in a partnership, to somebody in it who may not.
func sayMayNot(act who.Act) sim.Sentence {
	switch act {
	case who.ReviewDraft:
		return "In this partnership you can read, but not review, or no longer. An owner of the partnership can make you a reviewer. Nothing was changed; what you saved in a review before is kept."
	case who.CommentDraft:
		return "In this partnership you can read, but not comment, or no longer. An owner of the partnership can make you a reviewer or a writer. Nothing was changed."
	case who.Declare:
		return "In this partnership you can read, but not declare anything. An owner of the partnership can make you a reviewer or a writer. Nothing was changed."
	case who.WriteDraft:
		return "In this partnership you can’t write, or no longer. An owner of the partnership can make you a writer. Nothing was changed."
	case who.PublishDraft:
		return "In this partnership owners and writers publish drafts. One of them can do this, or an owner can make you a writer. Nothing was changed."
	case who.WithdrawDraft:
		return "In this partnership owners and reviewers withdraw what was published. One of them can do this. Nothing was changed."
	}
	return "Only an owner of the partnership can do this. The partnership’s page says who they are. Nothing was changed."
}

// typed is an [edge.Typed] for the forms of partnerships and drafts.
func typed(name, text string) (label, shown string) {
	part, of, _ := strings.Cut(name, ".")
	switch part {
	case "choice", "why":
		at := slices.IndexFunc(author.Questions(), func(q author.Question) bool { return q.Key == of })
		if at < 0 {
			break
		}
		q := author.Questions()[at]
		if part == "why" {
			return string(q.Asks + " What you wrote"), text
		}
		answers := map[string]sim.Sentence{author.AnswerFine: q.Fine, author.AnswerChange: q.Change, author.AnswerUnsure: author.Unsure}
		return string(q.Asks + " What you chose"), string(answers[text])
	case "value", "instead", "text":
		if of != "" {
			return string(sim.Say("In the form: %s", strings.NewReplacer(".", ", ", "_", " ").Replace(of))), text
		}
	}
	if at := slices.IndexFunc(sim.Tiers, func(t sim.Option) bool { return t.Value == text }); at >= 0 && (name == "most" || name == "least") {
		text = sim.Tiers[at].Label
	}
	return boxes[name], text
}

// boxes are what the boxes are called in which people type, by their fields.
var boxes = map[string]string{
	"most": "The most urgent that you could defend", "least": "The least urgent that you could defend",
	"text": "What you wrote", "instead": "What you suggest instead", "words": "What you wrote in your own words", "why": "Why", "notes": "What is new in it",
	"name": "Name", "named": "How you are named", "slug": "Short name", "path": "The file’s name", "to": "The file’s new name", "comment": "Comment", "email": "Email address",
}
