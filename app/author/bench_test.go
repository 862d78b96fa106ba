package author_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/change"
	"caseload/app/script/document"
	"caseload/app/script/form"
	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/scripts"
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

// BenchmarkFill saves forms of so many values, all of which are changed: texts with names in braces,
// and names that are drawn by luck: as many as a form shows at most, and fewer.
func BenchmarkFill(b *testing.B) {
	for _, many := range []int{10, 50, 200, 300} {
		b.Run(fmt.Sprint(many), func(b *testing.B) {
			w := newDesk(b)
			w.from.Documented = must(document.Read(scripts.FS))(b)
			w.d = author.New(kept.New(w.open()), w.from)
			var script strings.Builder
			script.WriteString("local names = require \"names\"\nlocal osei = names.family { draw = \"the Oseis\", children = 2 }\ncase {\n  \"Osei\",\n  words = {\n")
			for i := range many {
				fmt.Fprintf(&script, "    said_%d = \"A word\",\n    name_%d = osei.parent,\n", i, i)
			}
			script.WriteString("  },\n}\n")
			ada, _, file := w.begun(script.String())
			for n := 0; b.Loop(); n++ {
				values := map[string]form.Value{}
				for i := range many / 2 {
					values[fmt.Sprintf("words.said_%d", i)] = form.Value{Text: fmt.Sprintf("Word %d of {name_%d}", n, i)}
					values[fmt.Sprintf("words.name_%d", i)] = form.Value{Name: []string{"osei.name", "osei.parent"}[n%2]}
				}
				version, _ := w.text(ada.Reading(), file)
				was := must(w.d.FormsAt(ctx, ada.Reading(), file, version))(b)
				filled := must(w.d.Fill(ctx, ada, file, version, was, "case:Osei:0", values, nil))(b)
				if filled.Refused() || filled.Saved.Version == version {
					b.Fatalf("%+v", filled)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*many), "µs/value")
		})
	}
}
