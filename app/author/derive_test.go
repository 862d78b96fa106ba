package author_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/check"
	"caseload/app/playtest"
	kept "caseload/app/store/author"
)

// A draft that two servers are asked to check is checked by one of them, and both tell what was
// found, at first what needs no plays.
func TestTwoServersCheckADraftOnce(t *testing.T) {
	w := newDesk(t)
	ada, _, _ := w.begun("local a = ")
	pack := must(w.d.Pack(ctx, ada.Reading()))(t)
	goOn := make(chan struct{})
	from := w.from
	from.Check = func(ctx context.Context, archive []byte, slug string, first func([]check.Finding)) ([]check.Finding, error) {
		first([]check.Finding{{Code: "so-far"}})
		<-goOn
		return w.from.Check(ctx, archive, slug, first)
	}
	servers := []*author.Drafts{author.New(kept.New(w.open()), from), author.New(kept.New(w.open()), from)}
	for round, final := range []bool{false, true} {
		if final {
			close(goOn)
		}
		var all sync.WaitGroup
		for i, d := range servers {
			all.Go(func() {
				f, err := d.CheckSoon(ctx, ada.Reading(), pack, !final, time.Minute)
				if err != nil || f.Final != final || len(f.List) == 0 || (f.List[0].Code == "so-far") == final {
					t.Errorf("round %d, server %d: %+v, %v", round, i, f, err)
				}
			})
		}
		all.Wait()
	}
	if n := w.checks.Load(); n != 1 {
		t.Errorf("it was checked %d times", n)
	}
}

// Bots play a draft once for two servers, after a check that found nothing that prevents it, and
// are given up when the draft changes.
func TestTwoServersHaveBotsPlayOnce(t *testing.T) {
	w := newDesk(t)
	id := must(w.d.BeginFrom(ctx, w.partner, kept.Draft{Slug: "our-morning", Name: "Our morning"}, "first-morning"))(t)
	ada := w.writes(w.ada, id)
	r := ada.Reading()
	var played atomic.Int32
	begun, givenUp := make(chan struct{}, 1), make(chan struct{})
	from := w.from
	from.Check = func(context.Context, []byte, string, func([]check.Finding)) ([]check.Finding, error) { return nil, nil }
	from.Playtest = func(ctx context.Context, _ []byte, slug string) (author.Report, error) {
		if played.Add(1) == 1 {
			begun <- struct{}{}
			<-ctx.Done()
			close(givenUp)
			return author.Report{}, ctx.Err()
		}
		return author.Report{Findings: playtest.Findings{Title: slug}}, nil
	}
	servers := []*author.Drafts{author.New(kept.New(w.open()), from), author.New(kept.New(w.open()), from)}
	pack := must(servers[0].Pack(ctx, r))(t)
	if report := must(servers[0].PlaySoon(ctx, r, pack, time.Minute))(t); report.Digest != "" || played.Load() != 0 {
		t.Errorf("before a check they played: %+v", report)
	}
	must(servers[0].CheckSoon(ctx, r, pack, false, time.Minute))(t)
	must(servers[0].PlaySoon(ctx, r, pack, 0))(t)
	<-begun

	at := pack.At["scenario.lua"]
	must(servers[0].Save(ctx, ada, at.File, at.Version, pack.Files["scenario.lua"]+"-- more\n"))(t)
	pack = must(servers[0].Pack(ctx, r))(t)
	must(servers[0].CheckSoon(ctx, r, pack, false, time.Minute))(t)
	<-givenUp
	var all sync.WaitGroup
	for i, d := range servers {
		all.Go(func() {
			if report, err := d.PlaySoon(ctx, r, pack, time.Minute); err != nil || report.Findings.Title != "our-morning" {
				t.Errorf("server %d: %+v, %v", i, report, err)
			}
		})
	}
	all.Wait()
	if n := played.Load(); n != 2 {
		t.Errorf("they played %d times", n)
	}
}

// A check that had to be stopped isn't made again by itself, but at a press.
func TestACheckThatWasStoppedIsMadeAgain(t *testing.T) {
	w := newDesk(t)
	ada, _, _ := w.begun("local a = 1")
	r := ada.Reading()
	checks := 0
	from := w.from
	from.Check = func(ctx context.Context, _ []byte, _ string, _ func([]check.Finding)) ([]check.Finding, error) {
		checks++
		return check.Apart(ctx, nil, nil, "sh", "-c", "kill -9 $$")
	}
	d := author.New(kept.New(w.open()), from)
	pack := must(d.Pack(ctx, r))(t)
	for _, again := range []bool{false, false, true} {
		if again {
			sure(t, d.Again(ctx, r, pack))
		}
		if f := must(d.CheckSoon(ctx, r, pack, false, time.Minute))(t); !f.Final || !check.Stopped(f.List) {
			t.Errorf("what was found is %+v", f)
		}
	}
	if checks != 2 {
		t.Errorf("it was checked %d times", checks)
	}
}

// However many drafts somebody has checked, another author's doesn't come after all of them.
func TestACheckDoesNotWaitForAllOfAnothersChecks(t *testing.T) {
	w := newDesk(t)
	const adas = 12
	begun, end := make(chan string, adas+1), make(chan bool)
	from := w.from
	from.Check = func(_ context.Context, _ []byte, slug string, _ func([]check.Finding)) ([]check.Finding, error) {
		begun <- slug
		<-end
		return nil, nil
	}
	d := author.New(kept.New(w.open()), from)
	var all sync.WaitGroup
	ask := func(p kept.Writing) {
		pack := must(d.Pack(ctx, p.Reading()))(t)
		all.Go(func() {
			if _, err := d.CheckSoon(ctx, p.Reading(), pack, false, time.Minute); err != nil {
				t.Error(err)
			}
		})
	}
	draft := func(slug string) int64 {
		return must(w.d.BeginEmpty(ctx, w.partner, kept.Draft{Slug: slug, Name: slug}))(t)
	}
	for n := range adas {
		ask(w.writes(w.ada, draft(fmt.Sprint("adas-", n))))
	}
	<-begun
	ask(w.writes(w.bo, draft("bos")))
	var order []string
	for range adas {
		end <- true
		order = append(order, <-begun)
	}
	close(end)
	all.Wait()
	if at := slices.Index(order, "bos"); at < 0 || at > adas-3 {
		t.Errorf("they were checked in the order %v", order)
	}
}
