package teach

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
)

// played is a run in the class of TestCountsAgreeWithTheLog.
type played struct {
	guest store.Guest
	mine  store.Mine
	aside bool
	turns int
	first map[string]string // the first answer to each message, as far as it counts
}

// room is a class that people join, leave and answer in, with two lecturers' boards
// that don't know of each other.
type room struct {
	t      *rapid.T
	s      *store.Store
	boards [2]*Classes
	counts [2]counts
	code   string
	hash   []byte
	runs   []*played
	gone   map[int64]bool
	opened map[string]bool
	fives  map[string][][]int64 // the runs in each five that was shown, by message
	guests int
}

var messages = []string{"sam", "marsh"}

func newRoom(t *rapid.T, path string) *room {
	s, err := store.Open(path, time.Now, nil)
	ok(t, err)
	sum := sha256.Sum256([]byte("secret"))
	r := &room{t: t, s: s, code: "KT4M7PXC", hash: sum[:], gone: map[int64]bool{}, opened: map[string]bool{}, fives: map[string][][]int64{}}
	ok(t, s.KeepVersion(context.Background(), store.Version{Digest: strings.Repeat("a", 64), Slug: "x", Title: "X", Engine: "lua-1", Rules: 1, CreatedAt: time.Now()}))
	_, err = s.NewClass(context.Background(), store.Class{Code: r.code, Exercise: store.Exercise{Version: strings.Repeat("a", 64), Terms: []byte("null"), Luck: []byte("null")}, ExpiresAt: time.Now().Add(time.Hour)}, r.hash)
	ok(t, err)
	for i := range r.boards {
		r.boards[i] = New(nil, s, time.Now, nil)
	}
	return r
}

