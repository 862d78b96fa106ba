package form_test

import (
	"strings"
	"testing"

	"caseload/app/script/form"
)

// What follows a task goes into a branch of its own, which is made when it is first needed; nothing
// else changes.
func TestWhatFollowsATaskIsAdded(t *testing.T) {
	const visited = `storyline("One", function()
  task { "Visit", minutes = 60 } -- at home
  message { say = "Well?" }
end)
`
	const key = "task:Visit:0"
	add := func(script, when, say string) string {
		t.Helper()
		text, _, wrong, err := form.Read(documentation(t), script).Added("message", form.InBranch(key, when), map[string]form.Value{"say": {Text: say}})
		if err != nil || len(wrong) > 0 {
			t.Fatalf("%s: %v, %v", say, wrong, err)
		}
		return text
	}
	done := add(visited, form.WhenDone, "Thank you")
	want := strings.NewReplacer("  task", "  local visit = task", "-- at home\n", "-- at home\n  if wait_for(visit) then\n    message { say = \"Thank you\" }\n  end\n").Replace(visited)
	if done != want {
		t.Fatalf("once it is done:\n%s", done)
	}
	both := add(add(done, form.WhenGone, "You never came"), form.WhenDone, "See you")
	want = strings.Replace(want, "\" }\n  end\n", "\" }\n    message { say = \"See you\" }\n  else\n    message { say = \"You never came\" }\n  end\n", 1)
	if both != want {
		t.Fatalf("both ways:\n%s", both)
	}
	if gone := add(visited, form.WhenGone, "You never came"); !strings.Contains(gone, "if wait_for(visit) then\n  else\n    message { say = \"You never came\" }\n  end\n  message") {
		t.Errorf("if it never is:\n%s", gone)
	}
	script := form.Read(documentation(t), both)
	task, _ := script.Find(key)
	o := script.Outcome(task)
	if len(o.Done) != 2 || o.Done[0].Thing.Title != "Thank you" || len(o.Gone) != 1 || o.Gone[0].Thing.Title != "You never came" {
		t.Errorf("what follows is %+v", o)
	}
}

// Where it isn't certain what a branch would change, nothing can be added to one.
func TestWhereNothingFollowsATask(t *testing.T) {
	for name, script := range map[string]string{
		"outside of the storylines": `task { "Visit", minutes = 60 }`,
		"in a value":                "storyline(\"One\", function()\n  local all = { task { \"Visit\", minutes = 60 } }\nend)\n",
		"more on its line":          "storyline(\"One\", function()\n  task { \"Visit\", minutes = 60 } wait \"5 minutes\"\nend)\n",
	} {
		s := form.Read(documentation(t), script)
		if got := s.CanAdd(form.InBranch("task:Visit:0", form.WhenDone)); got != nil {
			t.Errorf("%s: %v can be added", name, got)
		}
	}
	s := form.Read(documentation(t), "storyline(\"One\", function()\n  local visit = task { \"Visit\", minutes = 60 }\n  if wait_for(visit) then\n  elseif clock() > \"12:00\" then\n  end\nend)\n")
	if got := s.CanAdd(form.InBranch("task:Visit:0", form.WhenGone)); got != nil {
		t.Errorf("behind an elseif: %v can be added", got)
	}
}
