package author

import (
	"context"
	"maps"
	"slices"

	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Renamed is a file of a draft that was written for an earlier vocabulary, and what it would be
// with the names of the present one.
type Renamed struct {
	Path   string
	At     Place
	Text   string   // as it is kept, with the present names
	Places [][]Line // what that changes
}

// IsEarlierName reports whether a finding is a name of an earlier vocabulary, which can be
// replaced by the present one.
func IsEarlierName(f check.Finding) bool { return f.Code == check.EarlierName && f.Fix != nil }

// EarlierNames returns the files of a pack in which a check has found names of an earlier
// vocabulary, in the order of their paths.
func (d *Drafts) EarlierNames(p Pack, found Findings) ([]Renamed, error) {
	in := map[string][]check.Finding{}
	for _, f := range found.List {
		if IsEarlierName(f) {
			in[f.File] = append(in[f.File], f)
		}
	}
	var list []Renamed
	for _, path := range slices.Sorted(maps.Keys(in)) {
		at, known := p.At[path]
		if !known {
			continue
		}
		mended, _ := check.Mend(p.Files[path], in[path])
		text := inside(mended)
		places, err := placesOf(inside(p.Files[path]), text)
		if err != nil {
			return nil, err
		}
		list = append(list, Renamed{Path: path, At: at, Text: text, Places: places})
	}
	return list, nil
}

// BringUpToDate writes the present names into a draft that is as it was when its digest was taken.
// Each file's change is in its history, where it can be undone. The error is ErrNotFound if the
// draft has changed since, or nothing is known of it.
func (d *Drafts) BringUpToDate(ctx context.Context, w kept.Writing, digest string) error {
	pack, err := d.Pack(ctx, w.Reading())
	if err != nil {
		return err
	}
	found, known, err := d.LookedThrough(ctx, w.Reading(), pack)
	if err != nil {
		return err
	}
	if !known || pack.Digest() != digest {
		return ErrNotFound
	}
	list, err := d.EarlierNames(pack, found)
	for _, one := range list {
		if err == nil {
			_, err = d.Save(ctx, w, one.At.File, one.At.Version, one.Text)
		}
	}
	return err
}
