package debrief_test

import (
	"strings"
	"testing"

	"caseload/app/debrief"
)

func called(percent int, came string, times int) []debrief.Forecast {
	var list []debrief.Forecast
	for range times {
		list = append(list, debrief.Forecast{Text: "It comes", Percent: percent, Came: came})
	}
	return list
}

// Worked out by hand: (0.9−1)² = 0.01, (0.7−0)² = 0.49, (0.1−0)² = 0.01; their
// mean is 0.17. Giving everything even odds scores 0.25, whatever happens.
func TestBrierByHand(t *testing.T) {
	for want, list := range map[float64][]debrief.Forecast{
		0.17: append(append(called(90, "yes", 1), called(70, "no", 1)...), called(10, "no", 1)...),
		0.25: append(called(50, "yes", 3), called(50, "no", 2)...),
		0.81: called(10, "yes", 4), 0.01: called(90, "yes", 1),
	} {
		list = append(list, called(90, "open", 2)...)
		got := debrief.Score(list)
		if got.Brier == nil || *got.Brier != want || got.Made != got.Settled+2 {
			t.Errorf("want %v; found %+v", want, got)
		}
	}
}

func TestNothingSettledHasNoScore(t *testing.T) {
	for says, list := range map[string][]debrief.Forecast{"Nothing was forecast": nil, "was settled": called(30, "open", 2)} {
		got := debrief.Score(list)
		if got.Brier != nil || !strings.Contains(string(got.Reason), says) || got.Calibration == nil || got.List == nil {
			t.Errorf("found %+v", got)
		}
	}
}

// The expected intervals are those that Newcombe (1998), "Two-sided confidence
// intervals for the single proportion", Statistics in Medicine 17, 857–872, gives
// for the score method without correction: 81 of 263, 15 of 148, 0 of 20, 29 of
// 29.
func TestCalibrationIntervals(t *testing.T) {
	for _, c := range []struct {
		came, said int
		want       debrief.Estimate
	}{
		{81, 263, debrief.Estimate{Value: 30.8, Low: 25.53, High: 36.62}}, {15, 148, debrief.Estimate{Value: 10.14, Low: 6.24, High: 16.05}},
		{0, 20, debrief.Estimate{Value: 0, Low: 0, High: 16.11}}, {29, 29, debrief.Estimate{Value: 100, Low: 88.3, High: 100}},
	} {
		got := debrief.Score(append(called(30, "yes", c.came), called(30, "no", c.said-c.came)...))
		if len(got.Calibration) != 1 || got.Calibration[0].Share == nil || *got.Calibration[0].Share != c.want {
			t.Errorf("%d of %d: found %+v", c.came, c.said, got.Calibration)
		}
	}
	few := debrief.Score(append(called(30, "yes", 3), called(70, "no", 20)...))
	if few.Calibration[0].Share != nil || few.Calibration[0].Reason == "" || few.Calibration[1].Share == nil {
		t.Errorf("found %+v", few.Calibration)
	}
}
