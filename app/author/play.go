package author

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"caseload/app/sim"
	kept "caseload/app/store/author"
	"caseload/app/tryout"
)

// What is played, and what has come of it.
type (
	Play   = kept.Play
	Moment = tryout.Moment
	Shown  = tryout.Shown
	Fault  = tryout.Fault
)

// Beginning says how somebody begins to play a draft.
type Beginning struct {
	Slug string `json:"slug"`          // the pack's when it was begun
	Cut  string `json:"cut,omitempty"` // the slug of the cut that is played; "" for the whole
	Luck uint64 `json:"luck"`
	Bot  string `json:"bot,omitempty"` // by whom it is played until At
	At   Moment `json:"at"`

	Golden string `json:"golden,omitempty"` // the path of a golden play whose decisions are made first, as far as they can be
}

// asked is how a process of its own begins to play it.
func (b Beginning) asked(archive []byte) tryout.Asked {
	return tryout.Asked{Archive: archive, Slug: cmp.Or(b.Cut, b.Slug), Luck: b.Luck}
}

// Limits of what is played.
const (
	MaxPlays     = kept.MaxPlays // of one person, of one draft
	MaxTurns     = tryout.MostTurns
	playsAtOnce  = 2                // each takes a processor for less than a second
	longestQueue = 10 * time.Second // that one waits for the others
	keptShown    = 16
)

var (
	// ErrBusy means that other plays took all the time for which one can wait.
	ErrBusy = errors.New("others are playing")

	// ErrStopped means that a play had to be stopped, because it took too long or too much.
	ErrStopped = errors.New("the play was stopped")

	// ErrMissed means that a bot came to the end and not to the moment that was asked for.
	ErrMissed = errors.New("the moment didn't come")

	// ErrTurns means that a play has as many decisions as one can have.
	ErrTurns = errors.New("too many decisions")
)

// Unplayable says why a draft can't be played as it is.
type Unplayable struct{ Wrong []Fault }

func (u *Unplayable) Error() string {
	return fmt.Sprintf("the draft can't be played: %d mistakes", len(u.Wrong))
}

// Playing is a play at the desk that it has come to.
type Playing struct {
	Play
	How     Beginning
	Shown   Shown
	Mine    bool   // whether it is the play of whoever asks
	Newest  bool   // whether the draft still is as it was when it was begun
	Comment string // of the golden play from which it was begun, if the draft has that
	texts   map[string]Place
}

// HowBegun returns how a play was begun.
func HowBegun(p Play) (how Beginning, err error) {
	err = json.Unmarshal([]byte(p.How), &how)
	return how, err
}

// Decided returns what was decided in a play.
func Decided(p Play) (all []sim.Decision, err error) {
	err = json.Unmarshal([]byte(p.Decisions), &all)
	return all, err
}

// BeginPlay begins to play a draft as pack has it. The error is an *Unplayable, ErrMissed,
// ErrStopped, ErrBusy, ErrFull or ErrTooLarge.
func (d *Drafts) BeginPlay(ctx context.Context, r Reading, pack Pack, how Beginning) (int64, error) {
	of, err := d.begun(ctx, r, pack, how)
	if err != nil {
		return 0, err
	}
	return d.NewPlay(ctx, r, of)
}

// BeginPlayAgain begins a play anew in the same way, with what is written now. The errors are
// those of BeginPlay, and ErrForbidden if it is another person's.
func (d *Drafts) BeginPlayAgain(ctx context.Context, r Reading, id int64) error {
	play, how, err := d.mine(ctx, r, id)
	if err != nil {
		return err
	}
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return err
	}
	of, err := d.begun(ctx, r, pack, how)
	if err != nil {
		return err
	}
	return d.Store.BeginPlayAgain(ctx, r, play.ID, of)
}

// begun lets the bot play to where a play begins.
func (d *Drafts) begun(ctx context.Context, r Reading, pack Pack, how Beginning) (of kept.PlayOf, err error) {
	of.Digest = pack.Digest()
	if of.Archive, err = pack.Archive(); err != nil {
		return of, err
	}
	how.Slug = pack.Slug
	asked := how.asked(of.Archive)
	if how.At != (Moment{}) {
		asked.Bot, asked.Until = how.Bot, how.At
	}
	if text := inside(pack.Files[how.Golden]); how.Golden != "" && text != "" { // it may have been taken out since
		asked.Golden = text
	}
	shown, err := d.play(ctx, r, of.Digest, asked)
	if err != nil {
		return of, err
	}
	if shown.Missed {
		return of, ErrMissed
	}
	texts, err := json.Marshal(pack.At)
	if err != nil {
		return of, err
	}
	said, err := json.Marshal(how)
	if err != nil {
		return of, err
	}
	of.Texts, of.How, of.Begun = string(texts), string(said), len(shown.Decisions)
	return decided(of, shown.Decisions)
}

// decided notes in a play what was decided.
func decided(of kept.PlayOf, all []sim.Decision) (kept.PlayOf, error) {
	list, err := json.Marshal(append([]sim.Decision{}, all...))
	of.Decisions, of.Turns = string(list), len(all)
	return of, err
}

