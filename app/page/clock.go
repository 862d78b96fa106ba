package page

import "fmt"

// ClassClock is the time at which a class ends play, as a desk shows it. It never
// stops anybody from playing on.
type ClassClock struct {
	Ends  string // "10:40"; "" if no clock is set
	Past  bool
	Mine  string // Ends plus the extra minutes this student has taken
	Extra int    // the extra minutes taken
	More  int    // the extra minutes that can still be taken in one go; 0 if none
	Own   bool   // it began with the run, for an assignment
}

// Sentence describes the clock in words.
func (c ClassClock) Sentence() string {
	if c.Own {
		return c.ownSentence()
	}
	switch {
	case c.Past && c.Extra == 0:
		return fmt.Sprintf("Your class ended play at %s; go on for as long as you need.", c.Ends)
	case c.Extra > 0:
		return fmt.Sprintf("Your class ends play at %s, and you at %s; take longer if you need it.", c.Ends, c.Mine)
	}
	return fmt.Sprintf("Your class ends play at %s; take longer if you need it.", c.Ends)
}

func (c ClassClock) ownSentence() string {
	ends := c.Ends
	if c.Extra > 0 {
		ends = c.Mine
	}
	if c.Past {
		return fmt.Sprintf("The clock of this assignment ended at %s; nothing stops.", ends)
	}
	return fmt.Sprintf("The clock of this assignment ends at %s; nothing stops then.", ends)
}
