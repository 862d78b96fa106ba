package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/debrief"
)

// of returns the given numbers of judgements of each kind.
func of(hits, misses, alarms, rejections int) []debrief.Judgement {
	var list []debrief.Judgement
	for n, counts := range map[int]string{0: debrief.Hit, 1: debrief.Miss, 2: debrief.FalseAlarm, 3: debrief.CorrectRejection} {
		for range []int{hits, misses, alarms, rejections}[n] {
			list = append(list, debrief.Judgement{Counts: counts, Load: []string{"within", "over"}[n%2]})
		}
	}
	return list
}

// The expected values were computed independently, with the normal distribution
// in Python's statistics module, from the formulas that [debrief.Method] names:
//
//	H = (hits+.5)/(signals+1); F = (alarms+.5)/(others+1); d = z(H)−z(F); c = −(z(H)+z(F))/2
//	v = H(1−H)/(signals·φ(z(H))²) + F(1−F)/(others·φ(z(F))²); d ± z(.975)√v; c ± z(.975)√v/2
//
// For 8 of 10 against 2 of 10, to ten places: z(8.5/11) = 0.7478585948, twice
// that is d′ = 1.4957171895, and c is 0 by symmetry.
func TestSensitivityAndCriterionAgreeWithReferenceValues(t *testing.T) {
	for _, c := range []struct {
		hits, misses, alarms, rejections int
		d, c                             debrief.Estimate
	}{
		{8, 2, 2, 8, debrief.Estimate{Value: 1.5, Low: 0.28, High: 2.71}, debrief.Estimate{Value: 0, Low: -0.61, High: 0.61}},
		{20, 0, 0, 20, debrief.Estimate{Value: 3.96, Low: 2.28, High: 5.65}, debrief.Estimate{Value: 0, Low: -0.84, High: 0.84}},
		{0, 5, 0, 15, debrief.Estimate{Value: 0.48, Low: -1.54, High: 2.5}, debrief.Estimate{Value: 1.62, Low: 0.62, High: 2.63}},
		{5, 0, 15, 0, debrief.Estimate{Value: -0.48, Low: -2.5, High: 1.54}, debrief.Estimate{Value: -1.62, Low: -2.63, High: -0.62}},
		{10, 10, 10, 10, debrief.Estimate{Value: 0, Low: -0.78, High: 0.78}, debrief.Estimate{Value: 0, Low: -0.39, High: 0.39}},
		{30, 10, 6, 54, debrief.Estimate{Value: 1.9, Low: 1.3, High: 2.5}, debrief.Estimate{Value: 0.29, Low: 0, High: 0.59}},
		{7, 3, 1, 9, debrief.Estimate{Value: 1.57, Low: 0.3, High: 2.84}, debrief.Estimate{Value: 0.31, Low: -0.32, High: 0.94}},
	} {
		got := debrief.Detect(of(c.hits, c.misses, c.alarms, c.rejections))
		if got.Sensitivity == nil || *got.Sensitivity != c.d || *got.Criterion != c.c || got.Reason != "" {
			t.Errorf("%+v: found %+v, %+v", c, got.Sensitivity, got.Criterion)
		}
	}
}

// With fewer than 20 judgements, or fewer than five of either kind, there is no
// figure, and the reason is given.
func TestTooFewJudgementsHaveNoFigure(t *testing.T) {
	for _, c := range []struct {
		list []debrief.Judgement
		says string
	}{
		{nil, "0 judgements"}, {of(1, 0, 0, 0), "1 judgement counted"}, {of(5, 5, 4, 5), "from 20"},
		{of(2, 2, 8, 12), "at least 5 of each"}, {of(20, 0, 0, 0), "0 were not"},
	} {
		got := debrief.Detect(c.list)
		if got.Sensitivity != nil || got.Criterion != nil || !strings.Contains(string(got.Reason), c.says) || got.Judgements != len(c.list) {
			t.Errorf("%q: found %+v", c.says, got)
		}
	}
}

// A moving threshold is distinguished from a change in judgement: the same
// distance in z at three places gives one d′ and three values of c.
func TestSensitivityIsNotThreshold(t *testing.T) {
	lax, even, strict := debrief.Detect(of(47, 3, 30, 20)), debrief.Detect(of(37, 13, 17, 33)), debrief.Detect(of(20, 30, 3, 47))
	if lax.Criterion.Value >= even.Criterion.Value || even.Criterion.Value >= strict.Criterion.Value {
		t.Errorf("found c %v, %v, %v", lax.Criterion, even.Criterion, strict.Criterion)
	}
	if lax.Sensitivity.Value != strict.Sensitivity.Value {
		t.Errorf("mirrored counts have one d′; found %v, %v", lax.Sensitivity, strict.Sensitivity)
	}
}

// Runs are pooled, and judgements are grouped by load where there are any.
func TestPooledAndByLoad(t *testing.T) {
	one := debrief.Debrief{Prioritising: debrief.Prioritising{Triage: debrief.Triage{Examples: of(4, 1, 1, 4)}}}
	pooled := debrief.Pool([]debrief.Debrief{one, one, one})
	if got := debrief.Detect(pooled); got.Judgements != 30 || got.Sensitivity == nil {
		t.Errorf("found %+v", got)
	}
	groups := debrief.DetectByLoad(pooled)
	if len(groups) != 2 || groups[0].Load != "within" || groups[0].Judgements != 15 || groups[1].Load != "over" {
		t.Errorf("found %+v", groups)
	}
	if debrief.DetectByLoad(nil) == nil {
		t.Error("no groups are an empty list")
	}
}

// A range that spans urgent and not urgent counts neither way.
func TestWhatIsEitherCountsNeitherWay(t *testing.T) {
	list := append(of(1, 1, 1, 1), slices.Repeat([]debrief.Judgement{{Published: debrief.Either}}, 40)...)
	if got := debrief.Detect(list); got.Judgements != 4 {
		t.Errorf("found %+v", got)
	}
}
