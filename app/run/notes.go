package run

import "context"

// Notes returns what a student wrote with their decisions, by turn: the note, or the
// reason where there is no note, and both if there are both. They are the student's own.
func (r *Runs) Notes(ctx context.Context, m Mine) (map[int]string, error) {
	words, err := r.store.Writings(ctx, m)
	if err != nil {
		return nil, err
	}
	notes := map[int]string{}
	for _, w := range words { // a note comes before a reason
		if w.Turn == 0 || w.Kind != writingNote && w.Kind != writingReason {
			continue
		}
		if notes[w.Turn] != "" {
			notes[w.Turn] += "; "
		}
		notes[w.Turn] += w.Text
	}
	return notes, nil
}
