package author

import "caseload/app/who"

// Standing names what somebody is in a partnership.
func Standing(as who.Relation) string {
	switch as {
	case who.Owned:
		return "Owner"
	case who.Written:
		return "Writer"
	case who.Reviewed:
		return "Reviewer"
	}
	return "Reader"
}

// AStanding names it with its article: "an owner".
func AStanding(as who.Relation) string {
	switch as {
	case who.Owned:
		return "an owner"
	case who.Written:
		return "a writer"
	case who.Reviewed:
		return "a reviewer"
	}
	return "a reader"
}

// StandingMeans says what somebody who is that may do, and whether they are heard for what they
// have lived through.
func StandingMeans(as who.Relation, lived bool) string {
	switch {
	case lived:
		return "reads, comments on and reviews drafts, is heard because of what they have lived through, is named as they wish, and signs for neither side"
	case as == who.Owned:
		return "does what a writer does, and says who is in the partnership"
	case as == who.Written:
		return "writes and publishes drafts, reviews them, and signs for their side once somebody else has reviewed them"
	case as == who.Reviewed:
		return "reads, comments on and reviews drafts, and signs them for their side"
	}
	return "reads drafts"
}
