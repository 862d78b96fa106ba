package sim

import "time"

// When is a moment as a desk tells it to programs, beside the words for people:
// in JSON "2026-03-03T10:40". The zero When is no moment, and is left out.
type When Moment

const whenLayout = "2006-01-02T15:04"

// Day is midnight of its day.
func (w When) Day() Moment { return Moment(w).Midnight() }

// MarshalText writes the day and time, "2026-03-03T10:40".
func (w When) MarshalText() ([]byte, error) {
	return Moment(w).time().AppendFormat(nil, whenLayout), nil
}

// UnmarshalText reads what MarshalText wrote.
func (w *When) UnmarshalText(text []byte) error {
	t, err := time.Parse(whenLayout, string(text))
	if err == nil {
		*w = When(momentOf(t))
	}
	return err
}

// isoOf is the day of a moment as machines write it; "" for the zero moment.
func isoOf(m Moment) string {
	if m == 0 {
		return ""
	}
	return m.ISO()
}
