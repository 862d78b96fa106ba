package mark

// State says how far a student's run is marked.
type State string

// The states, in the order in which they come about.
const (
	None    State = "none"    // nobody has begun
	Begun   State = "begun"   // there are drafts, and none is handed in
	Waits   State = "waits"   // one is handed in, and there is to be a second
	Differs State = "differs" // both are, and somebody is to settle the difference
	Made    State = "made"
)

// Standing says how far a run is marked.
type Standing struct {
	State State
	Again bool  // it was marked before, by criteria or of a run that don't count any longer
	Mark  *Mark // the one that counts; nil unless it is made
}

// Both reports whether, where there are to be two marks, both are handed in.
func (s Standing) Both() bool { return s.State == Made || s.State == Differs }

// Marks are all marks of one student's run: those in place, and those that were replaced.
type Marks []Mark

// At returns what is in a place, whether or not it stands, or nil.
func (ms Marks) At(place Place) *Mark {
	for i, x := range ms {
		if x.Replaced == nil && x.Place == place {
			return &ms[i]
		}
	}
	return nil
}

// Standing returns how far the run is marked. Where two marks differ by no more than they
// may, the first counts.
func (ms Marks) Standing(of Marking) (s Standing) {
	in, begun := map[Place]*Mark{}, 0
	for i, x := range ms {
		switch {
		case x.Stands(of) && x.Handed == nil:
			begun++
		case x.Stands(of):
			in[x.Place] = &ms[i]
		case x.Replaced == nil && x.Handed != nil:
			s.Again = true
		}
	}
	first, second, settled := in[First], in[Second], in[Settled]
	switch {
	case settled != nil && first != nil && second != nil: // also if the second marker was taken off since
		return Standing{Made, false, settled}
	case first != nil && of.Second == Single:
		return Standing{Made, false, first}
	case first != nil && second != nil && first.Differs(*second) > of.Difference:
		s.State = Differs
	case first != nil && second != nil:
		return Standing{Made, false, first}
	case first != nil || second != nil:
		s.State = Waits
	case begun > 0:
		s.State = Begun
	default:
		s.State = None
	}
	return s
}

// PlaceFor returns the place of the mark that somebody can give, or "" if others give both,
// with what is in it. Where there is no second marker, it is whatever mark there is. A mark
// that still has to be made is anybody's, once its marker has left.
func (ms Marks) PlaceFor(of Marking, marker int64) (Place, *Mark) {
	for _, place := range []Place{First, Second} {
		if mine := ms.At(place); mine != nil && mine.Marker == marker {
			return place, mine
		}
	}
	free := func(m *Mark) bool { return m == nil || m.Left && !(m.Handed != nil && m.Stands(of)) }
	switch first, second := ms.At(First), ms.At(Second); {
	case of.Second == Single || free(first):
		return First, first
	case free(second):
		return Second, second
	}
	return "", nil
}

// SeenBy returns the marks that a marker may read. One who is blind reads nothing of
// another's before both have handed in, and nobody reads another's draft, except where there
// is no second marker, and any lecturer can go on with it.
func (ms Marks) SeenBy(of Marking, marker int64) (seen Marks) {
	both := ms.Standing(of).Both()
	for _, x := range ms {
		if x.Marker == marker || of.Second == Single || x.Handed != nil && (both || of.Second == Seeing) {
			seen = append(seen, x)
		}
	}
	return seen
}
