package author

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/who"
)

const (
	sentenceReading            sim.Sentence = "Others are having drafts looked through just now, and the server does that for a few at once. Nothing was changed. Try it again in a few seconds; if you were saving, go back first: what you typed is still there."
	SentenceKept               sim.Sentence = "Your change is saved."
	sentenceBack               sim.Sentence = "The file is again as it was then. That is a change of its own in the file’s history, where it can be undone."
	sentenceTaken              sim.Sentence = "The draft is like the pack now. The history of each file says what was changed, and can go back."
	sentenceOut                sim.Sentence = "The file was taken out. It is among the files that were taken out, where it can be read and put back."
	sentenceLeft               sim.Sentence = "You have left the partnership."
	sentenceNoStanding         sim.Sentence = "Choose one of the roles on the page. Nothing was changed."
	sentenceDraftDeleted       sim.Sentence = "The draft was deleted, with its texts and its history."
	sentencePartnershipDeleted sim.Sentence = "The partnership was deleted, with its drafts."
	sentencePutAwayMeanwhile   sim.Sentence = "This draft was put away while you wrote, so nothing was saved. What you wrote is below: copy it, and take the draft up again on its page."
	sentenceReads              sim.Sentence = "With this token drafts can only be read, because it was made for that, or because its person no longer writes in the partnership. Nothing was changed. Whoever writes there can make another on the partnership’s page."
	sentenceToken              sim.Sentence = "The token is made. It is shown here this once: copy it now."
	sentenceNoBase             sim.Sentence = "The field from has to be what the draft was taken out with: its digest and its files. Nothing was changed."
	sentenceMovedOn            sim.Sentence = "Others have changed the draft since you took it out, so nothing was taken in. Take it out again, which brings what they changed together with what you did, and send it then."
	sentenceNoPack             sim.Sentence = "Choose a zip file first. Nothing was changed."
)

var errNoStanding = errors.New("nobody can be that in a partnership")

// sayName says why a name won't do, or "" if the error is about anything else.
func sayName(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNoName):
		return "Give it a name. Nothing was changed."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A name can have about %d characters. Shorten it; nothing was changed.", author.MaxName)
	case errors.Is(err, author.ErrFull):
		return sim.Say("You own %d partnerships, or are in %d, and one person can’t have more. Leave or delete one first; nothing was changed.", author.MaxOwned, author.MaxPartnerships)
	}
	return ""
}

func sayInvite(err error) sim.Sentence {
	switch {
	case errors.Is(err, sign.ErrEmail):
		return "That isn’t an email address. Look at it once more; nobody was invited."
	case errors.Is(err, sign.ErrNoMail):
		return "This site sends no mail. Invite them without it, and hand them the link."
	case errors.Is(err, author.ErrTaken):
		return "Somebody with this email address is in the partnership already. Nothing was changed."
	case errors.Is(err, author.ErrFull):
		return sim.Say("A partnership has at most %d people, with those who are invited. Take somebody out first; nobody was invited.", author.MaxPartners)
	case errors.Is(err, author.ErrForbidden):
		return "Say first for which organisation you write, under “You in this partnership”: an invitation comes from an organisation. Nobody was invited."
	}
	return ""
}

// sayOwner says why somebody can't leave or become something else, or "".
func sayOwner(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrLast):
		return "Then nobody would own the partnership, so nothing was changed. Make somebody else its owner first, or delete the partnership."
	case errors.Is(err, author.ErrForbidden):
		return "That can’t be changed: who reviews from lived experience stays a reviewer. Nothing was changed."
	}
	return ""
}

func saySelf(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrForbidden):
		return "You can write for an organisation on whose staff you are. Nothing was changed."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A name can have about %d characters. Shorten it; nothing was changed.", author.MaxName)
	}
	return ""
}

// sayToken says why a token can't be made or withdrawn, or "".
func sayToken(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNoName):
		return "Give the token a name by which you know it later. Nothing was changed."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A name can have about %d characters. Shorten it; nothing was changed.", author.MaxName)
	case errors.Is(err, author.ErrFull):
		return sim.Say("You have %d tokens here, which is the most. Withdraw one that you no longer use; nothing was changed.", author.MaxTokens)
	case errors.Is(err, author.ErrForbidden):
		return "You read in this partnership, so a token of yours can only read as well. Nothing was changed."
	}
	return ""
}