// play has something played in a process of its own, unless it is remembered what came of it.
// Digest is the pack's.
func (d *Drafts) play(ctx context.Context, r Reading, digest string, asked tryout.Asked) (Shown, error) {
	key, err := keyOf(digest, asked)
	if err != nil {
		return Shown{}, err
	}
	shown, known := d.shown.Get(key)
	if !known {
		if shown, err = d.playApart(ctx, r, asked); err != nil {
			return Shown{}, err
		}
		d.shown.Add(key, shown)
	}
	if len(shown.Wrong) > 0 {
		return Shown{}, &Unplayable{shown.Wrong}
	}
	return shown, nil
}

func (d *Drafts) playApart(ctx context.Context, r Reading, asked tryout.Asked) (Shown, error) {
	queue, cancel := context.WithTimeout(ctx, longestQueue)
	defer cancel()
	leave, err := d.seats.take(queue, r.By().ID())
	if err != nil {
		return Shown{}, ErrBusy
	}
	defer leave()
	shown, err := d.from.Play(ctx, asked)
	if err == nil && shown.Stopped {
		err = ErrStopped
	}
	return shown, err
}

func keyOf(digest string, asked tryout.Asked) (string, error) {
	asked.Archive = nil
	text, err := json.Marshal(asked)
	return digest + fmt.Sprintf("%x", sha256.Sum256(text)), err
}

// mine returns a play of whoever asks, or ErrForbidden.
func (d *Drafts) mine(ctx context.Context, r Reading, id int64) (play Play, how Beginning, err error) {
	if play, err = d.Play(ctx, r, id); err != nil {
		return play, how, err
	}
	if play.Person != r.By().ID() {
		return play, how, ErrForbidden
	}
	how, err = HowBegun(play)
	return play, how, err
}

// LookAtPlay returns a play with its desk. The errors are those of BeginPlay, and ErrNotFound.
func (d *Drafts) LookAtPlay(ctx context.Context, r Reading, id int64) (Playing, error) {
	play, err := d.Play(ctx, r, id)
	if err != nil {
		return Playing{}, err
	}
	p := Playing{Play: play, Mine: play.Person == r.By().ID()}
	var asked tryout.Asked
	if asked, p.How, err = askedOf(play); err != nil {
		return p, err
	}
	if err = json.Unmarshal([]byte(play.Texts), &p.texts); err != nil {
		return p, err
	}
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return p, err
	}
	p.Newest, p.Comment = pack.Digest() == play.Digest, commentOf(pack.Files[p.How.Golden])
	p.Shown, err = d.play(ctx, r, play.Digest, asked)
	return p, err
}

// askedOf returns what to play for a play as it stands.
func askedOf(play Play) (asked tryout.Asked, how Beginning, err error) {
	if how, err = HowBegun(play); err != nil {
		return asked, how, err
	}
	asked = how.asked(play.Archive)
	asked.Decisions, err = Decided(play)
	return asked, how, err
}

// DecideInPlay makes a decision at a turn of a play. The error is ErrChanged if it isn't at that
// turn, a *sim.Refused if the decision can't be made, ErrTurns, ErrForbidden if it is another
// person's play, or one of BeginPlay's.
func (d *Drafts) DecideInPlay(ctx context.Context, r Reading, id int64, turn int, decision sim.Decision) error {
	return d.goOn(ctx, r, id, turn, func(asked *tryout.Asked) { asked.Decisions = append(asked.Decisions, decision) })
}

// PlayOn lets a bot go on with a play from a turn: to the next morning, or to the end. The
// errors are those of DecideInPlay.
func (d *Drafts) PlayOn(ctx context.Context, r Reading, id int64, turn int, bot string, aDay bool) error {
	until := Moment{End: true}
	if aDay {
		p, err := d.LookAtPlay(ctx, r, id)
		if err != nil {
			return err
		}
		until = Moment{Day: p.Shown.Desk.Scenario.Day + 1}
	}
	return d.goOn(ctx, r, id, turn, func(asked *tryout.Asked) { asked.Bot, asked.Until = bot, until })
}

// GoBack takes back what was decided in a play from a turn on. The errors are those of
// DecideInPlay.
func (d *Drafts) GoBack(ctx context.Context, r Reading, id int64, turn, to int) error {
	return d.goOn(ctx, r, id, turn, func(asked *tryout.Asked) {
		asked.Decisions = asked.Decisions[:min(max(to-1, 0), len(asked.Decisions))]
	})
}

func (d *Drafts) goOn(ctx context.Context, r Reading, id int64, turn int, how func(*tryout.Asked)) error {
	play, _, err := d.mine(ctx, r, id)
	if err != nil {
		return err
	}
	if turn != play.Turns+1 {
		return ErrChanged
	}
	asked, _, err := askedOf(play)
	if err != nil {
		return err
	}
	how(&asked)
	if len(asked.Decisions) > MaxTurns {
		return ErrTurns
	}
	shown, err := d.play(ctx, r, play.Digest, asked)
	switch {
	case err != nil:
		return err
	case shown.Refused != "":
		return &sim.Refused{Sentence: shown.Refused}
	}
	of, err := decided(play.PlayOf, shown.Decisions)
	if err != nil {
		return err
	}
	of.Begun = min(of.Begun, of.Turns)
	if asked.Bot == "" {
		asked.Decisions = slices.Clone(shown.Decisions)
	} else { // what is looked at next is what the bot has come to
		asked.Decisions, asked.Bot, asked.Until = shown.Decisions, "", Moment{}
	}
	if key, err := keyOf(play.Digest, asked); err == nil {
		shown.Missed = false
		d.shown.Add(key, shown)
	}
	return d.Store.DecideInPlay(ctx, r, id, play.Turns, of)
}
