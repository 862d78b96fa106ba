// Package debrief says what a play shows about prioritising, strain and
// workload: what the student takes away and what a seminar talks about.
//
// It reads desks, decisions and the scenario's published expectations. It may
// not see a [sim.World]; the outcome reaches [Later] alone, and what that says
// is told apart. Nothing here scores strain, and nothing comments on the
// student's own health.
package debrief

import "caseload/app/sim"

// Debrief is the whole of it, as plain values.
type Debrief struct {
	Title           string           `json:"title"`
	Role            string           `json:"role"`
	Days            []Day            `json:"days"`
	Recommendations []Recommendation `json:"recommendations"`
	Dates           []sim.Date       `json:"dates"`
	Hours           []sim.Spent      `json:"hours"`     // where the minutes went
	Decisions       []Decided        `json:"decisions"` // all of them, as they were made
	Topics          []Topic          `json:"topics"`    // what would be worth talking about
	Later           []Later          `json:"later"`     // what was not known at the time
}

// Day is one day's strain in its parts, and the day in sentences.
type Day struct {
	sim.Review
	Sentences []string `json:"sentences"` // three, for the end of the day
	Strain    string   `json:"strain"`    // "volume 45, heart 33; control gave back 6, support 6: …"
}

// How a recommendation stands to the published range.
const (
	Within     = "within"
	Higher     = "higher" // more urgent than the range
	Lower      = "lower"  // less urgent
	NotOffered = "none"   // no recommendation was made
)

// Recommendation is a tier that was recommended, beside the range that
// practice would defend.
type Recommendation struct {
	On       string   `json:"on"`
	Title    string   `json:"title"`
	At       string   `json:"at,omitempty"` // "Tuesday 3 March, 10:45"
	Turn     int      `json:"turn,omitempty"`
	Tier     string   `json:"tier,omitempty"`
	Response string   `json:"response,omitempty"`
	Range    []string `json:"range"`
	Verdict  string   `json:"verdict"`
	Why      string   `json:"why"`      // the reason published with the range
	Judged   string   `json:"judged"`   // who judged the range; "not yet reviewed by practitioners"
	Unopened []string `json:"unopened"` // what was available at a cost and had not been opened
	Sentence string   `json:"sentence"`
}

// Topic is something worth talking about: what was asked, what you said, and a
// question without a right answer.
type Topic struct {
	On     string `json:"on,omitempty"`
	Turn   int    `json:"turn"`
	Asked  string `json:"asked"`
	Said   string `json:"said"` // "" when nothing was said
	Prompt string `json:"prompt"`
	Key    bool   `json:"key"` // one of the scenario's key moments
}

// Later is what the outcome adds, which could not have been known.
type Later struct {
	On   string `json:"on,omitempty"`
	Text string `json:"text"`
}
