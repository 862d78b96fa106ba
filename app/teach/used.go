package teach

import "context"

// Used is where a scenario is used: at least so many, in fives, as publish.go has it; nil if there
// are fewer than five.
type Used struct{ Classes, Assignments, Organisations *int }

// Used returns where the versions of a scenario are used now, by everybody on this server.
func (t *Assignments) Used(ctx context.Context, slug string) (Used, error) {
	classes, assignments, organisations, err := t.runs.UsedIn(ctx, slug)
	return Used{atLeastFive(inFives(classes)), atLeastFive(inFives(assignments)), atLeastFive(inFives(organisations))}, err
}
