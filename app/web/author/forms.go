package author

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// queryTogether marks the redirect after a form was saved into what others had changed as well,
// and queryGone the one from a form for what isn't there.
const (
	queryTouched  = "touched" // others wrote on the same lines of a text
	queryTogether = "together"
	queryGone     = "gone"
)

// forms lists what stands in a draft's scripts.
func (s *Pages) forms(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	files, err := s.drafts.Files(c.UserContext(), r, false)
	if err != nil {
		return err
	}
	d := r.Draft()
	v := authorpage.FormsView{Layout: s.Layout, Draft: d.ID, Name: d.Name, Writes: d.PutAway == nil && r.May(who.WriteDraft)}
	if v.Found, err = s.foundByForms(c, r); err != nil {
		return err
	}
	values, written := 0, 0
	for _, f := range inOrder(files) {
		if !strings.HasSuffix(f.Path, ".lua") {
			continue
		}
		_, text, err := s.drafts.TextOf(c.UserContext(), r, f.ID)
		if err != nil {
			return err
		}
		script := s.drafts.Forms(text)
		for _, t := range script.Things {
			all, editable := counted(t)
			values, written = values+all, written+editable
		}
		v.Files = append(v.Files, authorpage.FormsFile{ID: f.ID, Path: f.Path, Sum: sayNothingHere(len(script.Things)), Things: withFound(thingsOf(script.Things), v.Found, f.Path), Adds: addsOf(script.CanAdd("")), Snippets: addsOf(s.snippets())})
	}
	v.Sum = saySumOfForms(values, written)
	v.Notice = noticeOf(c)
	return s.Page(c, v)
}

// noticeOf says above a list what became of a form that leads there.
func noticeOf(c *fiber.Ctx) page.Notice {
	args := c.Context().QueryArgs()
	switch {
	case args.Has(queryTouched):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTouched}
	case args.Has(queryTogether):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTogether}
	case args.Has(queryKept):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceKept}
	case args.Has(queryTakenOut):
		return page.Notice{Kind: page.NoticeInfo, Text: sentenceTakenOut}
	case args.Has(queryGone):
		return page.Notice{Kind: page.NoticeProblem, Text: sentenceNoThing}
	}
	return page.Notice{}
}

// counted returns how many values are written for a thing, and how many of them a form can change.
func counted(t form.Thing) (values, written int) {
	for _, f := range t.Fields {
		if f.Given {
			values++
			if f.Kind != form.AsScript {
				written++
			}
		}
	}
	return values, written
}

func thingsOf(list []form.Thing) (things []authorpage.FormsThing) {
	for _, t := range list {
		things = append(things, authorpage.FormsThing{Key: t.Key, What: sayWhat(t.Word), Title: sayTitle(t), Line: t.Line, Wrong: t.Wrong, Inner: t.Within != ""})
	}
	return things
}

// form shows the form for one thing.
func (s *Pages) form(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	id, err := inFile(c)
	if err != nil {
		return err
	}
	version, text, err := s.drafts.TextOf(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	script := s.drafts.Forms(text)
	if t, there := script.At(c.QueryInt("line"), 0); there {
		return edge.SeeOther(c, string(authorpage.AddressThing(r.Draft().ID, id, t.Key)))
	}
	v, there, err := s.formView(c, r, id, version, script, c.Query("thing"))
	switch {
	case err != nil:
		return err
	case !there:
		return edge.SeeOther(c, listOf(c, r.Draft().ID)+"?"+queryGone)
	}
	found, err := s.foundByForms(c, r)
	if err != nil {
		return err
	}
	for _, one := range found.List {
		if one.Path == v.Path && one.Thing == v.Key {
			v.Found = append(v.Found, one)
		}
	}
	v.Parts = withFound(v.Parts, found, v.Path)
	if v.Notice = noticeOf(c); c.Context().QueryArgs().Has(queryAdded) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceAdded}
	}
	if v.Said, err = s.commentsOnThing(c, r, id, s.drafts.Forms(text), v.Key); err != nil {
		return err
	}
	return s.Page(c, v)
}

