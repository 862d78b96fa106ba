package author_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/change"
	"caseload/app/store"
	kept "caseload/app/store/author"
)

// BenchmarkOpen opens a draft of 50 files, one of which has been changed 60,000 times, in a
// process that hasn't read any of it.
func BenchmarkOpen(b *testing.B) {
	w := newDesk(b)
	ada, _, file := w.begun("")
	for i := range 49 {
		must(w.d.AddFile(ctx, ada, kept.NewFile{Path: fmt.Sprintf("text/%d.md", i), Text: "A call from the school."}))(b)
	}
	const most = kept.MaxSent
	for length := 0; length < 60_000; length += most {
		version, _ := w.text(ada.Reading(), file)
		sent := make([]change.Update, most)
		for i := range sent {
			sent[i] = change.Update{Client: "ada", Changes: must(change.Of(length+i, change.Edit{From: (length + i) / 2, To: (length + i) / 2, Text: change.Units("x")}))(b)}
		}
		must(w.d.Push(ctx, ada, file, version, sent))(b)
	}
	for b.Loop() {
		b.StopTimer()
		s := must(store.Open(filepath.Join(w.folder, "caseload.db"), func() time.Time { return w.now }, nil))(b)
		d := author.New(kept.New(s), author.Material{})
		b.StartTimer()
		r := must(d.Read(ctx, w.ada, ada.Draft().ID))(b)
		pack := must(d.Pack(ctx, r))(b)
		if n := len(pack.Files["scenario.lua"]); n != 60_000 {
			b.Fatalf("the file has %d characters", n)
		}
		b.StopTimer()
		sure(b, s.Close())
		b.StartTimer()
	}
}
