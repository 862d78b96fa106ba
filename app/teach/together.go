package teach

import (
	"context"
	"encoding/json"
	"slices"

	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/store"
)

// Group is the runs of a class or an assignment that is over.
type Group struct {
	Outside int64 // the organisation that isn't the authors' own; 0 for none
	Begun   int
	Ended   []store.Reading // of those who have begun, in the order in which they ended
}

// Together returns how several groups that played one version answered its questions, as the
// authors of that may be told by publish.go, in the order of the story; and which groups were
// counted, by their places in the list. There are none if nothing may be told.
func (t *Classes) Together(ctx context.Context, groups []Group) (moments []KeyMoment, counted []int, err error) {
	outside, ended := make([]int64, len(groups)), make([]int, len(groups))
	for i, g := range groups {
		outside[i] = g.Outside
		if len(g.Ended) >= atOnceOf(g.Begun) {
			ended[i], counted = len(g.Ended), append(counted, i)
		}
	}
	if shares(outside, ended) == nil {
		return nil, nil, nil
	}
	readings, byGroup, all := map[int64]store.Reading{}, make([]map[string][]store.Answer, len(groups)), []string{}
	for _, i := range counted {
		if byGroup[i], err = t.firstAnswers(ctx, groups[i].Ended); err != nil {
			return nil, nil, err
		}
		for message := range byGroup[i] {
			all = append(all, message)
		}
		for _, r := range groups[i].Ended {
			readings[r.ID()] = r
		}
	}
	slices.Sort(all)
	k := new(known).empty()
	k.counts.byMessage = map[string]*answers{}
	for _, message := range slices.Compact(all) {
		k.counts.together(message, outside, byGroup)
	}
	const mostLooks = 10 // each folds a few runs, to learn how the questions and answers read
	for range mostLooks {
		if _, err = t.learn(ctx, func(_ context.Context, id int64) (store.Reading, error) { return readings[id], nil }, k, 1); err != nil {
			return nil, nil, err
		}
	}
	var asked []*question
	for message, a := range k.counts.byMessage {
		if q := k.asked[message]; q != nil && !k.waits(message, a) {
			asked = append(asked, q)
		}
	}
	inOrder(asked)
	for _, q := range asked {
		if m := q.moment(k.counts.byMessage[q.message], 1, true); m.Counted > 0 {
			moments = append(moments, m)
		}
	}
	return moments, counted, nil
}

// firstAnswers returns what runs first answered to each message, in the order of the runs.
func (t *Classes) firstAnswers(ctx context.Context, ended []store.Reading) (map[string][]store.Answer, error) {
	byMessage := map[string][]store.Answer{}
	for _, r := range ended {
		rows, err := t.store.Decisions(ctx, r, 0)
		if err != nil {
			return nil, err
		}
		first := map[string]bool{}
		for _, row := range rows {
			d := sim.Decision{Offer: row.Offer}
			if err := json.Unmarshal(row.With, &d.With); err != nil {
				continue
			}
			message, choice := run.Answered(d)
			if message == "" || first[message] {
				continue
			}
			first[message] = true
			byMessage[message] = append(byMessage[message], store.Answer{Run: r.ID(), Message: message, Choice: choice})
		}
	}
	return byMessage, nil
}

// together counts the answers to a message, as many of each group as may be.
func (c *counts) together(message string, outside []int64, byGroup []map[string][]store.Answer) {
	n := make([]int, len(byGroup))
	for i, of := range byGroup {
		n[i] = len(of[message])
	}
	take := shares(outside, n)
	if take == nil {
		return
	}
	a := c.to(message)
	for i, of := range byGroup {
		for _, one := range of[message][:take[i]] {
			a.add(one)
		}
	}
	for i, one := range a.waiting {
		a.fives[i/few] = append(a.fives[i/few], one)
	}
	a.opened, a.waiting = true, nil
}