func ok(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (r *room) led() Led {
	led, err := r.s.Lead(context.Background(), r.code, r.hash)
	ok(r.t, err)
	return led
}

func (r *room) one() *played {
	if len(r.runs) == 0 {
		r.t.Skip("nobody is there")
	}
	return rapid.SampledFrom(r.runs).Draw(r.t, "run")
}

func (r *room) join() {
	r.guests++
	sum := sha256.Sum256(fmt.Append(nil, r.guests))
	g, err := r.s.NewGuest(context.Background(), sum[:], time.Now().Add(time.Hour))
	ok(r.t, err)
	j, err := r.s.Join(context.Background(), r.code)
	ok(r.t, err)
	m, err := r.s.NewRunIn(context.Background(), g, j, MaxInClass, store.Beginning{Version: strings.Repeat("a", 64), Terms: []byte("null"), Luck: []byte("null"), Expires: time.Now().Add(time.Hour)})
	ok(r.t, err)
	p := &played{guest: g, mine: m, first: map[string]string{}}
	for message := range r.opened {
		p.first[message] = "" // it began too late
	}
	r.runs = append(r.runs, p)
}

func (r *room) answer(p *played, message, choice string) {
	p.turns++
	d := store.Decision{Turn: p.turns, Offer: sim.VerbAnswer + ":" + message + ":" + choice, With: []byte("null"), Digest: "x", MadeAt: time.Now(), Message: message, Choice: choice}
	ok(r.t, r.s.Append(context.Background(), p.mine, d, nil, false))
	if _, answered := p.first[message]; !answered {
		p.first[message] = choice
	}
}

func (r *room) leave(p *played) {
	ok(r.t, r.s.DeleteRun(context.Background(), p.mine))
	r.gone[p.mine.ID()] = true
	r.runs = slices.DeleteFunc(r.runs, func(q *played) bool { return q == p })
}

func (r *room) setAside(p *played) {
	ok(r.t, r.boards[0].SetAside(context.Background(), r.led(), p.guest))
	p.aside, r.gone[p.mine.ID()] = true, true
}

// look brings a board up to date and, if message isn't "", opens that moment.
func (r *room) look(i int, message string, atOnce int) {
	ctx, led := context.Background(), r.led()
	ok(r.t, r.boards[i].update(ctx, led, &r.counts[i]))
	if message == "" {
		return
	}
	before := len(r.counts[i].to(message).waiting)
	ok(r.t, r.boards[i].release(ctx, led, &r.counts[i], message, atOnce))
	if before < atOnce {
		return
	}
	r.opened[message] = true
	for _, p := range r.runs {
		if _, answered := p.first[message]; !answered && p.aside {
			p.first[message] = ""
		}
	}
	fives := map[int][]int64{}
	rows, err := r.s.ClassAnswers(ctx, led, 0)
	ok(r.t, err)
	for _, a := range rows {
		if a.Message == message && a.Five != nil && *a.Five >= len(r.fives[message]) {
			fives[*a.Five] = append(fives[*a.Five], a.Run)
		}
	}
	for n := len(r.fives[message]); len(fives[n]) > 0; n++ {
		if len(fives[n]) != few {
			r.t.Fatalf("%d answers were shown together", len(fives[n]))
		}
		r.fives[message] = append(r.fives[message], fives[n])
	}
}

// agree compares what both boards have counted with the log.
func (r *room) agree() {
	answered := map[string]map[int64]string{"sam": {}, "marsh": {}}
	for _, p := range r.runs {
		log, err := r.s.Decisions(context.Background(), p.mine.Reading(), 0)
		ok(r.t, err)
		if len(log) != p.turns {
			r.t.Fatalf("%d decisions of %d are in the log", len(log), p.turns)
		}
		for _, d := range log {
			_, object, _ := strings.Cut(d.Offer, ":")
			message, choice, _ := strings.Cut(object, ":")
			if _, again := answered[message][p.mine.ID()]; !again && !p.aside && p.first[message] != "" {
				answered[message][p.mine.ID()] = choice
			}
		}
	}
	for i := range r.boards {
		r.look(i, "", 0)
		for _, message := range messages {
			a := r.counts[i].to(message)
			runs := 0
			for choice, list := range a.runs {
				runs += len(list)
				for _, run := range list {
					if answered[message][run] != choice {
						r.t.Fatalf("board %d: run %d answered %q, in the log %q", i, run, choice, answered[message][run])
					}
				}
			}
			if runs != len(answered[message]) {
				r.t.Fatalf("board %d: %d answered %s, in the log %d", i, runs, message, len(answered[message]))
			}
			got, want := map[string]int{}, map[string]int{}
			for _, one := range a.shown() {
				got[one.Choice]++
			}
			for _, five := range r.fives[message] {
				if !slices.ContainsFunc(five, func(run int64) bool { return r.gone[run] }) {
					for _, run := range five {
						want[answered[message][run]]++
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) || a.opened != r.opened[message] {
				r.t.Fatalf("board %d shows %v of %s, and the log gives %v", i, got, message, want)
			}
		}
	}
}

// Whatever people do, and whichever board is looked at, what is counted is what
// counting the whole log gives: each run's first answer, and of those that were shown
// every five that is whole.
func TestCountsAgreeWithTheLog(t *testing.T) {
	t.Parallel() // it waits for the disk
	whole, folder, n, rooms := t, t.TempDir(), 0, 12
	if os.Getenv("CASELOAD_LONG") != "" {
		rooms = 40
	}
	rapid.Check(t, func(t *rapid.T) {
		if n++; n > rooms {
			return
		}
		r := newRoom(t, storetest.At(whole, filepath.Join(folder, fmt.Sprint(n, ".db"))))
		defer r.s.Close()
		for range rapid.IntRange(0, 11).Draw(t, "begun") {
			r.join()
		}
		t.Repeat(map[string]func(*rapid.T){
			"join": func(*rapid.T) { r.join() },
			"answer": func(t *rapid.T) {
				r.answer(r.one(), rapid.SampledFrom(messages).Draw(t, "message"), rapid.SampledFrom([]string{"P1", "P2", "P3"}).Draw(t, "choice"))
			},
			"everybody answers": func(t *rapid.T) {
				message := rapid.SampledFrom(messages).Draw(t, "message")
				for i, p := range r.runs {
					r.answer(p, message, fmt.Sprint("P", i%3+1))
				}
			},
			"leave":     func(*rapid.T) { r.leave(r.one()) },
			"set aside": func(*rapid.T) { r.setAside(r.one()) },
			"open": func(t *rapid.T) {
				r.look(rapid.IntRange(0, 1).Draw(t, "board"), rapid.SampledFrom(messages).Draw(t, "message"), rapid.SampledFrom([]int{5, 10}).Draw(t, "at once"))
				r.agree()
			},
			"open both at once": func(t *rapid.T) {
				ctx, led, message := context.Background(), r.led(), rapid.SampledFrom(messages).Draw(t, "message")
				ok(t, r.boards[1].update(ctx, led, &r.counts[1]))
				r.look(0, message, few)
				ok(t, r.boards[1].release(ctx, led, &r.counts[1], message, few))
				r.agree()
			},
		})
		r.agree()
	})
}
