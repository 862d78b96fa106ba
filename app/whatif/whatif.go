package whatif

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Asked is what is asked.
type Asked struct {
	Turn     int           // from 1; 0: the whole run, under other terms
	Decision *sim.Decision // in place of what was decided; nil: what the policy would decide
	Policy   string        // that plays on; "": [UsualPolicy]
	Terms    string        // at turn 0, the name of one of [scenario.Employers]; else ""
	Seeds    int           // how many other lucks to try, up to [MaxSeeds]; 0: [UsualSeeds]
}

// What a what-if is asked with where it doesn't say.
const (
	UsualPolicy = "careful"
	UsualSeeds  = 100
	MaxSeeds    = 300
)

// PlayingOn is a policy that a student can choose to play on.
type PlayingOn struct{ Name, Title, Summary string }

// PlayingOns are those that are shown; every one of [policy.Named] is taken.
var PlayingOns = []PlayingOn{
	{UsualPolicy, "Careful", "reads what is quick before answering, takes the most pressing tiers first, uses supervision and lunch, and goes home on time"},
	{"deadline", "By date", "does what is due, soonest first, and answers when nothing is due today"},
	{"first-come", "First come", "takes everything in the order in which it came, and goes home on time"},
	{"loudest", "Loudest first", "answers whoever is on the line, then what came last; reads nothing and takes no break"},
	{"worn-out", "Worn out", "does what is due without lunch or break, two hours past its time, and never says that it is too much"},
}

// IsPolicy says whether there is a policy of that name.
func IsPolicy(name string) bool { return policy.Named[name] != nil }

// Policies lists the names of policies for a sentence.
func Policies() string { return policy.Names() }

// Untried says in a sentence why something can't be tried.
type Untried struct{ Sentence string }

func (u *Untried) Error() string { return u.Sentence }

var (
	// ErrNoTurn means that nothing was decided at the turn that was asked about.
	ErrNoTurn = errors.New("nothing was decided at that turn")

	// ErrBusy means that so much is being tried just now that nothing came of it
	// in time.
	ErrBusy = errors.New("too many what-ifs at once")
)

// How long is spent on other lucks before what there is is answered, and how long
// on the run's own, without which there is no answer.
const (
	waits    = 1400 * time.Millisecond
	mustWait = 10 * time.Second
)

// Compare plays a finished play on with one thing changed. A turn at which nothing
// was decided is ErrNoTurn. What can't be tried is an *Untried or, where that turn
// doesn't offer it, a *sim.Refused. The same question about an equal play has the
// same answer, whatever it is computed on, but for how many lucks were played in
// time.
func (t *Tries) Compare(ctx context.Context, play scenario.Play, asked Asked) (Compared, error) {
	until := t.now().Add(waits)
	if err := asked.check(); err != nil {
		return Compared{}, err
	}
	if asked.Turn > len(play.Decisions) {
		return Compared{}, ErrNoTurn
	}
	c := Compared{Turn: asked.Turn, Policy: asked.Policy}
	desk, err := t.happened(ctx, play, asked.Turn, &c.Happened)
	if err != nil {
		return Compared{}, err
	}
	c.When = desk.Clock.Date + ", " + desk.Clock.Now
	was := branch{turn: asked.Turn, play: play, policy: asked.Policy}
	was.play.Decisions = slices.Clip(play.Decisions[:max(asked.Turn, 1)-1])
	might := was
	if asked.Turn == 0 {
		c.under(asked.Terms, &might)
	} else {
		c.choose(asked, play.Decisions[asked.Turn-1], desk, &was, &might)
	}
	branches := []branch{was, might}
	if c.Same {
		branches = branches[:1]
	}
	sides, err := t.try(ctx, branches, asked.Seeds, until)
	if err != nil {
		return Compared{}, err
	}
	one, other := sides[0], sides[len(sides)-1]
	c.AsItWas.Outcome, c.Might.Outcome = one[0].Outcome, other[0].Outcome
	c.weigh(asked.Seeds, one[1:], other[1:])
	c.say(desk)
	return c, nil
}

