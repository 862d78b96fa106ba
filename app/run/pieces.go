package run

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"caseload/app/debrief"
	"caseload/app/store"
)

// Piece is something of a run that its student can hand over: a text of theirs, or what they
// decided at a turn.
type Piece = store.Piece

// Pieces returns what a student wrote in a run and can hand over, in the order of the run:
// what weighed most and notes beside decisions, then what they wrote when looking back. What
// they wrote about feelings, and their aims, are never among it. The text of what weighed
// most is its name. The error is ErrClosed if the words are closed in this session.
func (r *Runs) Pieces(ctx context.Context, m Mine) ([]Piece, error) {
	words, err := r.store.Writings(ctx, m)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	decided, err := r.decidedSoFar(ctx, m)
	if err != nil && !Stuck(err) {
		return nil, err
	}
	slices.SortStableFunc(words, func(a, b store.Writing) int { // what is about no turn comes last
		switch {
		case a.Turn == 0 && b.Turn > 0:
			return 1
		case a.Turn > 0 && b.Turn == 0:
			return -1
		}
		return a.Turn - b.Turn
	})
	var list []Piece
	for _, w := range words {
		if p, is := pieceOf(w, decided); is {
			p.Run = m
			list = append(list, p)
		}
	}
	return list, nil
}

// pieceOf returns a writing as a piece, or false if it is none.
func pieceOf(w store.Writing, decided []debrief.Decided) (Piece, bool) {
	part, label := LabelOf(w)
	p := Piece{Turn: w.Turn, Kind: w.Kind, Heading: part, Label: label, Text: w.Text}
	switch {
	case w.Text == "" || label == "":
		return p, false
	case w.Turn > 0 && (w.Kind == writingReason || w.Kind == writingNote):
		p.Heading = ADecision
		if i := slices.IndexFunc(decided, func(d debrief.Decided) bool { return d.Turn == w.Turn }); i >= 0 {
			p.Heading = decided[i].Date + ", " + decided[i].At + " · " + decided[i].What
		}
		return p, true
	case w.Turn > 0:
		return p, false
	}
	name, is := IsBox(w.Kind)
	for _, b := range BoxesOf(name) {
		if (Part{Name: name}).Writing(b) == w.Kind && b.Own {
			return p, false
		}
	}
	return p, is
}

// ADecision is the heading of a piece beside a decision of which nothing is known or shown.
const ADecision = "A decision"

// KeyOf names a piece within what is its student's.
func KeyOf(p Piece) string { return keyOf(p.Run.ID(), p.Turn, p.Kind) }

func keyOf(run int64, turn int, kind string) string {
	return strconv.FormatInt(run, 10) + "-" + strconv.Itoa(turn) + "-" + kind
}

// KeysAt returns the names of all that there can be at a turn of a run.
func KeysAt(run int64, turn int) (keys []string) {
	for _, kind := range []string{store.KindDecided, writingReason, writingNote} {
		keys = append(keys, keyOf(run, turn, kind))
	}
	return keys
}

// ReadKey takes the name of a piece apart. The run is 0 if it can't be one.
func ReadKey(key string) (run int64, turn int, kind string) {
	parts := strings.SplitN(key, "-", 3)
	if len(parts) != 3 {
		return 0, 0, ""
	}
	run, err := strconv.ParseInt(parts[0], 10, 64)
	turn, err2 := strconv.Atoi(parts[1])
	if err != nil || err2 != nil || run < 0 || turn < 0 {
		return 0, 0, ""
	}
	return run, turn, parts[2]
}

// IsReasonPiece reports whether a piece is what weighed most in a decision, by its name.
func IsReasonPiece(p Piece) bool { return p.Turn > 0 && p.Kind == writingReason }

// IsDecided reports whether a kind is that of what was decided.
func IsDecided(kind string) bool { return kind == store.KindDecided }
