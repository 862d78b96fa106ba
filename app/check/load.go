package check

import (
	"fmt"
	"math"

	"caseload/app/check/readable"
	"caseload/app/check/remark"
	"caseload/app/playtest"
	"caseload/app/sim"
)

// loadRules ask whether the work fits into the hours. In many scenarios too much
// work is the point; but there must not be so much that nobody could do it
// whatever they leave, nor so little that nothing has to be chosen. Both are
// measured in careful plays.
var loadRules = []Rule{
	{"load-impossible", Warning, "Nobody can do what falls due, whatever they leave; then choosing well can't be seen.", tooMuch},
	{"load-none", Warning, "Everything fits with time left over; then nothing has to be chosen.", tooLittle},
	{"load-over-ceiling", Warning, "Weighted load stays within half as much again of the employer's ceiling.", overCeiling},
}

// The thresholds for work as a percentage of the hours. With three quarters more
// work than time, so much has to be left that no order is a good one; with less
// than 60 % there is always time for everything. They are Caseload's own.
const (
	workTooMuch   = 175
	workTooLittle = 60
	loadTooMuch   = 150
)

// share returns work as a percentage of the hours in careful plays, with the
// medians of both in minutes.
func (t *telling) share(work func(*play) int) (percent, needed, had int) {
	careful := t.by("careful")
	needed = median(careful, work)
	had = median(careful, func(one *play) int { return one.had })
	if had == 0 {
		return 100, needed, had
	}
	return 100 * needed / had, needed, had
}

func tooMuch(p *pack, say say) {
	for _, t := range p.tellings {
		if len(t.plays) == 0 {
			continue
		}
		if percent, needed, had := t.share(func(one *play) int { return one.needed }); percent > workTooMuch {
			say(p.declared(t, "title").says(remark.WorkWithoutEnd(needed, had)))
		}
	}
}

func tooLittle(p *pack, say say) {
	for _, t := range p.tellings {
		if len(t.plays) == 0 {
			continue
		}
		if percent, needed, had := t.share(func(one *play) int { return one.there }); percent < workTooLittle {
			say(p.declared(t, "title").says(remark.WorkForNobody(needed, had)))
		}
	}
}

func overCeiling(p *pack, say say) {
	for _, t := range p.tellings {
		worst := 0
		for _, one := range t.by("careful") {
			if one.ceiling > 0 {
				worst = max(worst, 100*one.load/one.ceiling)
			}
		}
		if worst > loadTooMuch {
			say(p.declared(t, "title").says(remark.FarOverCeiling(worst)))
		}
	}
}

var limitRules = []Rule{
	{"words-message", Warning, "A message has at most 80 words (DESIGN.md, “The first ten minutes”).", messageWords},
	{"words-referral", Warning, "A referral has at most 150 words.", referralWords},
	{"words-summary", Warning, "A summary has at most 120 words.", summaryWords},
	{"words-visit", Warning, "A visit has at most 250 words.", visitWords},
	{"lines-chronology", Warning, "A chronology has at most twelve lines.", chronologyLines},
	{"words-met", Warning, "A student meets at most 7,000 words in a week of five days, and 2,800 in a day on its own.", wordsMet},
	{"turns", Warning, "A week has at most 80 decisions, and a day on its own 25.", turns},
	{"minutes", Warning, "A week takes at most 75 minutes at the desk, and a day on its own 20; and about as long as the scenario says.", minutes},
}

// over reports every text of some kind that was met and has more words than
// limit, once for each text.
func (p *pack) over(say say, what string, limit int, is func(sim.Message) bool) {
	said := map[string]bool{}
	for _, t := range p.tellings {
		for _, one := range t.plays {
			for _, m := range one.world.Messages {
				n := readable.Words(m.Text.Body)
				if n <= limit || !is(m) {
					continue
				}
				f, ok := p.sourceOf(m.Text.Body)
				if !ok {
					f, _ = p.storyline(one.world.Storylines[min(m.Storyline, len(one.world.Storylines)-1)].Name)
				}
				if key := f.File + fmt.Sprint(f.Line); !said[key] {
					said[key] = true
					say(f.says(remark.TooManyWords(what, n, limit)))
				}
			}
		}
	}
}

