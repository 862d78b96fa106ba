package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// at parses text such as "2026-03-03 10:40", or a date alone, as a Time.
func at(t testing.TB, text string) Time {
	t.Helper()
	day, err := ParseDate(text[:len("2026-03-03")])
	if err != nil {
		t.Fatal(err)
	}
	if text = text[len("2026-03-03"):]; text == "" {
		return day
	}
	minute, err := ParseClock(text[1:])
	if err != nil {
		t.Fatal(err)
	}
	return day.At(minute)
}

// someTime draws a time within the years whose bank holidays are known,
// with a margin on both sides.
func someTime(t *rapid.T, label string) Time {
	const first, last = 19_900, 21_700 // days: June 2024 to May 2029
	return Time(rapid.IntRange(first*MinutesADay, last*MinutesADay).Draw(t, label))
}

func TestTime(t *testing.T) {
	m := at(t, "2026-03-03 10:40")
	for what, got := range map[string]string{
		"10:40":            m.Clock(),
		"Tuesday 3 March":  m.DateText(),
		"2026-03-03":       m.ISO(),
		"Tuesday":          m.Weekday().String(),
		"2026-03-03 00:00": m.Midnight().String(),
		"2026-03-03 09:05": m.At(9*60 + 5).String(),
		"2026-03-04 00:30": m.At(24*60 + 30).String(),
		"2026-02-27 10:40": m.AddDays(-4).String(),
	} {
		if got != what {
			t.Errorf("%q, want %q", got, what)
		}
	}
	if m.Minute() != 640 {
		t.Errorf("Minute: %d", m.Minute())
	}
	if y, mo, d := m.Date(); y != 2026 || mo != time.March || d != 3 {
		t.Errorf("Date: %d %s %d", y, mo, d)
	}
	if b, _ := json.Marshal(m); string(b) != "29542240" {
		t.Errorf("JSON: %s", b)
	}
	if before := Time(-1); before.String() != "1969-12-31 23:59" || before.dayNumber() != -1 {
		t.Errorf("before 1970: %s, day %d", before, before.dayNumber())
	}
}

func TestParseDateAndClock(t *testing.T) {
	for _, text := range []string{"", "2026-3-2", "2026-02-30", "02/03/2026", "0000-01-01", "2026-03-02 10:40", "10000-01-01"} {
		if m, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) is %s", text, m)
		}
	}
	for text, want := range map[string]int{"0:00": 0, "00:00": 0, "9:05": 545, "10:40": 640, "23:59": 1439} {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("ParseClock(%q) is %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "10", "24:00", "10:60", "+9:05", "-1:00", "10:4", "1040", "10.40", "10:40 ", "10:40am", "९:05"} {
		if m, err := ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) is %d", text, m)
		}
	}
	_, err := ParseDate("next week")
	if want := `expected a date such as "2026-03-02"; found "next week"`; err.Error() != want {
		t.Errorf("error %q", err)
	}
}

func TestTimeTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Time(rapid.Int64Range(-1_000_000_000, 4_000_000_000).Draw(t, "m"))
		day, err := ParseDate(m.ISO())
		minute, err2 := ParseClock(m.Clock())
		if err != nil || err2 != nil || day.At(minute) != m {
			t.Fatalf("%s reads back as %s %d, %v %v", m, day, minute, err, err2)
		}
		if m.Midnight() > m || m.Midnight().Minute() != 0 || m-m.Midnight() >= MinutesADay {
			t.Fatalf("midnight of %s is %s", m, m.Midnight())
		}
	})
}
