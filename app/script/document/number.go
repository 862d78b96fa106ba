package document

import "slices"

// Vocabulary is the number of what authors can write: the words, their fields, and the texts of
// closed lists. Packs don't say for which number they were written, so what one number has,
// every later one has too:
//
//   - A change of [Documentation.Names] takes the next number. Until the current number is
//     released, its list is written again; afterwards another one is added beside it.
//   - No word is taken away. A field may get another name, and says `[formerly …]`; no later
//     field of that word is called that. `caseload check` then writes the new name for the old
//     one, and so does bringing a draft up to date.
//
// Versions that were frozen keep the names they were frozen with; see the script package's
// engines.
const Vocabulary = 1

// Names lists what an author can write, in order: "word ask", "field ask choices.….minutes",
// "text ask by: phone". What a field was formerly called is listed as it was then.
func (d *Documentation) Names() []string {
	var names []string
	for _, w := range d.Words() {
		if w.Module != "" || w.Kind == WordOfLanguage {
			continue // a version is frozen with its modules, and the language doesn't change
		}
		names = append(names, "word "+w.Name)
		lines := w.Lines()
		for _, r := range w.Returns {
			lines = append(lines, r.Lines()...)
		}
		for _, l := range lines {
			names = append(names, "field "+w.Name+" "+l.Path)
			for _, was := range l.Was {
				names = append(names, "field "+w.Name+" "+l.Path[:len(l.Path)-len(l.Name)]+was)
			}
			for _, text := range l.Choices {
				names = append(names, "text "+w.Name+" "+l.Path+": "+text)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// NowCalled returns what a field is called that had another name in an earlier vocabulary, or "".
func NowCalled(fields []Field, was string) string {
	for _, f := range fields {
		if slices.Contains(f.Was, was) {
			return f.Name
		}
	}
	return ""
}
