package forms

import (
	"errors"
	"math"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
	"caseload/app/script/strip"
	authorweb "caseload/app/web/author"
	"caseload/app/web/edge"
)

// follower shows what follows the questions and tasks of a script.
type follower struct {
	*stripper
	script  *form.Script
	file    int64
	decides map[int]strip.Condition
}

func following(script *form.Script, draft, file int64) *follower {
	alone := newStripper(draft)
	alone.scripts = map[string]*form.Script{"": script}
	return &follower{alone, script, file, strip.Conditions("", script.Tree())}
}

// follows returns what follows each answer to a question, and what follows a task once it is done
// and if it is taken off; neither for what nothing can follow.
func (b *follower) follows(t form.Thing) (v *authorpage.FormQuestion, outcome []authorpage.FormAnswer) {
	switch t.Word {
	case "ask":
		q := b.script.Question(t)
		v = &authorpage.FormQuestion{Nobody: b.steps(q.Nobody), Else: b.steps(q.Else)}
		const most = 8 // answers to a question; a script that has more is wrong
		for _, a := range q.Answers[:min(len(q.Answers), most)] {
			v.Answers = append(v.Answers, b.choice(t, a))
		}
	case "task":
		o := b.script.Outcome(t)
		for _, a := range []form.Answer{{Key: form.WhenDone, Steps: o.Done}, {Key: form.WhenGone, Steps: o.Gone}} {
			a.Words = string(sayAddsTo(a.Key))
			if one := b.choice(t, a); len(one.Steps) > 0 || len(one.Adds) > 0 {
				outcome = append(outcome, one)
			}
		}
	}
	return v, outcome
}

func (b *follower) choice(t form.Thing, a form.Answer) authorpage.FormAnswer {
	one := authorpage.FormAnswer{Key: a.Key, Words: a.Words, Steps: b.steps(a.Steps)}
	one.In = form.InBranch(t.Key, a.Key)
	one.Adds = addsOf(b.script.CanAdd(one.In))
	return one
}

// mostSteps is how many steps of one branch are shown.
const mostSteps = 100

func (b *follower) steps(list []form.Step) (steps []authorpage.FormStep) {
	for i, s := range list {
		if i == mostSteps {
			return append(steps, authorpage.FormStep{What: string(sentenceMoreSteps), At: authorpage.AddressLine(b.draft, b.file, s.Line)})
		}
		one := authorpage.FormStep{What: s.Text, At: authorpage.AddressLine(b.draft, b.file, s.Line), Code: true, Depth: s.Depth}
		if s.Thing.Key != "" && !s.Thing.Wrong {
			one.What, one.At, one.Code = authorweb.SayWhat(s.Thing.Word)+": "+authorweb.SayTitle(s.Thing), authorpage.AddressThing(b.draft, b.file, s.Thing.Key), false
		} else if said := b.sayIf(b.decides[s.From]); said != "" {
			one.What, one.Code = said, false
		}
		steps = append(steps, one)
	}
	return steps
}

