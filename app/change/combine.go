package change

// Then returns one set for this one and, after it, t. The error is ErrLength if t isn't of
// the text that this one leads to.
func (s Set) Then(t Set) (Set, error) {
	if s.After() != t.Before() {
		return Set{}, ErrLength
	}
	if s.Empty() {
		return t, nil
	}
	if t.Empty() {
		return s, nil
	}
	var out builder
	a, b := walk(s), walk(t)
	open := false // whether what follows is of the change that was added last
	change := func(n int, text []uint16) {
		if open {
			out.extend(n, text)
		} else {
			out.replace(n, text)
		}
	}
	for !a.done || !b.done {
		switch {
		case a.deletes():
			change(a.old, nil)
			a.next()
		case !b.done && b.old == 0: // an insertion
			change(0, b.text)
			b.next()
		default:
			n := min(a.after(), b.old)
			before := len(out.parts)
			switch {
			case a.kept && b.kept:
				out.keep(n)
			case a.kept:
				change(n, b.first())
			case b.kept:
				change(a.firstOld(), a.text[a.off:a.off+n])
			default:
				change(a.firstOld(), b.first())
			}
			more := !a.kept && a.after() > n || !b.kept && b.old > n
			open = more && (open || len(out.parts) > before)
			a.forwardAfter(n)
			b.forward(n)
		}
	}
	return out.set(), nil
}

// Over returns the same changes as made after t, where both are of one text. Where both insert
// at one place, this one's text comes first if first is true, and else t's. The error is
// ErrLength if they are of texts of different lengths.
func (s Set) Over(t Set, first bool) (Set, error) {
	if s.Before() != t.Before() {
		return Set{}, ErrLength
	}
	if t.Empty() {
		return s, nil
	}
	var out builder
	a, b := walk(s), walk(t)
	added := 0 // the part of a whose text has been added already
	for !a.done || !b.done {
		switch {
		case a.kept && b.kept:
			n := min(a.old, b.old)
			out.keep(n)
			a.forward(n)
			b.forward(n)
		case b.changes() && (!a.changes() || added == a.i || a.off == 0 && (b.old < a.old || b.old == a.old && !first)):
			out.keep(len(b.text))
			for n := b.old; n > 0; {
				piece := min(a.old, n)
				if a.changes() && added < a.i && a.old <= piece {
					out.replace(0, a.text)
					added = a.i
				}
				a.forward(piece)
				n -= piece
			}
			b.next()
		default:
			n, left := b.beneath(a.old)
			text := a.text
			if added == a.i {
				text = nil
			}
			out.replace(n, text)
			added = a.i
			a.forward(a.old - left)
		}
	}
	return out.set(), nil
}

// A walker goes through the parts of a set, whole or piece by piece.
type walker struct {
	parts []part
	i     int // how many parts have been begun
	part      // the one that it is in: old is what is left of it
	off   int // how much of it is behind
	done  bool
}

func walk(s Set) *walker {
	w := &walker{parts: s.parts}
	w.next()
	return w
}

func (w *walker) next() {
	w.off = 0
	if w.done = w.i == len(w.parts); w.done {
		w.part = part{}
		return
	}
	w.part = w.parts[w.i]
	w.i++
}

// changes tells whether it is in a part that isn't kept, and deletes whether nothing comes in
// the part's place.
func (w *walker) changes() bool { return !w.done && !w.kept }
func (w *walker) deletes() bool { return w.changes() && len(w.text) == 0 }

// after returns how much of what the part leads to is ahead.
func (w *walker) after() int {
	if w.kept {
		return w.old
	}
	return len(w.text) - w.off
}

// firstOld returns what the part replaces, and first what it is replaced by; only the first
// piece of it counts, since the others would count it again.
func (w *walker) firstOld() int {
	if w.off > 0 {
		return 0
	}
	return w.old
}

func (w *walker) first() []uint16 {
	if w.off > 0 {
		return nil
	}
	return w.text
}

// forward goes n units of the text before ahead, which must not be more than the part has.
func (w *walker) forward(n int) {
	if n == w.old {
		w.next()
		return
	}
	w.old -= n
	w.off += n
}

// forwardAfter goes n units of the text after ahead.
func (w *walker) forwardAfter(n int) {
	switch {
	case w.kept:
		w.forward(n)
	case n == w.after():
		w.next()
	default:
		w.off += n
	}
}

// beneath goes through what lies below the next left units as long as it is kept, or is
// deleted and ends before they do. It returns how much of them was kept, and how much of them
// is left where it stopped.
func (w *walker) beneath(left int) (kept, still int) {
	for left > 0 {
		switch {
		case w.kept:
			piece := min(left, w.old)
			kept += piece
			left -= piece
			w.forward(piece)
		case w.deletes() && w.old < left:
			left -= w.old
			w.next()
		default:
			return kept, left
		}
	}
	return kept, 0
}
