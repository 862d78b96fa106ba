package calendar

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPeriod(t *testing.T) {
	const from = "2026-03-31 10:40" // the Tuesday before Easter
	for _, c := range []struct{ text, written, want string }{
		{"10 working days", "10 working days", "2026-04-16 10:40"},
		{"1 working day", "1 working day", "2026-04-01 10:40"},
		{"1 working days", "1 working day", "2026-04-01 10:40"},
		{"  3   Working  Day ", "3 working days", "2026-04-07 10:40"},
		{"90 minutes", "90 minutes", "2026-03-31 12:10"},
		{"1 minute", "1 minute", "2026-03-31 10:41"},
		{"72 hours", "72 hours", "2026-04-03 10:40"},
		{"8 days", "8 days", "2026-04-08 10:40"},
		{"6 weeks", "6 weeks", "2026-05-12 10:40"},
		{"3 months", "3 months", "2026-06-30 10:40"},
		{"0 days", "0 days", from},
		{"007 days", "7 days", "2026-04-07 10:40"},
	} {
		p, err := ParsePeriod(c.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if p.String() != c.written || p.From(at(t, from)).String() != c.want {
			t.Errorf("%q is %s, until %s; want %s, until %s", c.text, p, p.From(at(t, from)), c.written, c.want)
		}
	}
}

func TestPeriodErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                  `expected a length of time such as "10 working days"; found ""`,
		"ten working days":  `expected a length of time such as "10 working days"; found "ten working days"`,
		"10":                `expected a length of time such as "10 working days"; found "10"`,
		"days":              `expected a length of time such as "10 working days"; found "days"`,
		"-1 days":           `expected a length of time such as "10 working days"; found "-1 days"`,
		"1.5 hours":         `expected a length of time such as "10 working days"; found "1.5 hours"`,
		"10 workdays":       `expected a length of time such as "10 working days"; found "10 workdays"`,
		"1 hour 30 minutes": `expected a length of time such as "10 working days"; found "1 hour 30 minutes"`,
		"10001 days":        `expected a length of time of at most 10000 days; found "10001 days"`,
		"9999999999 days":   `expected a length of time such as "10 working days"; found "9999999999 days"`,
	} {
		if p, err := ParsePeriod(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, %v", text, p, err)
		}
	}
	_, err := ParsePeriod(strings.Repeat("é", 10_000))
	if len(err.Error()) > 250 {
		t.Errorf("an error of %d bytes", len(err.Error()))
	}
}

func TestPeriodProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Period{rapid.IntRange(0, 300).Draw(t, "n"), Unit(rapid.IntRange(0, len(unitNames)-1).Draw(t, "unit"))}
		if back, err := ParsePeriod(p.String()); err != nil || back != p {
			t.Fatalf("%s reads back as %v, %v", p, back, err)
		}
		b, err := json.Marshal(map[string]Period{"every": p})
		var back map[string]Period
		if err != nil || json.Unmarshal(b, &back) != nil || back["every"] != p {
			t.Fatalf("%s as JSON: %s, %v", p, b, err)
		}
		m := someTime(t, "m")
		if p.From(m) < m || (p.N > 0 && p.From(m) == m) {
			t.Fatalf("%s from %s ends at %s", p, m, p.From(m))
		}
		if p.N > 0 && (Period{-p.N, p.Unit}).From(m) >= m {
			t.Fatalf("-%s from %s isn't before it", p, m)
		}
	})
}

