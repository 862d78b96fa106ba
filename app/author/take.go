package author

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/change"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// Taken says what taking a pack in has done to a draft, by the paths of its files.
type Taken struct{ Added, Changed, Removed []string }

// Base is a draft as somebody has taken it out.
type Base struct {
	Digest string // of the pack with no slug, as [Drafts.Base] gives it
	Files  []BaseFile
}

// BaseFile is a file of it, and which version.
type BaseFile struct {
	Path          string
	File, Version int64
}

// Base returns by what a pack is known again that is taken out now.
func (p Pack) Base() Base {
	b := Base{Digest: Pack{Files: p.Files}.Digest()}
	for _, path := range slices.Sorted(maps.Keys(p.At)) {
		b.Files = append(b.Files, BaseFile{path, p.At[path].File, p.At[path].Version})
	}
	return b
}

// PartlyTaken says that a pack was taken in only in part: each file of it is written by itself, and
// at one of them that failed, as when there was no more room.
type PartlyTaken struct {
	Taken
	Err error
}

func (p *PartlyTaken) Error() string { return "only a part was taken in: " + p.Err.Error() }
func (p *PartlyTaken) Unwrap() error { return p.Err }

// Take makes a draft like the pack in an archive: files are changed by their differences, so
// that what refers to them keeps its place, and what others type meanwhile stays. With a base,
// the draft has to be as it was then. The error is a *MovedOn if it isn't, and an *Unreadable
// if the pack can't be taken in; nothing was changed then, as with any error but a *PartlyTaken.
func (d *Drafts) Take(ctx context.Context, w kept.Writing, archive []byte, name string, base *Base) (Taken, error) {
	_, files, err := unpack(archive, strings.TrimSuffix(name, ".zip"))
	if err != nil {
		return Taken{}, err
	}
	list, err := newFiles(files)
	if err != nil {
		return Taken{}, err
	}
	for _, f := range list {
		if len(change.Units(f.Text)) > kept.MaxText {
			return Taken{}, fmt.Errorf("%s: %w", f.Path, store.ErrTooLarge)
		}
	}
	has, err := d.Pack(ctx, w.Reading())
	if err != nil {
		return Taken{}, err
	}
	if base != nil && base.Digest != has.Base().Digest {
		return Taken{}, d.movedOn(ctx, w.Reading(), *base)
	}
	t := taking{Drafts: d, w: w, has: has, list: list}
	err = t.take(ctx)
	if err != nil && len(t.Added)+len(t.Changed)+len(t.Removed) > 0 {
		err = &PartlyTaken{t.Taken, err}
	}
	return t.Taken, err
}

// taking is a pack that is being taken in.
type taking struct {
	*Drafts
	Taken
	w    kept.Writing
	has  Pack
	list []kept.NewFile
}

func (t *taking) take(ctx context.Context) error {
	for _, f := range t.list {
		if _, there := t.has.Files[f.Path]; there {
			continue
		}
		if err := t.add(ctx, f); err != nil {
			return err
		}
		t.Added = append(t.Added, f.Path)
	}
	for _, f := range t.list {
		place, there := t.has.At[f.Path]
		if !there {
			continue
		}
		saved, err := t.Save(ctx, t.w, place.File, place.Version, f.Text)
		if err != nil {
			return err
		}
		outside := place.crlf != f.CRLF || place.bom != f.BOM
		if outside {
			err = t.SetOutside(ctx, t.w, place.File, f.CRLF, f.BOM)
		}
		if saved.Changed || outside && err == nil {
			t.Changed = append(t.Changed, f.Path)
		}
		if err != nil {
			return err
		}
	}
	for _, path := range slices.Sorted(maps.Keys(t.has.At)) {
		if t.sent(path) {
			continue
		}
		if err := t.Remove(ctx, t.w, t.has.At[path].File, true); err != nil {
			return err
		}
		t.Removed = append(t.Removed, path)
	}
	return nil
}

