package author

import (
	"context"
	"slices"
	"strings"

	"caseload/app/change"
	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Edit replaces the UTF-16 units of a text from From up to and without To.
type Edit struct {
	From   int    `json:"from"`
	To     int    `json:"to"`
	Insert string `json:"insert"`
}

// MendBy returns the edits of the file's kept text that mend a finding, or nil if there are none
// that are safe. A check counts the bytes of the file as it goes out.
func (p Pack) MendBy(f check.Finding) []Edit {
	if f.Fix == nil {
		return nil
	}
	text, edits := p.Files[f.File], []Edit(nil)
	for _, e := range f.Fix.Edits {
		if e.From < 0 || e.From > e.To || e.To > len(text) {
			return nil
		}
		// What the text as it is kept doesn't have, as a byte order mark, needs no edit.
		if edit := (Edit{unitsOf(text[:e.From]), unitsOf(text[:e.To]), inside(e.Text)}); edit.From < edit.To || edit.Insert != "" {
			edits = append(edits, edit)
		}
	}
	return edits
}

// unitsOf returns how long the beginning of a file is as it is kept.
func unitsOf(text string) int { return len(change.Units(inside(text))) }

// inside returns a text that goes out as it is kept.
func inside(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, bom), "\r\n", "\n")
}

// Mend mends what was found in a file, on a line and with a code, if that can be done safely and
// the draft is as it was when it was checked. The error is ErrNotFound otherwise.
func (d *Drafts) Mend(ctx context.Context, w kept.Writing, file int64, line int, code string) (Saved, error) {
	pack, err := d.Pack(ctx, w.Reading())
	if err != nil {
		return Saved{}, err
	}
	found, known, err := d.LookedThrough(ctx, w.Reading(), pack)
	if err != nil {
		return Saved{}, err
	}
	at := slices.IndexFunc(found.List, func(f check.Finding) bool {
		return f.Line == line && f.Code == code && f.Fix != nil && pack.At[f.File].File == file
	})
	if !known || at < 0 {
		return Saved{}, ErrNotFound
	}
	f := found.List[at]
	mended, _ := check.Mend(pack.Files[f.File], found.List[at:at+1])
	return d.Save(ctx, w, file, pack.At[f.File].Version, inside(mended))
}