// formView returns the form for a thing of a file as it was at a version.
func (s *Pages) formView(c *fiber.Ctx, r author.Reading, id, version int64, script *form.Script, key string) (v authorpage.FormView, there bool, err error) {
	d := r.Draft()
	files, err := s.drafts.Files(c.UserContext(), r, true)
	if err != nil {
		return v, false, err
	}
	t, there := script.Find(key)
	v = authorpage.FormView{
		Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Version: version, Key: key, What: sayWhat(t.Word), Title: sayTitle(t), Line: t.Line,
		Storylines: c.Context().QueryArgs().Has(queryStorylines), Calendar: c.Context().QueryArgs().Has(queryCalendar), Writes: d.PutAway == nil && r.May(who.WriteDraft), Wrong: t.Wrong,
	}
	texts := map[string]int64{}
	for _, f := range files {
		if f.Removed == nil {
			texts[f.Path] = f.ID
		}
		if f.ID == id {
			v.Path = f.Path
		}
	}
	for _, part := range script.Things {
		if part.Within == key {
			part.Within = ""
			v.Parts = append(v.Parts, thingsOf([]form.Thing{part})...)
		}
	}
	v.AddsTo, v.Adds = sayAddsTo(t.Word), addsOf(script.CanAdd(key))
	if t.Wrong {
		return v, there, nil
	}
	scripts, err := s.drafts.Scripts(c.UserContext(), r)
	if err != nil {
		return v, false, err
	}
	v.Question, v.Outcome = followsOf(script, t, d.ID, id)
	about := func(path string) author.Prose { return author.ProseOf(scripts, script, t, path) }
	script.Beside(slices.Collect(maps.Values(scripts))...)
	computed := 0
	for _, f := range t.Fields {
		if f.Kind == form.Parts || !f.Given && f.Kind == form.AsScript {
			continue
		}
		if f.Kind == form.AsScript {
			computed++
		}
		one := fieldOf(script, f)
		if one.Box == authorpage.BoxName && len(one.Options) == 0 { // there is nothing yet that it could name
			switch {
			case one.Instead != "":
				one.Box, one.Name, one.Value, one.Instead = authorpage.BoxLine, one.Instead, one.Text, ""
			case f.Needed:
				one.Hint = strings.TrimSpace(one.Hint + " " + sentenceNoneYet)
			default:
				continue
			}
		}
		if words, is := texts[f.Value.Text]; is && f.Kind == form.Text {
			one.Words = authorpage.AddressFile(d.ID, words)
			box, err := s.textBox(c, r, words, about(f.Path))
			if err != nil {
				return v, false, err
			}
			delete(texts, f.Value.Text) // one box for each
			v.Groups = inGroup(inGroup(v.Groups, f, one), f, box)
			continue
		}
		if one.Box == authorpage.BoxProse {
			one.Prose = proseOf(f.Value.Text, about(f.Path))
		}
		if f.Given || f.Needed || c.Query("what") != "" && slices.Contains(asked[t.Word], f.Path) {
			v.Groups = inGroup(v.Groups, f, one)
		} else {
			v.More = inGroup(v.More, f, one)
		}
	}
	v.Computed = sayComputed(computed)
	return v, there, nil
}

// inGroup adds a field to the last group, or to a new one if it belongs to another.
func inGroup(groups []authorpage.FormGroup, f form.Field, one authorpage.FormField) []authorpage.FormGroup {
	legend := ""
	if f.Group != "" {
		legend = sayLegend(f)
	}
	if n := len(groups); n == 0 || groups[n-1].Legend != legend {
		groups = append(groups, authorpage.FormGroup{Legend: legend})
	}
	last := &groups[len(groups)-1]
	last.Fields = append(last.Fields, one)
	return groups
}

