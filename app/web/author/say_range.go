package author

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/who"
)

// sayRangeKind says what a range is for.
func sayRangeKind(one author.Range) sim.Sentence {
	switch {
	case one.Open && one.Title != "":
		return sim.Say("Something new about the case %s: how soon, now?", one.Title)
	case one.Open:
		return "Something new about an open case: how soon, now?"
	}
	return "A referral: how soon?"
}

// sayTiers says from which tier to which a range goes.
func sayTiers(most, least string) string {
	if most == least {
		return most + ", " + sim.TierWords(most)
	}
	return most + ", " + sim.TierWords(most) + ", to " + least + ", " + sim.TierWords(least)
}

// sayPublished says which range a draft publishes.
func sayPublished(one author.Range) sim.Sentence {
	if len(one.Tiers) == 0 {
		return "The script computes the range that students are shown."
	}
	return sim.Say("The draft says %s.", strings.Join(one.Tiers, ", "))
}

// sayJudge says who has judged.
func sayJudge(j author.Judgement, self int64) string {
	if j.Person == self {
		return "You"
	}
	return cmp.Or(j.Name, "Somebody whose account was deleted")
}

// sayJudgement says how somebody has judged, and whether it counts.
func sayJudgement(j author.Judgement, self int64) sim.Sentence {
	counts := ""
	switch {
	case j.Counts():
	case j.Wrote && j.Person == self:
		counts = " This isn’t counted among the two that a range needs: before you judged, you had written in the draft, or words that you suggested had been put into it."
	case j.Wrote:
		counts = " This isn’t counted among the two that a range needs, since they had written in the draft before they judged."
	case j.Seen:
		counts = " This isn’t counted among the two that a range needs: it was given after having seen how others judged the moment as it was worded before."
	case j.Side == who.Authority && !j.Lived && j.Stands != "" && j.Stands != j.Side && j.Person == self:
		counts = " This isn’t counted among the two that a range needs: you stand for another organisation now, and nobody counts for two sides."
	case j.Side == who.Authority && !j.Lived && j.Stands != "" && j.Stands != j.Side:
		counts = " This isn’t counted among the two that a range needs: they stand for another organisation now, and nobody counts for two sides."
	case j.Side == who.Authority && !j.Lived && j.Person == self:
		counts = " This isn’t counted among the two that a range needs, since you said that you don’t decide about referrals in your work."
	case j.Side == who.Authority && !j.Lived:
		counts = " This isn’t counted among the two that a range needs, since they don’t decide about referrals in their work."
	default:
		counts = " This isn’t counted among the two that a range needs: only practitioners of a local authority are."
	}
	return sim.Say("%s.%s", sayTiers(j.Most, j.Least), counts)
}

// sayWouldCount says to whoever is about to judge whether it will count, and who reads it.
func sayWouldCount(j author.Judgement) (counts, reads sim.Sentence) {
	switch {
	case j.Counts():
		return "What you say counts as one of the two judgements by practitioners that a range needs if you decide about referrals in your work, or have.",
			"If it counts, students read this as what a practitioner said, without your name, once the draft is published. Write nothing about a real person."
	case j.Wrote:
		counts = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: you have written in the draft, or words that you suggested were put into it."
	case j.Lived:
		counts = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: only those of practitioners of a local authority do. You review from lived experience."
	case j.Side == who.Authority:
		counts = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: this review was begun for a local authority, and you stand for another organisation now."
	case j.Side == "":
		counts = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: only those of practitioners of a local authority do. This review was begun for neither side."
	default:
		counts = "What you say is kept and shown beside the range, but doesn’t count as one of the two judgements that it needs: only those of practitioners of a local authority do. This review was begun for a university."
	}
	return counts, "Only people of this partnership read this. Write nothing about a real person."
}

