package check

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"caseload/app/check/golden"
	"caseload/app/playtest"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// play is a single play by a policy, with what rules need to know about it.
type play struct {
	policy  string
	seed    uint64
	turns   int
	ended   bool
	broke   *broken // why it could not go on; nil if it could
	faults  []sim.Fault
	outcome sim.Outcome
	world   *sim.World // at the end
	words   int        // words that were met, as a playtest counts them
	load    int        // the highest load, in thousandths of a point, and
	ceiling int
	needed  int            // minutes of work that fell due in the play
	there   int            // minutes of all work that came up
	fillers int            // decisions made for want of anything else to do
	had     int            // contracted minutes
	read    map[string]int // by paper: the most minutes, plus 1, that would have been left in the scenario after reading it
	offered map[string]bool
}

// broken says why a play could not go on.
type broken struct {
	id  breakID
	why error
}

// breakID tells apart why plays can't go on, however it is worded.
type breakID struct {
	panicked bool
	offer    string // the decision that could not be made
	code     sim.FaultCode
}

// bouts says how often a policy plays.
type bouts struct {
	policy string
	times  int
}

// schedule says which policy plays how often. It is enough to reach what an
// ordinary week contains, and takes a second or two; a playtest plays more.
var schedule = []bouts{{"careful", 6}, {"loudest", 3}, {"deadline", 3}, {"first-come", 2}, {"worn-out", 2}, {"random", 40}}

// costly is the number of instructions in a trial play above which fewer plays
// are made. A week needs a third of it; a run may use ten times as much.
const costly = 600_000

// spent returns how many instructions the scripts of a world have used.
func spent(w *sim.World) (used int64) {
	used = w.Loaded
	for i := range w.Storylines {
		used += w.Storylines[i].Wait.Used
	}
	return used
}

// play lets the policies play every beginning that reaches its first morning, on
// as many goroutines as there are processors.
func (p *pack) play() {
	if !p.loaded {
		return
	}
	versions, _ := scenario.FreezeAll(p.scenarioPack(), p.library)
	for i, v := range versions {
		if i < len(p.tellings) && v != nil {
			p.tellings[i].version = v
		}
	}
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, t := range p.tellings {
		if t.program == nil || t.world == nil || t.version == nil {
			continue
		}
		share := 1
		trial := &play{policy: "random", seed: 1, read: map[string]int{}, offered: map[string]bool{}}
		if trial.run(p, t); trial.world != nil && spent(trial.world) > costly {
			share = 8
		}
		for _, turn := range schedule {
			for i := range (turn.times + share - 1) / share {
				one := &play{policy: turn.policy, seed: uint64(i + 1), read: map[string]int{}, offered: map[string]bool{}}
				t.plays = append(t.plays, one)
				wait.Add(1)
				slots <- struct{}{}
				go func() {
					defer func() { <-slots; wait.Done() }()
					one.run(p, t)
				}()
			}
		}
	}
	wait.Wait()
	for _, t := range p.tellings { // drop the plays that were stopped
		kept := t.plays[:0]
		for _, one := range t.plays {
			if one.world != nil {
				kept = append(kept, one)
			}
		}
		t.plays = kept
	}
}

