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

// Asked is the question of a what-if.
type Asked struct {
	Turn     int           // from 1; 0 for the whole run under other terms
	Decision *sim.Decision // in place of what was decided; nil for the policy's own
	Policy   string        // that plays on; "" for [UsualPolicy]
	Terms    string        // at turn 0, the name of one of [scenario.Employers]; otherwise ""
	Seeds    int           // number of other lucks to try, up to [MaxSeeds]; 0 for [UsualSeeds]
}

// Defaults and limits of a question.
const (
	UsualPolicy = "careful"
	UsualSeeds  = 100
	MaxSeeds    = 300
)

// PlayingOn is a policy that a student can choose for playing on.
type PlayingOn struct {
	Name, Title string
	Summary     sim.Sentence
}

// IsPolicy reports whether there is a policy with this name.
func IsPolicy(name string) bool { return policy.Named[name] != nil }

// Untried is the error for something that can't be tried. It explains why in
// one sentence.
type Untried struct{ Sentence sim.Sentence }

func (u *Untried) Error() string { return string(u.Sentence) }

var (
	// ErrNoTurn means that nothing was decided at the turn asked about.
	ErrNoTurn = errors.New("nothing was decided at that turn")

	// ErrBusy means that so many what-ifs are being tried that there was no result
	// in time.
	ErrBusy = errors.New("too many what-ifs at once")
)

// Time limits. waits is how long other lucks are tried before the answer is given
// with those played so far. mustWait is how long the run's own luck may take; there
// is no answer without it.
const (
	waits    = 1400 * time.Millisecond
	mustWait = 10 * time.Second
)

// Compare plays a finished play to its end again with one thing changed. It
// returns ErrNoTurn if nothing was decided at that turn, an *Untried if the
// question can't be tried, a *sim.Refused if the turn doesn't offer the
// decision, and ErrBusy if there was no result in time. The same question about
// an equal play always has the same answer, except for how many lucks were
// played in time.
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
		err = c.under(asked.Terms, &might)
	} else {
		err = c.choose(asked, play.Decisions[asked.Turn-1], desk, &was, &might)
	}
	if err != nil {
		return Compared{}, err
	}
	sides, err := t.try(ctx, []branch{was, might}, asked.Seeds, until)
	if err != nil {
		return Compared{}, err
	}
	one, other := sides[0], sides[1]
	c.AsItWas.Outcome, c.Might.Outcome = one[0].Outcome, other[0].Outcome
	c.weigh(asked.Seeds, one[1:], other[1:])
	c.say(desk, inForce(play.Version, was.play.Terms), inForce(play.Version, might.play.Terms))
	return c, nil
}

// check fills in defaults and returns an error if the question makes no sense.
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
		return &Untried{sayNoPolicy()}
	case w.Terms != "" && !employer:
		return &Untried{sayNoEmployer}
	case w.Seeds < 1 || w.Seeds > MaxSeeds:
		return &Untried{sayManySeeds()}
	case w.Turn < 0:
		return ErrNoTurn
	case w.Turn == 0 && w.Terms == "":
		return &Untried{sayWholeRun}
	case w.Turn == 0 && w.Decision != nil:
		return &Untried{sayTurn0}
	case w.Turn > 0 && w.Terms != "":
		return &Untried{sayTermsAtTurn}
	}
	return nil
}

