package comments

import (
	"errors"
	"time"

	"caseload/app/author"
	"caseload/app/sim"
)

// sayCannotComment says why a comment can't be kept, or "".
func sayCannotComment(err error) sim.Sentence {
	switch {
	case errors.Is(err, errNoLine):
		return "Say which line it is about, as a number. Nothing was kept yet; what you wrote is still in the box."
	case errors.Is(err, errNothingSaid):
		return "Write what you want to say, or what it should say instead. Nothing was kept yet."
	case errors.Is(err, author.ErrNoPiece):
		return "Nothing stands on those lines. Choose lines with text; what you wrote is still in the box."
	case errors.Is(err, author.ErrBehind):
		return "The text has changed very much since you chose the lines. Load the page again and choose them once more; copy what you wrote first."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A comment can have about %d characters, and be about %d characters of the text. Shorten it, or choose fewer lines; nothing was kept yet.", author.MaxCommentText, author.MaxPiece)
	case errors.Is(err, author.ErrNotText):
		return "What you wrote has characters in it that can’t be kept. It is still in the box, and isn’t kept yet."
	case errors.Is(err, author.ErrForbidden):
		return "Who should answer can’t comment on this draft, or has left. Choose somebody else; nothing was kept yet."
	case errors.Is(err, author.ErrFull):
		return sim.Say("A draft can have %d comments that are open, and all that a partnership keeps has a limit. Nothing was kept: resolve some first, or ask an owner to delete drafts that were put away and aren’t needed.", author.MaxComments)
	}
	return ""
}

// sayReply says why an answer can't be kept, or "".
func sayReply(err error) sim.Sentence {
	switch {
	case errors.Is(err, errNothingSaid):
		return "Write an answer first, or why you decline what is suggested, so that whoever suggested it knows. Nothing was kept yet."
	case errors.Is(err, author.ErrChanged):
		return "Somebody else has settled or reopened this comment meanwhile; you see it as it is now. What you wrote isn’t kept: reopen the comment if you want to add it."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("An answer can have about %d characters. Shorten it; nothing was kept yet.", author.MaxCommentText)
	case errors.Is(err, author.ErrNotText):
		return "What you wrote has characters in it that can’t be kept, so it isn’t kept yet."
	case errors.Is(err, author.ErrForbidden):
		return "Who should answer can’t comment on this draft, or has left; or only a writer can do this. Nothing was kept."
	case errors.Is(err, author.ErrFull):
		return sim.Say("A comment can have %d answers, a draft %d comments that are open, and all that a partnership keeps has a limit. Nothing was kept: resolve this one, or others.", author.MaxReplies, author.MaxComments)
	}
	return ""
}

// sayTakeUp says why a suggestion can't be put in, or "".
func sayTakeUp(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrChanged):
		return "Somebody else has settled this suggestion meanwhile; you see how. Nothing was changed."
	case errors.Is(err, author.ErrOtherText):
		return "The text has changed since this was suggested, so it wasn’t put in. You see below what it said, and what it says now: write by hand what is good in the suggestion."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("With this the file would be longer than %d characters, so it wasn’t put in. Put a part of the text in another file first.", author.MaxText)
	case errors.Is(err, author.ErrFull):
		return "No more can be kept of this file’s history, or of all that this partnership writes, so it wasn’t put in. Copy the text into a new file, or ask whoever runs this site."
	}
	return ""
}

// sayOften says that somebody has commented very often.
func sayOften(wait time.Duration) sim.Sentence {
	return sim.Say("You have commented very often, so no more is kept for now. Try again in about %d minutes; copy what you wrote first.", max(1, int(wait.Round(time.Minute).Minutes())))
}

// sayUnsaid says why a comment can't be deleted, or "".
func sayUnsaid(err error) sim.Sentence {
	if errors.Is(err, author.ErrForbidden) {
		return "You can delete a comment of your own to which nobody has replied. An owner of the partnership can delete any; nothing was deleted."
	}
	return ""
}
