package author

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/script/form"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

const (
	sentenceDropped     sim.Sentence = "The review is given up, and what you answered in it is deleted."
	sentenceReviewKept  sim.Sentence = "Your answers are kept. Nobody else sees them until you end the review."
	sentenceReviewEnded sim.Sentence = "The review has ended. Everybody in the partnership can read it now."
	sentenceOtherSlug   sim.Sentence = "the scenario has this short name now, which it hadn’t"
	sentenceNoChoice    sim.Sentence = "That is none of the answers to choose from. Nothing was kept; go back and choose one of them."
	sentenceLetGo       sim.Sentence = "The draft has changed since. What was read isn’t kept any longer, because the partnership needed the room for what came later; what was answered, said and judged is kept."
	sentenceNoWords     sim.Sentence = "Say what it needs before you could sign it."
)

// sayReviewer says who reviews.
func sayReviewer(r author.Review) string { return cmp.Or(r.Name, "somebody whose account was deleted") }

// saySide says for which side somebody reviews.
func saySide(r author.Review) string {
	place := cmp.Or(r.Place, "an organisation")
	switch {
	case r.Lived:
		return "Reviewer from lived experience, who signs for neither side"
	case r.Side == who.University:
		return "For the university side, from " + place
	case r.Side == who.Authority:
		return "For the local authority side, from " + place
	}
	return "For neither side"
}

// sayReview says for which side somebody reviews, when, and what it came to.
func sayReview(r author.Review) sim.Sentence {
	side := saySide(r)
	switch {
	case r.Ended != nil && r.Verdict == author.Signed:
		return sim.Say("%s. Signed on %s.", side, edge.DateOf(*r.Ended))
	case r.Ended != nil && r.Verdict == author.Lapsed:
		return sim.Say("%s. Not signed, on %s: the draft had changed since it was read.", side, edge.DateOf(*r.Ended))
	case r.Ended != nil:
		return sim.Say("%s. Not yet, on %s: it needs work first.", side, edge.DateOf(*r.Ended))
	case r.Gone:
		return sim.Say("%s. Begun on %s and never ended: they have left the partnership. What they answered is kept, and they can go on if they come back.", side, edge.DateOf(r.Begun))
	}
	return sim.Say("%s. Begun on %s, and not ended yet.", side, edge.DateOf(r.Begun))
}

// sayPinned says whether a draft is as it was read.
func sayPinned(newest bool) sim.Sentence {
	if newest {
		return "The draft is as it was read."
	}
	return "The draft has changed since it was read."
}

// sayRead says when what is read was so.
func sayRead(day string, newest bool) sim.Sentence {
	if newest {
		return sim.Say("This is the draft as it was when the review began, on %s, and it is like this still.", day)
	}
	return sim.Say("This is the draft as it was when the review began, on %s. It has changed since, and what is here hasn’t.", day)
}

// saySince says how a file differs from what was read.
func saySince(one author.ChangedFile) sim.Sentence {
	switch {
	case one.Added:
		return "this file is new"
	case one.Gone:
		return "this file was taken out"
	case one.Was != "" && one.From < one.To:
		return sim.Say("it was called %s, and its text has changed", one.Was)
	case one.Was != "":
		return sim.Say("it was called %s", one.Was)
	case one.From == one.To:
		return "how its lines end has changed"
	}
	return "its text has changed"
}

// sayBeginReview says why a review can't be begun, or "".
func sayBeginReview(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrTaken):
		return "You have a review of this draft open. End it, or give it up, before you begin another."
	case errors.Is(err, author.ErrBegun):
		return sim.Say("You have begun %d reviews of this draft within %d days, which is as many as one person can. Nothing was begun. You can begin another once the first of them is older than that; until then, comment on the draft, or ask another reviewer.", author.MaxBegun, int(author.BegunSpan.Hours())/24)
	case errors.Is(err, author.ErrChanged):
		return "Others are changing the draft this moment, so no review was begun. Try again in a minute."
	case errors.Is(err, author.ErrArchived):
		return "This draft is put away, so nobody reviews it. Ask a writer to take it up again."
	case errors.Is(err, author.ErrFull):
		return "The partnership has no room for another review, even without what was read in earlier ones. Delete drafts that were put away and aren’t needed. Nothing was begun."
	case errors.Is(err, author.ErrTooLarge):
		return "The draft is too large to be kept for a review. Make its texts shorter, and try again."
	}
	return ""
}

