package debrief_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// seeds is the number of plays of every policy that the statistical bench looks
// at:
//
//	go test ./app/debrief -run TestMeasuresSeparate -seeds 300 -v
var seeds = flag.Int("seeds", atLength(3, 8), "plays of each policy that the statistical bench looks at")

// figures holds the means over a policy's plays.
type figures struct {
	judgements                   []debrief.Judgement
	under, over, none, either    float64
	news, retiered, left         float64
	opened, reading, total, late float64
	strain                       float64
	toTier                       float64
	toTierN                      float64
}

// The measures separate the policies that they should. The log gives the
// difference for each, as means over the seeds.
//
// Careful and loudest are distinguished by tiers ("less urgent than all of the
// range"), not by hits: policies can't read; careful calls every referral P2, and
// loudest gives P1 to whatever was sent as urgent, which in this week catches the
// one P0 and causes one false alarm.
func TestMeasuresSeparate(t *testing.T) {
	v := version(t, "first-week")
	bots := map[string]policy.Policy{"P0 for everything": loud, "opens everything": reader}
	for name, p := range policy.Named {
		bots[name] = p
	}
	found := map[string]figures{}
	for name, p := range bots {
		found[name] = measured(t, v, p, *seeds)
	}
	t.Log("\n" + table(found))
	careful, loudest, worn, all, opens := found["careful"], found["loudest"], found["worn-out"], found["P0 for everything"], found["opens everything"]
	for says, holds := range map[string]bool{
		"careful misses less by tier than loudest":           careful.under+1 < loudest.under,
		"careful revises, and loudest doesn't":               careful.retiered/careful.news > loudest.retiered/max(loudest.news, 1)+0.5,
		"worn-out is more strained than careful":             worn.strain > careful.strain+5,
		"worn-out stays late":                                worn.late > careful.late+120,
		"P0 for everything has many false alarms":            alarmRate(all) > 0.95 && alarmRate(careful) < 0.5,
		"P0 for everything tells urgent no better":           sensitivity(all) <= sensitivity(careful),
		"P0 for everything is over the range more often":     all.over > careful.over+1,
		"who opens everything has opened more":               opens.opened > careful.opened+0.5,
		"who opens everything pays for it in hours":          opens.reading > careful.reading+15,
		"who opens everything recommends as the careful one": opens.under <= careful.under+0.5,
	} {
		if !holds {
			t.Errorf("it doesn't hold that %s", says)
		}
	}
}

func measured(t *testing.T, v *scenario.Version, p policy.Policy, plays int) figures {
	var f figures
	n := float64(plays)
	for seed := range uint64(plays) {
		d := judged(t, v, p, seed)
		tr, rev := d.Prioritising.Triage, d.Prioritising.Revision
		f.judgements = append(f.judgements, tr.Examples...)
		f.under, f.over, f.none, f.either = f.under+float64(tr.Under)/n, f.over+float64(tr.Over)/n, f.none+float64(tr.None)/n, f.either+float64(tr.Either)/n
		f.news, f.retiered, f.left = f.news+float64(rev.News)/n, f.retiered+float64(rev.Retiered)/n, f.left+float64(rev.Left)/n
		if rev.ToTier != nil {
			f.toTier, f.toTierN = f.toTier+float64(*rev.ToTier), f.toTierN+1
		}
		for _, j := range tr.Examples {
			f.opened += float64(len(j.Opened)) / n
		}
		for _, s := range d.Prioritising.Hours.List {
			if s.What == "reading" {
				f.reading += float64(s.Minutes) / n
			}
		}
		f.total += float64(d.Prioritising.Hours.Total) / n
		f.late += float64(d.Stress.Overtime.Minutes) / n
		f.strain += float64(d.Stress.Days[len(d.Stress.Days)-1].To) / 1e6 / n
	}
	return f
}

func alarmRate(f figures) float64 {
	d := debrief.Detect(f.judgements)
	return float64(d.FalseAlarms) / float64(max(d.FalseAlarms+d.CorrectRejections, 1))
}

func sensitivity(f figures) float64 {
	if d := debrief.Detect(f.judgements); d.Sensitivity != nil {
		return d.Sensitivity.Value
	}
	return 0
}

func table(found map[string]figures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %5s %5s %5s %5s %-20s %-20s %5s %5s %5s %5s %5s %5s %6s %6s %6s %6s\n", "policy", "hit", "miss", "fa", "cr", "d′", "c", "under", "over", "none", "news", "retie", "left", "to t.", "opened", "read", "late")
	for _, name := range append(policyNames(), "P0 for everything", "opens everything") {
		f := found[name]
		d := debrief.Detect(f.judgements)
		fmt.Fprintf(&b, "%-18s %5d %5d %5d %5d %-20s %-20s %5.2f %5.2f %5.2f %5.1f %5.1f %5.1f %6.1f %6.2f %6.0f %6.0f  strain %.1f, minutes %.0f\n", name, d.Hits, d.Misses, d.FalseAlarms, d.CorrectRejections,
			figure(d.Sensitivity), figure(d.Criterion), f.under, f.over, f.none, f.news, f.retiered, f.left, f.toTier/max(f.toTierN, 1), f.opened, f.reading, f.late, f.strain, f.total)
	}
	return b.String()
}

func figure(e *debrief.Estimate) string {
	if e == nil {
		return "–"
	}
	return fmt.Sprintf("%.2f (%.2f to %.2f)", e.Value, e.Low, e.High)
}

// BenchmarkJudge2000 measures a debrief of 2,000 turns, made by repeating a
// week's desks.
func BenchmarkJudge2000(b *testing.B) {
	steps, seat := bot(b, version(b, "first-week"), policy.Careful, 7)
	long := make([]scenario.Step, 2001)
	for i := range long {
		long[i] = steps[min(i*len(steps)/len(long), len(steps)-1)]
		if i > 0 && long[i].Decision == nil {
			long[i].Decision = &sim.Decision{Offer: sim.VerbPlan}
		}
	}
	published := seat.Published()
	for b.Loop() {
		debrief.Judge(long, published)
	}
}
