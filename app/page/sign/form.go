package sign

import "fmt"

// capitals says how phones should begin what is typed into a box.
func capitals(kind string) string {
	if kind == "text" {
		return "words"
	}
	return "none"
}

func (v ArriveView) title() string {
	if v.First {
		return "Set up Caseload"
	}
	return "You are invited"
}

func (i InvitedLine) whom() string {
	if i.Email == "" {
		return "whoever has the link, " + i.Until
	}
	return i.Email
}

func (v AccountView) claimWords() string {
	if v.Claimable == 1 {
		return "This browser has a run from before you signed in."
	}
	return fmt.Sprintf("This browser has %d runs from before you signed in.", v.Claimable)
}
