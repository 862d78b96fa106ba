package sim

import "strings"

// An Offer is something that can be decided now: a verb and an object, how long
// it should take, and a few typed fields at most. Every field has a default, so
// the offer is always valid without any values. Labels state costs, never
// consequences.
type Offer struct {
	ID      string  `json:"id"` // readable and determined by the desk: "read:reid-file"
	Verb    string  `json:"verb"`
	On      string  `json:"on,omitempty"` // id of a case, message, task or person
	Label   string  `json:"label"`
	Minutes int     `json:"minutes"`
	Fields  []Field `json:"fields"`
	Then    string  `json:"then,omitempty"`   // what else it commits to: "then 2 h at 14:30"
	Serves  string  `json:"serves,omitempty"` // a reply in supervision: which of its functions it takes up; no page shows it
	Own     bool    `json:"own,omitempty"`    // a reply in a conversation: in the student's own words, which go beside the decision
	Leaves  string  `json:"leaves,omitempty"` // id of a message whose sender, on the phone or at the desk, stops waiting meanwhile
	Confirm bool    `json:"confirm"`          // ask for confirmation: takes over 30 minutes, has a content note, leaves somebody unanswered, or ends the day
}

// Field kinds.
const (
	FieldChoice   = "choice"   // one of Options
	FieldSet      = "set"      // any of Options, in order, separated by spaces
	FieldPosition = "position" // a whole number from 1 to Max
)

// Field is a typed parameter of an offer.
type Field struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Options []Option `json:"options,omitempty"`
	Max     int      `json:"max,omitempty"`
	Ordered bool     `json:"ordered,omitempty"` // for a set: its order is part of the decision
	Default string   `json:"default"`
}

// Option is one possible value of a field.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// A Decision names an offer and fills in its fields. Only these affect the
// world; the words written beside it (reason, note) don't and are stored
// elsewhere.
type Decision struct {
	Offer string            `json:"offer"`
	With  map[string]string `json:"with,omitempty"`
}

// Read fills in fields that are written as NAME=VALUE. A value goes on until the next
// word with an equals sign, so that a set of values can be written with spaces. It
// returns the first word that belongs to no field, or "".
func (d *Decision) Read(words []string) (stray string) {
	name := ""
	for _, word := range words {
		key, value, isField := strings.Cut(word, "=")
		switch {
		case isField:
			if d.With == nil {
				d.With = map[string]string{}
			}
			name, d.With[key] = key, value
		case name == "":
			return word
		default:
			d.With[name] += " " + word
		}
	}
	return ""
}
