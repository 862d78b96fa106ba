package author

import (
	"fmt"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/page"
	authorpage "caseload/app/page/author"
	"caseload/app/sim"
	"caseload/app/web/edge"
	"caseload/app/who"
)

// BotsJSON is what became of the bots' plays of a draft as it is, for one of its files.
type BotsJSON struct {
	Final    bool           `json:"final"` // false while they play
	Sum      sim.Sentence   `json:"sum"`
	Version  int64          `json:"version"` // of the file, to which the lines belong
	Plays    int            `json:"plays"`
	Lines    []BotLineJSON  `json:"lines"` // those with something to run
	Failures []BotPlaceJSON `json:"failures"`
	Missed   []BotPlaceJSON `json:"missed"`
	More     int            `json:"more"` // places that aren't listed
}

// BotLineJSON says in how many plays a line has run.
type BotLineJSON struct {
	Line  int `json:"line"`
	Plays int `json:"plays"`
}

// BotPlaceJSON is a line at which something went wrong, or that no bot reached.
type BotPlaceJSON struct {
	Line     int          `json:"line"` // 0 if it is about the whole file
	Sentence sim.Sentence `json:"sentence"`
	Source   string       `json:"source,omitempty"` // the line itself
	Play     string       `json:"play,omitempty"`   // where the play is read
}

// played is a draft as it is, what a check has found in it, and what the bots made of it.
type played struct {
	draft  author.Draft
	pack   author.Pack
	found  author.Findings
	looked bool
	report author.Report
	known  bool
}

// sum says how things stand.
func (p played) sum() sim.Sentence { return sayBots(p.found, p.looked, p.report) }

// going reports whether the bots are playing, or will once a check has ended.
func (p played) going() bool { return !p.known && p.looked && (!p.found.Final || p.found.Playable()) }

// played returns what is known by now of the bots' plays. If soon is set, it has them play, and
// waits a little while.
func (s *Pages) played(c *fiber.Ctx, r author.Reading, soon bool) (p played, err error) {
	ctx := c.UserContext()
	p.draft = r.Draft()
	if p.pack, err = s.drafts.Pack(ctx, r); err == nil {
		p.found, p.looked, err = s.drafts.LookedThrough(ctx, r, p.pack)
	}
	switch {
	case err != nil:
	case soon:
		p.report, err = s.drafts.PlaySoon(ctx, r, p.pack, LongestWait)
	default:
		p.report, _, err = s.drafts.Played(ctx, r, p.pack)
	}
	p.known = p.report.Digest != ""
	return p, err
}

// failures returns what went wrong in the file that has a path, or anywhere.
func (p played) failures(path string) (list []authorpage.Failure) {
	for i, f := range p.report.Findings.Failures {
		if path != "" && f.File != path {
			continue
		}
		one := authorpage.Failure{Number: -1, Path: f.File, Line: f.Line, Sentence: sayFailure(f.Storyline, f.Message), Met: sayMet(f.Policy, f.Turn, f.Plays)}
		if at, there := p.report.At[f.File]; there {
			one.At = authorpage.AddressFile(p.draft.ID, at.File)
		}
		if i < len(p.report.Failed) {
			one.Number = i
		}
		list = append(list, one)
	}
	return list
}

// missed returns what no bot reached in the file that has a path, or anywhere.
func (p played) missed(path string) (list []authorpage.Missed) {
	add := func(file string, one authorpage.Missed) {
		if path != "" && file != path {
			return
		}
		one.Path = file
		if at, there := p.report.At[file]; there {
			one.At = authorpage.AddressFile(p.draft.ID, at.File)
		}
		list = append(list, one)
	}
	of := p.report.Findings.Coverage
	for _, f := range of.Files {
		for _, m := range f.Missing {
			add(f.File, authorpage.Missed{Line: m.From, Sentence: sayMissed(m.From, m.To), Source: m.Source})
		}
	}
	for _, one := range of.Untaken() {
		add(one.At.File, authorpage.Missed{Line: one.At.Line, Sentence: sayUntaken(one.Kind, one.Label, one.Offered)})
	}
	return list
}

// listedHere is how many places that no bot reached are listed on the page of a file.
const listedHere = 30

