package form_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"caseload/app/script/form"
	"caseload/app/script/syntax"
)

const asking = `local sam = person { "Sam", id = "sam" }
local home = case { "Osei", id = "home", kind = "child in need" }

storyline("Sam rings", function()
  local answer = ask {
    from = sam, say = "Well?", id = "rings",
    choices = {
      go    = { "I'll go.", minutes = 5 },
      wait  = "Let's wait.", -- a day
      other = "Somebody else could.",
    },
  }
  if answer == "go" then
    local visit = task { "Visit", minutes = 60 }
    if wait_for(visit) then
      good { "Seen." }
    end
  elseif answer == "wait" then
    wait "2 hours"
  elseif answer == nil then
    message { from = sam, say = "I tried you." }
  else
    message { from = sam, say = "Good." }
  end
  local says = { go = "text/go.md", wait = 'text/wait.md' }
  message { from = sam, say = says[answer] or "text/none.md" }
end)
`

// What follows each answer is found, in whatever branch asks for it.
func TestWhatFollowsAnAnswer(t *testing.T) {
	s := form.Read(documentation(t), asking)
	question, _ := s.Find("ask:rings:0")
	q := s.Question(question)
	var told []string
	for _, a := range q.Answers {
		steps := ""
		for _, step := range a.Steps {
			steps += " " + strings.Repeat(">", step.Depth) + step.Thing.Word
		}
		told = append(told, a.Key+": "+a.Words+steps)
	}
	want := "go: I'll go. task  >good; wait: Let's wait. wait; other: Somebody else could."
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("%s", got)
	}
	if q.Kept != "answer" || len(q.Nobody) != 1 || q.Nobody[0].Thing.Title != "I tried you." || len(q.Else) != 1 || q.Else[0].Thing.Title != "Good." {
		t.Errorf("%+v", q)
	}
	for name, text := range shipped(t) { // every question has its answers
		s := form.Read(documentation(t), text)
		for _, thing := range s.Things {
			if q := s.Question(thing); thing.Word == "ask" && len(q.Answers) < 2 && !strings.Contains(thing.Source, "choices = choices") && !strings.Contains(thing.Source, "choices = answers") {
				t.Errorf("%s:%d has %d answers", name, thing.Line, len(q.Answers))
			}
		}
	}
}

// An answer is added with its branch, renamed wherever it is asked for, and taken out with what
// follows it alone.
func TestAnswersAreChanged(t *testing.T) {
	doc := documentation(t)
	s := form.Read(doc, asking)
	got, key, err := s.AddAnswer("ask:rings:0", "“I'd like to ask Kayla first.”")
	want := strings.NewReplacer("\"Somebody else could.\",\n", "\"Somebody else could.\",\n      ask_kayla = \"“I'd like to ask Kayla first.”\",\n", "  else\n", "  elseif answer == \"ask_kayla\" then\n  else\n").Replace(asking)
	if err != nil || got != want || key != "ask_kayla" {
		t.Fatalf("%v %s\n%s", err, key, got)
	}
	in := form.InBranch("ask:rings:0", "ask_kayla")
	added, _, wrong, err := form.Read(doc, got).Added("message", in, map[string]form.Value{"say": {Text: "Do."}, "from": {Name: "sam"}})
	if want := strings.Replace(got, "\"ask_kayla\" then\n", "\"ask_kayla\" then\n    message { say = \"Do.\", from = sam }\n", 1); added != want || err != nil || len(wrong) > 0 {
		t.Fatalf("%v %v\n%s", wrong, err, added)
	}
	if got, err := form.Read(doc, added).RemoveAnswer("ask:rings:0", "ask_kayla"); err != nil || got != asking {
		t.Errorf("taking it out again (%v) left\n%s", err, got)
	}
	got, err = s.RenameAnswer("ask:rings:0", "wait", "later")
	want = strings.NewReplacer(`wait  = "Let's`, `later  = "Let's`, `answer == "wait"`, `answer == "later"`, `wait = 'text`, `later = 'text`).Replace(asking)
	if err != nil || got != want {
		t.Errorf("renaming (%v) gave\n%s", err, got)
	}
	got, err = s.RemoveAnswer("ask:rings:0", "go")
	from, to := strings.Index(asking, `answer == "go"`)-3, strings.Index(asking, `answer == "wait"`)-7
	want = asking[:from] + asking[to+len("else"):]
	want = strings.NewReplacer("      go    = { \"I'll go.\", minutes = 5 },\n", "", `go = "text/go.md", `, "").Replace(want)
	if err != nil || got != want {
		t.Errorf("taking out the first (%v) left\n%s\nand not\n%s", err, got, want)
	}
	added, _, _, err = s.Added("wait_until", form.InBranch("ask:rings:0", "other"), map[string]form.Value{"when": {Text: "Tue 10:40"}})
	if want := strings.Replace(asking, "  else\n", "  elseif answer == \"other\" then\n    wait_until \"Tue 10:40\"\n  else\n", 1); err != nil || added != want {
		t.Errorf("what follows an answer without a branch (%v) gave\n%s", err, added)
	}
	plain := "storyline(\"A\", function()\n  ask { say = \"Well?\", choices = { yes = \"Yes\", no = \"No\" } }\nend)\n"
	got, _, err = form.Read(doc, plain).AddAnswer("ask:Well?:0", "Later")
	if want := strings.NewReplacer("  ask", "  local answer = ask", `"No" } }`, "\"No\", later = \"Later\" } }\n  if answer == \"later\" then\n  end").Replace(plain); err != nil || got != want {
		t.Errorf("adding to one that isn't kept (%v) gave\n%s", err, got)
	}
}

