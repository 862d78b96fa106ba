package play

import (
	"context"
	"fmt"
	"io"

	"caseload/app/glossary"
	"caseload/app/page"
	"caseload/app/sim"
)

// DeskView is the desk: what the student can see at a turn, with one item open.
type DeskView struct {
	page.Layout
	Run      int64
	Desk     sim.Desk
	Open     string // "letter:ID" or "case:ID", each optionally followed by "/TAB/PAPER"; "job:ID"; "offer:ID"; [Newest]; or ""
	Notice   page.Notice
	Aim      string            // what the student means to try in this run; set in the mornings
	Said     map[string]string // what the student wrote beside their replies in a conversation, by letter
	Read     map[string]bool   // the messages that the student has opened, by id
	Unsent   Unsent            // a decision that was not made; see Notice for why
	Class    page.ClassClock   // set if the run is played in a class with a live clock
	Fork     Fork              // set if the run was forked from another
	Live     string            // where it is told what a partner decides; "" if the student plays alone
	Draft    *Draft            // set if the scenario's authors play it, as nobody's run
	Past     *Past             // set if a finished run is being replayed: nothing can be decided
	Glossary glossary.Glossary // what the terms of the field mean
	Followed bool              // there can be people who follow the run, to whom a reason can be shown
}

// PartnerView says what a partner has decided since the desk that is shown; with no Partner it
// is empty.
type PartnerView struct {
	Run            int64
	Partner, Chose string
}

// Render writes the region #partner of the desk to w.
func (v PartnerView) Render(ctx context.Context, w io.Writer) error {
	return partnerRegion(v).Render(ctx, w)
}

// Newest as the item to open asks for the first of these that there is: what a
// decision has just led to, if that is someone to talk to or their advice;
// somebody on the line; somebody who has come to the desk; what was just said back to an
// answer; what a manager has just decided; the item named after it
// ("newest/case:reid"); and otherwise whatever is most pressing.
const Newest = "newest"

// Render writes the page to w.
func (v DeskView) Render(ctx context.Context, w io.Writer) error {
	return deskPage(v.withUnsent()).Render(ctx, w)
}

// RenderFragment writes the page's title and the region #desk, and nothing else.
func (v DeskView) RenderFragment(ctx context.Context, w io.Writer) error {
	return deskFragment(v.withUnsent()).Render(ctx, w)
}

// Opened returns the item that the page shows open, in the form of
// [DeskView.Open].
func (v DeskView) Opened() string { return v.open().String() }

// NoteLimit is the maximum length of a note, in characters.
const NoteLimit = 2000

// title returns the browser's title: when it is and what is open.
func (v *DeskView) title() string {
	if v.Past != nil {
		return fmt.Sprintf("Looking back: %s, decision %d of %d, %s", v.Desk.Clock.Now, v.Past.Turn, v.Past.Turns, v.Desk.Scenario.Title)
	}
	if v.Desk.Ended {
		return v.Desk.Scenario.Title
	}
	return fmt.Sprintf("%s, %s", v.Desk.Clock.Now, v.Desk.Scenario.Title)
}

// These return what is on the desk with this id, or nil. It is not a copy.

func (v *DeskView) letter(id string) *sim.Letter {
	return firstWhere(v.Desk.Inbox, func(l *sim.Letter) bool { return l.ID == id })
}

func (v *DeskView) file(id string) *sim.File {
	return firstWhere(v.Desk.Cases, func(f *sim.File) bool { return f.ID == id })
}

func (v *DeskView) job(id string) *sim.Job {
	return firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.ID == id })
}

func (v *DeskView) contact(id string) *sim.Contact {
	return firstWhere(v.Desk.People, func(c *sim.Contact) bool { return c.ID == id })
}

func (v *DeskView) offer(id string) *sim.Offer {
	return firstWhere(v.Desk.Offers, func(o *sim.Offer) bool { return o.ID == id })
}

// caseName returns the name of the case with this id, or "" if there is none.
func (v *DeskView) caseName(id string) string {
	if f := v.file(id); f != nil {
		return f.Name
	}
	return ""
}

// isNew reports whether anything happened to id since the last decision.
func (v *DeskView) isNew(id string) bool {
	return firstWhere(v.Desk.Events, func(e *sim.Event) bool { return e.On == id }) != nil
}

// jobsOn returns the open tasks of a case.
func (v *DeskView) jobsOn(id string) []*sim.Job {
	return allWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.On == id })
}

// waiting counts the letters that wait: referrals to recommend on, and others to
// answer.
func (v *DeskView) waiting() (referrals, answers int) {
	for i := range v.Desk.Inbox {
		switch l := &v.Desk.Inbox[i]; {
		case !l.Waiting:
		case l.Kind == sim.KindReferral:
			referrals++
		default:
			answers++
		}
	}
	return referrals, answers
}

func firstWhere[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// allWhere returns the items of a list for which is reports true. They are not copies.
func allWhere[T any](list []T, is func(*T) bool) []*T {
	var some []*T
	for i := range list {
		if is(&list[i]) {
			some = append(some, &list[i])
		}
	}
	return some
}

// pointers returns all items of a list. They are not copies.
func pointers[T any](list []T) []*T {
	all := make([]*T, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}
