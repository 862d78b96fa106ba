package form_test

import (
	"strings"
	"testing"

	"caseload/app/script/form"
)

// A parameter that is called like a word hides it in its function, and a name that the file gives
// itself everywhere.
func TestAParameterHidesAWordInItsFunction(t *testing.T) {
	doc := documentation(t)
	titles := func(text string) (all string) {
		for _, thing := range form.Read(doc, text).Things {
			if thing.Word == "message" {
				all += thing.Title + " "
			}
		}
		return all
	}
	text := `
message { say = "one" }
local function tell(message, other)
  message { say = "two" }
  local function inner(message) message { say = "three" } end
  message { say = "four" }
end
message { say = "five" }
storyline("x", function(other) message { say = "six" } end)
`
	if got := titles(text); got != "one five six " {
		t.Errorf("found %s", got)
	}
	if got := titles("local message = 1\n" + text); got != "" {
		t.Errorf("found %s", got)
	}
	// So many of both take no longer than they are.
	many := strings.Repeat("local f = function(message) message{say='x'} end\n", 5_000)
	if got := titles(many + `message { say = "last" }`); got != "last " {
		t.Errorf("found %d", len(got))
	}
}
