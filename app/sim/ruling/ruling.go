// Package ruling holds what a manager decided where the student had said what they
// thought: whether the two agreed, and why. It depends on nothing.
package ruling

// Ruling is a manager's decision about something on which the student had a view.
type Ruling struct {
	On    string `json:"on"`              // id of the case or the referral
	What  string `json:"what"`            // its name
	By    string `json:"by"`              // the manager's name
	Yours string `json:"yours,omitempty"` // the tier that the student had recommended or set; "" if none
	Tier  string `json:"tier,omitempty"`  // the tier that the manager decided; "" if it isn't about a tier
	How   How    `json:"how"`
	Why   string `json:"why,omitempty"` // the manager's reason, as the rest of a sentence
}

// How says how a decision stands to what the student thought.
type How string

const (
	Agreed   How = "agreed"
	Differed How = "differed"
	First    How = "first" // the manager asked for something else first
)

// Compared says whether a decision about a tier agrees with the student's.
func Compared(yours, decided string) How {
	if yours == decided {
		return Agreed
	}
	return Differed
}