// Where it isn't certain what an answer means to the script, it stays as it is.
func TestAnswersThatStay(t *testing.T) {
	doc := documentation(t)
	passed := strings.Replace(asking, "  local says", "  tell(answer)\n  local says", 1)
	for _, one := range []struct {
		file, answer, to string
		want             error
	}{
		{asking, "wait", "go", form.ErrTaken}, {asking, "wait", "Not now", form.ErrKey}, {asking, "wait", "end", form.ErrKey}, {asking, "never", "later", form.ErrAsScript},
		{passed, "wait", "later", form.InUse{}},
		{strings.Replace(asking, "  local says", "  answer = other()\n  local says", 1), "wait", "later", form.InUse{}},
	} {
		_, err := form.Read(doc, one.file).RenameAnswer("ask:rings:0", one.answer, one.to)
		var used form.InUse
		if _, isUse := one.want.(form.InUse); isUse && !errors.As(err, &used) || !isUse && !errors.Is(err, one.want) {
			t.Errorf("%s to %s: %v", one.answer, one.to, err)
		}
	}
	var used form.InUse
	if _, err := form.Read(doc, passed).RemoveAnswer("ask:rings:0", "wait"); !errors.As(err, &used) || used[0].Line != 25 {
		t.Errorf("an answer that is passed on: %v", used)
	}
	with := strings.Replace(asking, `elseif answer == "wait"`, `elseif answer == "wait" and clock() < "12:00"`, 1)
	if _, err := form.Read(doc, with).RemoveAnswer("ask:rings:0", "wait"); !errors.As(err, &used) {
		t.Errorf("an answer that is asked for with something else: %v", err)
	}
	two := strings.Replace(asking, "      other = \"Somebody else could.\",\n", "", 1)
	if _, err := form.Read(doc, two).RemoveAnswer("ask:rings:0", "wait"); !errors.Is(err, form.ErrAnswers) {
		t.Errorf("one of two answers: %v", err)
	}
}

// In every question that ships: an answer is added without taking a byte away; renaming changes
// nothing but the key; and what is taken out leaves a file that can be read.
func TestAnswersChangeNothingElse(t *testing.T) {
	doc := documentation(t)
	added, renamed, removed, all := 0, 0, 0, 0
	sound := func(what, text string, things int) {
		t.Helper()
		if e := syntax.Parse(text).Errors; len(e) > 0 {
			t.Errorf("%s: %+v", what, e)
		}
		if is := form.Read(doc, text); things > 0 && len(is.Things) != things {
			t.Errorf("%s: %d things, then %d", what, things, len(is.Things))
		}
	}
	for name, text := range shipped(t) {
		s := form.Read(doc, text)
		for _, thing := range s.Things {
			if thing.Word != "ask" {
				continue
			}
			what := fmt.Sprintf("%s:%d", name, thing.Line)
			if got, _, err := s.AddAnswer(thing.Key, "Something quite different"); err == nil {
				added++
				from, tail := common(tokens(text), tokens(got))
				if sound(what, got, len(s.Things)); from+tail > len(tokens(text)) || len(comments(text)) != len(comments(got)) {
					t.Errorf("%s: tokens that were there are gone", what)
				}
			}
			for _, a := range s.Question(thing).Answers {
				all++
				if got, err := s.RenameAnswer(thing.Key, a.Key, "quite_new"); err == nil {
					renamed++
					sound(what, got, len(s.Things))
					if back, err := form.Read(doc, got).RenameAnswer(thing.Key, "quite_new", a.Key); err != nil || back != text {
						t.Errorf("%s: renaming %s back: %v", what, a.Key, err)
					}
				}
				if got, err := s.RemoveAnswer(thing.Key, a.Key); err == nil {
					removed++
					sound(what, got, 0)
				}
			}
		}
	}
	t.Logf("%d added; of %d answers %d renamed, %d taken out", added, all, renamed, removed)
	if added < 20 || renamed < all/4 || removed < all/10 {
		t.Error("that is too few to say much")
	}
}
