package publication

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
	"caseload/app/who"
)

const (
	sentenceAsItIs    sim.Sentence = "It is published as it is now. What you change in it is offered once both sides have signed that too."
	sentenceDeclared  sim.Sentence = "You have declared it for this version. If the draft changes, it has to be declared again."
	sentencePublished sim.Sentence = "It is published. Students can begin it and lecturers can assign it within a second, on every server."
	sentenceAlready   sim.Sentence = "This version was published already, perhaps by somebody else a moment ago. It stands as it is, with the signatures that it has now."
	sentenceWithdrawn sim.Sentence = "It is withdrawn. Nobody begins or sets it any longer, in assignments and classes that were set before either, and lecturers who set it read that on their pages. Runs that were begun or finished stay, and go on showing its texts."
)

const sentenceOver sim.Sentence = "It is withdrawn, and what was begun of it has ended. Within a second nobody goes on with a run of it, and nobody is shown what it says. Students read that they did nothing wrong, and keep what they wrote; lecturers who set it read it on their pages. Its texts are hidden, and not erased: whoever runs this site and whoever answers for data protection in your organisation decide about that, so tell them today."

// sayBegun says how many runs would end, as far as those who write are told.
func sayBegun(middle, finished int) sim.Sentence {
	return sim.Say("Now there are %s in the middle and %s finished, of this version and those before it. Numbers are told in fives, so that nobody learns of single students.", atLeast(middle), atLeast(finished))
}

func atLeast(n int) string {
	if n == 0 {
		return "fewer than five runs"
	}
	return fmt.Sprintf("at least %d runs", n)
}

// sideOf names a side.
func sideOf(side who.Kind) string {
	if side == who.University {
		return "the university"
	}
	return "the local authority"
}

// nameOf names a person who has done something.
func nameOf(names map[int64]string, person int64) string {
	return cmp.Or(names[person], "somebody who has left")
}

// sayStood says how much is missing, and what it means for that if something was withdrawn.
func sayStood(s author.Stood, released []author.Release) sim.Sentence {
	all, met := s.Needs(), 0
	for _, n := range all {
		if n.Stand == author.Met {
			met++
		}
	}
	again := sayAgain(s.Digest, released, s.Now)
	if met == len(all) {
		return sim.Sentence(strings.TrimSpace("Nothing is missing: it can be published as it is. " + string(again)))
	}
	if !s.Objected.IsZero() {
		return sim.Say("%d of %d are done. Something of it was withdrawn for a reason on %s, and only what is signed and declared after that counts. Change what was wrong, and have both sides sign it. If the reason turned out to be false, they can sign it as it is.", met, len(all), edge.DateOf(s.Objected))
	}
	return sim.Say("%d of %d are done. Each counts only for the draft exactly as it is now.", met, len(all))
}

// sayAgain says that what is published at a moment has the texts of something that was published
// before, given newest first, or "".
func sayAgain(digest string, before []author.Release, at time.Time) sim.Sentence {
	i := slices.IndexFunc(before, func(one author.Release) bool { return digest != "" && one.Texts == digest })
	if i < 0 {
		return ""
	}
	gone := before[i].Withdrawn
	switch {
	case before[i].Objected && gone != nil && gone.Before(at):
		return sim.Say("It is, unchanged, what was published on %s and withdrawn on %s; both sides have signed it since.", edge.DateOf(before[i].Put), edge.DateOf(*gone))
	case i > 0:
		return sim.Say("It is, unchanged, what was published on %s, which isn’t what was published last before.", edge.DateOf(before[i].Put))
	}
	return ""
}

// sayNeed says how a need stands.
func sayNeed(n author.Needed, names map[int64]string, taken string) sim.Sentence {
	switch n.Need {
	case author.NeedChecked:
		return sayChecked(n)
	case author.NeedSlug:
		return authorweb.SayTaken(taken)
	case author.NeedGolden:
		return sayGolden(n)
	case author.NeedPlayed:
		return sayPlayed(n)
	case author.NeedDeclaration:
		if n.Stand == author.Met {
			return sim.Say("Declared for %s, by %s: no real person or family can be recognised.", sideOf(n.Side), persons(n.By, names))
		}
		return sim.Say("Nobody has declared for %s that no real person or family can be recognised.", sideOf(n.Side))
	case author.NeedSignature:
		if n.Stand == author.Met {
			return sim.Say("Signed for %s, by %s.", sideOf(n.Side), persons(n.By, names))
		}
		return sim.Say("Nobody has signed it for %s as it is now.", sideOf(n.Side))
	case author.NeedJudged:
		return sayJudged(n)
	case author.NeedAgreement:
		if n.Stand == author.Met {
			return "Everybody who writes or has written here has agreed to the terms for contributed text."
		}
		return "Not everybody who writes or has written here has agreed to the terms for contributed text."
	}
	return ""
}