// check fills in what wasn't said, and refuses what means nothing.
func (w *Asked) check() error {
	if w.Policy == "" {
		w.Policy = UsualPolicy
	}
	if w.Seeds == 0 {
		w.Seeds = UsualSeeds
	}
	_, employer := scenario.EmployerCalled(w.Terms)
	switch {
	case !IsPolicy(w.Policy):
		return &Untried{"There is no policy of that name; there are: " + Policies() + "."}
	case w.Terms != "" && !employer:
		return &Untried{"There is no employer of that name; choose one of those on the page."}
	case w.Seeds < 1 || w.Seeds > MaxSeeds:
		return &Untried{fmt.Sprintf("From 1 to %d lucks can be tried.", MaxSeeds)}
	case w.Turn < 0:
		return ErrNoTurn
	case w.Turn == 0 && w.Terms == "":
		return &Untried{"At turn 0 the whole run is tried under another employer: name one, or a turn at which to decide otherwise."}
	case w.Turn == 0 && w.Decision != nil:
		return &Untried{"Nothing is decided at turn 0; name the turn at which to decide otherwise."}
	case w.Turn > 0 && w.Terms != "":
		return &Untried{"An employer’s terms hold from the first morning, so they are tried for the whole run: leave the turn at 0, or leave the terms out."}
	}
	return nil
}

// happened plays again what was played, and gives the desk at a turn; for turn 0,
// the first.
func (t *Tries) happened(ctx context.Context, play scenario.Play, turn int, o *Outcome) (sim.Desk, error) {
	done, err := t.mayPlay(ctx)
	if err != nil {
		return sim.Desk{}, err
	}
	defer done()
	seat, err := scenario.Sit(play.Version, play.Terms, play.Luck)
	if err != nil {
		return sim.Desk{}, err
	}
	desk := seat.Desk()
	for _, d := range play.Decisions {
		if err := ctx.Err(); err != nil {
			return desk, err
		}
		if seat.Turn() == turn {
			desk = seat.Desk()
		}
		if err := seat.Decide(d); err != nil {
			return desk, err
		}
	}
	*o = outcomeOf(seat)
	return desk, nil
}

// under sets the other terms.
func (c *Compared) under(name string, might *branch) {
	employer, _ := scenario.EmployerCalled(name)
	c.Terms = &Under{Might: name}
	if own, ok := scenario.EmployerOf(might.play.Terms); ok {
		c.Terms.AsItWas = own.Name
	}
	c.Same = inForce(might.play.Version, might.play.Terms) == inForce(might.play.Version, employer.Terms)
	might.play.Terms = employer.Terms
}

// OtherEmployers returns those under whom a play of a version would have other
// terms than own.
func OtherEmployers(v *scenario.Version, own *sim.Terms) []scenario.Employer {
	return slices.DeleteFunc(slices.Clone(scenario.Employers), func(e scenario.Employer) bool { return inForce(v, e.Terms) == inForce(v, own) })
}

// inForce returns terms, or the scenario's own where there are none.
func inForce(v *scenario.Version, terms *sim.Terms) sim.Terms {
	if terms == nil {
		return v.Opening
	}
	return *terms
}

// choose sets what was decided on one side, and what else on the other.
func (c *Compared) choose(asked Asked, decided sim.Decision, desk sim.Desk, was, might *branch) {
	instead := asked.Decision
	if instead == nil {
		d := policy.Named[asked.Policy](desk, policy.Chance(0))
		instead = &d
	}
	was.then, might.then = &decided, instead
	c.Decided, c.Instead = &Choice{decided, LabelOf(desk, decided)}, &Choice{*instead, LabelOf(desk, *instead)}
	c.Same = decided.Offer == instead.Offer && maps.Equal(filledIn(desk, decided), filledIn(desk, *instead))
}

