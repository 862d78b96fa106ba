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
	if v.Cohort != "" {
		return "Join a cohort"
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
		return "This browser has a run from before you signed in. If it is yours, keep it in your account, and you find it wherever you sign in. If this browser is somebody else’s too, and the run is theirs, leave it."
	}
	return fmt.Sprintf("This browser has %d runs from before you signed in. If they are yours, keep them in your account, and you find them wherever you sign in. If this browser is somebody else’s too, and the runs are theirs, leave them.", v.Claimable)
}

func (v AccountView) claim() string {
	if v.Claimable == 1 {
		return "Keep it in my account"
	}
	return "Keep them in my account"
}

// added says what becomes of the account of somebody who is signed in.
func (v ArriveView) added() string {
	if v.Cohort != "" {
		return "The cohort is added to that account."
	}
	return "The invitation is added to that account."
}

func (v ArriveView) accept() string {
	if v.Cohort != "" {
		return "Join the cohort"
	}
	return "Accept the invitation"
}
