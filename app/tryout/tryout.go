package tryout

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"caseload/app/check"
	"caseload/app/glossary"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/sim"
)

// Asked is what is to be played.
type Asked struct {
	Archive   []byte         // the pack, as a zip file
	Slug      string         // of its scenario, or of one of its cuts
	Luck      uint64         // the seed
	Decisions []sim.Decision // are made first
	Bot       string         // who decides then, by the name of a policy; "" for nobody
	Until     Moment         // to which the bot plays on
	Steps     bool           // whether the steps of a golden play are wanted
	Golden    string         // the text of a golden play that is played in place of Luck and Decisions; "" for none
}

// Moment is a place in a play: the end, the first desk after a line of the pack has run, or the
// first one at or after a time of a day of the story. The zero Moment is the beginning.
type Moment struct {
	End  bool   `json:"end,omitempty"`
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"` // from 1
	Day  int    `json:"day,omitempty"`  // from 1
	Time string `json:"time,omitempty"` // "14:30", or "" for the morning
}

// Shown is what has come of it.
type Shown struct {
	Desk      sim.Desk
	Glossary  glossary.Glossary
	Decisions []sim.Decision             // all that were made
	Places    map[string]script.CodeLine // of what is on the desk, by its id, and of each offer, by its
	Texts     map[string][]string        // text files from which what is on the desk was made, by its id
	Faults    []Fault                    // where storylines failed, each line once; the play went on without them
	Missed    bool                       // the play ended, or MostTurns came, before the moment did
	Steps     string
	Recorded  Recorded // of the golden play that was asked for; it has no Places and Texts

	Refused sim.Sentence // why one of Decisions that were asked for can't be made; neither it nor what follows was
	Wrong   []Fault      // why the pack can't be played at all; there is nothing else then
	Stopped bool         // it took longer than Longest, or came to more than is answered; there is nothing else then
}

// Fault is a mistake in the pack.
type Fault struct {
	File string // "" if it is about none
	Line int    // from 1; 0 if there is none
	Says sim.Sentence
}

const (
	// MostTurns bounds the decisions of one play. A week has about ninety.
	MostTurns = 1_000

	// Longest bounds how long one may take. A week with all its decisions takes a second.
	Longest = 15 * time.Second

	mostFaults = 20
)

// Play plays what is asked for. Modules come from library.
func Play(ctx context.Context, a Asked, library fs.FS) Shown {
	ctx, stop := context.WithTimeout(ctx, Longest)
	defer stop()
	v, wrong := version(a, library)
	if v == nil {
		return Shown{Wrong: wrong}
	}
	p := play{asked: a, version: v}
	if a.Until.File != "" {
		p.until = lineOf(v, a.Until.File, a.Until.Line)
	}
	var err error
	if a.Golden != "" {
		err = p.again(ctx)
	} else {
		err = p.play(ctx)
	}
	switch {
	case errors.Is(err, sim.ErrInterrupted), ctx.Err() != nil:
		return Shown{Stopped: true}
	case err != nil:
		return Shown{Wrong: faults(err)}
	}
	return p.shown
}

// version returns the scenario or the cut that is asked for, or why it can't be read.
func version(a Asked, library fs.FS) (*scenario.Version, []Fault) {
	slug, files, refused := check.Unpack(a.Archive, a.Slug)
	var wrong []Fault
	for _, f := range refused {
		if f.Severity == check.Error {
			wrong = append(wrong, Fault{f.File, f.Line, sim.Say("%s %s", f.Sentence, f.Instead)})
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	pack := &scenario.Pack{Slug: slug, Files: files}
	if a.Slug == slug {
		v, err := scenario.Freeze(pack, library)
		return v, faults(err)
	}
	versions, err := scenario.FreezeAll(pack, library)
	for _, v := range versions {
		if v != nil && v.Slug == a.Slug {
			return v, nil
		}
	}
	if err == nil {
		err = &script.Error{Message: sayNoCut(a.Slug)}
	}
	return nil, faults(err)
}

// faults returns what an error says about the pack, one for each that is joined in it.
func faults(err error) (list []Fault) {
	for _, one := range script.Each(err) {
		if placed := (*script.Error)(nil); errors.As(one, &placed) {
			list = append(list, Fault{placed.File, placed.Line, placed.Message})
			continue
		}
		list = append(list, Fault{Says: sim.FaultOf(one).Says})
	}
	return list
}

// play is a play while it is made.
type play struct {
	asked   Asked
	version *scenario.Version
	until   script.CodeLine // that the bot plays to; the zero value if it plays to something else
	seat    *scenario.Seat
	steps   []scenario.Step
	shown   Shown
}

func (p *play) play(ctx context.Context) (err error) {
	p.seat, err = scenario.SitCovered(ctx, p.version, nil, sim.NewLuck(p.asked.Luck), p.asked.Until.File != "")
	if err != nil {
		return err
	}
	p.step()
	if err := p.decideAll(p.asked.Decisions, policy.Chance(p.asked.Luck)); err != nil {
		return err
	}
	p.show()
	return ctx.Err()
}

// decideAll makes decisions, up to the first that can't be made, and lets the bot go on.
func (p *play) decideAll(decisions []sim.Decision, pick policy.Pick) error {
	for _, d := range decisions[:min(len(decisions), MostTurns)] {
		err := p.decide(d)
		if refused := new(sim.Refused); errors.As(err, &refused) {
			p.shown.Refused = refused.Sentence
			return nil
		}
		if err != nil {
			return err
		}
	}
	if bot := policy.Named[p.asked.Bot]; bot != nil {
		return p.bot(bot, pick)
	}
	return nil
}

func (p *play) decide(d sim.Decision) error {
	if err := p.seat.Decide(d); err != nil {
		return err
	}
	p.shown.Decisions = append(p.shown.Decisions, d)
	p.step()
	return nil
}

func (p *play) step() {
	if p.asked.Steps {
		p.steps = append(p.steps, p.seat.Step())
	}
}

// bot lets a policy decide until the moment has come.
func (p *play) bot(decide policy.Policy, pick policy.Pick) error {
	seat := scenario.Glance{Seat: p.seat}
	for desk := seat.Desk(); !p.come(desk); desk = seat.Desk() {
		if desk.Ended || len(p.shown.Decisions) >= MostTurns {
			p.shown.Missed = !(desk.Ended && p.asked.Until.End)
			return nil
		}
		if err := p.decide(decide(desk, pick)); err != nil {
			return err
		}
	}
	return nil
}

// come reports whether the moment has come to which the bot plays.
func (p *play) come(desk sim.Desk) bool {
	until := p.asked.Until
	switch {
	case until.End:
		return false // the play ends, and no decision is left
	case until.File != "":
		return p.seat.HasRun(p.until)
	}
	return desk.Scenario.Day > until.Day || desk.Scenario.Day == until.Day && desk.Clock.Now >= until.Time
}

func (p *play) show() {
	p.shown.Desk, p.shown.Glossary = p.seat.Desk(), p.version.Glossary
	p.places()
	for _, f := range p.seat.Faults() {
		one := Fault{f.File, f.Line, f.Says}
		again := slices.ContainsFunc(p.shown.Faults, func(f Fault) bool { return f.File == one.File && f.Line == one.Line })
		if len(p.shown.Faults) < mostFaults && !again {
			p.shown.Faults = append(p.shown.Faults, one)
		}
	}
	if p.asked.Steps {
		p.shown.Steps = scenario.TraceOf(p.steps)
	}
}
