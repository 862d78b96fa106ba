package own

import (
	"archive/zip"
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	ownpage "caseload/app/page/own"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// everything shows what a download of all that is theirs holds.
func (s *Pages) everything(c *fiber.Ctx) error {
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	return s.Page(c, ownpage.EverythingView{Layout: s.Layout, Email: p.Email()})
}

// takeEverything sends a person all that is theirs as one file, as it is read. They show
// their passphrase first: whoever finds an open browser doesn't take everything away.
func (s *Pages) takeEverything(c *fiber.Ctx) error {
	var sent struct {
		Passphrase string `json:"passphrase"`
		Email      string `json:"email"` // for password managers
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	p, err := s.Person(c)
	if err != nil {
		return err
	}
	v := ownpage.EverythingView{Layout: s.Layout, Email: p.Email()}
	err = s.Accounts.Prove(c.UserContext(), p, sent.Passphrase, s.Client(c))
	var guessed *sign.Guessed
	switch {
	case errors.Is(err, sign.ErrWrong) && edge.WantsJSON(c):
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceWrong)
	case errors.Is(err, sign.ErrWrong):
		v.Wrong = sentenceWrong
		c.Status(fiber.StatusUnprocessableEntity)
		return s.Page(c, v)
	case errors.As(err, &guessed):
		return edge.TooMany(sayWait(guessed.Wait), guessed.Wait)
	case errors.Is(err, sign.ErrBusy):
		return edge.Busy(sentenceBusy)
	case err != nil:
		return err
	}
	if wait := s.taken.Take(c.UserContext(), s.Now(), fmt.Sprint(p.ID())); wait > 0 {
		return edge.TooMany(sayTaken(wait), wait)
	}
	t, err := s.taker(c, p)
	if err != nil {
		return err
	}
	select {
	case s.taking <- struct{}{}:
	default:
		return edge.Busy(sentenceBusy)
	}
	c.Attachment("caseload-" + s.Now().UTC().Format("2006-01-02") + ".zip")
	c.Set(fiber.HeaderContentType, edge.MIMEZip)
	c.Context().SetBodyStreamWriter(func(w *bufio.Writer) {
		defer func() { <-s.taking }()
		ctx, cancel := context.WithTimeout(context.Background(), edge.LongestDownload)
		defer cancel()
		if err := t.write(ctx, w); err != nil {
			s.Log.Info("a download of everything ended early", "error", err.Error())
		}
	})
	return nil
}

// take is a download while it is made. It may not use the request.
type take struct {
	*Pages
	account EverythingJSON
	runs    []run.Mine
}

// taker reads what is known of a person beside their runs, and which runs they have.
func (s *Pages) taker(c *fiber.Ctx, p sign.Person) (t take, err error) {
	ctx := c.UserContext()
	t = take{Pages: s, account: EverythingJSON{Made: s.Now().UTC(), Name: p.Name(), Email: p.Email()}}
	guest, err := s.Guest(c)
	if err == nil {
		t.runs, err = s.Runs.MineOf(ctx, guest)
	}
	if err != nil && !errors.Is(err, run.ErrNotFound) {
		return t, err
	}
	for _, m := range t.runs {
		t.account.Runs = append(t.account.Runs, m.ID())
	}
	return t, errors.Join(s.readPlaces(ctx, p, &t.account), s.readPartnerships(ctx, p, &t.account), s.readSessions(ctx, p, &t.account), s.readExtracts(ctx, p, &t.account))
}

func (s *Pages) readPartnerships(ctx context.Context, p sign.Person, to *EverythingJSON) error {
	list, err := s.drafts.Of(ctx, p)
	for _, in := range list {
		j := PartnershipJSON{ID: in.Partnership.ID, Name: in.Partnership.Name, As: in.Self.Standing, Named: in.Self.Named, For: in.Self.Place, Lived: in.Self.Lived, Left: in.Left, Drafts: []string{}, Tokens: []TokenJSON{}, Plays: []PlayedJSON{}, Said: []SaidJSON{}, Reviews: []ReviewJSON{}, Asked: []AskJSON{}, Declared: []DeclaredJSON{}, Agreed: []AgreedJSON{}}
		names := map[int64]string{}
		for _, d := range in.Drafts {
			j.Drafts, names[d.ID] = append(j.Drafts, d.Name), d.Name
		}
		named := func(draft int64) string { return cmp.Or(names[draft], fmt.Sprint("draft ", draft)) }
		for _, token := range in.Tokens {
			j.Tokens = append(j.Tokens, TokenJSON{token.Name, token.Writes, token.Made, token.Expires, token.Used})
		}
		for _, p := range in.Plays {
			decided, err := author.Decided(p)
			if err != nil {
				return err
			}
			j.Plays = append(j.Plays, PlayedJSON{named(p.Draft), p.Made, p.Changed, decided})
		}
		for _, one := range in.Said {
			j.Said = append(j.Said, SaidJSON{named(one.Draft), one.Made, one.Text, one.Instead})
		}
		for _, r := range in.Reviews {
			j.Reviews = append(j.Reviews, reviewJSON(named(r.Draft), r, in.Judged))
		}
		for _, one := range in.Asked {
			j.Asked = append(j.Asked, AskJSON{named(one.Draft), one.Name, one.ByName, one.Since})
		}
		for _, one := range in.Declared {
			j.Declared = append(j.Declared, DeclaredJSON{named(one.Draft), one.Side, one.Made})
		}
		for _, one := range in.Agreed {
			j.Agreed = append(j.Agreed, AgreedJSON{one.Set, one.Made})
		}
		to.Partnerships = append(to.Partnerships, j)
	}
	return err
}

func reviewJSON(draft string, r author.Review, judged []author.Judgement) ReviewJSON {
	j := ReviewJSON{Draft: draft, Began: r.Begun, Ended: r.Ended, Verdict: string(r.Verdict), Words: r.Words, Answers: map[string]AnswerJSON{}, Ranges: []JudgedJSON{}}
	for key, a := range r.Answers {
		j.Answers[key] = AnswerJSON{a.Choice, a.Why}
	}
	for _, one := range judged {
		if one.Review == r.ID {
			j.Ranges = append(j.Ranges, JudgedJSON{one.Moment, one.Most, one.Least, one.Why, one.Given, one.Decides})
		}
	}
	return j
}

func (s *Pages) readPlaces(ctx context.Context, p sign.Person, to *EverythingJSON) error {
	memberships, err := s.Accounts.Memberships(ctx, p)
	if err != nil {
		return err
	}
	for _, m := range memberships {
		to.Memberships = append(to.Memberships, MembershipJSON{m.Organisation.Name, m.Organisation.Kind, m.Roles})
	}
	cohorts, err := s.cohorts.List(ctx, p)
	if err != nil {
		return err
	}
	for _, x := range cohorts {
		if x.As != who.Administrator { // that is their organisation's
			to.Cohorts = append(to.Cohorts, InCohortJSON{x.Cohort.ID, x.Cohort.Name, x.Cohort.Year, x.Place, x.As})
		}
	}
	given, err := s.given.For(ctx, p)
	for _, a := range given {
		j := GivenJSON{ID: a.Assignment().ID, Name: a.Assignment().Name, Cohort: a.Cohort().ID, Due: a.Until().UTC(), Marked: a.Assignment().Marked, Attempts: a.Attempts()}
		for _, m := range a.Runs {
			j.Runs = append(j.Runs, m.ID())
		}
		to.Assignments = append(to.Assignments, j)
	}
	if err != nil {
		return err
	}
	marks, err := s.given.MarksOf(ctx, p)
	for _, g := range marks {
		to.Marks = append(to.Marks, markFile(g))
	}
	reports, err2 := s.given.ReportsBy(ctx, p)
	for _, r := range reports {
		to.Reports = append(to.Reports, ReportFileJSON{r.Name, r.Place, r.At.UTC(), r.Text})
	}
	return errors.Join(err, err2)
}

func indexMark(m MarkFileJSON) ownpage.IndexMark {
	of := ownpage.IndexMark{Name: m.Name, Given: edge.DateOf(m.Given), Total: m.Total, Most: m.Most, Comment: m.Comment, Why: m.Why, Apart: m.Apart}
	for _, c := range m.Criteria {
		of.Criteria = append(of.Criteria, fmt.Sprintf("%s, %d of %d: %s", c.Name, c.Points, c.Most, c.Reason))
	}
	return of
}

func (s *Pages) readSessions(ctx context.Context, p sign.Person, to *EverythingJSON) error {
	sessions, err := s.Accounts.Sessions(ctx, p)
	for _, x := range sessions {
		to.Sessions = append(to.Sessions, SessionJSON{x.Device, x.How, x.Created.UTC(), x.Seen.UTC(), x.Expires.UTC()})
	}
	return err
}

// write writes the download. What of a run can't be read just now is named in a file in its
// place, and the rest goes on.
func (t take) write(ctx context.Context, w *bufio.Writer) error {
	z := zip.NewWriter(w)
	index := ownpage.IndexFile{Name: t.account.Name, Email: t.account.Email, Made: edge.DateOf(t.account.Made)}
	for _, m := range t.account.Memberships {
		index.Places = append(index.Places, sayMembership(m))
	}
	for _, x := range t.account.Cohorts {
		index.Cohorts = append(index.Cohorts, x.Name+", "+x.Year+" ("+x.Place+")")
	}
	for _, p := range t.account.Partnerships {
		index.Partnerships = append(index.Partnerships, sayPartnership(p))
	}
	for _, a := range t.account.Assignments {
		index.Assignments = append(index.Assignments, a.Name+", due "+edge.DateOf(a.Due))
	}
	for _, m := range t.account.Marks {
		index.Marks = append(index.Marks, indexMark(m))
	}
	for _, r := range t.account.Reports {
		index.Reports = append(index.Reports, ownpage.IndexReport{About: r.Assignment + ", " + r.Organisation, Reported: edge.DateOf(r.Reported), Text: r.Text})
	}
	err := t.json(z, "account.json", t.account)
	for _, x := range t.account.Extracts {
		index.Extracts = append(index.Extracts, indexExtract(x))
	}
	for _, m := range t.runs {
		if err != nil {
			return err
		}
		line := ownpage.IndexRun{Folder: fmt.Sprintf("runs/%d", m.ID()), Began: edge.DateOf(m.Run().CreatedAt)}
		if err = t.run(ctx, z, m, &line); err == nil {
			index.Runs = append(index.Runs, line)
			err = w.Flush() // which tells whether anybody still reads
		}
	}
	if err == nil {
		err = t.page(ctx, z, "index.html", index.Render)
	}
	return errors.Join(err, z.Close())
}

// run writes what is kept of a run into the folder of its line in the index, and says in the
// line what it is.
func (t take) run(ctx context.Context, z *zip.Writer, m run.Mine, line *ownpage.IndexRun) (err error) {
	e, failed := t.Runs.Everything(ctx, m)
	if failed != nil {
		line.Title = "A run that couldn’t be read"
		return t.missing(ctx, z, line.Folder, m, failed)
	}
	file := runPageOf(e)
	line.Title, line.For = file.Title, file.For
	if err := t.json(z, path.Join(line.Folder, "run.json"), runFileOf(e)); err != nil {
		return err
	}
	if err := t.page(ctx, z, path.Join(line.Folder, "run.html"), file.Render); err != nil {
		return err
	}
	if m.Run().EndedAt == nil || e.Shut {
		return nil
	}
	shown, failed := t.given.Debrief(ctx, m)
	tries, failed2 := t.given.Tries(ctx, m)
	if failed = errors.Join(failed, failed2); failed == nil && !shown.Waiting {
		d, err := t.Runs.Debrief(ctx, m)
		if failed = err; err == nil {
			if err := t.json(z, path.Join(line.Folder, "debrief.json"), d); err != nil {
				return err
			}
		}
	}
	if failed == nil && !tries.Waiting {
		failed, err = t.desks(ctx, z, m, line.Folder, len(e.Decisions))
	}
	if failed != nil && err == nil {
		err = t.missing(ctx, z, line.Folder, m, failed)
	}
	return err
}

// desks writes the desks of a run's record, one a line. If it wasn't recorded there are
// none. Failed is why some can't be read; err is that they can't be written.
func (t take) desks(ctx context.Context, z *zip.Writer, m run.Mine, folder string, turns int) (failed, err error) {
	var to io.Writer
	for turn := range turns + 1 {
		desk, failed := t.Runs.RecordedDesk(ctx, m, turn)
		switch {
		case errors.Is(failed, run.ErrNotFound):
			return nil, nil
		case failed != nil:
			return failed, nil
		case to == nil:
			if to, err = z.Create(path.Join(folder, "desks.jsonl")); err != nil {
				return nil, err
			}
		}
		if _, err := fmt.Fprintf(to, "{\"turn\":%d,\"desk\":%s}\n", turn, desk); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// missing names what couldn't be read.
func (t take) missing(ctx context.Context, z *zip.Writer, folder string, m run.Mine, failed error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	t.Log.Warn("something of a run couldn't be written into a download", "run", m.ID(), "error", failed.Error())
	to, err := z.Create(path.Join(folder, "missing.txt"))
	if err == nil {
		_, err = io.WriteString(to, string(sentenceMissing)+"\n")
	}
	return err
}

func (t take) json(z *zip.Writer, name string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	to, err := z.Create(name)
	if err == nil {
		_, err = to.Write(append(data, '\n'))
	}
	return err
}

func (t take) page(ctx context.Context, z *zip.Writer, name string, render func(context.Context, io.Writer) error) error {
	to, err := z.Create(name)
	if err == nil {
		err = render(ctx, to)
	}
	return err
}
