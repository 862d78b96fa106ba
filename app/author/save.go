package author

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"caseload/app/change"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// Saved says what became of a text that was saved.
type Saved struct {
	Version int64 // the file's newest
	Changed bool  // whether the text differed from the version that it was made from

	// What others have changed since that version, which is in the file as well: it is what
	// leads from Base to Before. Touched means that some of it is on lines that were changed
	// here too.
	Others       []int64 // who; their numbers
	Base, Before int64
	Touched      bool
}

// Save makes a file's text the one that somebody has made of its version base, without undoing
// what others have changed since. Lines of text may end with \r\n. The error is ErrTooLarge if
// it is too long, ErrNotText if it can't be kept, ErrUnfit if the file has no such version yet,
// as when the site was put back from a backup, and ErrNotFound if the file was removed.
func (d *Drafts) Save(ctx context.Context, w kept.Writing, file, base int64, text string) (Saved, error) {
	if !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
		return Saved{}, store.ErrNotText
	}
	after := change.Units(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
	if len(after) > kept.MaxText {
		return Saved{}, store.ErrTooLarge
	}
	before, err := d.TextAt(ctx, w.Reading(), file, base)
	if f, there := d.File(ctx, w.Reading(), file); errors.Is(err, store.ErrNotFound) && there == nil && base > f.Version {
		err = kept.ErrUnfit
	}
	if err != nil {
		return Saved{}, err
	}
	set, err := difference(before.Units, after)
	if err != nil {
		return Saved{}, err
	}
	for {
		saved, err := d.add(ctx, w, file, before, set)
		if !errors.Is(err, kept.ErrBehind) {
			return saved, err
		}
	}
}

// add adds a set of changes to a text that isn't the newest any longer. The error is ErrBehind
// if others have changed very much while it was being added.
func (d *Drafts) add(ctx context.Context, w kept.Writing, file int64, base kept.Text, set change.Set) (Saved, error) {
	saved := Saved{Version: base.Version, Changed: !set.Empty(), Base: base.Version, Before: base.Version}
	theirs, err := change.Of(len(base.Units))
	for err == nil {
		var since []kept.Change
		since, err = d.After(ctx, w.Reading(), file, saved.Before)
		if len(since) == 0 {
			break
		}
		for _, c := range since {
			if err == nil {
				theirs, err = theirs.Then(c.Set)
			}
			if c.Person != w.By().ID() && !slices.Contains(saved.Others, c.Person) {
				saved.Others = append(saved.Others, c.Person)
			}
			saved.Before = c.Version
		}
	}
	if err != nil {
		return Saved{}, err
	}
	saved.Version, saved.Touched = saved.Before, touch(base.Units, set, theirs)
	if set.Empty() {
		return saved, nil
	}
	moved, err := set.Over(theirs, false)
	if err != nil {
		return Saved{}, err
	}
	saved.Version, err = d.Push(ctx, w, file, saved.Before, []change.Update{{Client: client(), Changes: moved}})
	return saved, err
}

// touch reports whether two sets of changes of a text change something on the same line.
func touch(text []uint16, a, b change.Set) bool {
	lines := linesOf(text, a)
	for line := range linesOf(text, b) {
		if lines[line] {
			return true
		}
	}
	return false
}

// linesOf returns the lines of a text, counted from 0, that a set changes.
func linesOf(text []uint16, s change.Set) map[int]bool {
	lines := map[int]bool{}
	line, at := 0, 0
	for _, e := range s.Edits() {
		for ; at < e.From; at++ {
			if text[at] == '\n' {
				line++
			}
		}
		lines[line] = true
		for ; at < e.To; at++ {
			if text[at] == '\n' {
				line++
				lines[line] = true
			}
		}
	}
	return lines
}

// Restore makes a file's text what it was at a version, by a change like any other: what refers
// to the text keeps its place, and the restoring can be undone.
func (d *Drafts) Restore(ctx context.Context, w kept.Writing, file, version int64) (Saved, error) {
	old, err := d.TextAt(ctx, w.Reading(), file, version)
	if err != nil {
		return Saved{}, err
	}
	newest, err := d.Text(ctx, w.Reading(), file)
	if err != nil {
		return Saved{}, err
	}
	return d.Save(ctx, w, file, newest.Version, change.String(old.Units))
}

// difference returns the changes that lead from one text to another.
func difference(before, after []uint16) (change.Set, error) {
	text := change.String(before)
	var edits []change.Edit
	at, bytes := 0, 0 // the same place, in units and in bytes
	to := func(offset int) int {
		at += len(change.Units(text[bytes:offset]))
		bytes = offset
		return at
	}
	for _, e := range udiff.Strings(text, change.String(after)) {
		edits = append(edits, change.Edit{From: to(e.Start), To: to(e.End), Text: change.Units(e.New)})
	}
	return change.Of(len(before), edits...)
}