// saySides says of which sides a partnership's writers are.
func saySides(people []author.Somebody) sim.Sentence {
	has := func(kind who.Kind) bool {
		return slices.ContainsFunc(people, func(s author.Somebody) bool { return s.Came != nil && s.Kind == kind })
	}
	switch university, authority := has(who.University), has(who.Authority); {
	case university && authority:
		return "A university and a local authority write here, so what they publish can be signed by both."
	case university:
		return "Nobody from a local authority is here yet. A scenario is signed by both sides when it is published."
	case authority:
		return "Nobody from a university is here yet. A scenario is signed by both sides when it is published."
	}
	return "Nobody writes for a university or a local authority yet. A scenario is signed by both when it is published."
}

func sayTeam(team string) sim.Sentence {
	switch team {
	case "children":
		return "A short morning in a children’s team, with comments that say what each part is for"
	case "children-in-care":
		return "A short morning in a children-in-care team, with comments"
	case "adults":
		return "A short morning in an adults’ team, with comments"
	}
	return sim.Say("A short morning: %s", team)
}

const sentenceEmpty = "Nothing: an empty scenario.lua, for those who write script"

// sayBare says which empty scenario a team's rules are in, or "" if another's has the same.
func sayBare(team string) sim.Sentence {
	switch team {
	case "children":
		return "An empty scenario, with the rules of children’s services in England"
	case "adults":
		return "An empty scenario, with the rules of adults’ services in England"
	}
	return ""
}

func sayCopy(title string) sim.Sentence { return sim.Say("A copy of “%s”", title) }

// sayDelete says why a draft or a partnership can't be deleted, or "".
func sayDelete(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrInUse):
		return "Only what was put away can be deleted, so that nobody loses what they are writing. Nothing was deleted: put the draft away first, on its page."
	case errors.Is(err, author.ErrOffered):
		return "Something that was published from it can still be begun, at least where it was assigned. If the draft were gone, none of you could withdraw that any longer. Nothing was deleted: leave it put away, or withdraw all its versions first, on its page “Publication”."
	}
	return ""
}

// sayBegin says why a draft can't be begun, named or taken in, or "".
func sayBegin(err error) sim.Sentence {
	if why := new(author.Unreadable); errors.As(err, &why) {
		return sayUnreadable(why)
	}
	switch {
	case errors.Is(err, author.ErrNoName):
		return "Give the draft a name. Nothing was changed."
	case errors.Is(err, author.ErrSlug):
		return "The short name has small letters, digits and hyphens, and begins with a letter, as in half-term. Nothing was changed."
	case errors.Is(err, author.ErrNotFound):
		return "Choose one of the things on the page to begin with. Nothing was changed."
	case errors.Is(err, author.ErrFull):
		return sim.Say("A partnership has at most %d drafts, with those that are put away, a draft at most %d files, and all of it together has a limit. Nothing was changed.", author.MaxDrafts, author.MaxFiles)
	case errors.Is(err, author.ErrTooLarge):
		return "A name, or a file of the pack, is too long. Nothing was changed."
	}
	return ""
}

// mostSaid is how many of the things that are wrong with a pack are said at once.
const mostSaid = 3

func sayUnreadable(u *author.Unreadable) sim.Sentence {
	if len(u.Mixed) > 0 {
		return sim.Say("Some lines of %s end in one way and some in another, so the file couldn’t be given back as it is. Save it with one kind of line end in your editor, and send the pack again. Nothing was changed.", strings.Join(u.Mixed, ", "))
	}
	var said []string
	for _, f := range u.Findings[:min(len(u.Findings), mostSaid)] {
		said = append(said, strings.TrimSpace(fmt.Sprintf("%s %s %s", f.File, f.Sentence, f.Instead)))
	}
	return sim.Say("The pack can’t be taken in; nothing was changed. %s", strings.Join(said, " "))
}

// sayPath says why a file can't have a path, be taken out or put back, or "".
func sayPath(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrPath):
		return "A file’s name has letters, digits, hyphens and dots, and ends with .lua or .md, as in text/first-call.md; golden plays are plays/NAME.txtar. Nothing was changed."
	case errors.Is(err, author.ErrTaken):
		return "The draft has a file of that name already. Choose another; nothing was changed."
	case errors.Is(err, author.ErrChanged):
		return "Somebody else has given this file another name meanwhile, which you see now. Nothing was changed; change it again if it should be another."
	case errors.Is(err, author.ErrFull):
		return sim.Say("A draft has at most %d files, and %d with those that were taken out; together they have a limit, and so has all that a partnership keeps. Take one out first, or ask whoever runs this site; nothing was changed.", author.MaxFiles, author.MaxFilesEver)
	}
	return ""
}

