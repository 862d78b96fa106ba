package page

import "fmt"

// ClassClock is when a class ends play, as it is shown at a desk. It stops
// nobody.
type ClassClock struct {
	Ends  string // "10:40"; "" where no clock was set
	Past  bool
	Mine  string // with the minutes that this student has taken
	Extra int    // those minutes
	More  int    // minutes that can still be taken at once; 0: none
}

// Sentence is the clock in words.
func (c ClassClock) Sentence() string {
	switch {
	case c.Past && c.Extra == 0:
		return fmt.Sprintf("Your class ended play at %s; go on for as long as you need.", c.Ends)
	case c.Extra > 0:
		return fmt.Sprintf("Your class ends play at %s, and you at %s; take longer if you need it.", c.Ends, c.Mine)
	}
	return fmt.Sprintf("Your class ends play at %s; take longer if you need it.", c.Ends)
}