// sayJudged says whether somebody who signed could judge each question.
func sayJudged(n author.Needed) sim.Sentence {
	switch {
	case n.Stand == author.Met:
		return "For every question of a review, somebody who signed had an answer."
	case n.Why == author.WhyNobody:
		return "Nobody who signs has answered the questions of a review for it as it is now."
	}
	return sim.Say("Nobody who signed could answer this: %s Somebody who can has to review and sign it too, for either side.", sayQuestions(n.Open))
}

// sayQuestions lists questions, as they are asked.
func sayQuestions(list []author.Question) string {
	var asked []string
	for _, q := range list {
		asked = append(asked, string(q.Asks))
	}
	return strings.Join(asked, " ")
}

// sayUnsure says at which questions somebody couldn't say who signed, or "".
func sayUnsure(name string, list []author.Question) sim.Sentence {
	if len(list) == 0 {
		return ""
	}
	return sim.Say("%s left to others who sign: %s", name, sayQuestions(list))
}

// sayRanges says how many ranges two practitioners have judged.
func sayRanges(twice, all int) sim.Sentence {
	switch all {
	case 0:
		return "It publishes no ranges that practitioners could judge."
	case 1:
		if twice == 1 {
			return "Its one range was judged by two practitioners, each on their own."
		}
		return "Its one range was judged by fewer than two practitioners. Two aren’t needed to publish it; students are told where there weren’t two."
	case twice:
		return sim.Say("All %d ranges were judged by two practitioners, each on their own.", all)
	}
	return sim.Say("%d of %d ranges were judged by two practitioners, each on their own. That isn’t needed to publish it; students are told where there weren’t two.", twice, all)
}

func sayChecked(n author.Needed) sim.Sentence {
	switch {
	case n.Why == author.WhyStopped:
		return "The check had to be stopped, so nobody knows whether there is an error in it."
	case n.Count > 0:
		return sim.Say("The check has found %s.", page.Count(n.Count, "error", "errors"))
	case n.Stand == author.Met && n.Again > 0:
		return sim.Say("The check has found no error. It asks to look again at %s. Whoever signs should have read that.", page.Count(n.Again, "thing", "things"))
	case n.Stand == author.Met:
		return "The check has found no error."
	case n.Stand == author.Awaited:
		return "The check is running."
	}
	return "It hasn’t been checked as it is now."
}

func sayGolden(n author.Needed) sim.Sentence {
	switch {
	case n.Count > 0:
		return sim.Say("Golden plays: %s that they no longer go, or read, as they were recorded.", page.Count(n.Count, "finding says", "findings say"))
	case n.Stand == author.Met:
		return "Every golden play goes as it was recorded."
	case n.Stand == author.Awaited:
		return "The golden plays are being played again."
	}
	return "The golden plays haven’t been played again on the draft as it is now."
}

func sayPlayed(n author.Needed) sim.Sentence {
	switch {
	case n.Why == author.WhyStopped:
		return "The bots had to be stopped, so nobody knows whether something fails in a play."
	case n.Count > 0:
		return sim.Say("In the bots’ plays %s.", page.Count(n.Count, "thing went wrong", "things went wrong"))
	case n.Stand == author.Met:
		return "The bots have played it to its end, and nothing went wrong."
	case n.Stand == author.Awaited:
		return "The bots are about to play it, or playing."
	}
	return "The bots haven’t played it as it is now."
}

// persons names some people.
func persons(ids []int64, all map[int64]string) string {
	var said []string
	for _, id := range ids {
		if name := nameOf(all, id); !slices.Contains(said, name) {
			said = append(said, name)
		}
	}
	return strings.Join(said, ", ")
}

