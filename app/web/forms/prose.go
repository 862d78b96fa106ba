package forms

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// What the names of the boxes for a text file, and of its version, begin with; the file's number
// follows.
const (
	boxText    = "text."
	boxVersion = "version."
)

// textBox returns the box for a text file of the pack.
func (s *Pages) textBox(c *fiber.Ctx, r author.Reading, file int64, about author.Prose) (authorpage.FormField, error) {
	f, err := s.drafts.File(c.UserContext(), r, file)
	if err != nil {
		return authorpage.FormField{}, err
	}
	version, text, err := s.drafts.TextOf(c.UserContext(), r, file)
	number := strconv.FormatInt(file, 10)
	one := authorpage.FormField{At: "text-" + number, Name: boxText + number, Label: sayTextOf(f.Path), Value: text, Box: authorpage.BoxProse, Lines: linesFor(text), Prose: proseOf(text, about)}
	one.Prose.Version = version
	return one, err
}

// linesFor returns how many lines a box for a text has.
func linesFor(text string) int { return min(max(len(text)/60+strings.Count(text, "\n")/2+2, 3), 20) }

// proseOf returns what is said of a text.
func proseOf(text string, about author.Prose) *authorpage.FormProse {
	p := &authorpage.FormProse{Most: about.Most, InLines: about.Lines, Count: sayLength(text, about), Age: sayAge(text), All: about.All}
	for _, g := range about.Given {
		p.Names = append(p.Names, authorpage.FormName{Name: g.Word, For: authorweb.Shortened(g.For)})
	}
	return p
}

// textsIn takes the text files out of what was sent. They have to be those that the thing names.
func (s *Pages) textsIn(c *fiber.Ctx, r author.Reading, t form.Thing, boxes map[string]jsontext.Value) (texts []author.Wording, err error) {
	files, err := s.drafts.Files(c.UserContext(), r, true)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		number := strconv.FormatInt(f.ID, 10)
		text, sent := boxes[boxText+number]
		version, dated := boxes[boxVersion+number]
		if !sent || !dated || !namesFile(t, f.Path) {
			continue
		}
		w := author.Wording{Path: f.Path, File: f.ID}
		if w.Text, err = edge.TextIn(text); err != nil {
			return nil, edge.WrongType(boxText+number, err.Error())
		}
		base, err := strconv.ParseUint(strings.Trim(string(version), `"`), 10, 64)
		if err != nil {
			return nil, edge.WrongType(boxVersion+number, "a whole number")
		}
		w.Base = int64(min(base, math.MaxInt64))
		delete(boxes, boxText+number)
		delete(boxes, boxVersion+number)
		texts = append(texts, w)
	}
	return texts, nil
}

// namesFile reports whether a value of a thing is the path of a file.
func namesFile(t form.Thing, path string) bool {
	for _, f := range t.Fields() {
		if f.Kind == form.Text && f.Value.Text == path {
			return true
		}
	}
	return false
}

// textOf returns the wording that a box has sent, or nil.
func textOf(texts []author.Wording, box string) *author.Wording {
	for i := range texts {
		if box == boxText+strconv.FormatInt(texts[i].File, 10) {
			return &texts[i]
		}
	}
	return nil
}

// keepText puts what was written of a text file into its box.
func keepText(box *authorpage.FormField, text author.Wording) {
	box.Value, box.Lines = text.Text, linesFor(text.Text)
	box.Prose.Version, box.Prose.Age = text.Base, ""
	about := author.Prose{Most: box.Prose.Most, Lines: box.Prose.InLines}
	box.Prose.Count = sayLength(text.Text, about)
}

// withTaken adds boxes for what was written of texts that were taken out meanwhile.
func withTaken(v *authorpage.FormView, texts []author.Wording) {
	for _, text := range texts {
		name := boxText + strconv.FormatInt(text.File, 10)
		there := false
		for _, g := range v.Groups {
			for _, f := range g.Fields {
				there = there || f.Name == name
			}
		}
		if !there {
			box := authorpage.FormField{At: placeOf(name), Name: name, Label: sayTextOf(text.Path), Box: authorpage.BoxProse, Prose: &authorpage.FormProse{}}
			v.Groups = append(v.Groups, authorpage.FormGroup{Fields: []authorpage.FormField{box}})
		}
	}
}
