package author

import (
	"context"
	"maps"
	"slices"

	"caseload/app/script/form"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// newest returns the newest version of a script, which knows the other scripts of its draft.
func (d *Drafts) newest(ctx context.Context, r kept.Reading, file int64) (int64, *form.Script, error) {
	version, text, err := d.TextOf(ctx, r, file)
	if err != nil {
		return 0, nil, err
	}
	scripts, err := d.Scripts(ctx, r)
	script := d.Forms(text)
	script.Beside(slices.Collect(maps.Values(scripts))...)
	return version, script, err
}

// FormsNew returns a script with an empty thing of a word in it, and the key of that thing. In
// is what it is to be in; "" for the script itself. The error is [form.ErrNoPlace] if it
// can't be there.
func (d *Drafts) FormsNew(ctx context.Context, r kept.Reading, file int64, word, in string) (int64, *form.Script, string, error) {
	version, script, err := d.newest(ctx, r, file)
	if err != nil {
		return 0, nil, "", err
	}
	begun, key, err := script.Begin(word, in)
	return version, begun, key, err
}

// AddThing adds a thing of a word to the newest version of a script, and returns its key. If a
// value won't do, nothing is added.
func (d *Drafts) AddThing(ctx context.Context, w kept.Writing, file int64, word, in string, values map[string]form.Value) (string, Filled, error) {
	version, script, err := d.newest(ctx, w.Reading(), file)
	if err != nil {
		return "", Filled{}, err
	}
	filled := Filled{Now: version, Wrong: map[string]error{}}
	begun, empty, err := script.Begin(word, in)
	if err != nil {
		return "", filled, err
	}
	thing, _ := begun.Find(empty)
	if err := d.misnamed(ctx, w.Reading(), filled, begun, thing, values, nil); err != nil {
		return "", filled, err
	}
	text, key, wrong, err := script.Added(word, in, values)
	maps.Copy(filled.Wrong, wrong)
	if err != nil || filled.Refused() {
		return "", filled, err
	}
	filled.Saved, err = d.Save(ctx, w, file, version, text)
	return key, filled, err
}

// Uses are the places, by the path of their script, at which a draft goes on with a thing.
type Uses map[string]form.InUse

// ToTakeOut returns the script without a thing of its newest version, which is at version; or
// where the thing is used; or [form.ErrKept] or [form.ErrWoven], if it can't be taken out. The
// thing is [store.ErrNotFound] if it isn't there any more.
func (d *Drafts) ToTakeOut(ctx context.Context, r kept.Reading, file int64, key string) (version int64, t form.Thing, text string, uses Uses, err error) {
	version, was, err := d.TextOf(ctx, r, file)
	if err != nil {
		return 0, t, "", nil, err
	}
	scripts, err := d.Scripts(ctx, r)
	if err != nil {
		return 0, t, "", nil, err
	}
	script := d.Forms(was)
	script.Beside(slices.Collect(maps.Values(scripts))...)
	t, there := script.Find(key)
	if !there {
		return version, t, "", nil, store.ErrNotFound
	}
	text, err = script.Remove(key)
	if used, is := err.(form.InUse); is {
		uses = Uses{}
		for path, other := range scripts {
			for _, u := range used {
				if u.In == other || u.In == script && other.Text() == was {
					uses[path] = append(uses[path], u)
				}
			}
		}
	}
	return version, t, text, uses, err
}

// TakeOutThing takes a thing out of the newest version of a script, if it is as it was at version
// base: otherwise changed is set, and nothing is taken out. The errors are those of ToTakeOut.
func (d *Drafts) TakeOutThing(ctx context.Context, w kept.Writing, file, base int64, key string) (changed bool, err error) {
	was, err := d.FormsAt(ctx, w.Reading(), file, base)
	if err != nil {
		return false, err
	}
	version, t, text, _, err := d.ToTakeOut(ctx, w.Reading(), file, key)
	if err != nil {
		return false, err
	}
	if old, there := was.Find(key); !there || old.Source != t.Source {
		return true, nil
	}
	_, err = d.Save(ctx, w, file, version, text)
	return false, err
}