func TestParseWhen(t *testing.T) {
	const start = "2026-03-30 09:00" // the Monday before Easter
	const now = "2026-03-31 10:40"   // a Tuesday
	for text, want := range map[string]string{
		"Tue 10:40":        "2026-04-07 10:40", // strictly after now
		"Tue 10:41":        "2026-03-31 10:41",
		"tuesday 10:39":    "2026-04-07 10:39",
		"Tues 11:00":       "2026-03-31 11:00",
		"Weds 9:05":        "2026-04-01 09:05",
		"WED 09:05":        "2026-04-01 09:05",
		"Thurs 09:00":      "2026-04-02 09:00",
		"Sat 09:00":        "2026-04-04 09:00", // authors may call on a Saturday
		" Monday   09:00 ": "2026-04-06 09:00",
		"10:41":            "2026-03-31 10:41",
		"23:59":            "2026-03-31 23:59",
		"day 2 10:40":      "2026-03-31 10:40", // exactly now hasn't passed
		"day 4 09:10":      "2026-04-02 09:10",
		"Day 5 09:10":      "2026-04-07 09:10", // after Good Friday and Easter Monday
		"day 10 9:10":      "2026-04-14 09:10",
		"2026-04-03 09:00": "2026-04-03 09:00",
		"2026-03-31 10:40": "2026-03-31 10:40",
	} {
		got, err := ParseWhen(text, at(t, now), at(t, start))
		if err != nil || got.String() != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseWhenFromAWeekend(t *testing.T) {
	saturday := at(t, "2026-03-07")
	for text, want := range map[string]string{
		"day 1 09:00": "2026-03-09 09:00",
		"day 2 09:00": "2026-03-10 09:00",
	} {
		if got, err := ParseWhen(text, saturday, saturday); err != nil || got.String() != want {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
}

func TestParseWhenErrors(t *testing.T) {
	const expected = `expected a time such as "Tue 10:40", "10:40", "day 4 09:10" or "2026-03-05 09:00"; found `
	start, now := at(t, "2026-03-02 09:00"), at(t, "2026-03-03 10:40")
	for text, want := range map[string]string{
		"":                 expected + `""`,
		"soon":             expected + `"soon"`,
		"Tue":              expected + `"Tue"`,
		"Tu 10:40":         expected + `"Tu 10:40"`,
		"Tue 25:00":        expected + `"Tue 25:00"`,
		"Tue at 10:40":     expected + `"Tue at 10:40"`,
		"day 4":            expected + `"day 4"`,
		"day four 09:10":   expected + `"day four 09:10"`,
		"day 0 09:10":      expected + `"day 0 09:10"`,
		"day -1 09:10":     expected + `"day -1 09:10"`,
		"day 10001 09:10":  expected + `"day 10001 09:10"`,
		"day4 09:10":       expected + `"day4 09:10"`,
		"2026-02-30 09:00": expected + `"2026-02-30 09:00"`,
		"10:40":            `"10:40" without a day means today, and it is 10:40 already; name the day too, such as "Wed 10:40"`,
		"09:00":            `"09:00" without a day means today, and it is 10:40 already; name the day too, such as "Wed 09:00"`,
		"day 2 10:39":      `"day 2 10:39" has passed: it is Tuesday 3 March, 10:40 already`,
		"2026-03-03 10:39": `"2026-03-03 10:39" has passed: it is Tuesday 3 March, 10:40 already`,
		"2031-01-01 09:00": `"2031-01-01 09:00": bank holidays are known from 2024 to 2030; 2031-01-01 is outside those years`,
		"day 9999 09:00":   `"day 9999 09:00": bank holidays are known from 2024 to 2030; 2064-`,
	} {
		if got, err := ParseWhen(text, now, start); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q is %s, %v", text, got, err)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, text := range []string{"10 working days", "1 week", "72 hours", "0 minutes", "-1 days", "", "9999999999 months", "1\u00a0day"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePeriod(text)
		if err != nil {
			isSentence(t, err)
			return
		}
		if back, err := ParsePeriod(p.String()); err != nil || back != p || p.N < 0 || p.N > longestPeriod {
			t.Fatalf("%q is %v, which reads back as %v, %v", text, p, back, err)
		}
		if m := at(t, "2026-03-02 09:00"); p.From(m) < m {
			t.Fatalf("%q ends before it starts", text)
		}
	})
}

func FuzzParseWhen(f *testing.F) {
	for _, text := range []string{"Tue 10:40", "10:40", "day 4 09:10", "2026-03-05 09:00", "", "day 999999999 00:00", "2030-12-31 23:59"} {
		f.Add(text, 2000)
	}
	f.Fuzz(func(t *testing.T, text string, after int) {
		start := at(t, "2026-03-02 09:00")
		now := start + Time(max(after, 0)%100_000)
		m, err := ParseWhen(text, now, start)
		if err != nil {
			isSentence(t, err)
			return
		}
		if m < now || Covered(m) != nil {
			t.Fatalf("%q at %s is %s", text, now, m)
		}
		if back, err := ParseWhen(m.String(), now, start); err != nil || back != m {
			t.Fatalf("%s reads back as %s, %v", m, back, err)
		}
	})
}

// isSentence checks that an error is a single short line.
func isSentence(t *testing.T, err error) {
	t.Helper()
	if text := err.Error(); strings.Contains(text, "\n") || len(text) > 1000 {
		t.Fatalf("not a sentence: %q", text)
	}
}