func messageWords(p *pack, say say) {
	p.over(say, "message", readable.MessageWords, func(m sim.Message) bool {
		return m.Kind != sim.KindReferral && m.Kind != sim.KindScene && m.By != sim.AtVisit && m.By != sim.ByLetter
	})
}

func referralWords(p *pack, say say) {
	p.over(say, "referral or letter", readable.ReferralWords, func(m sim.Message) bool {
		return m.Kind == sim.KindReferral || m.By == sim.ByLetter && m.Kind != sim.KindScene
	})
}

func visitWords(p *pack, say say) {
	p.over(say, "visit", readable.VisitWords, func(m sim.Message) bool { return m.By == sim.AtVisit || m.Kind == sim.KindScene })
}

func summaryWords(p *pack, say say) {
	p.eachCase(func(c sim.Case) {
		if n := readable.Words(c.Summary); n > readable.SummaryWords {
			f, _ := p.sourceOf(c.Summary)
			say(f.says(remark.SummaryTooLong(c.ID, n, readable.SummaryWords)))
		}
	})
}

func chronologyLines(p *pack, say say) {
	p.eachCase(func(c sim.Case) {
		for _, paper := range c.Papers {
			if paper.ID != c.ID+"-chronology" {
				continue
			}
			if n := readable.Lines(paper.Text.Body); n > readable.ChronologyLines {
				f, _ := p.sourceOf(paper.Text.Body)
				say(f.says(remark.ChronologyTooLong(paper.ID, n)))
			}
		}
	})
}

// eachCase calls each once for every case that comes up in any play.
func (p *pack) eachCase(each func(sim.Case)) {
	seen := map[string]bool{}
	for _, t := range p.tellings {
		for _, one := range t.plays {
			for _, list := range [][]sim.Case{one.world.Cases, one.world.Former} {
				for _, c := range list {
					if !seen[c.ID] {
						seen[c.ID] = true
						each(c)
					}
				}
			}
		}
	}
}

// limit returns day for a scenario of one day; for longer ones it scales week,
// which is for five days.
func (t *telling) limit(day, week int) int {
	if t.world.Setting.Days == 1 {
		return day
	}
	return week * t.world.Setting.Days / 5
}

func wordsMet(p *pack, say say) {
	for _, t := range p.tellings {
		met := median(t.usual(), func(one *play) int { return one.words })
		if met > 0 && met > t.limit(2800, 7000) {
			say(p.declared(t, "title").says(remark.TooMuchToRead(met, t.limit(2800, 7000))))
		}
	}
}

func turns(p *pack, say say) {
	for _, t := range p.tellings {
		if n := median(t.usual(), func(one *play) int { return one.turns - one.fillers }); n > 0 && n > t.limit(25, 80) {
			say(p.declared(t, "title").says(remark.TooManyDecisions(n, t.limit(25, 80))))
		}
	}
}

// atTheDesk returns how many minutes a student needs, as a playtest estimates and prints
// it.
func (one *play) atTheDesk() int {
	return int(math.Round(playtest.DeskMinutes(one.words, one.turns, one.fillers)))
}

func minutes(p *pack, say say) {
	for _, t := range p.tellings {
		n := median(t.by("careful"), (*play).atTheDesk)
		if n < 2 { // there is next to nothing in it yet
			continue
		}
		said := t.world.Setting.Length
		limit := t.limit(20, 75)
		switch place := p.declared(t, "minutes"); {
		case n > limit*5/4:
			say(place.says(remark.TakesTooLong(n, limit)))
		case said == 0:
			say(place.says(remark.LengthUnsaid(n)))
		case n > said+5 && n > said*3/2, n < said-9 && n*2 < said:
			say(place.says(remark.LengthOtherwise(said, n)))
		}
	}
}
