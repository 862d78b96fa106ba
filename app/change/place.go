package change

// A Side is to which side of an insertion a place goes that is exactly where it was made.
type Side int

const (
	Left  Side = -1
	Right Side = 1
)

// Pos returns where a place in the text before is afterwards, and whether it still stands
// between what it stood between: false if a stretch was deleted or replaced on both sides of
// it. The place is from 0 to Before; one beyond that is taken as the end.
func (s Set) Pos(pos int, side Side) (at int, there bool) {
	before, after := 0, 0
	for _, p := range s.parts {
		end := before + p.old
		switch {
		case p.kept:
			if end > pos {
				return after + pos - before, true
			}
		case end > pos || end == pos && side == Left && p.old == 0:
			there = pos == before || end == pos
			if pos == before || side == Left {
				return after, there
			}
			return after + len(p.text), there
		}
		after += p.after()
		before = end
	}
	return after, true
}

// A Span is the units from From up to and without To.
type Span struct{ From, To int }

// Span returns where a stretch is afterwards. What was typed at its edges stays outside. It
// tells false where nothing of it is left, and then gives the place where it was, as an empty
// span.
func (s Set) Span(of Span) (Span, bool) {
	from, _ := s.Pos(of.From, Right)
	to, _ := s.Pos(of.To, Left)
	if from >= to {
		at := min(from, to)
		return Span{at, at}, false
	}
	return Span{from, to}, true
}