// here returns what the bots made of one file.
func (p played) here(path string) authorpage.BotsHere {
	b := authorpage.BotsHere{Sum: p.sum(), File: p.report.At[path].File, Known: len(p.report.Files) > 0, Failures: p.failures(path), Missed: p.missed(path)}
	b.More = max(0, len(b.Missed)-listedHere)
	b.Missed = b.Missed[:len(b.Missed)-b.More]
	return b
}

// botsDid shows what the bots did with a draft, or, to a program that names a file, with that one;
// for a program they play it, once a check has found no error in it.
func (s *Pages) botsDid(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		return s.botsOf(c, r)
	}
	p, err := s.played(c, r, false)
	if err != nil {
		return err
	}
	return s.Page(c, s.botsView(p))
}

// botsOf answers what the bots made of a file.
func (s *Pages) botsOf(c *fiber.Ctx, r author.Reading) error {
	p, err := s.played(c, r, true)
	if err != nil {
		return err
	}
	id, _ := edge.ParseID(c.Query("file"))
	f, err := s.drafts.File(c.UserContext(), r, id)
	if err != nil {
		return err
	}
	b := p.here(f.Path)
	j := BotsJSON{Final: !p.going(), Sum: b.Sum, Version: p.report.At[f.Path].Version, Plays: playsOf(p.report), Lines: []BotLineJSON{}, Failures: []BotPlaceJSON{}, Missed: []BotPlaceJSON{}, More: b.More}
	for _, file := range p.report.Files {
		if file.Path == f.Path {
			for i, line := range file.Lines {
				j.Lines = append(j.Lines, BotLineJSON{line, file.Plays[i]})
			}
		}
	}
	for _, one := range b.Failures {
		place := BotPlaceJSON{Line: one.Line, Sentence: one.Sentence + " " + one.Met}
		if one.Number >= 0 {
			place.Play = string(authorpage.AddressBotPlay(r.Draft().ID, one.Number))
		}
		j.Failures = append(j.Failures, place)
	}
	for _, one := range b.Missed {
		j.Missed = append(j.Missed, BotPlaceJSON{Line: one.Line, Sentence: one.Sentence, Source: one.Source})
	}
	return c.JSON(j)
}

func playsOf(r author.Report) int { return r.Findings.Runs * len(r.Findings.Policies) }

// botsPlay has a draft checked and then played by bots. It waits a little while.
func (s *Pages) botsPlay(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	if _, err := s.CheckAgain(c, r); err != nil {
		return err
	}
	if _, err := s.played(c, r, true); err != nil {
		return err
	}
	return edge.SeeOther(c, string(authorpage.AddressBots(r.Draft().ID)))
}

func (s *Pages) botsView(p played) authorpage.BotsView {
	f := p.report.Findings
	v := authorpage.BotsView{Layout: s.Layout, Draft: p.draft.ID, Name: p.draft.Name, Sum: p.sum(), Known: p.known && p.report.Stopped == "", Going: p.going(), Stopped: p.report.Stopped != ""}
	if !v.Known {
		return v
	}
	v.Says, v.Assumes, v.Stories, v.Failures, v.Missed = f.Sentences[:min(len(f.Sentences), 3)], f.Assumes, f.Unreached, p.failures(""), p.missed("") // the other sentences stand where they belong
	for _, file := range f.Coverage.Files {
		row := authorpage.CoveredRow{Path: file.File, Ran: file.Ran, Of: file.Lines}
		if at, there := p.report.At[file.File]; there {
			row.At = authorpage.AddressBotLines(p.draft.ID, at.File)
		}
		v.Files = append(v.Files, row)
	}
	p.against(&v)
	if f.Fairness != nil {
		v.Fair, v.Differ = f.Fairness.Sentence, f.Fairness.Identities.Differ
		for _, h := range f.Fairness.Shown {
			v.Harmed = append(v.Harmed, authorpage.HarmedRow{Luck: fmt.Sprint(h.Seed), What: h.What, Avoided: string(sayAvoided(h.Avoided, h.Tried))})
		}
	}
	v.Stated = sayStated(f.Stated)
	for _, one := range f.Policies {
		title, means := sayBot(one.Policy)
		v.Minutes = append(v.Minutes, authorpage.MinutesRow{Bot: string(title), Means: string(means), Minutes: fmt.Sprintf("%.0f", one.Desk.P50)})
	}
	return v
}

