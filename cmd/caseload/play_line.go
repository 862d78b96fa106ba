package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	playpage "caseload/app/page/play"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// readLines returns a channel with the lines of in, which is closed at the end of
// input or when the context ends, and a function that stops reading. A separate
// goroutine is needed because a blocked read doesn't notice the context.
func readLines(ctx context.Context, in io.Reader) (<-chan string, func()) {
	ctx, stop := context.WithCancel(ctx)
	lines, read := make(chan string), make(chan string)
	go func() {
		defer close(read)
		scanner := bufio.NewScanner(in)
		for scanner.Scan() {
			select {
			case read <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		defer close(lines)
		for {
			select {
			case <-ctx.Done():
				return
			case line, ok := <-read:
				if !ok {
					return
				}
				select {
				case lines <- line:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return lines, stop
}

// next returns the next line, or false if there are no more. Of lines that are piped
// in, empty ones and comments are skipped, and the others are echoed, so that the
// output shows them next to their results.
func (t *table) next() (string, bool) { return t.ask("\n> ") }

func (t *table) ask(prompt string) (string, bool) {
	for {
		if t.asks {
			fmt.Fprint(t.out, prompt)
		}
		line, ok := <-t.lines
		if !ok {
			if t.asks {
				fmt.Fprintln(t.out)
			}
			return "", false
		}
		line = strings.TrimSpace(clean(line))
		if !t.asks {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			fmt.Fprintf(t.out, "%s%s\n", prompt, line)
		}
		return line, true
	}
}

// do carries out a line; it returns false if the line says to leave.
func (t *table) do(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "":
	case "quit", "exit", "q":
		return false
	case "desk":
		t.desk()
	case "help", "?":
		t.help(rest)
	case "open", "read", "o":
		t.open(rest)
	case "back":
		t.back()
	case "save":
		t.saveAs(rest)
	case "reload":
		t.reload()
	case "debrief":
		t.debrief()
	default:
		t.decide(line)
	}
	return true
}

// decide makes the decision named by a line: an offer's number or id, followed by
// fields.
func (t *table) decide(line string) {
	if t.seat.Ended() {
		t.amiss("This run has ended; nothing more can be decided in it. “debrief” shows the debrief again, “quit” leaves.")
		return
	}
	offer, with, err := t.understand(line)
	if err != nil {
		t.amiss(err.Error())
		return
	}
	if with == nil {
		with = map[string]string{} // for what is asked
	}
	told := playpage.Tell(t.now()).Offer(offer)
	if t.asks && !t.askAll(told, with) {
		t.say("Nothing was decided.")
		return
	}
	t.make(sim.Decision{Offer: offer.ID, With: with})
}

// make makes a decision and prints the result.
func (t *table) make(d sim.Decision) {
	if len(d.With) == 0 {
		d.With = nil
	}
	err := t.seat.Decide(d)
	if errors.As(err, new(*sim.Refused)) {
		t.amiss(err.Error())
		return
	}
	if err != nil { // the seat can't be used any more, but the play up to here can be folded again
		t.amiss("The scenario failed: " + err.Error() + ". The play stands before this decision.")
		if err := t.sit(t.decisions()); err != nil {
			t.amiss(err.Error())
		}
		return
	}
	t.steps = append(t.steps, t.seat.Step())
	t.faults()
	if d.Offer == sim.VerbEnd {
		t.review()
	}
	if t.seat.Ended() {
		t.debrief()
		return
	}
	t.desk()
}

// amiss prints why a line could not be carried out, and records that something went
// wrong.
func (t *table) amiss(sentence string) {
	t.wrong = true
	t.say(sentence)
}

// back takes back the last decision, if the desk offers that.
func (t *table) back() {
	if len(t.now().OffersOf(sim.VerbTakeBack)) == 0 {
		t.amiss("There is nothing to take back: only what was free can be, and only until time moves.")
		return
	}
	t.make(sim.Decision{Offer: sim.VerbTakeBack})
}

// understand parses a line like "3", "3 tier=P1" or "triage:reid tier=P1". A
// field's value runs up to the next word that contains an equals sign, as in a
// golden play.
func (t *table) understand(line string) (sim.Offer, map[string]string, error) {
	words := strings.Fields(line)
	offers := t.offers()
	i := slices.IndexFunc(offers, func(o sim.Offer) bool { return o.ID == words[0] })
	if n, err := strconv.Atoi(strings.TrimSuffix(words[0], ".")); i < 0 && err == nil {
		if n < 1 || n > len(offers) {
			return sim.Offer{}, nil, refuse("There is no offer %d; they are numbered from 1 to %d.", n, len(offers))
		}
		i = n - 1
	}
	if i < 0 {
		if strings.Contains(words[0], ":") || words[0] == sim.VerbPlan || words[0] == sim.VerbEnd || words[0] == sim.VerbTakeBack {
			return sim.Offer{}, nil, refuse("That can't be decided now. What can: %s.", strings.Join(scenario.Meant(words[0], offers), ", "))
		}
		return sim.Offer{}, nil, refuse("“%s” is no offer and no command here. A number or an id decides; “help” lists the commands.", words[0])
	}
	var d sim.Decision
	if stray := d.Read(words[1:]); stray != "" {
		return sim.Offer{}, nil, refuse("After the offer comes field=value, as in “%s”; found “%s”.", example(offers[i]), stray)
	}
	return offers[i], d.With, nil
}

// refuse returns an error whose sentence says why a line makes no decision.
func refuse(format string, args ...any) error {
	return &sim.Refused{Sentence: sim.Say(format, args...)}
}

// example returns a line that would decide for this offer, with its first field
// filled in.
func example(o sim.Offer) string {
	if len(o.Fields) == 0 {
		return "triage:reid tier=P1"
	}
	return o.ID + " " + o.Fields[0].Name + "=" + o.Fields[0].Default
}
