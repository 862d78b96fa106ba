package change

import "slices"

// An Update is a set of changes as somebody's editor sent it. Client is the editor's state
// that made it, which no two have: neither a person nor a browser's tab.
type Update struct {
	Client  string
	Changes Set
}

// MaxSteps is about how many parts Rebase goes through at once, which takes a tenth of a second.
const MaxSteps = 1_000_000

func partsOf(updates []Update) (n int) {
	for _, u := range updates {
		n += len(u.Changes.parts)
	}
	return n
}

// Rebase returns updates, which an editor sent after a version of the text, as they are made
// after those that have been accepted since that version. Of the accepted ones, those of the
// same client were sent before, and come out: what is returned are the others. The error is
// ErrLength where an update isn't of the text that the one before it leads to, and ErrBig if
// moving all of them would take more than [MaxSteps].
//
// What was sent is moved over one accepted update after the other, as the editor itself does
// when it is told of them. Moved over several at once, it could come to stand elsewhere, where
// one of them deletes the place and the next inserts something there.
func Rebase(sent, accepted []Update) ([]Update, error) {
	if len(accepted)*partsOf(sent)+len(sent)*partsOf(accepted) > MaxSteps {
		return nil, ErrBig
	}
	left := slices.Clone(sent)
	for _, a := range accepted {
		if len(left) > 0 && left[0].Client == a.Client {
			left = left[1:]
			continue
		}
		theirs := a.Changes
		for i, u := range left {
			moved, err := u.Changes.Over(theirs, false)
			if err != nil {
				return nil, err
			}
			if theirs, err = theirs.Over(u.Changes, true); err != nil {
				return nil, err
			}
			left[i].Changes = moved
		}
	}
	return left, nil
}