// fieldOf returns a value for a form.
func fieldOf(script *form.Script, f form.Field) authorpage.FormField {
	one := authorpage.FormField{At: placeOf(f.Path), Name: boxName + f.Path, Value: f.Value.Text, Choices: f.Choices, Needed: f.Needed, Box: authorpage.BoxLine}
	one.Label, one.Hint = sayLabel(f)
	hints := []string{one.Hint, sayApart(f), sayBraces(script.Braces(f))}
	switch f.Kind {
	case form.Named:
		one.Value, one.Box = f.Value.Name, authorpage.BoxName
		for _, o := range script.Options(f) {
			one.Options = append(one.Options, authorpage.FormOption{Value: o.Name, Label: sayOption(o)})
		}
		if f.OrText() {
			one.Instead, one.Text = boxInstead+f.Path, f.Value.Text
		}
	case form.AsScript:
		one.Box, one.Value = authorpage.BoxScript, f.Source
	case form.Choice:
		one.Box = authorpage.BoxChoice
	case form.YesNo:
		one.Box = authorpage.BoxYesNo
	case form.Texts:
		one.Box, one.Value, one.Lines = authorpage.BoxLines, strings.Join(f.Value.Texts, "\n"), len(f.Value.Texts)+2
		hints = append(hints, sayEach(f), sentenceEachLine)
		if strings.Count(one.Value, "\n") >= max(1, len(f.Value.Texts)) { // one of them has several lines
			one.Box, one.Value = authorpage.BoxScript, f.Source
		}
	default:
		hints = append(hints, sayDay(f.Value.Text))
		if isProse(f) {
			one.Box, one.Lines = authorpage.BoxProse, linesFor(f.Value.Text)
		}
	}
	one.Hint = strings.TrimSpace(strings.Join(hints, " "))
	return one
}

// longLine is how many bytes of a value get a box of several lines.
const longLine = 60

// isProse reports whether a text gets a box of several lines. A file's name doesn't.
func isProse(f form.Field) bool {
	return f.Kind == form.Text && (strings.Contains(f.Value.Text, "\n") || len(f.Value.Text) > longLine || f.Type == "Text" && !strings.HasSuffix(f.Value.Text, ".md"))
}

// boxName is what the names of boxes begin with; the path of the value follows.
const boxName = "value."

// boxInstead is what the names of boxes begin with in which a text can be written in place of a
// name that is chosen in another box.
const boxInstead = "instead."

// placeOf is where a value stands on the page.
func placeOf(path string) string {
	return "value-" + strings.NewReplacer(".", "-", "?", "at-", "@", "-of-").Replace(path)
}

// formSave puts what was sent into a thing.
func (s *Pages) formSave(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole                `json:"version"`
		Boxes   map[string]jsontext.Value `json:",inline"`
	}
	w, id, err := s.asked(c, &sent)
	if err != nil {
		return err
	}
	key, base := c.Query("thing"), int64(min(sent.Version.N, math.MaxInt64))
	script, err := s.drafts.FormsAt(c.UserContext(), w.Reading(), id, base)
	if err != nil {
		return err
	}
	t, there := script.Find(key)
	if !there {
		return edge.SeeOther(c, listOf(c, w.Draft().ID)+"?"+queryGone)
	}
	texts, err := s.textsIn(c, w.Reading(), t, sent.Boxes)
	if err != nil {
		return err
	}
	values, err := valuesIn(t, sent.Boxes)
	if err != nil {
		return err
	}
	filled, err := s.drafts.Fill(c.UserContext(), w, id, base, key, values, texts)
	if err == nil && filled.Refused() {
		return s.formAgain(c, w, id, base, script, t, values, texts, filled)
	}
	to := listOf(c, w.Draft().ID) + "?" + queryKept
	switch {
	case len(filled.Touched) > 0:
		to = listOf(c, w.Draft().ID) + "?" + queryTouched
	case len(filled.Others) > 0:
		to = listOf(c, w.Draft().ID) + "?" + queryTogether
	}
	return s.done(c, err, saySave(err), to, func(problem page.Notice) (edge.View, error) {
		v, _, err := s.formView(c, w.Reading(), id, base, script, key)
		v.Notice = problem
		keepTyped(&v, t, values, texts, author.Filled{})
		return v, err
	})
}

