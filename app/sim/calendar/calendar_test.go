package calendar

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// statutory computes the bank holidays of England and Wales in a year from the
// standing rules, including the date of Easter. It shares no data with the
// file, so it is an independent check.
func statutory(year int) []string {
	day := func(m time.Month, d int) time.Time { return time.Date(year, m, d, 0, 0, 0, 0, time.UTC) }
	free := func(t time.Time, taken ...time.Time) time.Time { // returns t or the next day that can be a holiday
		for again := true; again; {
			again = t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
			for _, o := range taken {
				again = again || t.Equal(o)
			}
			if again {
				t = t.AddDate(0, 0, 1)
			}
		}
		return t
	}
	monday := func(t time.Time, step int) time.Time {
		for t.Weekday() != time.Monday {
			t = t.AddDate(0, 0, step)
		}
		return t
	}
	easter := easterSunday(year)
	newYear := free(day(time.January, 1))
	days := []time.Time{
		newYear, easter.AddDate(0, 0, -2), easter.AddDate(0, 0, 1),
		monday(day(time.May, 1), 1), monday(day(time.May, 31), -1), monday(day(time.August, 31), -1),
	}
	// If Christmas Day is a Sunday, its substitute comes after Boxing Day.
	christmas, boxing := day(time.December, 25), day(time.December, 26)
	if christmas.Weekday() == time.Sunday {
		days = append(days, boxing, free(christmas, boxing))
	} else {
		days = append(days, free(christmas), free(boxing, free(christmas)))
	}
	var iso []string
	for _, d := range days {
		iso = append(iso, d.Format(time.DateOnly))
	}
	return iso
}