// happened replays a finished play, stores its outcome in o, and returns the
// desk at a turn, or the first desk for turn 0.
func (t *Tries) happened(ctx context.Context, play scenario.Play, turn int, o *Outcome) (sim.Desk, error) {
	leave, err := t.enter(ctx)
	if err != nil {
		return sim.Desk{}, err
	}
	defer leave()
	seat, err := scenario.SitWithin(ctx, play)
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

// under changes might to the terms of the named employer. If they are the run's own, it
// returns an *Untried: a run is never compared with itself.
func (c *Compared) under(name string, might *branch) error {
	employer, _ := scenario.EmployerCalled(name)
	c.Terms = &Under{Might: name}
	if own, ok := scenario.EmployerOf(might.play.Terms); ok {
		c.Terms.AsItWas = own.Name
	}
	if inForce(might.play.Version, might.play.Terms) == inForce(might.play.Version, employer.Terms) {
		return &Untried{saySameTerms}
	}
	might.play.Terms = employer.Terms
	return nil
}

// OtherEmployers returns the employers whose terms for a version differ from
// own; own nil means the scenario's.
func OtherEmployers(v *scenario.Version, own *sim.Terms) []scenario.Employer {
	return slices.DeleteFunc(slices.Clone(scenario.Employers), func(e scenario.Employer) bool { return inForce(v, e.Terms) == inForce(v, own) })
}

// inForce returns terms, or the scenario's own if terms is nil.
func inForce(v *scenario.Version, terms *sim.Terms) sim.Terms {
	if terms == nil {
		return v.Opening
	}
	return *terms
}

// choose sets the decision of each side: what was decided, and the alternative. If they are
// the same, it returns an *Untried.
func (c *Compared) choose(asked Asked, decided sim.Decision, desk sim.Desk, was, might *branch) error {
	instead := asked.Decision
	if instead == nil {
		d := policy.Named[asked.Policy](desk, policy.Chance(0))
		instead = &d
	}
	was.then, might.then = &decided, instead
	c.Decided, c.Instead = &Choice{decided, LabelOf(desk, decided)}, &Choice{*instead, LabelOf(desk, *instead)}
	switch {
	case !isSame(desk, decided, *instead):
		return nil
	case asked.Decision == nil:
		return &Untried{saySamePolicy(asked.Policy)}
	}
	return &Untried{saySameDecision}
}

// filledIn returns the values that a decision gives to the fields of its offer,
// including defaults.
func filledIn(desk sim.Desk, d sim.Decision) map[string]string {
	with := map[string]string{}
	offer, _ := desk.Offer(d.Offer)
	for _, f := range offer.Fields {
		with[f.Name] = f.Default
	}
	maps.Copy(with, d.With)
	return with
}

// branch is a play to be continued from a turn.
type branch struct {
	turn   int
	play   scenario.Play // with the decisions before the turn
	then   *sim.Decision // the decision at the turn; nil for the policy's
	policy string
}

// key returns a hash of everything that the outcome of a branch depends on,
// except for the number of the luck.
func (b branch) key() (string, error) {
	data, err := json.Marshal(struct {
		Turn      int
		Version   string
		Terms     *sim.Terms
		Luck      sim.Luck
		Variant   scenario.Variant
		Decisions []sim.Decision
		Then      *sim.Decision
		Policy    string
	}{b.turn, b.play.Version.Digest, b.play.Terms, b.play.Luck, b.play.Variant, b.play.Decisions, b.then, b.policy})
	sum := sha256.Sum256(data)
	return string(sum[:]), err
}

// luck returns the n-th luck to try: the run's own for 0, otherwise one that
// differs from the turn on. It is the same on both sides.
func (b branch) luck(n int) sim.Luck {
	if n == 0 {
		return b.play.Luck
	}
	return b.play.Luck.Changed(b.turn, uint64(n))
}

// played is the result of a branch with one luck.
type played struct {
	Outcome
	broken error // why it could not be played to the end; nil if it was
}

// playOn plays a branch to the end. A panic, through a fault of the pack or of
// this program, breaks only this play.
func (b branch) playOn(ctx context.Context, luck sim.Luck) (p played, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			p.broken = fmt.Errorf("the play broke off: %v", fault)
		}
	}()
	play := b.play
	play.Luck = luck
	seat, err := scenario.SitWithin(ctx, play)
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
	for turn := range policy.Play(ctx, scenario.Glance{Seat: seat}, policy.Named[b.policy], policy.Chance(luck[len(luck)-1].Seed)) {
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
	o := Outcome{Harm: end.Harm, WorryDays: end.WorryDays, Strain: strainOf(end.Strain), Missed: end.Missed, Minutes: end.Minutes, Nights: []Night{},
		Left: end.Left.Undone, Held: end.Left.Held, Lost: end.Left.Lost, Writing: end.Left.Writing, Over: float64(end.Left.Over/100) / 10}
	for _, day := range seat.Days() {
		o.Overtime += day.Overtime
		o.Nights = append(o.Nights, Night{day.Day, day.Date, day.ISO, strainOf(day.To)})
	}
	return o
}

// strainOf converts strain to points, truncated to thousandths.
func strainOf(millionths int64) float64 { return float64(millionths/1000) / 1000 }

// LabelOf returns a decision in words: its offer's label with what it is about, and what
// was chosen in the fields that leave a choice. If the desk doesn't make the offer, it
// returns the offer's id.
func LabelOf(desk sim.Desk, d sim.Decision) string {
	offer, made := desk.Offer(d.Offer)
	if !made {
		return d.Offer
	}
	label := named(desk, offer)
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
