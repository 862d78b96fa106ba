package teach

import (
	"errors"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/web/edge"
)

// ListJSON is a class list that has been read, and what an import would do or has done.
type ListJSON struct {
	Students []ListedJSON      `json:"students"`
	Problems []ListProblemJSON `json:"problems,omitempty"`
}

// ListedJSON is a student on a class list. Is says what they are to the cohort, or were
// before an import: "outside", "belongs", "inside" or "awaited".
type ListedJSON struct {
	Name  string        `json:"name"`
	Email string        `json:"email"`
	Is    sign.Standing `json:"is"`
	Link  string        `json:"link,omitempty"` // made just now
}

// ListProblemJSON says what is wrong with a line of a class list; line 0 is all of it.
type ListProblemJSON struct {
	Line  int          `json:"line"`
	Error sim.Sentence `json:"error"`
}

// AwaitingJSON lists who is invited to a cohort and hasn't come.
type AwaitingJSON struct {
	Awaited []AwaitedJSON `json:"awaited"`
}

// AwaitedJSON is an invitation to a cohort.
type AwaitedJSON struct {
	ID    int64     `json:"id"`
	Name  string    `json:"name"`
	Email string    `json:"email"`
	Until time.Time `json:"until"`          // when its link expires, or has
	Link  string    `json:"link,omitempty"` // made just now

	Mailed sign.Mailed `json:"mailed,omitempty"` // what became of mailing it: "waiting", "sent" or "failed"
}

// mostProblems is how many problems of a list a page says.
const mostProblems = 50

// filling returns proof that whoever asks may invite people to the cohort in the address.
func (s *Pages) filling(c *fiber.Ctx) (sign.Filling, error) {
	p, id, err := s.askedCohort(c)
	if err != nil {
		return sign.Filling{}, err
	}
	return s.Accounts.FillCohort(c.UserContext(), p, id)
}

// classList shows where students are invited from a class list, and who hasn't come.
func (s *Pages) classList(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		awaited, err := s.Accounts.Awaiting(c.UserContext(), by)
		j := AwaitingJSON{Awaited: []AwaitedJSON{}}
		for _, i := range awaited {
			j.Awaited = append(j.Awaited, AwaitedJSON{ID: i.ID, Name: i.Whom, Email: i.Email, Until: i.Expires, Mailed: i.Mailed})
		}
		if err != nil {
			return err
		}
		return c.JSON(j)
	}
	return s.listPage(c, by, func(v *teachpage.ListView) {
		switch args := c.Context().QueryArgs(); {
		case args.Has(queryWithdrawn):
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceWithdrawn}
		case args.Has(queryMailed):
			n, _ := strconv.Atoi(c.Query(queryMailed))
			v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sayMailing(n)}
		}
	})
}

// queryWithdrawn marks the redirect after an invitation was withdrawn.
const queryWithdrawn = "withdrawn"

func (s *Pages) listPage(c *fiber.Ctx, by sign.Filling, change func(*teachpage.ListView)) error {
	cohort := by.Cohort()
	v := teachpage.ListView{Layout: s.Layout, ID: cohort.ID, Cohort: cohort.Name + ", " + cohort.Year, Archived: cohort.Archived != nil, Mails: s.Accounts.Mails()}
	awaited, err := s.Accounts.Awaiting(c.UserContext(), by)
	if err != nil {
		return err
	}
	for _, i := range awaited {
		v.Awaited = append(v.Awaited, teachpage.ListInvite{ID: i.ID, Name: i.Whom, Email: i.Email, Until: edge.DateOf(i.Expires), Expired: !s.Now().Before(i.Expires), Mailed: edge.SayMailed(i)})
	}
	change(&v)
	return s.Page(c, v)
}

// sentList reads a class list that was sent: a file, or lines. Text is what stands in the
// box if something is wrong with it.
func sentList(c *fiber.Ctx) (list sign.ClassList, text string, err error) {
	var sent struct {
		List string `json:"list"`
	}
	file, err := edge.ReadUpload(c, &sent, "file")
	if err != nil {
		return list, "", err
	}
	text = sent.List
	if len(file) > 0 {
		if text, err = sign.DecodeList(file); err != nil {
			list.Problems = []sign.ListProblem{{Err: err}}
			return list, "", nil
		}
	}
	return sign.ReadList(text), text, nil
}

// listLook shows what an import of a class list would do, or what is wrong with it.
func (s *Pages) listLook(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	list, text, err := sentList(c)
	if err != nil {
		return err
	}
	if len(list.Lines) == 0 || len(list.Problems) > 0 {
		return s.listWrong(c, by, list, text)
	}
	is, err := s.Accounts.Standings(c.UserContext(), by, list.Lines)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return c.JSON(listJSON(list, is, nil))
	}
	cohort, counts := by.Cohort(), map[sign.Standing]int{}
	v := teachpage.ListPreview{Layout: s.Layout, ID: cohort.ID, Cohort: cohort.Name + ", " + cohort.Year, List: list.Text()}
	for i, l := range list.Lines {
		counts[is[i]]++
		v.Lines = append(v.Lines, teachpage.ListLine{Line: l.Line, Name: l.Name, Email: l.Email, Becomes: sayBecomes(is[i])})
	}
	v.Sums, v.Does = saySums(counts), counts[sign.Outside]+counts[sign.Belongs] > 0
	return s.Page(c, v)
}

