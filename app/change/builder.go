package change

import "slices"

// A builder puts parts together, and joins those that CodeMirror joins: two that are kept, two
// that are deleted, and two insertions at one place. Others that touch stay apart, since where
// places are mapped depends on it.
type builder struct{ parts []part }

func (b *builder) set() Set { return Set{b.parts} }

// keep adds n units that stay.
func (b *builder) keep(n int) {
	if n == 0 {
		return
	}
	if last := b.last(); last != nil && last.kept {
		last.old += n
		return
	}
	b.parts = append(b.parts, part{old: n, kept: true})
}

// replace adds n units that give way to text.
func (b *builder) replace(n int, text []uint16) {
	if n == 0 && len(text) == 0 {
		return
	}
	last := b.last()
	switch {
	case last == nil || last.kept:
	case len(text) == 0 && len(last.text) == 0, n == 0 && last.old == 0:
		b.join(n, text)
		return
	}
	b.parts = append(b.parts, part{old: n, text: slices.Clip(text)})
}

// extend adds to the last part, which must be one that isn't kept.
func (b *builder) extend(n int, text []uint16) {
	if n == 0 && len(text) == 0 {
		return
	}
	b.join(n, text)
}

func (b *builder) join(n int, text []uint16) {
	last := b.last()
	last.old += n
	last.text = slices.Concat(last.text, text)
}

func (b *builder) last() *part {
	if len(b.parts) == 0 {
		return nil
	}
	return &b.parts[len(b.parts)-1]
}
