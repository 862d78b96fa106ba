package author

import (
	"context"
	"encoding/json"
	"fmt"

	"caseload/app/change"
	kept "caseload/app/store/author"
)

// Made is a change of a file as an editor is told of it.
type Made struct {
	Client  string          `json:"client"`
	Person  int64           `json:"-"`
	Changes json.RawMessage `json:"changes"` // as CodeMirror writes them
}

// Send adds changes to a file that an editor made after a version of it, each as CodeMirror
// writes them, and returns the file's newest version. The editor knows them again among those
// that [Drafts.Since] returns by what it calls itself. The error is ErrUnfit, ErrBehind,
// ErrClient, ErrTooLarge, ErrFull, or ErrNotFound if the file was removed.
func (d *Drafts) Send(ctx context.Context, w kept.Writing, file, after int64, client string, changes []json.RawMessage) (int64, error) {
	if len(changes) > kept.MaxSent {
		return 0, ErrTooLarge
	}
	sent := make([]change.Update, len(changes))
	for i, raw := range changes {
		sent[i].Client = client
		if err := sent[i].Changes.UnmarshalJSON(raw); err != nil {
			return 0, fmt.Errorf("%w: %w", ErrUnfit, err)
		}
	}
	return d.Push(ctx, w, file, after, sent)
}

// Since returns what has been changed in a file after a version, oldest first, and up to which
// version. There can be more, if that isn't the newest.
func (d *Drafts) Since(ctx context.Context, r kept.Reading, file, after int64) (made []Made, upTo int64, err error) {
	list, err := d.After(ctx, r, file, after)
	if err != nil {
		return nil, 0, err
	}
	upTo = after
	for _, c := range list {
		raw, err := json.Marshal(c.Set)
		if err != nil {
			return nil, 0, err
		}
		made, upTo = append(made, Made{c.Client, c.Person, raw}), c.Version
	}
	return made, upTo, nil
}
