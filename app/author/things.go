package author

import (
	"context"
	"maps"

	"caseload/app/change"
	"caseload/app/script/form"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// newest returns the newest version of a script, which knows the other scripts of its draft.
func (d *Drafts) newest(ctx context.Context, r kept.Reading, file int64) (version int64, script *form.Script, all Scripts, err error) {
	version, text, err := d.TextOf(ctx, r, file)
	if err != nil {
		return 0, nil, all, err
	}
	script = d.Forms(text)
	all, err = d.Beside(ctx, r, file, script)
	return version, script, all, err
}

// Begun is a script with an empty thing in it, from which a form for a new one is made.
type Begun struct {
	Version int64 // of the file
	Script  *form.Script
	Key     string // of the empty thing

	word, in string
	was      *form.Script
}

// FormsNew returns the newest version of a script with an empty thing of a word in it. In is what it is
// to be in; "" for the script itself. The error is [form.ErrNoPlace] if it can't be there.
func (d *Drafts) FormsNew(ctx context.Context, r kept.Reading, file int64, word, in string) (Begun, error) {
	version, text, err := d.TextOf(ctx, r, file)
	if err != nil {
		return Begun{}, err
	}
	b := Begun{Version: version, was: d.Forms(text), word: word, in: in}
	b.Script, b.Key, err = b.was.Begin(word, in)
	return b, err
}

// AddThing adds a thing that was begun to its script, and returns its key. If a value won't do, nothing
// is added.
func (d *Drafts) AddThing(ctx context.Context, w kept.Writing, file int64, b Begun, values map[string]form.Value) (string, Filled, error) {
	all, err := d.Beside(ctx, w.Reading(), file, b.was)
	if err != nil {
		return "", Filled{}, err
	}
	filled := Filled{Now: b.Version, Wrong: map[string]error{}}
	thing, _ := b.Script.Find(b.Key)
	if err := misnamed(filled, b.Script, thing, values, nil, func() (Scripts, error) { return all, nil }); err != nil {
		return "", filled, err
	}
	text, key, wrong, err := b.was.Added(b.word, b.in, values)
	maps.Copy(filled.Wrong, wrong)
	if err != nil || filled.Refused() {
		return "", filled, err
	}
	filled.Saved, err = d.Save(ctx, w, file, b.Version, text)
	return key, filled, err
}

// Parts returns who and which cases can have a part in what is added to the newest version of a
// script, which is at version, as [form.Script.Parts].
func (d *Drafts) Parts(ctx context.Context, r kept.Reading, file int64) (version int64, people, cases []form.Option, err error) {
	version, script, _, err := d.newest(ctx, r, file)
	if err != nil {
		return 0, nil, nil, err
	}
	people, cases, err = script.Parts()
	return version, people, cases, err
}

// AddSnippet adds a snippet to the newest version of a script, and returns the key of its
// storyline. The errors are those of [form.Script.AddSnippet] and of saving.
func (d *Drafts) AddSnippet(ctx context.Context, w kept.Writing, file int64, one form.Snippet, person, of string) (string, error) {
	version, script, _, err := d.newest(ctx, w.Reading(), file)
	if err != nil {
		return "", err
	}
	text, key, err := script.AddSnippet(one, person, of)
	if err != nil {
		return "", err
	}
	_, err = d.Save(ctx, w, file, version, text)
	return key, err
}

// ToTakeOut returns a thing of the newest version of a script, which is at version, and why it
// can't be taken out, as [form.Script.Remove] says it. The error is store.ErrNotFound if the
// thing isn't there.
func (d *Drafts) ToTakeOut(ctx context.Context, r kept.Reading, file int64, key string) (version int64, script *form.Script, t form.Thing, left, err error) {
	version, script, all, err := d.newest(ctx, r, file)
	if err != nil {
		return 0, nil, t, nil, err
	}
	t, there := script.Find(key)
	if !there {
		return version, script, t, nil, store.ErrNotFound
	}
	if _, left = script.Remove(key); left == nil && len(all.Left) > 0 {
		left = ErrMuch
	}
	return version, script, t, left, nil
}

// TakeOutThing takes a thing out of the newest version of a script, as [Drafts.Rewrite]. The
// errors are those of [form.Script.Remove].
func (d *Drafts) TakeOutThing(ctx context.Context, w kept.Writing, file, base int64, key string) (changed bool, err error) {
	return d.Rewrite(ctx, w, file, base, key, true, func(s *form.Script) (string, error) { return s.Remove(key) })
}

// Rewrite saves what is made of the newest version of a script, if the thing with a key is as it
// was at version base: otherwise changed is set, and nothing is saved. With cuts, something is taken
// out of it that another file may go on with. The error is that of made, ErrMuch if it isn't known
// whether one does, or store.ErrNotFound if the thing isn't there any more.
func (d *Drafts) Rewrite(ctx context.Context, w kept.Writing, file, base int64, key string, cuts bool, made func(*form.Script) (string, error)) (changed bool, err error) {
	was, err := d.TextAt(ctx, w.Reading(), file, base)
	if err != nil {
		return false, err
	}
	version, script, all, err := d.newest(ctx, w.Reading(), file)
	if err != nil {
		return false, err
	}
	t, there := script.Find(key)
	if !there {
		return false, store.ErrNotFound
	}
	if old := change.String(was.Units); old != script.Text() {
		if before, there := d.Forms(old).Find(key); !there || before.Source != t.Source {
			return true, nil
		}
	}
	text, err := made(script)
	if err == nil && cuts && len(all.Left) > 0 {
		err = ErrMuch
	}
	if err != nil {
		return false, err
	}
	_, err = d.Save(ctx, w, file, version, text)
	return false, err
}
