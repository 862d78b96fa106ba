package debrief

import (
	"fmt"
	"strings"

	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

func (d Dates) sentence() sim.Sentence {
	if len(d.List) == 0 {
		return noDates
	}
	var parts []string
	for _, c := range []struct {
		n     int
		words string
	}{{d.Met, "met"}, {d.Explained, "not met in time, with the reason recorded"}, {d.Missed, "passed without a recorded reason"}, {d.Running, "still running"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.words))
		}
	}
	return sim.Say("%s: %s.", plural(len(d.List), "date", "dates"), strings.Join(parts, ", "))
}

const hoursRule sim.Sentence = "Work counts as urgent if it was due that day or overdue, or if whoever sent it marked it urgent. It counts as important if it was on a case that you held at P0, P1 or P2, on a referral for which you recommended one of these, or was supervision or learning. " +
	"Finding out, which is reading and asking others, stands by itself: what it was worth is known only afterwards. This is a first sieve, and it is weak on what can't be undone. Travel belongs to the visit it was for. Breaks are not counted."

const noMinutes = "No minutes were worked."

const orderRule sim.Sentence = "Pressing means what the desk showed as pressing: something marked urgent that was waiting for an answer, a referral without a recommendation, work due that day or overdue, and work on a case that you held at P0 or P1, if it could be begun. " +
	"This counts the pieces of work that you chose while you could have taken up something pressing. Finding out, breaks, supervision and going home are not counted, and writing up doesn't press. " +
	"There can be good reasons for another order: this says what was there, not that your choice was wrong."

const nothingWorked = "You chose no piece of work, so nothing can be said about what you took up first."

const nothingChosen = "Nothing pressing could have been taken up when you chose your work."

// HonestToOthers says what the model is and isn't, where no strain is shown.
const HonestToOthers sim.Sentence = "Caseload is a training simulation. The people are fiction, the law is simplified, and nothing here is legal advice. " +
	"Load is weighted by a simple model, and most of its sizes are its makers' judgement. It has not been validated. " +
	"It must not be used to judge anybody's fitness to practise, or to justify a caseload."

// leftOut is added to the limits.
const leftOut sim.Sentence = "This version leaves out what is the student's alone to tell."

const keptEarlier sim.Sentence = "This debrief was kept by an earlier version of the program, and holds less than debriefs do now."

// Method says how sensitivity and threshold are estimated, and names the sources.
// H and F are corrected as in Hautus (1995), "Corrections for extreme proportions
// and their biasing effects on estimated values of d′", Behavior Research Methods
// 27, 46–51: a half is added to the number of hits and of false alarms, and one
// to what each is out of. d′ = z(H) − z(F), c = −(z(H) + z(F)) ÷ 2. The interval
// is normal, with the variance of Gourevitch & Galanter (1967), "A significance
// test for one parameter isosensitivity functions", Psychometrika 32, 25–33:
// var(d′) = H(1−H) ÷ (n φ(z(H))²) + F(1−F) ÷ (m φ(z(F))²), and var(c) is a
// quarter of it (Macmillan & Creelman 2005, Detection Theory, chapter 13).
const Method sim.Sentence = "d′ and c with the log-linear correction (Hautus 1995); 95 % intervals by the variance of Gourevitch and Galanter (1967). " +
	"They take judgements to be independent; several by one person, or on one referral, aren't quite, so the true interval is wider. A figure from few different referrals is about those referrals."

// listed names up to three things, and says how many more there are.
func listed(list []string) string {
	const most = 3
	if len(list) <= most {
		return join(list)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}

// join joins things as in a sentence: "a", "a and b", "a, b and c".
func join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// plural returns a number with its noun: "1 date", "2 dates".
func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// times says how often something happened: "once", "twice", "3 times".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

const noDates = "No date was running."

const nothingPlayed sim.Sentence = "Nothing was played, so there is nothing to say."

func fewJudged(n int) sim.Sentence {
	return sim.Say("%s counted so far; sensitivity and threshold are only given from %d on.", plural(n, "judgement", "judgements"), enough)
}

func fewOfEach(all, signals, others int) sim.Sentence {
	return sim.Say("Of %d judgements, %d were on something urgent and %d were not; a figure needs at least %d of each.", all, signals, others, ofEach)
}

func (o Order) sentence(worked bool) sim.Sentence {
	switch {
	case o.Choices > 0:
		return sim.Say("Something pressing could have been taken up %s when you chose your work; %s you took it up.", times(o.Choices), times(o.Pressing))
	case worked:
		return nothingChosen
	}
	return nothingWorked
}

func (p Passed) sentence() sim.Sentence {
	return sim.Say("%s: you chose %s (%s) while this could have been taken up: %s.", p.At, sentence.Quote(p.Did), Length(p.Minutes), listed(p.Waiting))
}

func (h Hours) sentence() sim.Sentence {
	if h.Total == 0 {
		return noMinutes
	}
	var parts []string
	for _, c := range []struct {
		minutes int
		words   string
	}{
		{h.FindingOut, "finding out"}, {h.Quadrants[0].Minutes, "what was urgent and important"}, {h.Quadrants[1].Minutes, "what was important and could wait"},
		{h.Quadrants[2].Minutes, "what was urgent and not important"}, {h.Quadrants[3].Minutes, "what was neither urgent nor important"},
	} {
		if c.minutes > 0 {
			parts = append(parts, fmt.Sprintf("%s on %s", Length(c.minutes), c.words))
		}
	}
	text := sim.Say("%s of work: %s", Length(h.Total), join(parts))
	if h.Scheduled > 0 {
		text += sim.Say(", of which %s went to families at P3 or P4", Length(h.Scheduled))
	}
	return text + "."
}