func (one *play) run(p *pack, t *telling) {
	defer func() {
		if panicked := recover(); panicked != nil {
			one.broke = &broken{breakID{panicked: true}, fmt.Errorf("the play broke off: %v", panicked)}
		}
	}()
	w, err := sim.New(t.program.Tell(), nil, sim.NewLuck(one.seed))
	if err != nil {
		return
	}
	one.world = w
	defer w.LetGo() // a pack's scripts may hold much memory, and there are many plays
	reader := playtest.NewReader(w.Setting.Brief)
	for turn := range policy.Play(p.ctx, w, policy.Named[one.policy], policy.Chance(one.seed)) {
		if p.ctx.Err() != nil {
			one.world = nil
			return
		}
		reader.Read(turn.Desk)
		one.meet(turn.Desk, w)
		if errors.Is(turn.Err, sim.ErrInterrupted) {
			p.stopped.Add(1)
			one.world = nil
			return
		}
		if turn.Err != nil {
			one.broke = &broken{breakID{offer: turn.Decision.Offer, code: sim.CodeOf(turn.Err)}, fmt.Errorf("%s: %w", turn.Decision.Offer, turn.Err)}
			break
		}
		one.turns++
		if playtest.Fills(turn.Decision) {
			one.fillers++
		}
		if one.turns == golden.MaxTurns {
			break
		}
	}
	reader.Read(w.Desk())
	one.words, one.ended, one.faults = reader.Words, w.Ended, w.Faults
	one.outcome = w.Outcome()
	one.weigh(w)
}

// meet records what a desk offers, and its load.
func (one *play) meet(desk sim.Desk, w *sim.World) {
	left := desk.Clock.Contracted - desk.Clock.Minute + (desk.Scenario.Days-desk.Scenario.Day)*(w.Setting.Until-w.Setting.From)
	for _, o := range desk.Offers {
		one.offered[o.ID] = true
		if o.Verb == sim.VerbRead {
			id := strings.TrimPrefix(o.ID, sim.VerbRead+":")
			one.read[id] = max(one.read[id], left-o.Minutes+1)
		}
	}
	one.load, one.ceiling = max(one.load, desk.Load.Points), desk.Load.Ceiling
}

// weigh sums the work in a play and the hours in it.
func (one *play) weigh(w *sim.World) {
	day := w.Setting.Until - w.Setting.From
	if day > 6*60 {
		day -= 30 // lunch isn't paid
	}
	one.had = day * w.Setting.Days
	last := calendar.AddWorkingDays(w.Setting.Starts.AddDays(-1), w.Setting.Days)
	for _, k := range w.Tasks {
		if !k.Gone || k.Done != 0 {
			one.there += k.Minutes
		}
		if k.Due != 0 && k.Due.Midnight() <= last && (!k.Gone || k.Done != 0) {
			one.needed += k.Minutes
		}
	}
	answering := 0
	for _, m := range w.Messages {
		switch {
		case m.Kind == sim.KindReferral:
			answering += m.Minutes
		case len(m.Choices) > 0:
			answering += m.Choices[0].Minutes
		}
	}
	one.needed, one.there = one.needed+answering, one.there+answering
}

// by returns the plays of a policy, or all plays for "".
func (t *telling) by(policy string) (list []*play) {
	for _, one := range t.plays {
		if policy == "" || one.policy == policy {
			list = append(list, one)
		}
	}
	return list
}

// median returns the median of a value over plays, or 0 if there are none.
// Between two values it takes the lower.
func median(plays []*play, of func(*play) int) int {
	values := make([]int, len(plays))
	for i, one := range plays {
		values[i] = of(one)
	}
	return middle(values)
}

// usual returns the plays of all policies that have a way of working, which is
// all but the random ones.
func (t *telling) usual() (list []*play) {
	for _, one := range t.plays {
		if one.policy != "random" {
			list = append(list, one)
		}
	}
	return list
}

// bodies returns the different texts that were met, or could have been opened, in
// the plays of a beginning.
func (t *telling) bodies() []string {
	if t.met != nil {
		return t.met
	}
	seen := map[string]bool{}
	add := func(body string) {
		if body != "" && !seen[body] {
			seen[body] = true
			t.met = append(t.met, body)
		}
	}
	for _, one := range t.plays {
		for _, m := range one.world.Messages {
			add(m.Text.Body)
		}
		for _, list := range [][]sim.Case{one.world.Cases, one.world.Former} {
			for _, c := range list {
				add(c.Summary)
				for _, paper := range c.Papers {
					add(paper.Text.Body)
				}
			}
		}
	}
	return t.met
}
