package author

import (
	"encoding/json"
	"slices"
	"time"

	"caseload/app/check"
	"caseload/app/sim"
	kept "caseload/app/store/author"
	"caseload/app/who"
)

// Need is something that publication needs.
type Need string

// The needs, in their order.
const (
	NeedSlug        Need = "slug"        // a short name that nothing else was published under; only while it lacks one
	NeedChecked     Need = "checked"     // a check has found no error
	NeedGolden      Need = "golden"      // the golden plays go as they were recorded
	NeedPlayed      Need = "played"      // bots have played it without an error
	NeedDeclaration Need = "declaration" // a side has declared that nobody real can be recognised
	NeedSignature   Need = "signature"   // a side has signed
	NeedJudged      Need = "judged"      // at every question somebody who signed could say
	NeedAgreement   Need = "agreement"   // everybody who writes, or has written, has agreed to the terms
)

// Stand says how a need stands.
type Stand string

// How it can stand.
const (
	Met     Stand = "met"
	Missing Stand = "missing"
	Awaited Stand = "awaited" // it is being worked out
)

// Why says why a need isn't met, where there is more than one reason.
type Why string

// The reasons.
const (
	WhyNot     Why = ""
	WhyStopped Why = "stopped" // what works it out had to be stopped
	WhyNobody  Why = "nobody"  // nobody of that side could sign, or nobody has
	WhyWrote   Why = "wrote"   // everybody of that side who could has written since the last review
)

// Needed is a need, how it stands, and whose turn it is.
type Needed struct {
	Need  Need
	Side  who.Kind // of a signature or a declaration; otherwise ""
	Stand Stand
	Why   Why
	Count int             // of what was found wrong
	Again int             // of what a check that found no error asks to look at again, without golden plays
	Open  []Question      // at which nobody who signed could say
	By    []int64         // the persons who have met it
	Turn  []kept.Somebody // who can meet it; empty if that is whoever writes
}

// Void says why a signature, or a declaration, doesn't count.
type Void = kept.Void

// The reasons.
const (
	Counts       = kept.Counts
	VoidChanged  = kept.VoidChanged
	VoidLeft     = kept.VoidLeft
	VoidMoved    = kept.VoidMoved
	VoidStanding = kept.VoidStanding
	VoidAgain    = kept.VoidAgain
	VoidExpired  = kept.VoidExpired
	VoidSide     = kept.VoidSide
	VoidObjected = kept.VoidObjected
	VoidReplaced = kept.VoidReplaced
)

// Stood is all that publication depends on, of a draft as it is.
type Stood struct {
	Pack         Pack
	Digest       string
	Found        Findings
	Looked       bool
	Report       Report // its Digest is "" if bots haven't played it
	Reviews      []kept.Review
	Declarations []kept.Declaration
	Objected     time.Time      // since when signatures and declarations count, if something was withdrawn for a reason
	Replaced     time.Time      // since when signatures count, if another text of the draft is published
	Unread       map[int64]bool // who has written since the last review that somebody else has ended
	People       []kept.Somebody
	Terms        kept.Terms
	Taken        string // a short name, its own or of one of its cuts, under which something else was published; "" if there is none
	Now          time.Time
}

// RulesUntil returns until when the draft's rule pack was checked, or zero if it doesn't say, or says a
// day that hasn't come.
func (s Stood) RulesUntil() time.Time {
	return sim.RulePack{Checked: s.Report.RulesChecked}.Until(s.Now)
}

// rulesExpired returns when the rule pack expired, or zero if it hasn't.
func (s Stood) rulesExpired() time.Time {
	if until := s.RulesUntil(); s.Now.After(until) {
		return until
	}
	return time.Time{}
}

// RulesExpired returns when the rule pack expired on which something stands that was published, or
// zero if it hasn't, doesn't say when it was checked, or both sides have signed since.
func RulesExpired(one Release, now time.Time) (time.Time, error) {
	var about struct {
		Checked string `json:"checked"`
	}
	err := json.Unmarshal(one.About, &about)
	until := sim.RulePack{Checked: about.Checked}.Until(now)
	since := map[who.Kind]bool{}
	for _, s := range one.Signatures {
		if !s.Signed.Before(until) {
			since[s.Side] = true
		}
	}
	if err != nil || until.IsZero() || !now.After(until) || len(since) == len(kept.Sides()) {
		return time.Time{}, err
	}
	return until, nil
}

// Signing returns what there is of signatures and declarations, to count them.
func (s Stood) Signing() kept.Signing {
	return kept.Signing{Digest: s.Digest, Since: s.rulesExpired(), Objected: s.Objected, Replaced: s.Replaced, Reviews: s.Reviews, Declarations: s.Declarations}
}

// Needs returns what publication needs.
func (s Stood) Needs() []Needed {
	list := []Needed{s.checked(), s.golden(), s.played()}
	if s.Taken != "" {
		list = append([]Needed{{Need: NeedSlug, Stand: Missing}}, list...)
	}
	for _, side := range kept.Sides() {
		list = append(list, s.declaration(side), s.signature(side))
	}
	list = append(list, s.judged())
	if s.Terms.Body != "" {
		list = append(list, s.agreement())
	}
	return list
}

