package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestOneWritesByFormsAndOneInScript has a practitioner change what a draft is called by a form, with
// no script in her browser, while a lecturer writes the same text in an editor on another server: both
// are in it, the line that the lecturer is in the middle of as well.
func TestOneWritesByFormsAndOneInScript(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	ruth.paste("local half = = \n")
	ruth.until("to be saved", editorStatus+" === 'Everything is saved.'")

	carol.scriptless()
	carol.visit(w.there.address + carol.where())
	carol.takes("Edit it by forms")
	carol.says("By forms", "Person: Ros Hale", "can be changed by a form")
	carol.takes("The scenario: Two days")
	carol.write("What it is called", "Two long days")
	if *shots != "" {
		carol.photograph(filepath.Join(*shots, "forms"), 1)
	}
	carol.press("Save")
	carol.says("Your change is saved.")

	ruth.visit(ask[string](ruth, "location.origin+location.pathname") + "?plain")
	const box = `document.getElementById("text").value`
	ruth.until("the change", box+`.includes('title   = "Two long days",')`)
	ruth.until("her own line", box+`.includes("local half = = ")`)
}

// TestAScenarioIsMadeByFormsAlone has a practitioner make a scenario from an empty one, with no
// script in her browser and none that she wrote: who it is about, a date, a storyline, and a question
// with what follows each answer. Nothing is wrong with it, and it can be played.
func TestAScenarioIsMadeByFormsAlone(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	p := w.carol.scriptless()
	p.visit(w.there.address + "/account")
	p.takes("Your partnerships")
	p.takes("Northmoor and Hallbeck write")
	p.openFold("Begin a draft")
	p.write("Name", "A quiet morning")
	p.chooseIn("Begin with", "An empty scenario, with the rules of children’s services in England")
	p.press("Begin the draft")
	p.takes("By forms")
	forms := p.where()
	adds := func(what string, values ...string) {
		t.Helper()
		p.takes("Add " + what)
		for i := 0; i < len(values); i += 2 {
			p.write(values[i], values[i+1])
		}
		p.press("Add it")
		p.says("It is added.")
	}
	toFile := func(what string, values ...string) {
		t.Helper()
		p.visit(w.there.address + forms)
		p.openFold("Add to scenario.lua")
		adds(what, values...)
	}
	p.takes("The scenario")
	p.write("The first day", "2026-03-07")
	p.write("When it ends", "13:00")
	p.press("Save")
	p.says("There is a problem", "Write a working day.")
	p.write("The first day", "2026-03-02")
	p.press("Save")
	p.says("Your change is saved.")
	toFile("a person", "Their name", "Amrit Gill", "Who they are", "head teacher")
	p.visit(w.there.address + forms)
	p.openFold("Add to scenario.lua")
	p.takes("Add a case")
	p.write("The family's or the person's name", "Reid")
	p.picks("What kind of case it is", "A child in need plan: a typical one")
	p.press("Add it")
	p.says("It is added.")
	p.openFold("Add somebody who belongs to it")
	adds("a child", "Their first name", "Kayla", "Age", "7")
	p.visit(w.there.address + forms)
	p.openFold("Add to scenario.lua")
	p.takes("Add a date")
	p.write("What is due", "Report to the school")
	p.picks("The case", "Reid")
	p.write("The day", "4/3/2026")
	p.press("Add it")
	p.says("There is a problem", "Write “2026-03-04”.")
	p.write("The day", "2026-03-04")
	p.press("Add it")
	p.says("It is added.")
	toFile("a storyline", "What it is called", "The school rings")
	p.openFold("Add what happens next in it")
	adds("a wait until a day and time", "Until when", "09:40")
	p.openFold("Add what happens next in it")
	p.takes("Add a question")
	p.write("What is said", "She fell asleep in class again. Could you come today?")
	p.picks("Who says it", "Amrit Gill, head teacher")
	p.picks("The case it is about", "Reid")
	p.write("The answers", "I'll come at eleven.\nI'll ring home first.")
	p.press("Add it")
	p.takes("Question: She fell asleep")
	if *shots != "" {
		p.photograph(filepath.Join(*shots, "question"), 1)
	}
	p.openFold("Add what follows this answer")
	adds("a task", "What it is", "Visit the school", "How long it takes", "45")
	p.write("Another answer", "I can't today.")
	p.press("Add the answer")
	p.says("I can't today.", "Task: Visit the school")
	w.ruth.visit(w.there.address + strings.TrimSuffix(forms, "/forms"))
	w.ruth.press("Check the draft")
	const sum = `document.getElementById("found-sum").textContent`
	for deadline := time.Now().Add(60 * time.Second); !strings.Contains(ask[string](w.ruth, sum), "finding") && time.Now().Before(deadline); time.Sleep(time.Second) {
		w.ruth.visit(w.there.address + strings.TrimSuffix(forms, "/forms"))
	}
	w.ruth.says("findings") // such as that a family without strengths isn't yet a family
	w.ruth.lacks("Error:")
	w.ruth.accessible()
}

// picks chooses an option of the list that is labelled so: what says just that, or else the first
// that begins with it.
func (p *tab) picks(label, option string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => { const said = %s, all = [...(e?.control?.options ?? [])], one = all.find((o) => o.textContent.trim() === said) ?? all.find((o) => o.textContent.trim().startsWith(said)); if (one) one.selected = true; return !!one })("+labelled+")", option, "label", label) {
		p.t.Fatalf("no list here that is labelled %q has %q, at %s:\n%s", label, option, p.where(), p.text())
	}
}
