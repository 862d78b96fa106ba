package debrief

import (
	"fmt"
	"slices"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// told completes a judgement with what it counts as, a sentence and a question.
func (j Judgement) told() Judgement {
	if j.Met != Worked {
		j.Counts = counts(j.Tier, j.Published)
	}
	if j.Turn == 0 && j.Verdict == Within {
		j.Met = Left
	}
	if (j.Verdict == Lower || j.Verdict == NotOffered) && j.Met != Unnoticed && j.Met != Worked && len(j.Unopened) > 0 {
		j.Met = Unopened
	}
	j.Sentence = sim.Sentence(j.what() + j.stands() + j.deed() + j.how())
	j.Question = questions[j.asks()]
	return j
}

func counts(tier, published string) string {
	switch {
	case tier == "" || published == Either:
		return Uncounted
	case published == IsUrgent && isUrgent(tier):
		return Hit
	case published == IsUrgent:
		return Miss
	case isUrgent(tier):
		return FalseAlarm
	}
	return CorrectRejection
}

// what says what was decided, and how soon.
func (j Judgement) what() string {
	switch {
	case j.Turn > 0 && j.Kind == referral:
		return fmt.Sprintf("You recommended %s%s", j.Tier, j.soon("it came"))
	case j.Turn > 0 && j.Tier == j.Was:
		return fmt.Sprintf("Something new reached you on %s. You looked again and kept %s%s", j.ShownAt, j.Tier, j.soon("that"))
	case j.Turn > 0:
		return fmt.Sprintf("Something new reached you on %s. You set its tier from %s to %s%s", j.ShownAt, tierOr(j.Was), j.Tier, j.soon("that"))
	case j.Met == Worked:
		return fmt.Sprintf("Something new reached you on %s, and you turned to it%s: %s. You set no tier, so it stayed at %s", j.ShownAt, j.soon("that"), sentence.Quote(j.Response), tierOr(j.Was))
	case j.Kind == referral:
		return fmt.Sprintf("It was on your desk from %s, and no recommendation was made", j.ShownAt)
	}
	return fmt.Sprintf("Something new reached you on %s, and the tier stayed at %s", j.ShownAt, tierOr(j.Was))
}

func (j Judgement) soon(what string) string {
	switch {
	case j.days == 0 && *j.After == 0:
		return " at once"
	case j.days == 0:
		return ", " + lapse(*j.After) + " after " + what
	case j.days == 1 && *j.After == 0:
		return " first thing the next working day"
	case j.days == 1:
		return " the next working day, " + worktime(*j.After) + " after " + what
	}
	return " on a later day, " + worktime(*j.After) + " after " + what
}

func tierOr(tier string) string {
	if tier == "" {
		return "none"
	}
	return tier
}

// stands says how the tier compares with the range.
func (j Judgement) stands() string {
	if j.widened() {
		return j.standsApart()
	}
	expected := Range(j.Range)
	if j.Met == Worked {
		return fmt.Sprintf("; the authors’ range is %s. The work was done in that time, so the tier isn't counted.", expected)
	}
	switch j.Verdict {
	case Within:
		return fmt.Sprintf(", inside the authors’ range, %s.", expected)
	case Higher:
		return fmt.Sprintf(", more urgent than the authors’ range, %s.%s", expected, j.soFar())
	case Lower:
		return fmt.Sprintf(", less urgent than the authors’ range, %s.%s", expected, j.soFar())
	}
	return fmt.Sprintf(". The authors’ range is %s.", expected)
}

// how says what the log shows about how it was dealt with. Each case has a
// different sentence, and none is a reproach.
func (j Judgement) how() string {
	least := slices.Max(j.Range)
	switch {
	case j.Met == Unnoticed:
		return " The log holds no decision of yours about it." + j.waited()
	case j.Met == Unopened:
		if len(j.Unopened) > 1 {
			return fmt.Sprintf(" You hadn't opened %s, which were there to be read.", join(j.Unopened))
		}
		return fmt.Sprintf(" You hadn't opened %s, which was there to be read.", j.Unopened[0])
	case j.Met == ActedLate && j.widened():
		return fmt.Sprintf(" That is later than even %s, the least urgent of all of these, which means %s.", least, allows[least])
	case j.Met == ActedLate && len(j.Range) > 1:
		return fmt.Sprintf(" That is later than even %s, the least urgent of that range, which means %s.", least, allows[least])
	case j.Met == ActedLate:
		return fmt.Sprintf(" That is later than %s, which means %s.", least, allows[least])
	case j.Met == Touched:
		return fmt.Sprintf(" You did take it up: your next decision about it was %s%s.", sentence.Quote(j.Response), j.soon("that"))
	}
	return ""
}

// deed says that something was done about an open case whose tier was left:
// people's actions may show what they thought even if they didn't say it.
func (j Judgement) deed() string {
	if j.Turn > 0 || j.Met == Worked || j.Kind != openCase || j.Response == "" || j.After == nil {
		return ""
	}
	if *j.After == 0 {
		return fmt.Sprintf(" At once you turned to them: %s.", sentence.Quote(j.Response))
	}
	return fmt.Sprintf(" %s later you turned to them: %s.", lapse(*j.After), sentence.Quote(j.Response))
}

func (j Judgement) waited() string {
	switch n := len(j.Beside); n {
	case 0:
		return ""
	case 1:
		return " One other thing waited on your desk then."
	default:
		return fmt.Sprintf(" %d other things waited on your desk then.", n)
	}
}

// questions are what an experienced practitioner might ask (DOMAIN 8.3, from
// memory, unverified).
var questions = map[question]sim.Sentence{
	askUnnoticed:  "Who else could have looked at this while you were with something else, and how would they have known?",
	askWorked:     "You acted on it. Who else needed to know how soon you meant it, and where would they have read it?",
	askUnopened:   "What did you not know yet, and what would it have cost to find out?",
	askLate:       "Which clock couldn't be started again? Who else could have begun?",
	askLowerOpen:  "What would you need to see before your view changed?",
	askLower:      "What is the worst credible thing here, and could it be undone?",
	askHigher:     "What would the quicker response have cost elsewhere, and who decides that?",
	askNotOffered: "What would you tell the manager about it in two sentences?",
	askWithin:     "What one more fact would have moved your tier, and in which direction?",
}

// responses returns the times to a recommendation on referrals, grouped by the
// most urgent tier of the published range. Tiers without referrals are left out.
func responses(judgements []Judgement) []Response {
	list := []Response{}
	for _, tier := range []string{"P0", "P1", "P2", "P3", "P4"} {
		r, minutes := Response{Tier: tier}, []int{}
		for _, j := range judgements {
			if j.Kind != referral || slices.Min(j.Range) != tier {
				continue
			}
			r.Came++
			if j.Turn > 0 {
				minutes = append(minutes, *j.After)
			}
			if j.Met == ActedLate {
				r.Late++
			}
		}
		if r.Came > 0 {
			list = append(list, r.timed(minutes))
		}
	}
	return list
}

func (r Response) timed(minutes []int) Response {
	r.Answered, r.Median = len(minutes), median(minutes)
	r.Sentence = sim.Say("Where the range begins at %s: %s", r.Tier, plural(r.Came, "referral", "referrals"))
	if len(minutes) == 0 {
		r.Reason = "None of them was answered."
		r.Sentence += ", and no recommendation."
		return r
	}
	r.Longest = pointer(slices.Max(minutes))
	switch {
	case r.Came == 1:
		r.Sentence += sim.Say(", answered %s.", afterWords(*r.Median))
	case r.Answered == 1:
		r.Sentence += sim.Say(", 1 answered: %s.", afterWords(*r.Median))
	default:
		r.Sentence += sim.Say(", %d answered: in the middle %s, at the longest %s.", r.Answered, afterWords(*r.Median), afterWords(*r.Longest))
	}
	if r.Late > 0 {
		r.Sentence += sim.Say(" Later than the range allows: %d.", r.Late)
	}
	return r
}

func afterWords(minutes int) string {
	if minutes == 0 {
		return "at once"
	}
	return "after " + lapse(minutes)
}

// triageRule says how judgements are counted; it is shown next to the counts.
const triageRule = "P0 and P1 are urgent. Something counts as urgent when every tier of its published range is, and as not urgent when none is; " +
	"where practice would defend either, the judgement is told and counts neither way. A hit is an urgent tier on something urgent, a miss a tier that isn't; " +
	"a false alarm is an urgent tier on something that isn't, a correct rejection a tier that isn't either. " +
	"Only the tier is compared: nothing is published about a first response, a level of need or a reason, so these are never counted, and are worth talking over all the same. " +
	"Once at least two practitioners have judged a range, each on their own, its tiers are those of the authors and those that any of the practitioners would defend, and what lies in between, so nothing counts against you that one of them would defend. " +
	"An open case whose tier was left counts with the tier it had, unless something was done about it in the time that its range allows; then, and where nothing was recommended, nothing is counted."

const nothingToRecommend = "Nothing with a published range came to your desk in this run."

const noRecommendation = "there was no recommendation"

func (t Triage) sentence() sim.Sentence {
	n := len(t.Examples)
	if n == 0 {
		return nothingToRecommend
	}
	if n == 1 {
		if t.Worked == 1 {
			return "One thing with a published range came to your desk: you did the work in time, and set no tier."
		}
		return "One thing with a published range came to your desk: " + sim.Sentence(map[string]string{Within: "your tier was inside it.", Higher: "your tier was more urgent.", Lower: "your tier was less urgent.", NotOffered: noRecommendation + "."}[t.Examples[0].Verdict])
	}
	if t.Within == n {
		return sim.Say("%s with a published range came to your desk, and none of your tiers was outside its range.", plural(n, "thing", "things"))
	}
	var parts []string
	for _, c := range []struct {
		n     int
		words string
	}{{t.Within, "inside it"}, {t.Over, "more urgent"}, {t.Under, "less urgent"}, {t.None, noRecommendation}} {
		if len(parts) == 0 && c.words != noRecommendation {
			c.words = "your tier was " + c.words
		}
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("on %d %s", c.n, c.words))
		}
	}
	if t.Worked > 0 {
		return sim.Say("%s with a published range came to your desk: %s. On %d of those that were less urgent you did the work in time, and set no tier.", plural(n, "thing", "things"), join(parts), t.Worked)
	}
	return sim.Say("%s with a published range came to your desk: %s.", plural(n, "thing", "things"), join(parts))
}

// Range returns a list of tiers in words: "P1", "P1 or P2", "P1 to P3".
func Range(tiers []string) string {
	sorted := slices.Sorted(slices.Values(tiers))
	switch len(sorted) {
	case 0:
		return "open"
	case 1:
		return sorted[0]
	case 2:
		return sorted[0] + " or " + sorted[1]
	}
	return sorted[0] + " to " + sorted[len(sorted)-1]
}

// allows says in words how much time a tier allows.
var allows = map[string]string{"P0": "within the hour", "P1": "the same working day", "P2": "within three days", "P3": "within the week"}
