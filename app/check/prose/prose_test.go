package prose

import "testing"

func TestClock(t *testing.T) {
	for words, want := range map[string]int{
		"nine": 540, "half past nine": 570, "quarter to twelve": 705, "noon": 0, "12:00": 0, "13:00": 60, "one": 60, "9.30": 570, "4 pm": 240, "soon": -1, "99": -1, "09:75": -1,
	} {
		if got := Clock(words); got != want {
			t.Errorf("%q: %d, and not %d", words, got, want)
		}
	}
}

func TestTakes(t *testing.T) {
	for label, want := range map[string]int{
		"then 45 min at 11:00": 45, "then 1 h 20, later this morning": 80, "then two calls, 15 min": 15, "in tomorrow's diary": 0, "15 min, or 20 min with Ros": 0, "an hour": 0,
	} {
		if got, ok := Takes(label); got != want || ok != (want > 0) {
			t.Errorf("%q: %d, %v", label, got, ok)
		}
	}
}

func TestPromised(t *testing.T) {
	for text, want := range map[string]string{"I'll ring you before one.": "one", "Ring before half past ten": "half past ten", "before you go": "", "the day before": ""} {
		if got := Promised(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestBirths(t *testing.T) {
	for text, want := range map[string]Birth{
		"Jul 2024. {little} born. Warm.":        {0, "little", 2024, 7},
		"{girl} was born on 3 March 2019.":      {0, "girl", 2019, 3},
		"Stubborn, Jul 2024. {little} walks on": {},
	} {
		list := Births(text)
		if want == (Birth{}) != (len(list) == 0) || len(list) > 0 && list[0] != want {
			t.Errorf("%q: %v", text, list)
		}
	}
}

func TestHoursMovesAndRows(t *testing.T) {
	if list := Hours("It is Tuesday, and you work from nine until twelve."); len(list) != 1 || list[0][1].Text != "twelve" {
		t.Errorf("%v", list)
	}
	if list := Hours("The surgery is open from nine until twelve."); len(list) != 0 {
		t.Errorf("%v", list)
	}
	if list := Moved("It is brought forward to Wednesday 11 March."); len(list) != 1 || list[0][0].Text != "11 March" {
		t.Errorf("%v", list)
	}
	if list := Rows("| time | what |\n|---|---|\n| 09:40 | rings |\n"); len(list) != 1 || list[0][0].Text != "09:40" {
		t.Errorf("%v", list)
	}
}

func TestDays(t *testing.T) {
	for text, want := range map[string]int{
		"There are seven working days, with a weekend.": 7, "You have 2 days.": 2, "There are days like this.": 0, "It was due after five days.": 0,
	} {
		if n, _, ok := Days(text); n != want || ok != (want > 0) {
			t.Errorf("%q: %d, %v", text, n, ok)
		}
	}
}

func TestTomorrow(t *testing.T) {
	for title, want := range map[string]bool{
		"Ring before ten tomorrow": true, "Ring tomorrow by 9.30": true,
		"Get ready for tomorrow": false, "Agree who goes to the meeting at ten tomorrow": false, "Tell {mum} about tomorrow's visit": false, "Read it before tomorrow": false,
	} {
		if Tomorrow(title) != want {
			t.Errorf("%q: %v", title, !want)
		}
	}
}

func TestOutOfOrder(t *testing.T) {
	for text, want := range map[string]string{
		"Sep 2025. A.\n\nOct 2025. B.\n\nNov 2024. C.\n\nJan 2026. D.\n": "Nov 2024",
		"Sep 2026. A.\n\nOct 2025. B.\n\nNov 2025. C.\n":                 "Sep 2026",
		"Sep 2024. A.\n\nOct 2026. B.\n\nNov 2025. C.\n\nJan 2026. D.\n": "Oct 2026",
		"Sep 2025. A.\n\nOct 2025. B.\n\nNov 2025. C.\n":                 "",
		"Nov 2025. A.\n\nOct 2025. B.\n\nSep 2025. C.\n":                 "",
		"Nov 2025. A.\n\nOct 2025. B.\n":                                 "",
	} {
		if slip, _, _ := OutOfOrder(text); slip.Text != want {
			t.Errorf("%q: %q", text, slip.Text)
		}
	}
}
