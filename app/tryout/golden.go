package tryout

import (
	"context"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Recorded is what has come of a golden play that was played again.
type Recorded struct {
	Text    string         // of its file, with the steps as they are now; "" if not all its decisions can be made
	Differs []sim.Sentence // where it departs from what was recorded, and how; nil if nowhere
	Turns   []int          // whose record is another in Text
	More    int            // decisions that the bot has added
}

// again plays a golden play again, lets the bot play on, and records that.
func (p *play) again(ctx context.Context) error {
	data := []byte(p.asked.Golden)
	g, err := scenario.ParseGolden(data)
	if err == nil && len(g.Decisions) > MostTurns {
		p.shown.Wrong = []Fault{{Says: sayTooLong()}}
		return nil
	}
	if err != nil {
		p.shown.Wrong = []Fault{{Says: sim.Say("%v", err)}}
		return nil
	}
	differs, err := scenario.FirstDifference(g, p.version)
	if err != nil {
		return err
	}
	if differs != nil {
		p.shown.Recorded.Differs = differs.Sentences()
	}
	if p.seat, err = scenario.SitWithin(ctx, g.Play(p.version)); err != nil {
		return err
	}
	pick := policy.Chance(0)
	if len(g.Luck) > 0 {
		pick = policy.Chance(g.Luck[0].Seed)
	}
	if err := p.decideAll(g.Decisions, pick); err != nil {
		return err
	}
	p.shown.Desk = p.seat.Desk()
	if p.shown.Refused != "" {
		return nil
	}
	p.shown.Recorded.More = len(p.shown.Decisions) - len(g.Decisions)
	updated, turns, err := scenario.Updated(scenario.Continued(data, p.shown.Decisions[len(g.Decisions):]), p.version)
	p.shown.Recorded.Text, p.shown.Recorded.Turns = string(updated), turns
	return err
}
