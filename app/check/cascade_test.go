package check

import "testing"

// What a library's function is given from a word that failed is no mistake of its own.
func TestALibraryGivenWhatFailedSaysNothing(t *testing.T) {
	files := base(t)
	files["scenario.lua"] += `
local children = require "england.children"
local twice = person { "Sol Peart", id = "twice", role = "nurse" }
local other = case { "{family}", id = "twice", kind = children.child_in_need, words = { family = "X" } }
children.visits { on = other, due = "2026-03-30" }
local signed = children.sign_off { on = other, manager = twice, minutes = 20 }
message { from = twice, about = other, say = "Only in a storyline." }
storyline("After it", function() wait_for(signed) message { from = twice, about = other, say = "Thank you." } end)
`
	var wrong []string
	for _, f := range findings(t, files) {
		if f.Severity == Error {
			wrong = append(wrong, f.String())
		}
	}
	if len(wrong) != 2 {
		t.Errorf("an id that is taken and a word out of its place are 2 mistakes; found %q", wrong)
	}
}
