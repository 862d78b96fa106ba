package debrief

// question is which of the [questions] a judgement asks.
type question int

const (
	askUnnoticed question = iota
	askWorked
	askUnopened
	askLate
	askLowerOpen
	askLower
	askHigher
	askNotOffered
	askWithin
)

func (j Judgement) asks() question {
	switch {
	case j.Met == Unnoticed:
		return askUnnoticed
	case j.Met == Worked:
		return askWorked
	case j.Met == Unopened:
		return askUnopened
	case j.Met == ActedLate:
		return askLate
	case j.Verdict == Lower && j.Kind == openCase:
		return askLowerOpen
	case j.Verdict == Lower:
		return askLower
	case j.Verdict == Higher:
		return askHigher
	case j.Verdict == NotOffered:
		return askNotOffered
	}
	return askWithin
}

// AsksAs reports whether two judgements ask the same question.
func (j Judgement) AsksAs(other Judgement) bool { return j.asks() == other.asks() }
