package main

import (
	"fmt"
	"strings"

	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// help lists the commands or, if what names an offer, that offer's fields.
func (t *table) help(what string) {
	if what != "" {
		t.helpOffer(what)
		return
	}
	t.title("What can be said")
	for _, line := range [][2]string{
		{"7", "decides for offer 7. At a terminal it asks for what the offer leaves open"},
		{"triage:reid tier=P1", "decides by an offer's id, with its fields; “7 tier=P1” does too. Fields that aren't named stay as they are shown"},
		{"help 7", "lists what can be said to offer 7"},
		{"open 3", "shows what stands under #3: a letter, a case with its papers, a task. An id does too, and “open inbox”, “open people”; “read” is the same word"},
		{"desk", "shows the desk again"},
		{"back", "takes back what was just decided, while the desk offers it"},
		{"reload", "reads the pack again, plays the same decisions in it, and says what goes another way"},
		{"save FILE", "writes the play down as a golden play, and once more on leaving"},
		{"debrief", "shows the debrief, once the run has ended"},
		{"quit", "leaves; so do Ctrl-D and Ctrl-C"},
	} {
		t.hang(fmt.Sprintf("  %-20s ", line[0]), strings.Repeat(" ", 23), line[1])
	}
}

// helpOffer lists an offer's fields and their possible values.
func (t *table) helpOffer(what string) {
	offer, _, err := t.understand(what)
	if err != nil {
		t.amiss(err.Error())
		return
	}
	told := playpage.Tell(t.now()).Offer(offer)
	t.title(told.Label)
	t.say("Its id is " + offer.ID + ".")
	if told.Facts != "" {
		t.say(told.Facts)
	}
	if told.Confirm != "" {
		t.say(told.Confirm)
	}
	for _, f := range told.Asks {
		t.title(f.Name + "=")
		t.say(f.Legend)
		switch f.Kind {
		case sim.FieldPosition:
			t.say(fmt.Sprintf("A whole number from 1 to %d.", f.Max))
		case sim.FieldSet:
			t.say("Any of these, with spaces between them.")
		}
		for _, o := range f.Options {
			t.hang(fmt.Sprintf("  %-14s ", o.Value), strings.Repeat(" ", 17), o.Label)
		}
	}
}