// Ready reports whether all that is needed is met.
func (s Stood) Ready() bool { return s.ready(kept.Sides()...) }

// ReadyUrgently reports whether it is but for the signature and the declaration of one side, and
// for questions at which nobody who signed could say.
func (s Stood) ReadyUrgently() bool {
	return slices.ContainsFunc(kept.Sides(), func(side who.Kind) bool { return s.ready(side) })
}

// ready reports whether all is met that is needed if only these sides are.
func (s Stood) ready(sides ...who.Kind) bool {
	all := len(sides) == len(kept.Sides())
	return !slices.ContainsFunc(s.Needs(), func(n Needed) bool {
		return n.Stand != Met && (all || n.Side == "" && n.Need != NeedJudged || slices.Contains(sides, n.Side))
	})
}

func (s Stood) checked() Needed {
	n := Needed{Need: NeedChecked, Stand: s.looked(), Count: check.Count(s.Found.List, Error)}
	if check.Stopped(s.Found.List) {
		n.Stand, n.Why = Missing, WhyStopped
	} else if n.Count > 0 {
		n.Stand = Missing
	}
	for _, f := range s.Found.List {
		if f.Severity == check.Warning && !IsGolden(f.File) {
			n.Again++
		}
	}
	return n
}

// looked returns how a check stands, whatever it has found.
func (s Stood) looked() Stand {
	switch {
	case !s.Looked:
		return Missing
	case !s.Found.Final:
		return Awaited
	}
	return Met
}

func (s Stood) golden() Needed {
	n := Needed{Need: NeedGolden, Stand: s.looked()}
	for _, f := range s.Found.List {
		if IsGolden(f.File) && f.Severity != check.Note {
			n.Count++
		}
	}
	if n.Count > 0 {
		n.Stand = Missing
	}
	return n
}

func (s Stood) played() Needed {
	n := Needed{Need: NeedPlayed, Stand: Met, Count: len(s.Report.Findings.Failures)}
	switch {
	case s.Report.Digest == "" && s.Looked && (!s.Found.Final || s.Found.Playable()):
		n.Stand = Awaited
	case s.Report.Digest == "" || n.Count > 0:
		n.Stand = Missing
	case s.Report.Stopped != "":
		n.Stand, n.Why = Missing, WhyStopped
	}
	return n
}

func (s Stood) declaration(side who.Kind) Needed {
	n := Needed{Need: NeedDeclaration, Side: side, Stand: Missing, By: s.Signing().Declarers(side)}
	if len(n.By) > 0 {
		n.Stand = Met
	}
	if n.Turn = s.of(side); len(n.Turn) == 0 {
		n.Why = WhyNobody
	}
	return n
}

func (s Stood) signature(side who.Kind) Needed {
	n := Needed{Need: NeedSignature, Side: side, Stand: Missing}
	for _, one := range s.Signing().Signatures() {
		if one.Side == side {
			n.Stand, n.By = Met, append(n.By, one.Person)
		}
	}
	all := s.of(side)
	n.Turn = slices.DeleteFunc(slices.Clone(all), func(one kept.Somebody) bool { return s.Unread[one.Person] })
	switch {
	case len(all) == 0:
		n.Why = WhyNobody
	case len(n.Turn) == 0:
		n.Why = WhyWrote
	}
	return n
}

// judged is for the whole draft: somebody who signs needn't be able to judge everything, and what
// nobody could judge isn't signed.
func (s Stood) judged() Needed {
	n := Needed{Need: NeedJudged, Stand: Met}
	for _, q := range Questions() {
		if slices.Contains(s.Signing().Unjudged(), q.Key) {
			n.Stand, n.Open = Missing, append(n.Open, q)
		}
	}
	if len(s.Signing().Signatures()) == 0 {
		n.Why = WhyNobody
	}
	return n
}

// Unsure returns the questions at which somebody couldn't say who signed the draft when it had a
// digest.
func (s Stood) Unsure(one kept.Signature, digest string) (list []Question) {
	at := slices.IndexFunc(s.Reviews, func(r kept.Review) bool {
		return r.Verdict == kept.Signed && r.Digest == digest && r.Person == one.Person && r.Ended.Equal(one.Signed)
	})
	if at < 0 {
		return nil
	}
	return slices.DeleteFunc(Questions(), func(q Question) bool { return slices.Contains(s.Reviews[at].Judged, q.Key) })
}

// of returns who of a side can sign and declare.
func (s Stood) of(side who.Kind) (list []kept.Somebody) {
	for _, one := range s.People {
		if one.Kind == side && one.Came != nil && !one.Lived && who.AnyMay(who.Roles(), who.Declare, one.Standing, who.State{}) {
			list = append(list, one)
		}
	}
	return list
}

func (s Stood) agreement() Needed {
	n := Needed{Need: NeedAgreement, Stand: Met, Turn: Unagreed(s.People, s.Terms)}
	if len(n.Turn) > 0 {
		n.Stand = Missing
	}
	return n
}