func (t *taking) sent(path string) bool {
	return slices.ContainsFunc(t.list, func(f kept.NewFile) bool { return f.Path == path })
}

// add adds a file that the draft hasn't. One that is there by another path, which wasn't sent,
// gets this path, so that its history goes on.
func (t *taking) add(ctx context.Context, f kept.NewFile) error {
	for _, path := range slices.Sorted(maps.Keys(t.has.At)) {
		place := t.has.At[path]
		if t.sent(path) || outside(kept.File{CRLF: f.CRLF, BOM: f.BOM}, kept.Text{Units: change.Units(f.Text)}) != t.has.Files[path] {
			continue
		}
		delete(t.has.At, path)
		err := t.Move(ctx, t.w, place.File, path, f.Path)
		if err == nil {
			t.Removed = append(t.Removed, path)
		}
		return err
	}
	_, err := t.AddFile(ctx, t.w, f)
	return err
}

// MovedOn says that a draft isn't as it was when somebody took it out.
type MovedOn struct{ Files []Moved }

func (m *MovedOn) Error() string {
	return fmt.Sprintf("the draft has moved on in %d files", len(m.Files))
}

// Moved is what has become of a file since.
type Moved struct {
	Path     string // as it is now
	Was      string // its path then, or "" if it wasn't there
	Removed  bool
	Sessions []Session // newest first, at most [mostSessions]
	Places   [][]Line  // see [Drafts.Difference]
}

const mostSessions = 20

// movedOn returns a *MovedOn.
func (d *Drafts) movedOn(ctx context.Context, r kept.Reading, base Base) error {
	files, err := d.Files(ctx, r, true)
	if err != nil {
		return err
	}
	since := new(MovedOn)
	for _, f := range files {
		at := slices.IndexFunc(base.Files, func(b BaseFile) bool { return b.File == f.ID })
		switch {
		case at < 0 && f.Removed != nil:
			continue
		case at < 0:
			since.Files = append(since.Files, Moved{Path: f.Path})
			continue
		}
		was := base.Files[at]
		if was.Version == f.Version && was.Path == f.Path && f.Removed == nil {
			continue
		}
		m := Moved{Path: f.Path, Was: was.Path, Removed: f.Removed != nil}
		if err := d.changedSince(ctx, r, f, was.Version, &m); err != nil {
			return err
		}
		since.Files = append(since.Files, m)
	}
	return since
}

// changedSince says who has changed a file since a version, and what.
func (d *Drafts) changedSince(ctx context.Context, r kept.Reading, f kept.File, since int64, m *Moved) (err error) {
	if since < 0 || since >= f.Version {
		return nil
	}
	if m.Places, err = d.Difference(ctx, r, f.ID, since, f.Version); err != nil {
		return err
	}
	list, _, err := d.History(ctx, r, f.ID, 0, mostSessions)
	for _, s := range list {
		if s.To > since {
			m.Sessions = append(m.Sessions, s)
		}
	}
	return err
}

// Merge returns a file's text with what two have made of it, ours and theirs, each as it stands
// in a folder; lines end as ours do. It can't be merged if both have changed the same line, if
// lines of one text end in two ways, or if it is no text.
func Merge(base, ours, theirs string) (merged string, ok bool) {
	var of [3]kept.NewFile
	for i, text := range []string{base, ours, theirs} {
		if !utf8.ValidString(text) {
			return "", false
		}
		list, err := newFiles(map[string]string{"": text})
		if err != nil {
			return "", false
		}
		of[i] = list[0]
	}
	from := change.Units(of[0].Text)
	a, err1 := difference(from, change.Units(of[1].Text))
	b, err2 := difference(from, change.Units(of[2].Text))
	if err1 != nil || err2 != nil || touch(from, a, b) {
		return "", false
	}
	a, err := a.Over(b, false)
	if err != nil {
		return "", false
	}
	units, err := a.Apply(change.Units(of[2].Text))
	return outside(kept.File{CRLF: of[1].CRLF, BOM: of[1].BOM}, kept.Text{Units: units}), err == nil
}