// sayJudgedBefore says to whoever is about to judge a range again that could see how others judged it as
// it was worded before; "" to others.
func sayJudgedBefore(earlier []author.Judgement) sim.Sentence {
	if len(earlier) == 0 {
		return ""
	}
	own, there := author.Apart(earlier)
	if !there {
		return "You have judged this moment before, as it was worded then, and could see how others judged it. So what you say now isn’t counted among the two that a range needs; it is kept, and shown as given after having seen others’."
	}
	return sim.Say("You have judged this moment before, as it was worded then: %s. Since then you could see how others judged it. If you hold to that, it goes on counting. If you choose other tiers, they are kept, and shown as given after having seen others’, and aren’t counted among the two that a range needs.", sayTiers(own.Most, own.Least))
}

// sayAgreement says how a range was judged, to somebody.
func sayAgreement(one author.Judged, self int64) sim.Sentence {
	own, practitioners := false, 0
	for _, j := range one.By {
		own = own || j.Person == self
		if j.Counts() {
			practitioners++
		}
	}
	switch {
	case one.Agreement == sim.Agreed:
		return sim.Say("%s judged it, each on their own, and agreed.", sayPractitioners(practitioners))
	case one.Agreement == sim.Differed:
		return sim.Say("%s judged it, each on their own, and differed. Students are told so.", sayPractitioners(practitioners))
	case len(one.By) == 0:
		return "You can see nobody’s judgement of it. What others may have said is shown once you have judged it."
	case own:
		return "You have judged it. It counts as reviewed once two practitioners who decide about referrals and haven’t written in the draft have judged it, each on their own."
	}
	return "Not yet judged by two practitioners who decide about referrals and haven’t written in the draft, each on their own."
}

func sayPractitioners(n int) string {
	if n == 2 {
		return "Two practitioners"
	}
	return string(sim.Say("%d practitioners", n))
}

// sayOutside says which tiers outside a range's own practitioners would defend, or "".
func sayOutside(one author.Judged) sim.Sentence {
	tiers := one.Outside()
	if len(tiers) == 0 {
		return ""
	}
	var by []author.Judgement // of those who count, who would defend one of them
	counts := 0
	for _, j := range one.By {
		if j.Counts() {
			counts++
			if slices.ContainsFunc(tiers, func(tier string) bool { return j.Most <= tier && tier <= j.Least }) {
				by = append(by, j)
			}
		}
	}
	whose := sim.Say("%d of the %d practitioners who judged this would defend", len(by), counts)
	switch {
	case len(by) == 1 && counts == 2:
		whose = "One of the two practitioners who judged this would defend"
	case counts == 1:
		whose = "The one practitioner so far whose judgement counts would defend"
	case len(by) == 2 && counts == 2:
		whose = "Both practitioners who judged this would defend"
	case len(by) == counts:
		whose = sim.Say("All %d practitioners who judged this would defend", counts)
	}
	return sim.Say("%s %s.", whose, page.JoinAnd(tiers))
}

const sentenceOutsideChange sim.Sentence = "Change the range if they are right. If you hold to it, let the reason that is published with it say why. Once two practitioners have judged it, students read both, and what either would defend isn’t counted against them."

// SayOutside says at how many ranges practitioners would defend other tiers than the draft, or "".
func SayOutside(n int) sim.Sentence {
	switch n {
	case 0:
		return ""
	case 1:
		return "At one range a practitioner would defend a tier that the draft doesn’t. Change the range, or let its reason say why you hold to it, before it is published."
	}
	return sim.Say("At %d ranges practitioners would defend tiers that the draft doesn’t. Change the ranges, or let their reasons say why you hold to them, before it is published.", n)
}

