package main

import (
	"path/filepath"
	"testing"
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