// sayTooOften says that somebody has begun reviews, or asked for them, very often.
func sayTooOften(wait time.Duration) sim.Sentence {
	return sim.Say("You have begun reviews, or asked for them, very often, so nothing was begun and nobody was asked. Try again in about %d minutes.", max(1, int(wait.Round(time.Minute).Minutes())))
}

// sayReviewProblem says why something couldn't be done in a review, or "".
func sayReviewProblem(err error) sim.Sentence {
	lacks := (*author.Unfinished)(nil)
	switch {
	case errors.As(err, &lacks) && lacks.Unsure:
		return "You chose “I can’t say” at more than half of the questions, so you can’t sign: others would rely on your having judged it. What you wrote is kept. Look again where you can; or end this review as “Not yet”, and ask somebody who can say."
	case lacks != nil:
		return "The review lacks something, so it isn’t ended yet. What you wrote is kept."
	case errors.Is(err, author.ErrEnded):
		return "This review was ended already, maybe in another window. Here is how it ended; nothing was changed."
	case errors.Is(err, author.ErrForbidden):
		return "This is somebody else’s review, so only they answer in it and end it. Begin one of your own under “Reviews”."
	case errors.Is(err, author.ErrOutdated):
		return "The draft has changed since you read it, so this version can’t be signed any more. What you wrote is kept. See what has changed; then press “Begin again with these answers”, at the end, to review what is there now."
	case errors.Is(err, author.ErrAsRead):
		return "The draft is as you read it after all, so you need not begin again. What you wrote is kept. Sign it, or end the review as “Not yet”."
	case errors.Is(err, author.ErrWrote):
		return "You have written in the draft since the last review by somebody else, so you can’t sign it: whoever signs reads with fresh eyes. What you wrote is kept. Ask another reviewer of your side to sign; or sign it yourself once somebody who hasn’t written in it since has reviewed it as it is now and answered every question, if nothing is changed after that."
	case errors.Is(err, author.ErrMoved):
		return "You write for another organisation than when you began this review, or for none, so it can’t be signed. What you wrote is kept. End this review as “Not yet”, or give it up, and begin another."
	case errors.Is(err, author.ErrJudged):
		return "You have judged ranges in this review, and may have seen how others did, so it can’t be given up. End it as “Not yet”, and say that you leave it there."
	case errors.Is(err, author.ErrChanged):
		return "Others are changing the draft this moment, so the review isn’t ended yet. What you wrote is kept; try again in a minute."
	case errors.Is(err, author.ErrArchived):
		return "The draft was put away meanwhile, so nothing was changed. Ask a writer to take it up again."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A reason can have about %d characters, and what you say at the end about %d. Nothing was kept yet: what you wrote is in the boxes still, so shorten it there.", author.MaxWhy, author.MaxReviewWords)
	case errors.Is(err, author.ErrNotText):
		return "What you wrote has characters that can’t be kept. Nothing was kept yet: take them out, and try again."
	}
	return ""
}

// sayLack says what a question lacks, or "".
func sayLack(u *author.Unfinished, key string) sim.Sentence {
	switch {
	case slices.Contains(u.Open, key):
		return "Choose an answer before you sign."
	case slices.Contains(u.Reasons, key):
		return "Say what has to change."
	case slices.Contains(u.Objects, key):
		return "You say that something has to change here, so you can’t sign it yet. Choose “Not yet”, or another answer."
	}
	return ""
}

// sayListed says who somebody is, or which case it is, with what is written of them.
func sayListed(t form.Thing, lines []string) string {
	between := ", "
	if t.Word == "case" { // its strengths are sentences
		between = ". "
	}
	for _, path := range []string{"1", "name"} {
		if f, given := t.Field(path); given && f.Value.Text != "" {
			return strings.Join(append([]string{f.Value.Text}, lines...), between)
		}
	}
	return strings.Join(append([]string{SayTitle(t)}, lines...), between)
}

// sayBefore says to whoever goes on with a review that it has the answers of one before it, and
// whether the draft has changed since.
func sayBefore(before author.Review, same bool) sim.Sentence {
	if same {
		return sim.Say("Your answers in your review of %s are filled in. The draft is as it was then.", edge.DateOf(*before.Ended))
	}
	return sim.Say("Your answers in your review of %s are filled in. The draft has changed since that was begun: read what is listed here, and look at every answer again before you end this review.", edge.DateOf(*before.Ended))
}
