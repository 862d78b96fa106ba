package timetext

import "testing"

func TestBetter(t *testing.T) {
	for text, better := range map[string]string{
		"10.30": "10:30", "2pm": "14:00", "thrusday 9:00": "Thursday 9:00", "day-2 09:00": "day 2 09:00", "tea time": "",
		"Tue 10.40": "Tue 10:40", "2026-03-27T09:00": "2026-03-27 09:00",
	} {
		if got := Better(text, "Time"); got != better {
			t.Errorf("%q: %q instead of %q", text, got, better)
		}
	}
	if why := WhyNoDay("2026-02-30"); why == "" {
		t.Error("30 February is a day")
	}
	if !Fits("2026-02-28", "Date") || Fits("28 February", "Date") {
		t.Error("a date isn't told from other texts")
	}
}
