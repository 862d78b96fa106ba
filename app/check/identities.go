package check

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/sim"
)

// swaps is the number of lucks that are played under two identities.
const swaps = 6

// identityMoves plays the same luck and the same decisions twice, the second time
// with the bank of names turned as in an identity variant, so that everybody whose name is
// drawn has a different one. Everything except words must be equal after every turn.
func identityMoves(p *pack, say say) {
	text, drawn := p.required["names"]
	if !drawn {
		return
	}
	families, firsts := p.bank()
	mask := masking(regexp.MustCompile(`(?i)\b(?:` + strings.Join(slices.Concat(families, firsts), "|") + `)\b`))
	modules := maps.Clone(p.required)
	modules["names"], _ = scenario.TurnBank(text)
	for _, t := range p.tellings {
		if t.version == nil || len(t.plays) == 0 {
			continue
		}
		other, err := p.compiler.Load(t.slug, t.main, p.told(), modules)
		if err != nil {
			continue
		}
		for seed := range uint64(swaps) {
			if p.ctx.Err() != nil {
				return
			}
			name := []string{"careful", "random", "loudest"}[seed%3]
			parting := twoIdentities(t.program, other, policy.Named[name], seed+1, mask, false)
			if parting != nil { // again, comparing at every turn, to find the first difference
				parting = twoIdentities(t.program, other, policy.Named[name], seed+1, mask, true)
			}
			if parting != nil {
				say(Finding{File: t.main}.says(remark.NamesMatter(name, seed+1, parting)))
				break
			}
		}
	}
}

// masking returns a function that replaces what the pattern matches by a star. It
// remembers its answers, since what was once said is compared again every day.
func masking(names *regexp.Regexp) func(string) string {
	known := map[string]string{}
	return func(text string) string {
		masked, is := known[text]
		if !is {
			masked = names.ReplaceAllString(text, "*")
			known[text] = masked
		}
		return masked
	}
}

// identityTurns is the maximum number of turns in a play under two identities.
const identityTurns = 200

// twoIdentities returns where two worlds diverge, or nil if they don't. The decisions
// for both are chosen with one luck. The worlds are compared at the end of each
// day, or at every turn.
func twoIdentities(one, other *script.Program, bot policy.Policy, seed uint64, mask func(string) string, everyTurn bool) *remark.Parting {
	a, err1 := sim.New(one.Tell(), nil, sim.NewLuck(seed))
	b, err2 := sim.New(other.Tell(), nil, sim.NewLuck(seed))
	if err1 != nil || err2 != nil {
		return nil
	}
	pick := policy.Chance(seed)
	for turn, day := 0, 0; ; turn++ {
		if everyTurn || a.Day != day || a.Ended || turn == identityTurns {
			day = a.Day
			if p := differ("", plainly(a), plainly(b), mask); p != nil {
				p.Turn, p.Day, p.Clock = turn, a.Day, a.Now.Clock()
				return p
			}
		}
		if a.Ended || turn == identityTurns {
			return nil
		}
		desk, theirs := a.Desk(), b.Desk()
		d := bot(desk, pick)
		if len(desk.Offers) != len(theirs.Offers) {
			return &remark.Parting{Turn: turn, Day: a.Day, Clock: a.Now.Clock(), Kind: remark.OtherOffers, Here: strconv.Itoa(len(desk.Offers)), There: strconv.Itoa(len(theirs.Offers))}
		}
		clock := a.Now.Clock()
		if err := a.Decide(d); err != nil {
			return nil
		}
		if err := b.Decide(translated(d, desk, theirs)); err != nil {
			return &remark.Parting{Turn: turn, Day: desk.Scenario.Day, Clock: clock, Kind: remark.NotThere, Here: d.Offer}
		}
	}
}

// translated returns the corresponding decision at another desk: the offer and
// the options in the same positions.
func translated(d sim.Decision, from, to sim.Desk) sim.Decision {
	i := slices.IndexFunc(from.Offers, func(o sim.Offer) bool { return o.ID == d.Offer })
	if i < 0 || i >= len(to.Offers) {
		return d
	}
	out := sim.Decision{Offer: to.Offers[i].ID}
	for name, value := range d.With {
		if out.With == nil {
			out.With = map[string]string{}
		}
		out.With[name] = value
		n := slices.IndexFunc(from.Offers[i].Fields, func(f sim.Field) bool { return f.Name == name })
		if n < 0 || n >= len(to.Offers[i].Fields) || from.Offers[i].Fields[n].Kind == sim.FieldPosition {
			continue
		}
		var values []string
		for _, one := range strings.Fields(value) {
			for k, option := range from.Offers[i].Fields[n].Options {
				if option.Value == one && k < len(to.Offers[i].Fields[n].Options) {
					one = to.Offers[i].Fields[n].Options[k].Value
					break
				}
			}
			values = append(values, one)
		}
		out.With[name] = strings.Join(values, " ")
	}
	return out
}

func plainly(w *sim.World) (value any) {
	text, err := json.Marshal(w)
	if err == nil {
		_ = json.Unmarshal(text, &value)
	}
	return value
}

// differ returns the first difference between two worlds in anything but words, or
// nil.
func differ(path string, a, b any, mask func(string) string) *remark.Parting {
	where := strings.TrimPrefix(path, ".")
	switch a := a.(type) {
	case map[string]any:
		b, _ := b.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(a)) {
			if key == "Sum" || key == "Used" || key == "Loaded" { // words, and the cost of filling them in
				continue
			}
			if path == ".Draws" { // a draw may be named after somebody
				continue
			}
			if p := differ(path+"."+key, a[key], b[key], mask); p != nil {
				return p
			}
		}
		if len(a) != len(b) {
			return &remark.Parting{Kind: remark.OtherEntries, Where: where}
		}
	case []any:
		b, _ := b.([]any)
		if len(a) != len(b) {
			return &remark.Parting{Kind: remark.OtherLength, Where: where, Here: strconv.Itoa(len(a)), There: strconv.Itoa(len(b))}
		}
		for i := range a {
			if p := differ(fmt.Sprintf("%s %d", path, i+1), a[i], b[i], mask); p != nil {
				return p
			}
		}
	case string:
		b, _ := b.(string)
		if a != b && mask(a) != mask(b) {
			return &remark.Parting{Where: where, Here: strconv.Quote(remark.Shorten(a, 60)), There: strconv.Quote(remark.Shorten(b, 60))}
		}
	default:
		if a != b {
			return &remark.Parting{Where: where, Here: fmt.Sprint(a), There: fmt.Sprint(b)}
		}
	}
	return nil
}
