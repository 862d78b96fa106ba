package author

import (
	"context"
	"errors"
	"maps"
	"sync"

	"caseload/app/change"
	"caseload/app/script/form"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// Filled says what became of a form that was filled in.
type Filled struct {
	Saved  Saved
	Wrong  map[string]error      // by path: why a value can't be written; then nothing is saved
	Theirs map[string]form.Field // by path: what another has made of a value meanwhile; then nothing is saved
	Gone   bool                  // the thing isn't in the newest version any more; then nothing is saved
	Now    int64                 // the newest version, when the form was compared with it

	Others  []int64  // who else has changed the script or a text meanwhile; their numbers
	Touched []string // texts on whose lines both have written; both are in them
}

// Refused reports whether nothing was saved.
func (f Filled) Refused() bool { return f.Gone || len(f.Wrong) > 0 || len(f.Theirs) > 0 }

// Forms returns what forms can change in a script's text.
func (d *Drafts) Forms(text string) *form.Script { return form.Read(d.from.Documented, text) }

// FormsAt returns what forms can change in a file, as it was at a version. The error is
// ErrNotFound if there is no such version.
func (d *Drafts) FormsAt(ctx context.Context, r kept.Reading, file, version int64) (*form.Script, error) {
	t, err := d.TextAt(ctx, r, file, version)
	if err != nil {
		return nil, err
	}
	return d.Forms(change.String(t.Units)), nil
}

// Fill puts values at paths of a thing of a file that was read as it was at version base, and writes
// texts that the thing names, without undoing what others have changed since. If one of them has
// changed one of the same values, or has taken the thing out, nothing is saved. What is wrong with a
// text is in Wrong by the path of its file.
func (d *Drafts) Fill(ctx context.Context, w kept.Writing, file, base int64, was *form.Script, key string, values map[string]form.Value, texts []Wording) (Filled, error) {
	now, text, err := d.TextOf(ctx, w.Reading(), file)
	if err != nil {
		return Filled{}, err
	}
	filled := Filled{Now: now, Wrong: map[string]error{}, Theirs: map[string]form.Field{}}
	thing, there := was.Find(key)
	if !there {
		return filled, store.ErrNotFound
	}
	fields := thing.ByPath()
	beside := sync.OnceValues(func() (Scripts, error) { return d.Beside(ctx, w.Reading(), file, was) })
	for path, f := range fields {
		if value, sent := values[path]; sent && value.Name != "" && !value.Equal(f.Value) {
			if _, err := beside(); err != nil { // in one of which the name may stand
				return filled, err
			}
			break
		}
	}
	put, err := was.Fill(key, values)
	if err != nil {
		return filled, err
	}
	maps.Copy(filled.Wrong, put.Wrong)
	newest := thing
	if text != was.Text() {
		newest, there = d.Forms(text).Find(key)
	}
	newer := newest.ByPath()
	for _, path := range put.Changed {
		f, theirs := fields[path], newer[path]
		if there && (theirs.Source != f.Source || theirs.Given != f.Given) && !theirs.Value.Equal(values[path]) {
			filled.Theirs[path] = theirs
		}
	}
	filled.Gone = !there
	texts, err = d.changed(ctx, w.Reading(), filled, texts)
	if err == nil {
		err = misnamed(filled, was, thing, values, texts, beside)
	}
	if err == nil && !filled.Refused() {
		err = d.reword(ctx, w, &filled, texts)
	}
	if err != nil || filled.Refused() {
		return filled, err
	}
	filled.Saved, err = d.Save(ctx, w, file, base, put.Text)
	filled.Others = append(filled.Others, filled.Saved.Others...)
	if errors.Is(err, kept.ErrUnfit) {
		err = store.ErrNotFound
	}
	return filled, err
}
