package teach

import "context"

// Used returns where the versions of a scenario are used now, by everybody on this server: at least
// so many, in fives, as publish.go has it; nil if there are fewer than five.
func (t *Assignments) Used(ctx context.Context, slug string) (classes, assignments, organisations *int, err error) {
	c, a, o, err := t.runs.UsedIn(ctx, slug)
	return atLeastFive(inFives(c)), atLeastFive(inFives(a)), atLeastFive(inFives(o)), err
}
