package change

// An Update is a set of changes as somebody's editor sent it. Client is the editor's state
// that made it, which no two have: neither a person nor a browser's tab.
type Update struct {
	Client  string
	Changes Set
}

// Rebase returns updates, which an editor sent after a version of the text, as they are made
// after those that have been accepted since that version. Of the accepted ones, those of the
// same client were sent before, and come out: what is returned are the others. The error is
// ErrLength where an update isn't of the text that the one before it leads to.
func Rebase(sent, accepted []Update) ([]Update, error) {
	var since *Set // what others changed, moved over what was sent and is accepted already
	again := 0
	for _, a := range accepted {
		switch {
		case again < len(sent) && sent[again].Client == a.Client:
			own := sent[again].Changes
			again++
			if since == nil {
				continue
			}
			moved, err := since.Over(own, true)
			if err != nil {
				return nil, err
			}
			since = &moved
		case since == nil:
			since = &a.Changes
		default:
			both, err := since.Then(a.Changes)
			if err != nil {
				return nil, err
			}
			since = &both
		}
	}
	if since == nil {
		return sent[again:], nil
	}
	var rebased []Update
	for _, u := range sent[again:] {
		moved, err := u.Changes.Over(*since, false)
		if err != nil {
			return nil, err
		}
		below, err := since.Over(u.Changes, true)
		if err != nil {
			return nil, err
		}
		rebased, since = append(rebased, Update{u.Client, moved}), &below
	}
	return rebased, nil
}
