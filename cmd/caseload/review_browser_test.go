package main

import (
	"path/filepath"
	"testing"
)

// TestAReviewerJudgesApartAndSigns has a lecturer who has written nothing review a copy of First
// morning: too early he is told what is missing, and led there; he judges the range before he sees
// what the draft says; what is changed meanwhile can't be signed any more, and he says what it
// needs; of what is there then he signs, in a browser without JavaScript.
func TestAReviewerJudgesApartAndSigns(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	here := ask[string](w.ruth, "location.origin")
	martin := w.reviewer()

	w.ruth.visit(here + "/account")
	w.ruth.takes("Your partnerships")
	w.ruth.takes("Northmoor and Hallbeck write")
	w.ruth.openFold("Begin a draft")
	w.ruth.write("Name", "A morning of ours")
	ask[bool](w.ruth, `(document.querySelector('[value="scenario-first-morning"]').checked = true)`)
	w.ruth.press("Begin the draft")
	draft := ask[string](w.ruth, "location.pathname")

	martin.visit(here + draft)
	martin.takes("Reviews")
	martin.accessible()
	martin.press("Begin a review")
	review := ask[string](martin, "location.pathname")
	martin.press("Sign it")
	martin.says("The review isn’t ended yet.", "Choose an answer before you sign.")
	martin.accessible()
	ask[bool](martin, `(document.querySelector('#notice a').click(), true)`)
	martin.until("it leads to the first question", "location.hash === '#question-happen'")

	martin.takes("Read it")
	martin.says("People and cases", "What students read")
	martin.accessible()
	martin.visit(here + review)
	martin.takes("Judge the ranges")
	martin.says("A letter from a school", "You have judged 0 of 1.")
	martin.takes("A letter from a school")
	martin.lacks("It builds up") // as the draft says
	martin.accessible()
	ask[bool](martin, `(["most-P2", "least-P3"].forEach((id) => { document.getElementById(id).checked = true }), true)`)
	martin.write("Why, and what would make it another?", "A pattern, and a mother who asks. Today if nobody had seen them.")
	martin.press("Keep this judgement")
	martin.says("A pattern, and a mother who asks.", "The draft says P2, P3.", "It builds up")
	martin.accessible()
	if *shots != "" {
		martin.photograph(filepath.Join(*shots, "range-judged"), 1)
	}

	fine := `(document.querySelectorAll('input[type=radio][value=fine]').forEach((one) => { one.checked = true }), true)`
	martin.visit(here + review)
	ask[bool](martin, fine)
	martin.press("Save, and go on later")
	martin.says("Your answers are kept.")
	w.ruth.openFold("Add a file")
	w.ruth.write("Name", "text/more.md")
	w.ruth.press("Add it")
	martin.press("Sign it")
	martin.says("this version can’t be signed any more", "text/more.md", "this file is new")
	martin.accessible()
	martin.write("What you would say to those who wrote it", "The letter is true. I'd like to read the new text first.")
	martin.press("Not yet: it needs work first")
	martin.says("The review has ended.", "Not yet, on", "The letter is true.", "Yes, it would")
	martin.accessible()

	plain := martin.scriptless()
	plain.visit(here + draft + "/reviews")
	plain.press("Begin a review")
	ask[bool](plain, fine)
	plain.press("Sign it")
	plain.says("Signed on", "The draft is as it was read.")
}