// easterSunday returns the date of Easter by the anonymous Gregorian computus
// (Meeus, Jones and Butcher).
func easterSunday(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

func TestHolidaysFollowTheRule(t *testing.T) {
	r := csv.NewReader(strings.NewReader(holidaysCSV))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, row := range rows[1:] {
		got = append(got, row[0])
		substitute := strings.HasSuffix(row[1], "(substitute day)")
		fixed := map[string]string{"New Year's Day": "01-01", "Christmas Day": "12-25", "Boxing Day": "12-26"}
		if date, ok := fixed[strings.TrimSuffix(row[1], " (substitute day)")]; ok && substitute == strings.HasSuffix(row[0], date) {
			t.Errorf("%s: %s", row[0], row[1])
		}
	}
	for year := 2024; year <= 2030; year++ {
		want = append(want, statutory(year)...)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("file and rule differ:\n%v\n%v", got, want)
	}
	// Check the independent computation itself on well-known days.
	if g := strings.Join(statutory(2022), " "); !strings.HasPrefix(g, "2022-01-03 2022-04-15 2022-04-18") || !strings.HasSuffix(g, "2022-12-26 2022-12-27") {
		t.Errorf("2022: %s", g)
	}
}

func TestCovered(t *testing.T) {
	for _, text := range []string{"2024-01-01", "2030-12-31"} {
		if err := Covered(at(t, text)); err != nil {
			t.Error(err)
		}
	}
	err := Covered(at(t, "2031-01-01"))
	if want := "bank holidays are known from 2024 to 2030; 2031-01-01 is outside those years"; err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	if Covered(at(t, "2023-12-31")) == nil {
		t.Error("2023 is covered")
	}
}

func TestAddWorkingDays(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-02 09:10", 0, "2026-03-02 09:10"},
		{"2026-03-07 09:10", 0, "2026-03-07 09:10"}, // day 0 is the day itself, even a Saturday
		{"2026-03-06 16:00", 1, "2026-03-09 16:00"}, // Friday
		{"2026-03-07 16:00", 1, "2026-03-09 16:00"}, // Saturday
		{"2026-03-07 16:00", -1, "2026-03-06 16:00"},
		{"2026-03-09 16:00", -1, "2026-03-06 16:00"},
		{"2026-03-02 12:00", 15, "2026-03-23 12:00"}, // strategy discussion to conference
		{"2026-03-23 12:00", 10, "2026-04-08 12:00"}, // over Easter: first core group
		{"2026-04-02 12:00", 1, "2026-04-07 12:00"},
		{"2026-04-07 12:00", -1, "2026-04-02 12:00"},
		{"2026-12-24 12:00", 1, "2026-12-29 12:00"},
		{"2027-12-24 12:00", 3, "2027-12-31 12:00"},
		{"2027-12-24 12:00", 4, "2028-01-04 12:00"},
	} {
		if got := AddWorkingDays(at(t, c.from), c.n).String(); got != c.want {
			t.Errorf("%s and %d working days: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

// oneByOne does what AddWorkingDays does by stepping from day to day, as on a
// wall calendar.
func oneByOne(m Time, n int) Time {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		m = m.AddDays(step)
		if IsWorkingDay(m) {
			n--
		}
	}
	return m
}

func TestWorkingDaysProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := someTime(t, "m"), rapid.IntRange(-300, 300).Draw(t, "n")
		end := AddWorkingDays(m, n)
		if end != oneByOne(m, n) {
			t.Fatalf("%s and %d: %s, one by one %s", m, n, end, oneByOne(m, n))
		}
		if end.Minute() != m.Minute() {
			t.Fatalf("the time of day moved to %s", end)
		}
		if n != 0 && !IsWorkingDay(end) {
			t.Fatalf("%s is no working day", end)
		}
		if AddWorkingDays(m, n+1) <= end && n != -1 { // from a weekend, −1 and 0 may not be in order
			t.Fatalf("not monotone at %s, %d", m, n)
		}
		if later := m + Time(rapid.IntRange(0, 30*MinutesADay).Draw(t, "later")); AddWorkingDays(later, n).Midnight() < end.Midnight() {
			t.Fatalf("%s starts later but ends on an earlier day", later)
		}
		if IsWorkingDay(m) {
			if back := AddWorkingDays(end, -n); back != m {
				t.Fatalf("%s, %d and back: %s", m, n, back)
			}
			if between := WorkingDaysBetween(m, end); between != n {
				t.Fatalf("%d working days between %s and %s, not %d", between, m, end, n)
			}
		}
		if NextWorkingDay(m) != AddWorkingDays(m, 1) || WorkingDaysBetween(end, m) != -WorkingDaysBetween(m, end) {
			t.Fatal("next or between")
		}
	})
}

func TestIsWorkingDay(t *testing.T) {
	known := map[int]bool{}
	for _, day := range holidays {
		known[day] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		m := someTime(t, "m")
		want := m.Weekday() != time.Saturday && m.Weekday() != time.Sunday && !known[m.dayNumber()]
		if IsWorkingDay(m) != want {
			t.Fatalf("%s: %v", m, !want)
		}
	})
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31 09:00", 1, "2026-02-28 09:00"},
		{"2028-01-31 09:00", 1, "2028-02-29 09:00"},
		{"2026-03-31 09:00", -1, "2026-02-28 09:00"},
		{"2026-03-02 09:00", 3, "2026-06-02 09:00"},
		{"2026-10-31 09:00", 13, "2027-11-30 09:00"},
		{"2026-01-15 00:00", -1, "2025-12-15 00:00"},
	} {
		if got := AddMonths(at(t, c.from), c.n).String(); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m, n := someTime(t, "m"), rapid.IntRange(-500, 500).Draw(t, "n")
		end := AddMonths(m, n)
		y, mo, d := m.Date()
		y2, mo2, d2 := end.Date()
		if (y2*12+int(mo2))-(y*12+int(mo)) != n || end.Minute() != m.Minute() {
			t.Fatalf("%s and %d months: %s", m, n, end)
		}
		if _, _, next := end.AddDays(1).Date(); d2 != d && (d2 > d || next != 1) {
			t.Fatalf("%s and %d months: %s isn't the month's last day", m, n, end)
		}
	})
}