// filledIn returns what a decision puts into the fields of its offer, defaults
// included.
func filledIn(desk sim.Desk, d sim.Decision) map[string]string {
	with := map[string]string{}
	offer, _ := desk.Offer(d.Offer)
	for _, f := range offer.Fields {
		with[f.Name] = f.Default
	}
	maps.Copy(with, d.With)
	return with
}

// branch is a play that is to be played on.
type branch struct {
	turn   int
	play   scenario.Play // with the decisions before the turn
	then   *sim.Decision // at the turn; nil: the policy's
	policy string
}

// key names a branch by all that its outcome depends on but its luck.
func (b branch) key() (string, error) {
	data, err := json.Marshal(struct {
		Turn      int
		Version   string
		Terms     *sim.Terms
		Luck      sim.Luck
		Decisions []sim.Decision
		Then      *sim.Decision
		Policy    string
	}{b.turn, b.play.Version.Digest, b.play.Terms, b.play.Luck, b.play.Decisions, b.then, b.policy})
	sum := sha256.Sum256(data)
	return string(sum[:]), err
}

// luck is the nth to try: the run's own, then others from the turn on, which are
// the same on both sides.
func (b branch) luck(n int) sim.Luck {
	if n == 0 {
		return b.play.Luck
	}
	return b.play.Luck.Changed(b.turn, uint64(n))
}

// played is what a branch came to with one luck.
type played struct {
	Outcome
	broken error // it could not be played to the end
}

// playOn plays a branch to the end. A fault of the pack, or of this program, ends
// this play and no other.
func (b branch) playOn(ctx context.Context, luck sim.Luck) (p played, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			p.broken = fmt.Errorf("the play broke off: %v", fault)
		}
	}()
	seat, err := scenario.Sit(b.play.Version, b.play.Terms, luck)
	if err != nil {
		return p, err
	}
	decisions := b.play.Decisions
	if b.then != nil {
		decisions = append(slices.Clip(decisions), *b.then)
	}
	for _, d := range decisions {
		if err := seat.Decide(d); err != nil {
			return p, err
		}
	}
	for turn := range policy.Play(ctx, seat, policy.Named[b.policy], policy.Chance(luck[len(luck)-1].Seed)) {
		if errors.As(turn.Err, new(*sim.Refused)) {
			p.broken = turn.Err
			return p, nil
		}
		if turn.Err != nil {
			return p, turn.Err
		}
	}
	p.Outcome = outcomeOf(seat)
	return p, nil
}

func outcomeOf(seat *scenario.Seat) Outcome {
	end, _ := seat.Outcome()
	o := Outcome{Harm: end.Harm, WorryDays: end.WorryDays, Strain: strainOf(end.Strain), Missed: end.Missed, Minutes: end.Minutes, Nights: []Night{}}
	for _, day := range seat.Days() {
		o.Overtime += day.Overtime
		o.Nights = append(o.Nights, Night{day.Day, day.Date, day.ISO, strainOf(day.To)})
	}
	return o
}

// strainOf is in points, to the thousandth.
func strainOf(millionths int64) float64 { return float64(millionths/1000) / 1000 }

// LabelOf is a decision in words: its offer's label, and what was chosen in those
// fields that leave a choice.
func LabelOf(desk sim.Desk, d sim.Decision) string {
	offer, made := desk.Offer(d.Offer)
	if !made {
		return d.Offer
	}
	label := offer.Label
	for _, f := range offer.Fields {
		value := offer.Chosen(d, f.Name)
		switch {
		case f.Kind == sim.FieldPosition:
			label += " · " + f.Label + ": " + value
		case f.Kind == sim.FieldChoice && len(f.Options) > 1 && value != "none":
			if option, ok := f.Option(value); ok {
				label += " · " + option.Label
			}
		}
	}
	return label
}