// saySumOfRanges says how the ranges of a draft were judged, of which some were by enough
// practitioners.
func saySumOfRanges(list []author.Judged, reviewed int) sim.Sentence {
	n := map[sim.Agreement]int{}
	for _, one := range list {
		n[one.Agreement]++
	}
	switch {
	case len(list) == 0:
		return sentenceNoRanges
	case len(list) == author.MostRanges:
		return sim.Say("Here are the first %d ranges of the draft; more aren’t judged. A scenario with so many can be made into several.", len(list))
	case reviewed == 0 && len(list) == 1:
		return "The draft has one range, which two practitioners haven’t judged yet. Whoever reviews judges it in their review."
	case reviewed == 0:
		return sim.Say("The draft has %d ranges, of which two practitioners have judged none yet. Whoever reviews judges them in their review.", len(list))
	}
	says := sim.Say("Two practitioners or more have judged %d of the %d ranges of the draft as it is now, each on their own.", reviewed, len(list))
	if seen := n[sim.Agreed] + n[sim.Differed]; seen == reviewed {
		return says + sim.Say(" They agreed about %d, and differed about %d.", n[sim.Agreed], n[sim.Differed])
	}
	return says + sim.Say(" As far as you may see, they agreed about %d, and differed about %d.", n[sim.Agreed], n[sim.Differed])
}

// saySumOfReview says how many ranges whoever reviews has judged.
func saySumOfReview(list []author.Judged, reviewer int64, own bool) sim.Sentence {
	done := judgedBy(list, reviewer)
	switch {
	case len(list) == 0:
		return sentenceNoRanges
	case own && done == len(list):
		return "You have judged all of them."
	case own:
		return sim.Say("You have judged %d of %d.", done, len(list))
	}
	return "What you see here is what was judged by those whose judgement you may know: your own, and others’ of what you have judged too."
}

// sayRangesLeft says to whoever ends a review how many ranges they have judged; "" if there are
// none.
func sayRangesLeft(list []author.Judged, reviewer int64) sim.Sentence {
	done := judgedBy(list, reviewer)
	switch {
	case len(list) == 0:
		return ""
	case done < len(list):
		return sim.Say("You have judged %d of %s. You can end the review without the rest, and can’t judge them in it afterwards.", done, page.Count(len(list), "range", "ranges"))
	case done == 1:
		return "You have judged its one range."
	}
	return sim.Say("You have judged all %d ranges.", done)
}

// judgedBy returns how many ranges somebody has judged.
func judgedBy(list []author.Judged, person int64) (n int) {
	for _, one := range list {
		if slices.ContainsFunc(one.By, func(j author.Judgement) bool { return j.Person == person }) {
			n++
		}
	}
	return n
}

const sentenceDecides sim.Sentence = "Say whether you decide about referrals in your work, or have: only then it counts as a practitioner’s judgement. Nothing was kept yet."

const sentenceNoRanges sim.Sentence = "The draft publishes no ranges yet: no referral in it says which tiers can be defended."

// sayJudgeProblem says why a range can't be judged, or "".
func sayJudgeProblem(err error) sim.Sentence {
	switch {
	case errors.Is(err, author.ErrNoRange):
		return "Choose a tier in each list. The most urgent one comes first: from P1 to P3, say, and not from P3 to P1. Nothing was kept yet."
	case errors.Is(err, author.ErrNoReason):
		return "Say why: the reason is what students and authors learn from. Nothing was kept yet."
	case errors.Is(err, author.ErrTaken):
		return "You have judged this before, and may have seen what others said since, so it stays as you said it then."
	case errors.Is(err, author.ErrForbidden):
		return "This is somebody else’s review, so only they judge in it. Begin one of your own under “Reviews”."
	case errors.Is(err, author.ErrEnded):
		return "This review has ended, so nothing more is judged in it. Begin another under “Reviews”."
	case errors.Is(err, author.ErrFull):
		return sim.Say("You have judged %d ranges in this review, which is as many as are kept. End it, and begin another.", author.MaxJudgements)
	case errors.Is(err, author.ErrArchived):
		return "The draft was put away meanwhile, so nothing was kept. Ask a writer to take it up again."
	case errors.Is(err, author.ErrTooLarge):
		return sim.Say("The reason can have about %d characters. Nothing was kept yet: shorten it in the box.", author.MaxWhy)
	case errors.Is(err, author.ErrNotText):
		return "What you wrote has characters that can’t be kept. Nothing was kept yet: take them out, and try again."
	}
	return ""
}