// against adds what careful and loud work came to.
func (p played) against(v *authorpage.BotsView) {
	f := p.report.Findings
	if f.Contrast == nil {
		return
	}
	v.Contrast = f.Contrast.Sentence
	mean := func(policy, measure string) string {
		for _, one := range f.Policies {
			for _, m := range one.Measures() {
				if one.Policy == policy && m.Name == measure {
					return fmt.Sprintf("%.1f", m.Mean)
				}
			}
		}
		return ""
	}
	for _, d := range f.Contrast.Differences() {
		v.Against = append(v.Against, authorpage.AgainstRow{
			Measure: string(sayMeasure(d.Name)), Careful: mean("careful", d.Name), Loudest: mean("loudest", d.Name),
			More: signed(d.Mean), Between: signed(d.Low) + " to " + signed(d.High),
		})
	}
}

func signed(x float64) string { return strings.Replace(fmt.Sprintf("%+.1f", x), "-", "−", 1) }

// failureView returns the first play in which something went wrong, by the number of that, or
// false if it isn't known as the draft is now.
func (s *Pages) failureView(c *fiber.Ctx, r author.Reading, number int64) (v authorpage.BotPlayView, known bool, err error) {
	p, err := s.played(c, r, false)
	if err != nil {
		return v, false, err
	}
	v = authorpage.BotPlayView{Layout: s.Layout, Draft: p.draft.ID, Name: p.draft.Name, Writes: p.draft.PutAway == nil && r.May(who.WriteDraft)}
	for _, f := range p.failures("") {
		if int64(f.Number) == number {
			v.Failure, known = f, true
		}
	}
	if !known {
		return v, false, nil
	}
	failed := p.report.Failed[number]
	for _, t := range failed.Turns {
		v.Turns = append(v.Turns, authorpage.BotTurn(t))
	}
	if failed.Play != "" {
		v.Path = "plays/" + p.report.Findings.Failures[number].Play
	}
	return v, true, nil
}

// botsFailure shows the first play in which something went wrong.
func (s *Pages) botsFailure(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	v, known, err := s.failureView(c, r, numberAsked(c))
	switch {
	case err != nil:
		return err
	case !known: // the draft is another by now
		return edge.SeeOther(c, string(authorpage.AddressBots(r.Draft().ID)))
	}
	return s.Page(c, v)
}

// numberAsked returns the number of the failure in the address, or -1.
func numberAsked(c *fiber.Ctx) int64 {
	if number := c.QueryInt("failure", -1); number >= 0 {
		return int64(number)
	}
	return -1
}

// botsKeep keeps the play in which something went wrong as a golden play of the draft.
func (s *Pages) botsKeep(c *fiber.Ctx) error {
	var sent struct {
		Path string `json:"path"`
	}
	w, err := s.AskedDraft(c, &sent)
	if err != nil {
		return err
	}
	number, bots := numberAsked(c), string(authorpage.AddressBots(w.Draft().ID))
	v, known, err := s.failureView(c, w.Reading(), number)
	if err != nil {
		return err
	}
	if !known {
		return edge.SeeOther(c, bots)
	}
	id, err := s.drafts.KeepFailure(c.UserContext(), w, int(number), sent.Path)
	return s.done(c, err, sayKeepPlay(err), string(authorpage.AddressFile(w.Draft().ID, id)), func(problem page.Notice) (edge.View, error) {
		v.Notice, v.Path = problem, sent.Path
		return v, nil
	})
}

// botsLines shows how many plays have run each line of a file.
func (s *Pages) botsLines(c *fiber.Ctx) error {
	r, err := s.reading(c)
	if err != nil {
		return err
	}
	p, err := s.played(c, r, false)
	if err != nil {
		return err
	}
	id, _ := edge.ParseID(c.Query("file"))
	for _, file := range p.report.Files {
		if p.report.At[file.Path].File != id {
			continue
		}
		v := authorpage.BotLinesView{Layout: s.Layout, Draft: p.draft.ID, Name: p.draft.Name, ID: id, Path: file.Path, Plays: playsOf(p.report)}
		for line := range strings.SplitAfterSeq(p.pack.Files[file.Path], "\n") {
			v.Lines = append(v.Lines, authorpage.BotLine{Text: line})
		}
		for i, line := range file.Lines {
			if line >= 1 && line <= len(v.Lines) {
				v.Lines[line-1].Runs, v.Lines[line-1].Plays = true, file.Plays[i]
			}
		}
		return s.Page(c, v)
	}
	return edge.SeeOther(c, string(authorpage.AddressBots(p.draft.ID)))
}