// sayTurn says whose turn it is to meet a need, or "".
func sayTurn(n author.Needed, self int64) sim.Sentence {
	if n.Stand != author.Missing {
		return ""
	}
	isSelf := func(one author.Somebody) bool { return one.Person == self }
	yours := slices.ContainsFunc(n.Turn, isSelf)
	others := slices.DeleteFunc(slices.Clone(n.Turn), isSelf)
	switch {
	case n.Need == author.NeedSignature && n.Why == author.WhyNobody, n.Need == author.NeedDeclaration && n.Why == author.WhyNobody:
		return sim.Say("Nobody who could do that writes for %s in this partnership. An owner can invite somebody, or say for whom they write.", sideOf(n.Side))
	case n.Need == author.NeedSignature && n.Why == author.WhyWrote:
		return sim.Say("Everybody who could sign for %s has written in it since it was last reviewed. An owner can invite another reviewer for that side. Or somebody who hasn’t written in it reviews it as it is now and answers every question; after that they can sign too, if nothing is changed.", sideOf(n.Side))
	case len(n.Turn) == 0:
		return ""
	case yours && len(n.Turn) == 1:
		return "It is your turn."
	case yours && (n.Need == author.NeedSignature || n.Need == author.NeedDeclaration):
		if len(others) == 1 {
			return sim.Say("You or %s can do that.", others[0].Name)
		}
		return sim.Say("You can do that, or one of these: %s.", strings.Join(author.NamesOf(others), ", "))
	case n.Need == author.NeedAgreement:
		return sim.Say("These haven’t: %s.", strings.Join(author.NamesOf(n.Turn), ", "))
	}
	if len(n.Turn) == 1 {
		return sim.Say("%s can do that.", n.Turn[0].Name)
	}
	return sim.Say("One of these can: %s.", strings.Join(author.NamesOf(n.Turn), ", "))
}

// sayRules says until when the draft's rule pack was checked, or "" if nothing is known of it yet.
func sayRules(s author.Stood) sim.Sentence {
	until := s.RulesUntil()
	switch {
	case s.Report.Digest == "" || s.Report.Stopped != "":
		return ""
	case sim.RulePack{Checked: s.Report.RulesChecked}.IsAhead(s.Now):
		return sim.Say("Its rule pack says that it was compared with its sources on %s, which hasn’t come yet. That doesn’t count as checked: whoever wrote the pack puts the day on which it was, or takes `checked` out.", s.Report.RulesChecked)
	case until.IsZero():
		return "Its rule pack doesn’t say when it was compared with its sources. Whoever signs looks at the law with that in mind."
	case s.Now.After(until):
		return sim.Say("Its rule pack was compared with its sources more than a year ago; that held until %s, by this program’s own measure. So signatures from before that day don’t count: whoever signs looks at the law anew.", edge.DateOf(until))
	}
	return sim.Say("Its rule pack was last checked within the last year. That holds until %s, by this program’s own measure; signatures from before don’t count after that day. The pack may not know newer law or guidance, and some of what it holds nobody may have compared with its source: whoever signs looks these up.", edge.DateOf(until))
}

// sayVoid says why a signature doesn't count any longer.
func sayVoid(why author.Void) sim.Sentence {
	switch why {
	case author.VoidChanged:
		return "The draft has changed since, so this signature is void: it no longer counts for it."
	case author.VoidLeft:
		return "They have left the partnership since, or their organisation has. Somebody else of their side has to sign."
	case author.VoidMoved:
		return "They no longer write for the organisation for which they signed: they have left its staff, or say that they write for another. One person counts for one side. Somebody of that side has to sign."
	case author.VoidStanding:
		return "They only read here now, and a reader’s signature doesn’t count. Somebody else of their side has to sign; or an owner makes them a reviewer again."
	case author.VoidAgain:
		return "They have reviewed it again since, as it is, and ended that as “Not yet”. Read what they say it needs."
	case author.VoidObjected:
		return "What was published was withdrawn for a reason since, and only what is signed after that counts. It has to be reviewed again."
	case author.VoidReplaced:
		return "A newer text of this draft was published since. To publish this one again takes that back, which nobody does alone: both sides sign it again, if they hold it to be better."
	case author.VoidExpired:
		return "The rule pack has expired since. It has to be reviewed again."
	}
	return ""
}