func listJSON(list sign.ClassList, is []sign.Standing, link map[string]string) ListJSON {
	j := ListJSON{Students: make([]ListedJSON, len(list.Lines))}
	for i, l := range list.Lines {
		j.Students[i] = ListedJSON{l.Name, l.Email, is[i], link[l.Email]}
	}
	return j
}

// listWrong answers a list that can't be imported with what is wrong with it.
func (s *Pages) listWrong(c *fiber.Ctx, by sign.Filling, list sign.ClassList, text string) error {
	var problems []teachpage.ListProblem
	for _, p := range list.Problems {
		problems = append(problems, teachpage.ListProblem{Line: p.Line, Text: sayListProblem(p)})
	}
	if len(problems) == 0 {
		problems = []teachpage.ListProblem{{Text: sentenceNoList}}
	}
	c.Status(fiber.StatusUnprocessableEntity)
	if edge.WantsJSON(c) {
		j := ListJSON{Students: []ListedJSON{}}
		for _, p := range problems {
			j.Problems = append(j.Problems, ListProblemJSON{p.Line, p.Text})
		}
		return c.JSON(j)
	}
	return s.listPage(c, by, func(v *teachpage.ListView) {
		shown := min(len(problems), mostProblems)
		v.Problems, v.More, v.Text = problems[:shown], len(problems)-shown, text
	})
}

// listImport puts the people of a class list into the cohort, all of them or nobody, and
// shows the links that were made, once.
func (s *Pages) listImport(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	list, text, err := sentList(c)
	if err != nil {
		return err
	}
	if len(list.Lines) == 0 || len(list.Problems) > 0 {
		return s.listWrong(c, by, list, text)
	}
	was, handed, err := s.Accounts.Fill(c.UserContext(), by, list.Lines)
	if err != nil {
		return refusedList(err)
	}
	if edge.WantsJSON(c) {
		link := map[string]string{}
		for _, h := range handed {
			link[h.Email] = s.Origin(c) + h.Address
		}
		c.Status(fiber.StatusCreated)
		return c.JSON(listJSON(list, was, link))
	}
	members := 0
	for _, is := range was {
		if is == sign.Belongs {
			members++
		}
	}
	return s.listHanded(c, by, handed, sayImported(len(handed), members))
}

// listHanded shows links that were just made.
func (s *Pages) listHanded(c *fiber.Ctx, by sign.Filling, handed []sign.Handed, said sim.Sentence) error {
	return s.listPage(c, by, func(v *teachpage.ListView) {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: said}
		for _, h := range handed {
			v.Links = append(v.Links, teachpage.ListLink{Name: h.Name, Email: h.Email, Link: s.Origin(c) + h.Address})
		}
	})
}

// listRelink makes new links: for everybody who hasn't come, or for the one whose
// invitation is in the address.
func (s *Pages) listRelink(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	awaited, err := s.awaited(c, by)
	if err != nil {
		return err
	}
	handed, err := s.Accounts.Relink(c.UserContext(), by, awaited)
	if err != nil {
		return refusedList(err)
	}
	if edge.WantsJSON(c) {
		j := AwaitingJSON{Awaited: []AwaitedJSON{}}
		for _, h := range handed {
			j.Awaited = append(j.Awaited, AwaitedJSON{Name: h.Name, Email: h.Email, Until: s.Now().Add(sign.InvitationLasts), Link: s.Origin(c) + h.Address})
		}
		c.Status(fiber.StatusCreated)
		return c.JSON(j)
	}
	said := sayImported(len(handed), 0)
	if len(handed) == 0 {
		said = sentenceCame
	}
	return s.listHanded(c, by, handed, said)
}

// invitationWith returns the invitation with a number, if it is among these.
func invitationWith(list []sign.Invitation, number string) []sign.Invitation {
	id, ok := edge.ParseID(number)
	for _, i := range list {
		if ok && i.ID == id {
			return []sign.Invitation{i}
		}
	}
	return nil
}

// listWithdraw makes an invitation good for nothing. A second click finds it done.
func (s *Pages) listWithdraw(c *fiber.Ctx) error {
	by, err := s.filling(c)
	if err != nil {
		return err
	}
	id, ok := edge.ParseID(c.Params("invitation"))
	if !ok {
		return run.ErrNotFound
	}
	if err := s.Accounts.WithdrawFrom(c.UserContext(), by, id); err != nil && !errors.Is(err, run.ErrNotFound) {
		return err
	}
	return edge.SeeOther(c, string(teachpage.AddressList(by.Cohort().ID))+"?"+queryWithdrawn)
}

// refusedList answers a list for which there is no room.
func refusedList(err error) error {
	switch {
	case errors.Is(err, sign.ErrArchived):
		return edge.Refuse(fiber.StatusConflict, sentenceArchived)
	case errors.Is(err, sign.ErrFull):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceFull)
	}
	return err
}
