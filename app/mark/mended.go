package mark

// Mended says what a change of a rubric does to marks by it. The zero value is nothing.
type Mended struct {
	Loses, Gains, Others []string // names of criteria that go, that come, and that have other points or levels
	Anew                 bool     // it is asked for, whatever becomes of the criteria
}

// ToCome counts the marks of a candidate that would have to be given again.
type ToCome struct{ Candidate, Handed, Drafts int }

// Again reports whether marks would have to be given again.
func (m Mended) Again() bool { return m.Anew || len(m.Loses)+len(m.Gains)+len(m.Others) > 0 }

// Mend returns what becomes of marks by one edition when another takes its place.
func Mend(now, next Rubric) (m Mended) {
	for _, c := range now.Criteria {
		switch then, is := next.Criterion(c.Key); {
		case !is:
			m.Loses = append(m.Loses, c.Name)
		case !then.Alike(c):
			m.Others = append(m.Others, then.Name)
		}
	}
	for _, c := range next.Criteria {
		if _, was := now.Criterion(c.Key); !was {
			m.Gains = append(m.Gains, c.Name)
		}
	}
	return m
}