// SaySave says why a text can't be saved, or "".
func SaySave(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("A file can have about %d characters. What you wrote is in the box still, and isn’t saved: put a part of it in another file.", author.MaxText)
	case errors.Is(err, author.ErrFull):
		return "No more can be kept of this file’s history, or of all that this partnership writes. What you wrote is in the box still, and isn’t saved: copy it into a new file, or ask whoever runs this site."
	case errors.Is(err, author.ErrNotText):
		return "What you wrote has characters in it that can’t be kept. It is in the box still, and isn’t saved."
	case errors.Is(err, author.ErrNotFound):
		return "Somebody took this file out of the draft while you wrote, so nothing was saved. What you wrote is below: copy it, put the file back, and write it there."
	case errors.Is(err, author.ErrUnfit):
		return "The file as it is kept is older than the one that you wrote from; perhaps the site was put back to an earlier day. What you wrote is in the box still, and isn’t saved: save it again, and it takes the place of what is kept, which stays in the history."
	}
	return ""
}

// sayMend says why something can't be mended, or "".
func sayMend(err error) sim.Sentence {
	if errors.Is(err, author.ErrNotFound) {
		return "The draft has changed since it was checked, so nothing was mended. Check it again, and mend what is found then."
	}
	return ""
}

// sayEarlier says why a draft can't be brought up to date, or "".
func sayEarlier(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNotFound):
		return "The draft has changed since it was checked, so nothing was replaced. Check it again, and look at this page once more."
	case errors.Is(err, author.ErrFull):
		return "A file has been changed so often that no more of its history can be kept, so not all of it was replaced. Copy that file’s text into a new file."
	}
	return ""
}

// sayRefused says why an editor's changes weren't taken.
func sayRefused(why string) sim.Sentence {
	switch why {
	case whyBehind:
		return "Others have changed very much meanwhile. Your editor gets that first, and then sends what you typed."
	case whyGone:
		return "This file was taken out of the draft, so what you typed isn’t kept. Your text is in the box: copy it. On the draft’s page, under the files that were taken out, the file can be put back."
	case whyFull:
		return sim.Say("A file can have about %d characters, and a history that isn’t endless. What you typed since isn’t kept. Your text is in the box: copy a part of it into another file, or shorten it and press Save.", author.MaxText)
	}
	return "What you typed doesn’t fit the file as it is kept, so it isn’t kept. Your text is in the box: press Save to bring it together with what is kept, or copy it."
}

// sayWho names a person who has changed something.
func sayWho(names map[int64]string, person int64) string {
	if name := names[person]; name != "" {
		return name
	}
	return "somebody who has left"
}

func saySize(units int) sim.Sentence {
	return sim.Say("%s", page.Count(units, "character", "characters"))
}

// sayCount says how much was found in a file.
func sayCount(list []authorpage.Finding) sim.Sentence {
	if len(list) == 0 {
		return "nothing"
	}
	return sim.Say("%s", page.Count(len(list), "finding", "findings"))
}

// sayNoun names a severity at the beginning of a finding.
func sayNoun(severity author.Severity) sim.Sentence {
	switch severity {
	case author.Error:
		return "Error:"
	case author.Warning:
		return "Look again:"
	}
	return "Note:"
}

// saySum says what is known of what is wrong in a draft or a file, and how much was found
// elsewhere in the draft.
func saySum(f authorpage.Found, elsewhere int) sim.Sentence {
	sum := saySumHere(f)
	switch {
	case elsewhere == 1:
		return sim.Say("%s There is 1 finding in the rest of the draft.", sum)
	case elsewhere > 1:
		return sim.Say("%s There are %s in the rest of the draft.", sum, page.Count(elsewhere, "finding", "findings"))
	}
	return sum
}

func saySumHere(f authorpage.Found) sim.Sentence {
	switch {
	case !f.Looked:
		return "This hasn’t been checked as it is now."
	case !f.Final && len(f.List) == 0:
		return "Nothing so far. The plays are still being made."
	case !f.Final:
		return "This was found so far. The plays are still being made."
	case len(f.List) == 0:
		return "Nothing was found."
	}
	return sim.Say("%s.", page.Capitalised(string(sayCount(f.List))))
}

// sayJoined welcomes somebody to a partnership.
func sayJoined(self authorpage.Self) sim.Sentence {
	if self.Place == 0 && len(self.Places) > 0 {
		return "Welcome. You are in the partnership now. Say below, under “You in this partnership”, for which of your organisations you write: until then it is for none, and nobody signs for it."
	}
	return "Welcome. You are in the partnership now."
}
