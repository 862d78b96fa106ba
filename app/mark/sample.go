package mark

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Bounds of a sample.
const (
	FewestSampled  = 6  // of the runs that are marked, if there are so many
	SampledIn      = 10 // at least one in so many
	BorderlineIn   = 20 // a mark is borderline from the pass mark up to one in so many of the points above it
	LongestOpinion = 3_000
	LongestReport  = 20_000 // characters, of an external examiner
	MostOpinions   = 50     // on one run
	MostExaminers  = 20     // of one assignment, with those who have ended
)

// Stratum says why a run is in a sample: it failed, or was drawn by lot from a part of the
// marks.
type Stratum string

// The strata. Failed and Borderline are there if there is a pass mark. The others are a third
// each of all marks, less those that failed or are borderline.
const (
	Failed     Stratum = "failed"
	Borderline Stratum = "borderline"
	Top        Stratum = "top"
	Middle     Stratum = "middle"
	Bottom     Stratum = "bottom"
)

// Sampling is how a sample is drawn.
type Sampling struct {
	Size int
	Pass *int // the fewest points with which a run has passed; nil if there is no such thing
}

// Drawn is a sample as it was drawn.
type Drawn struct {
	Sampling
	At     time.Time // last; zero if none was
	Marked int       // runs that are marked now
}

// Drawable is a run that is marked.
type Drawable struct {
	Candidate, Total int
	Stratum          Stratum // only once it is in a sample
}

// LeastSampled returns how many of so many runs there are in a sample at least.
func LeastSampled(marked int) int {
	return min(marked, max(FewestSampled, (marked+SampledIn-1)/SampledIn))
}

// Draw returns which of the runs that are marked are added to a sample, which has some
// already: all that failed, and of each stratum in turn one by lot, until there are so many as
// there should be. There is one of each stratum at least. Most is how many points there can
// be, and lot(n) returns a number from 0 to n-1, each as likely as the others.
func (s Sampling) Draw(marked []Drawable, has func(candidate int) bool, most int, lot func(n int) int) (drawn []Drawable) {
	strata, order, count := map[Stratum][]Drawable{}, []Stratum{Borderline, Top, Bottom, Middle}, 0
	seen := map[Stratum]bool{}
	for _, x := range s.strata(marked, most) {
		switch {
		case has(x.Candidate):
			count, seen[x.Stratum] = count+1, true
		case x.Stratum == Failed:
			drawn = append(drawn, x)
		default:
			strata[x.Stratum] = append(strata[x.Stratum], x)
		}
	}
	for round, left := 0, true; left; round++ {
		left = false
		for _, of := range order {
			rest := strata[of]
			if len(rest) == 0 || count+len(drawn) >= s.Size && (round > 0 || seen[of]) {
				continue
			}
			i := lot(len(rest))
			drawn, strata[of], left = append(drawn, rest[i]), slices.Delete(rest, i, i+1), true
		}
	}
	return drawn
}

// strata says of each run in which stratum it is. Equal marks are all in one third, the one in
// which the middle one of them is.
func (s Sampling) strata(marked []Drawable, most int) []Drawable {
	all := slices.Clone(marked)
	slices.SortStableFunc(all, func(a, b Drawable) int { return b.Total - a.Total })
	end := 0 // of the marks that equal the one at i
	for i, x := range all {
		if i < end {
			all[i].Stratum = all[i-1].Stratum
			continue
		}
		for end = i; end < len(all) && all[end].Total == x.Total; end++ {
		}
		switch {
		case s.Pass != nil && x.Total < *s.Pass:
			all[i].Stratum = Failed
		case s.Pass != nil && x.Total <= *s.Pass+(most+BorderlineIn-1)/BorderlineIn:
			all[i].Stratum = Borderline
		default:
			all[i].Stratum = []Stratum{Top, Middle, Bottom}[(3*(i+end)-1)/(2*len(all))]
		}
	}
	return all
}

// Opinion is what a moderator says of the mark of a run in a sample.
type Opinion struct {
	Moderator string // "" if they were erased
	Mark      int64  // 0 if that isn't known
	Agrees    bool
	Text      string
	At        time.Time
	Earlier   bool // another mark counts since
}

// Examiner is an external examiner of an assignment's sample, from the invitation on.
type Examiner struct {
	ID       int64
	Name     string // "" until they come, and once they were erased
	Email    string // to which they were invited; "" once they were erased
	Invited  time.Time
	Came     *time.Time // nil if they haven't used the link
	Ended    *time.Time // nil while they can read the sample
	Report   string
	Reported *time.Time // nil if there is no report
}

// Examined is an assignment whose sample somebody reads as external examiner.
type Examined struct {
	ID          int64
	Name, Place string // the assignment's, and its organisation's
}

// Reported is what an external examiner reported on a sample.
type Reported struct {
	Name, Place string // the assignment's, and its organisation's
	Text        string
	At          time.Time
}

// SamplingPlan is how a sample is drawn, as it is typed.
type SamplingPlan struct {
	Size string
	Pass string // "" for none
}

// Fields of a sample's forms.
const (
	FieldSize    = "size"
	FieldPass    = "pass"
	FieldAgrees  = "agrees-yes" // the first of two to choose from
	FieldOpinion = "text"
)

// Sampling returns the sampling that a plan describes, of so many runs that are marked and
// with so many points at most. The error is a *Wrong if something won't do.
func (p SamplingPlan) Sampling(marked, most int) (s Sampling, err error) {
	s.Size, err = strconv.Atoi(strings.TrimSpace(p.Size))
	if least := LeastSampled(marked); err != nil || s.Size < least || s.Size > marked {
		return s, wrong(FieldSize, saySampleSize(least, marked))
	}
	if text := strings.TrimSpace(p.Pass); text != "" {
		pass, err := strconv.Atoi(text)
		if err != nil || pass < 0 || pass > most {
			return s, wrong(FieldPass, sayPass(most))
		}
		s.Pass = &pass
	}
	return s, nil
}

// OpinionOf returns what a moderator typed about a mark: "yes" or "no" for whether they agree,
// and a comment. Who doesn't agree says why.
func OpinionOf(agrees, text string) (o Opinion, err error) {
	o = Opinion{Agrees: agrees == "yes", Text: tidy(text)}
	switch {
	case agrees != "yes" && agrees != "no":
		return o, wrong(FieldAgrees, sayNoChoice)
	case !o.Agrees && o.Text == "":
		return o, wrong(FieldOpinion, sayNoOpinion)
	case longer(o.Text, LongestOpinion):
		return o, wrong(FieldOpinion, sayLongOpinion)
	}
	return o, nil
}

// Report returns what an external examiner typed as their report.
func Report(text string) (string, error) {
	if text = tidy(text); longer(text, LongestReport) {
		return "", wrong(FieldOpinion, sayLongReport)
	}
	return text, nil
}
