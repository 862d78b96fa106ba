package publication

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// sayUrgent reports whether a draft can be published as an urgent correction, and says what that
// is, or why it can't be where that isn't clear.
func sayUrgent(s author.Stood, released []author.Release) (bool, sim.Sentence) {
	if len(released) == 0 || !s.ReadyUrgently() {
		return false, ""
	}
	switch _, err := author.UrgentUntil(released, s.Digest, s.Now); {
	case errors.Is(err, author.ErrForReason):
		return false, "What was published last was withdrawn for a reason, so it isn’t corrected with the signature of one side: both sides sign what comes in its place."
	case err != nil:
		return false, ""
	}
	return true, "It has all it needs but the signature or the declaration of one side, or an answer to a question that nobody who signed could give. What was published before can be corrected without them, so that nobody has to wait while something wrong is offered. The library says that they are awaited. If they don’t come within 14 days, the correction is withdrawn, and what both sides signed before it is offered again. So leave the draft as it is until then."
}

// sayUrgentNow says until when an urgent correction that is offered has to have what it lacks.
func sayUrgentNow(until time.Time) sim.Sentence {
	return sim.Say("It is offered as it is, as an urgent correction, until %s. What is missing has to come by then; otherwise it is withdrawn, and what both sides signed before it is offered again.", edge.DateOf(until))
}

// sayRelease says whether what was published is offered.
func sayRelease(one author.Release, newer bool, names map[int64]string) sim.Sentence {
	switch {
	case one.Withdrawn != nil && one.Why != "":
		by := "whoever runs this site"
		if one.Withdrew != 0 {
			by = nameOf(names, one.Withdrew)
		}
		if one.Hidden != nil {
			return sim.Say("Withdrawn on %s by %s: %s Runs of it were ended on %s. They open again if this version is published again, as it is, by both sides, or if whoever runs this site decides so.", edge.DateOf(*one.Withdrawn), by, one.Why, edge.DateOf(*one.Hidden))
		}
		return sim.Say("Withdrawn on %s by %s: %s", edge.DateOf(*one.Withdrawn), by, one.Why)
	case one.Withdrawn != nil && one.Second != nil:
		return sim.Say("Withdrawn on %s, since only one side signed this urgent correction. Who was assigned it still begins it.", edge.DateOf(*one.Withdrawn))
	case one.Withdrawn != nil:
		return sim.Say("No longer offered since %s. Who was assigned it still begins it.", edge.DateOf(*one.Withdrawn))
	case newer:
		return "Replaced by a newer version. Who was assigned this one still begins it."
	case one.Second != nil:
		return sim.Say("Offered as an urgent correction: the second signature is awaited until %s.", edge.DateOf(*one.Second))
	}
	return "Offered to students and lecturers."
}

// sayExpired says that the rule pack of what is offered has expired, or "".
func sayExpired(at time.Time) sim.Sentence {
	if at.IsZero() {
		return ""
	}
	return sim.Say("The rule pack on which it stands was compared with its sources more than a year ago, and expired on %s. Have both sides review the law in it anew, and publish it once more, changed or as it is.", edge.DateOf(at))
}

// sayReleased says who published something, who signed it, and whether it was published before.
func sayReleased(one author.Release, before []author.Release, all map[int64]string) sim.Sentence {
	by := "whoever runs this site"
	if one.Person != 0 {
		by = nameOf(all, one.Person)
	}
	if len(one.Signatures) == 0 {
		return sim.Say("Published by %s.", by)
	}
	var signed []string
	for _, s := range one.Signatures {
		signed = append(signed, nameOf(all, s.Person)+" for "+sideOf(s.Side)+", "+edge.DateOf(s.Signed))
	}
	again := sayAgain(one.Texts, before, one.Put)
	return sim.Sentence(strings.TrimSpace(fmt.Sprintf("Published by %s. Signed by %s. %s", by, strings.Join(signed, "; "), again)))
}

// sayDeclare says why somebody can't declare, or "".
func sayDeclare(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrChanged):
		return "The draft has changed since you saw this page, so nothing was declared. Look at it as it is now, and declare then."
	case errors.Is(err, author.ErrNoSide):
		return "You write for neither a university nor a local authority here, so you can’t declare for one. If you do, say so under “You in this partnership”. Nothing was declared."
	}
	return ""
}

// sayPublish says why a draft can't be published, or "".
func sayPublish(err error, slug string) sim.Sentence {
	if why := new(author.Unfrozen); errors.As(err, &why) {
		return sim.Say("It can’t be published as it is; nothing was. %s", why.Why)
	}
	switch {
	case errors.Is(err, author.ErrChanged):
		return "The draft has changed since you saw this page, so nothing was published. What it needs now is below."
	case errors.Is(err, author.ErrUnsigned):
		return "Something is missing that publication needs, so nothing was published. It is below."
	case errors.Is(err, author.ErrArchived):
		return "This draft was put away, so nothing was published. A writer can take it up again on its page."
	case errors.Is(err, author.ErrTaken):
		return sim.Say("There is a scenario, or a part of one, with the same short name already, which isn’t this draft’s. Nothing was published. Give the draft another short name than %s on its page, or the file of the part another name; both sides sign it again then.", slug)
	case errors.Is(err, author.ErrForReason):
		return "What was published last was withdrawn for a reason, so it can’t come back with the signature of one side. Have both sides sign it as it is now. Nothing was published."
	case errors.Is(err, author.ErrNotUrgent):
		return "It can’t be published with one signature: either nothing that both sides signed is there to correct, or the 14 days of an earlier correction are over. It needs the signature of both sides. Nothing was published."
	case errors.Is(err, author.ErrTooLarge):
		return "The notes on what is new, the teaching notes, or the scenario itself are longer than can be kept. Nothing was published: shorten them. What you wrote is in the box still."
	case errors.Is(err, author.ErrFull):
		return "It was published as often as is kept. Nothing was published: give it another short name."
	}
	return ""
}

// sayTakeBack says why something can't be withdrawn, or "".
func sayTakeBack(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNoReason):
		return "Say why it is withdrawn: whoever looks for it reads that. Nothing was withdrawn."
	case errors.Is(err, author.ErrNotFound):
		return "Somebody has withdrawn that already. Nothing was changed."
	case errors.Is(err, author.ErrTooLarge):
		return "The reason is too long. Nothing was withdrawn: shorten it."
	}
	return ""
}