// valuesIn reads the values of a form by their paths.
func valuesIn(t form.Thing, boxes map[string]jsontext.Value) (map[string]form.Value, error) {
	values := map[string]form.Value{}
	for name, value := range boxes {
		path, is := strings.CutPrefix(name, boxName)
		instead, isText := strings.CutPrefix(name, boxInstead)
		if isText {
			path = instead
		}
		f, there := t.Field(path)
		if !is && !isText || !there || !f.Editable() || isText && !f.OrText() {
			return nil, edge.UnknownField(name)
		}
		text, err := edge.TextIn(value)
		if err != nil {
			return nil, edge.WrongType(name, err.Error())
		}
		sent := values[path]
		switch {
		case f.Kind == form.Texts:
			values[path] = form.Value{Texts: strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")}
		case f.Kind == form.Named && is:
			values[path] = form.Value{Name: text, Text: sent.Text}
		default:
			values[path] = form.Value{Text: text, Name: sent.Name}
		}
	}
	return values, nil
}

// formAgain shows a form again that couldn't be saved, with what was typed. If it stands beside
// what another has changed, it is made from the newest version: saving it again is a decision.
func (s *Pages) formAgain(c *fiber.Ctx, w author.Writing, id, base int64, script *form.Script, t form.Thing, values map[string]form.Value, texts []author.Wording, filled author.Filled) error {
	if edge.WantsJSON(c) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sayUnfilled(t, filled))
	}
	version := base
	if !filled.Gone && len(filled.Theirs) > 0 {
		newest, err := s.drafts.FormsAt(c.UserContext(), w.Reading(), id, filled.Now)
		if err != nil {
			return err
		}
		version, script = filled.Now, newest
		for _, f := range t.Fields { // what was left as it was isn't to undo what others did
			if f.Value.Equal(values[f.Path]) {
				delete(values, f.Path)
			}
		}
	}
	v, _, err := s.formView(c, w.Reading(), id, version, script, t.Key)
	if err != nil {
		return err
	}
	if filled.Gone {
		v.Notice = page.Notice{Kind: page.NoticeProblem, Text: sentenceGone}
	}
	keepTyped(&v, t, values, texts, filled)
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}

// keepTyped puts what was typed into a form, and what is wrong with it beside it.
func keepTyped(v *authorpage.FormView, t form.Thing, values map[string]form.Value, texts []author.Wording, filled author.Filled) {
	withTaken(v, texts)
	for _, groups := range [][]authorpage.FormGroup{v.Groups, v.More} {
		for _, g := range groups {
			for i := range g.Fields {
				one, path := &g.Fields[i], strings.TrimPrefix(strings.TrimPrefix(g.Fields[i].Name, boxName), boxInstead)
				f, _ := t.Field(path)
				if text := textOf(texts, one.Name); text != nil {
					keepText(one, *text)
					path = text.Path
				}
				if value, sent := values[path]; sent {
					one.Value = value.Text + strings.Join(value.Texts, "\n")
					if one.Box == authorpage.BoxName {
						one.Value, one.Text = value.Name, value.Text
					}
				}
				if err := filled.Wrong[path]; err != nil {
					one.Problem = sayWrong(f, err)
				} else if theirs, changed := filled.Theirs[path]; changed {
					one.Problem = sayTheirs(theirs)
				}
				if one.Problem != "" {
					v.Problems = append(v.Problems, *one)
				}
			}
		}
	}
}
