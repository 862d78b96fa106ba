package author_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/sim"
	kept "caseload/app/store/author"
	"caseload/app/tryout"
	"caseload/scripts"
)

// player is a desk whose drafts are played here, or as instead says.
type player struct {
	*desk
	plays   atomic.Int32
	instead func(tryout.Asked) (tryout.Shown, error)
	reading author.Reading
	pack    author.Pack
}

func newPlayer(t *testing.T) *player {
	p := &player{desk: newDesk(t)}
	from := p.from
	from.Play = func(ctx context.Context, asked tryout.Asked) (tryout.Shown, error) {
		p.plays.Add(1)
		if p.instead != nil {
			return p.instead(asked)
		}
		return tryout.Play(ctx, asked, scripts.FS), nil
	}
	p.d = author.New(kept.New(p.open()), from)
	draft := must(p.d.BeginFrom(ctx, p.partner, author.Draft{Slug: "first-morning", Name: "First morning"}, "first-morning"))(t)
	p.reading = must(p.d.Read(ctx, p.ada, draft))(t)
	p.pack = must(p.d.Pack(ctx, p.reading))(t)
	return p
}

var atTen = author.Beginning{Luck: 1, Bot: "careful", At: author.Moment{Day: 1, Time: "10:00"}}

func TestWhatIsLookedAtAgainIsNotPlayedAgain(t *testing.T) {
	p := newPlayer(t)
	id := must(p.d.BeginPlay(ctx, p.reading, p.pack, atTen))(t)
	look := func() author.Playing { return must(p.d.LookAtPlay(ctx, p.reading, id))(t) }
	first := look()
	if !first.Mine || !first.Newest || first.Begun == 0 || first.Shown.Desk.Clock.Now < "10:00" {
		t.Errorf("it begins as %+v", first.Shown.Desk.Clock)
	}
	played := p.plays.Load()
	look()
	sure(t, p.d.DecideInPlay(ctx, p.reading, id, first.Turns+1, sim.Decision{Offer: "end"}))
	if after := look(); after.Turns != first.Turns+1 || after.Begun != first.Begun {
		t.Errorf("after a decision there are %d turns, %d of them the bot's", after.Turns, after.Begun)
	}
	if n := p.plays.Load() - played; n != 1 {
		t.Errorf("a look, a decision and another look took %d plays", n)
	}
	sure(t, p.d.GoBack(ctx, p.reading, id, first.Turns+2, first.Turns+1))
	sure(t, p.d.PlayOn(ctx, p.reading, id, first.Turns+1, "loudest", false))
	if end := look(); !end.Shown.Desk.Ended {
		t.Error("the bot didn't go on to the end")
	}
	if err := p.d.DecideInPlay(ctx, p.reading, id, first.Turns+1, sim.Decision{Offer: "end"}); !errors.Is(err, author.ErrChanged) {
		t.Errorf("at a turn that is over: %v", err)
	}
}

// A draft that gets another slug is played on as it was.
func TestAPlayGoesOnUnderAnotherSlug(t *testing.T) {
	p := newPlayer(t)
	id := must(p.d.BeginPlay(ctx, p.reading, p.pack, atTen))(t)
	w := must(p.d.Write(ctx, p.ada, p.reading.Draft().ID))(t)
	sure(t, p.d.Call(ctx, w, "Second morning", "second-morning"))
	renamed := must(p.d.Read(ctx, p.ada, p.reading.Draft().ID))(t)
	other := author.New(kept.New(p.open()), p.from) // a server that remembers nothing of it
	if look, err := other.Play(ctx, renamed, id); err != nil || look.Turns == 0 {
		t.Fatal(look, err)
	}
	sure(t, p.d.PlayOn(ctx, renamed, id, must(p.d.LookAtPlay(ctx, renamed, id))(t).Turns+1, "careful", false))
	sure(t, p.d.BeginPlayAgain(ctx, renamed, id))
	must(p.d.LookAtPlay(ctx, renamed, id))(t)
}

func TestAPlayThatIsStoppedKeepsNothing(t *testing.T) {
	p := newPlayer(t)
	p.instead = func(tryout.Asked) (tryout.Shown, error) { return tryout.Shown{Stopped: true}, nil }
	if _, err := p.d.BeginPlay(ctx, p.reading, p.pack, atTen); !errors.Is(err, author.ErrStopped) {
		t.Errorf("it begins: %v", err)
	}
	if list := must(p.d.Plays(ctx, p.reading))(t); len(list) != 0 {
		t.Errorf("there are %d plays", len(list))
	}
}

// One person has one play made at a time, whatever they ask for, so that another author is played
// meanwhile.
func TestOnePersonTakesOnePlaceForPlays(t *testing.T) {
	p := newPlayer(t)
	begun, end, done := make(chan bool), make(chan bool), make(chan error)
	p.instead = func(tryout.Asked) (tryout.Shown, error) {
		begun <- true
		<-end
		return tryout.Shown{Stopped: true}, nil
	}
	bos := must(p.d.Read(ctx, p.bo, p.reading.Draft().ID))(t)
	begin := func(r author.Reading, luck uint64) {
		how := atTen
		how.Luck = luck
		_, err := p.d.BeginPlay(ctx, r, p.pack, how)
		done <- err
	}
	for luck := range uint64(5) {
		go begin(p.reading, luck)
	}
	<-begun
	soon, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	how := atTen
	how.Luck = 7
	if _, err := p.d.BeginPlay(soon, p.reading, p.pack, how); !errors.Is(err, author.ErrBusy) {
		t.Errorf("another at once: %v", err)
	}
	go begin(bos, 8)
	<-begun // of those who wait, only Bo gets in
	end <- true
	end <- true
	for range 4 {
		<-begun
		end <- true
	}
	for range 6 {
		if err := <-done; !errors.Is(err, author.ErrStopped) {
			t.Error(err)
		}
	}
}