// answerAdd adds an answer to a question, and a branch for what follows it.
func (s *Pages) answerAdd(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
		Words   string     `json:"words"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	key, base := c.Query("thing"), int64(min(sent.Version.N, math.MaxInt64))
	changed, err := s.drafts.Rewrite(c.UserContext(), w, id, base, key, false, func(script *form.Script) (string, error) {
		text, _, err := script.AddAnswer(key, sent.Words)
		return text, err
	})
	if gone(c, err) {
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	problem := sayNoAnswer(err)
	if changed {
		problem = sentenceAnswerChanged
	}
	to := string(authorpage.AddressThing(w.Draft().ID, id, key)) + "&" + queryAdded
	if problem == "" {
		return s.Done(c, err, authorweb.SaySave(err), to, func(problem page.Notice) (edge.View, error) {
			v, err := s.formNow(c, w, id, key)
			v.Notice = problem
			return v, err
		})
	}
	if edge.WantsJSON(c) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	}
	v, err := s.formNow(c, w, id, key)
	if err != nil {
		return err
	}
	if v.Question != nil {
		v.Question.Words, v.Question.Problem = sent.Words, problem
	}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}

// gone reports whether a person asked for something that isn't in the script any more.
func gone(c *fiber.Ctx, err error) bool {
	return errors.Is(err, author.ErrNotFound) && !edge.WantsJSON(c)
}

// formNow returns the form for a thing of the newest version of a script.
func (s *Pages) formNow(c *fiber.Ctx, w author.Writing, id int64, key string) (authorpage.FormView, error) {
	version, text, err := s.drafts.TextOf(c.UserContext(), w.Reading(), id)
	if err != nil {
		return authorpage.FormView{}, err
	}
	v, _, err := s.formView(c, w.Reading(), id, version, s.drafts.Forms(text), key)
	return v, err
}

// answer shows one answer.
func (s *Pages) answer(c *fiber.Ctx) error {
	w, id, err := s.WritingFile(c)
	if err != nil {
		return err
	}
	v, there, err := s.answerView(c, w, id)
	switch {
	case err != nil:
		return err
	case !there:
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	return s.Page(c, v)
}

func (s *Pages) answerView(c *fiber.Ctx, w author.Writing, id int64) (v authorpage.AnswerView, there bool, err error) {
	version, text, err := s.drafts.TextOf(c.UserContext(), w.Reading(), id)
	if err != nil {
		return v, false, err
	}
	script := s.drafts.Forms(text)
	t, there := script.Find(c.Query("thing"))
	if !there || t.Word != "ask" {
		return v, false, nil
	}
	d := w.Draft()
	for _, a := range script.Question(t).Answers {
		if a.Key != c.Query("answer") {
			continue
		}
		return authorpage.AnswerView{
			Layout: s.Layout, Draft: d.ID, Name: d.Name, ID: id, Version: version, Question: thingsOf([]form.Thing{t})[0], Answer: following(script, d.ID, id).choice(t, a), Key: a.Key,
		}, true, nil
	}
	return v, false, nil
}

// answerRename changes an answer's key wherever the script asks for it.
func (s *Pages) answerRename(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
		Key     string     `json:"key"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	question, answer := c.Query("thing"), c.Query("answer")
	changed, err := s.drafts.Rewrite(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)), question, false, func(script *form.Script) (string, error) {
		return script.RenameAnswer(question, answer, sent.Key)
	})
	return s.answered(c, w, id, changed, err, sent.Key)
}

// answerTakeOut takes an answer out with what follows it alone.
func (s *Pages) answerTakeOut(c *fiber.Ctx) error {
	var sent struct {
		Version edge.Whole `json:"version"`
	}
	w, id, err := s.Asked(c, &sent)
	if err != nil {
		return err
	}
	question, answer := c.Query("thing"), c.Query("answer")
	changed, err := s.drafts.Rewrite(c.UserContext(), w, id, int64(min(sent.Version.N, math.MaxInt64)), question, true, func(script *form.Script) (string, error) {
		return script.RemoveAnswer(question, answer)
	})
	return s.answered(c, w, id, changed, err, "")
}

// answered leads back to the question once an answer was changed, or says why it wasn't.
func (s *Pages) answered(c *fiber.Ctx, w author.Writing, id int64, changed bool, err error, typed string) error {
	if gone(c, err) {
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	problem := sayNoAnswer(err)
	if changed {
		problem = sentenceAnswerChanged
	}
	if problem == "" {
		problem = authorweb.SaySave(err)
	}
	if err == nil && !changed {
		return edge.SeeOther(c, string(authorpage.AddressThing(w.Draft().ID, id, c.Query("thing")))+"&"+authorweb.QueryKept)
	}
	switch {
	case problem == "":
		return err
	case edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, problem)
	}
	v, there, again := s.answerView(c, w, id)
	switch {
	case again != nil:
		return again
	case !there:
		return edge.SeeOther(c, back(c, w.Draft().ID, id, 0, queryGone))
	}
	v.Notice = page.Notice{Kind: page.NoticeProblem, Text: problem}
	if v.Uses, again = s.usesOf(c, w.Reading(), err); again != nil {
		return again
	}
	if typed != "" {
		v.Key, v.Problem = typed, problem
	}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.Page(c, v)
}
