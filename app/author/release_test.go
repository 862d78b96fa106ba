package author_test

import (
	"testing"

	"caseload/app/author"
	"caseload/app/script/document"
	kept "caseload/app/store/author"
	"caseload/scripts"
)

func TestReleaseNotesBeginWithWhatDiffers(t *testing.T) {
	w := newDesk(t)
	w.from.Documented = must(document.Read(scripts.FS))(t)
	w.d = author.New(kept.New(w.open()), w.from)
	ada, bo, file := w.begun("local sam = person { \"Sam\", id = \"sam\", role = \"health visitor\" }\nlocal dee = person { \"Dee\", id = \"dee\", role = \"teacher\" }\n")
	added := must(w.d.Add(ctx, ada, "text/call.md"))(t)
	must(w.d.BeginReview(ctx, bo.Reading()))(t)
	digest := must(w.d.Pack(ctx, ada.Reading()))(t).Digest()
	if notes := must(w.d.BeginNotes(ctx, ada.Reading(), digest))(t); notes != "" {
		t.Errorf("nothing has changed, and the notes say %q", notes)
	}
	must(w.d.Save(ctx, ada, file, 1, "local sam = person { \"Sam\", id = \"sam\", role = \"school nurse\" }\nlocal kim = person { \"Kim\", id = \"kim\", role = \"teacher\" }\n"))(t)
	must(w.d.Save(ctx, ada, added, 0, "She rang at nine."))(t)
	must(w.d.Add(ctx, ada, "text/letter.md"))(t)
	must(w.d.Add(ctx, ada, "plays/careful.txtar"))(t)
	want := "- Changed: scenario.lua (new: person “Kim”; changed: person “Sam”; taken out: person “Dee”)\n- Changed: text/call.md\n- New file: text/letter.md"
	if notes := must(w.d.BeginNotes(ctx, ada.Reading(), digest))(t); notes != want {
		t.Errorf("the notes begin with\n%s\nand not\n%s", notes, want)
	}
}
