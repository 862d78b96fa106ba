package sign

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"caseload/app/mail"
	"caseload/app/mail/mailtest"
	"caseload/app/who"
)

// mails has a world mail by an office.
func (w *world) mails() *mailtest.Office {
	w.t.Helper()
	o := mailtest.Open(w.t, nil)
	post, err := mail.New("smtp://"+o.Address, "", "caseload@uni.test")
	check(w.t, err)
	w.log = new(bytes.Buffer)
	w.MailBy(Mailing{Post: post, Site: "https://site.test", Log: slog.New(slog.NewTextHandler(w.log, nil))})
	return o
}

// post does what is to be mailed, once each, and returns how it went.
func (w *world) post(kind string) (errs []error) {
	w.t.Helper()
	for _, k := range w.Letters() {
		for k.Name == kind {
			c, err := w.store.TakeChore(ctx, w.store.Operator(), kind, time.Minute, 0)
			if err != nil {
				return errs
			}
			err = k.Do(ctx, w.store.Operator(), c.Key)
			if errs = append(errs, err); err == nil {
				check(w.t, w.store.ChoreDone(ctx, c))
			} else {
				check(w.t, w.store.PutOffChore(ctx, c, time.Hour, c.Attempts, "later"))
			}
		}
	}
	return errs
}

// linkIn returns the path of the link in a letter.
func linkIn(t *testing.T, l mailtest.Letter) string {
	t.Helper()
	for line := range strings.Lines(l.Text) {
		if path, is := strings.CutPrefix(strings.TrimSpace(line), "https://site.test"); is {
			return path
		}
	}
	t.Fatalf("there is no link in %q", l.Text)
	return ""
}

func TestAnInvitationIsMailed(t *testing.T) {
	w := newWorld(t)
	ada := w.first().Person
	copied := w.invite(ada, "bo@uni.test", who.Lecturer, who.Administrator)
	by, err := w.Allow(ctx, ada, who.Invite, 1)
	check(t, err)
	open := func() Invitation {
		list, err := w.Invitations(ctx, by)
		check(t, err)
		return list[0]
	}
	mustBe(t, w.MailInvitation(ctx, by, open().ID), ErrNoMail)
	o := w.mails()
	check(t, w.MailInvitation(ctx, by, open().ID))
	mustBe(t, w.MailInvitation(ctx, by, open().ID), ErrMailed)
	if open().Mailed != MailWaiting {
		t.Errorf("the invitation is %q", open().Mailed)
	}
	w.post("mail an invitation")
	letters := o.Letters()
	if len(letters) != 1 || letters[0].To != "bo@uni.test" || letters[0].Subject != "Your invitation to A University" || !strings.Contains(letters[0].Text, "as a lecturer and an administrator") {
		t.Fatalf("the letters are %+v", letters)
	}
	if open().Mailed != MailSent {
		t.Errorf("the invitation is %q", open().Mailed)
	}
	mustBe(t, w.MailInvitation(ctx, by, open().ID), ErrMailed)
	_, err = w.Invited(ctx, copied[strings.LastIndex(copied, "/")+1:])
	mustBe(t, err, ErrNotFound)
	w.arrive(linkIn(t, letters[0]), Arriving{Name: "Bo", Passphrase: phrase})

	whoever := w.invite(ada, "", who.Student)
	list, err := w.Invitations(ctx, by)
	check(t, err)
	mustBe(t, w.MailInvitation(ctx, by, list[0].ID), ErrNotFound) // there is nobody to mail it to
	w.invited(whoever)
	if strings.Contains(w.log.String(), "bo@") {
		t.Errorf("the log says %s", w.log)
	}
}

// A letter is tried again with another link, until it is refused for good or an hour has
// passed. Somebody who has come meanwhile gets none.
func TestALetterIsTriedAgainAndGivenUp(t *testing.T) {
	w := newWorld(t)
	ada := w.first().Person
	o := w.mails()
	by, err := w.Allow(ctx, ada, who.Invite, 1)
	check(t, err)
	ask := func(email string) int64 {
		w.invite(ada, email, who.Student)
		list, err := w.Invitations(ctx, by)
		check(t, err)
		check(t, w.MailInvitation(ctx, by, list[0].ID))
		return list[0].ID
	}
	became := func() (all []string) {
		list, err := w.Invitations(ctx, by)
		check(t, err)
		for _, i := range list {
			all = append(all, i.Email+" "+string(i.Mailed))
		}
		return all
	}
	try := func(id int64) error {
		return w.mailInvitation(context.Background(), w.store.Operator(), string(rune('0'+id)))
	}

	later, never, gone := ask("later@uni.test"), ask("never@uni.test"), ask("gone@uni.test")
	o.Refuse(451)
	if try(later) == nil || try(never) == nil {
		t.Error("a letter that may be tried again isn't")
	}
	o.Refuse(550)
	check(t, try(never))
	o.Refuse(0)
	check(t, try(later))
	check(t, w.Withdraw(ctx, by, gone))
	check(t, try(gone))
	if got := strings.Join(became(), ", "); got != "never@uni.test failed, later@uni.test sent" || len(o.Letters()) != 1 {
		t.Errorf("they are %s", got)
	}
	slow := ask("slow@uni.test")
	o.Refuse(451)
	w.at(today.Add(lettersFor))
	check(t, try(slow))
	again, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase})
	check(t, err)
	by, err = w.Allow(ctx, again.Person, who.Invite, 1)
	check(t, err)
	if got := became()[0]; got != "slow@uni.test failed" {
		t.Errorf("after an hour %s", got)
	}
	check(t, w.MailInvitation(ctx, by, slow)) // it can be asked for again
	if said := w.log.String(); strings.Count(said, "isn't tried again") != 2 || strings.Contains(said, "@uni.test") {
		t.Errorf("the log says %s", said)
	}
}

func TestALineOfAListIsNoLineOfALetter(t *testing.T) {
	l := invitationLetter(Invitation{Name: "A University", Cohort: 1, CohortName: "Year 2\nBcc: x@x.test", Email: "a@uni.test", Whom: "Amy"}, "https://site.test/x")
	o := newWorld(t).mails()
	post, err := mail.New("smtp://"+o.Address, "", "caseload@uni.test")
	check(t, err)
	if err := post.Send(ctx, l); err == nil || len(o.Letters()) > 0 {
		t.Error("a letter with another line in its head was sent")
	}
}
