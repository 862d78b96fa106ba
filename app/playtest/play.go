package playtest

import (
	"context"
	"errors"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// start is what a play begins with, and how it is continued.
type start struct {
	terms     *sim.Terms
	luck      sim.Luck
	decisions []sim.Decision // made first, skipping those the desk refuses; then the policy continues
	loose     int            // one in this many times the policy decides before the next of them; 0 for never
	choice    uint64         // the seed of the policy's own draws
	policy    policy.Policy
	eager     int  // for an explorer; 0 to not explore
	covered   bool // note what it encounters and does
	lines     bool // also note the lines that run
}

// played is the result of one play.
type played struct {
	start
	figures
	turns   int
	fillers int // of the turns; see [Fills]
	words   int
	steps   int64    // Lua instructions, of a covered play
	serious sim.Harm // the worst harm
	faults  []faultAt
	stories []string
	reached []bool
	found   *found // of a covered play
}

// figures are the totals of one play.
type figures struct {
	harm, worry, missed, minutes, overtime int
	strain                                 int64
}

// play runs one play from start to end. A play that can't go on is a fault of
// the pack or the program and is recorded as one. That includes a panic;
// otherwise one pack could stop the program. known holds the choices that
// earlier plays have taken. An error means that the context is done, the script
// was interrupted or the play couldn't start.
func play(ctx context.Context, v *scenario.Version, s start, known *known) (p played, err error) {
	p.start = s
	p.decisions = nil
	defer func() {
		if broken := recover(); broken != nil {
			p.faults = append(p.faults, faultAt{Fault{FaultID{Code: brokeOff}, sayBroke(broken)}, len(p.decisions)})
		}
	}()
	seat, err := sit(ctx, v, s)
	if err != nil {
		return played{}, err
	}
	if s.covered {
		p.found = newFound(seat, v.Setting.Brief)
	}
	bot := s.policy
	if s.eager > 0 && p.found != nil {
		bot = policy.Explorer(s.policy, s.eager, func(o sim.Offer) []policy.Made { return known.made(p.found.choicesOf(o), o.ID) })
	}
	follows := false // whether the decision is one of s.decisions
	decide := func(desk sim.Desk, pick policy.Pick) (d sim.Decision) {
		p.found.see(desk)
		follows = len(s.decisions) > 0 && (s.loose == 0 || pick(s.loose) > 0)
		if follows {
			d, s.decisions = s.decisions[0], s.decisions[1:]
		} else {
			d = bot(desk, pick)
		}
		p.decisions = append(p.decisions, d)
		return d
	}
	var table policy.Seat = scenario.Glance{Seat: seat}
	if s.covered { // all that is on the desk is noted
		table = seat
	}
	for turn := range policy.Play(ctx, table, decide, policy.Chance(s.choice)) {
		switch err := turn.Err; {
		case err == nil:
			p.found.took(turn.Desk, turn.Decision)
			p.turns++
			if Fills(turn.Decision) {
				p.fillers++
			}
		case ctx.Err() != nil, errors.Is(err, sim.ErrInterrupted):
			return played{}, err
		case follows && errors.As(err, new(*sim.Refused)):
			p.decisions = p.decisions[:len(p.decisions)-1]
		default:
			p.faults = append(p.faults, faultAt{stuck(turn.Decision.Offer, err), len(p.decisions)})
			p.close(seat)
			return p, nil
		}
	}
	p.found.see(seat.Desk())
	p.close(seat)
	return p, nil
}

func sit(ctx context.Context, v *scenario.Version, s start) (*scenario.Seat, error) {
	if s.covered {
		return scenario.SitCovered(ctx, v, s.terms, s.luck, s.lines)
	}
	return scenario.SitWithin(ctx, scenario.Play{Version: v, Terms: s.terms, Luck: s.luck})
}

// close records the results of a play.
func (p *played) close(seat *scenario.Seat) {
	o, _ := seat.Outcome()
	p.figures = figures{harm: o.Harm, worry: o.WorryDays, missed: o.Missed, minutes: o.Minutes, strain: o.Strain}
	for _, day := range seat.Days() {
		p.overtime += day.Overtime
	}
	for _, h := range o.Harms {
		if h.Severity > p.serious.Severity {
			p.serious = h
		}
	}
	p.reached, p.stories, p.steps = o.Reached, seat.Storylines(), seat.Steps()
	for _, f := range seat.Faults() {
		p.faults = append(p.faults, faultAt{failed(f), f.Turn})
	}
	if p.found != nil {
		p.words = p.found.reader.Words
		p.found.close(seat)
	}
}
