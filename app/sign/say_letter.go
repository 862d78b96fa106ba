package sign

import (
	"fmt"
	"strings"

	"caseload/app/mail"
	"caseload/app/store"
	"caseload/app/who"
)

// invitationLetter is the letter with the link of an invitation.
func invitationLetter(i store.Invitation, link string) mail.Letter {
	hello := "Hello,"
	if i.Whom != "" {
		hello = "Hello " + i.Whom + ","
	}
	to, subject := fmt.Sprintf("%s invites you to Caseload as %s.", i.Name, roleWords(i.Roles)), "Your invitation to "+i.Name
	if i.Cohort != 0 {
		to, subject = fmt.Sprintf("%s invites you to Caseload, in the cohort %s.", i.Name, i.CohortName), "Your invitation to "+i.CohortName
	}
	if i.Examiner != 0 {
		to, subject = fmt.Sprintf("%s invites you to Caseload as external examiner of %s: you read a sample of its marked runs, without names.", i.Name, i.Examined), "Your invitation from "+i.Name
	}
	if i.Partner != 0 {
		to, subject = fmt.Sprintf("%s invites you to Caseload, to the partnership %s, which writes scenarios together.", i.Name, i.Partners), "Your invitation to "+i.Partners
	}
	return mail.Letter{To: i.Email, Subject: subject, Text: fmt.Sprintf(`%s

%s Caseload is a training simulation in which social work students practise running a caseload.

To accept, open this page:

%s

The link is good once, until %s. Whoever has it can use it, so please don't pass it on. If another link came before this one, use this one. If you didn't expect this, you don't have to do anything.

A program sent this, and nobody reads answers to it. If you have a question, ask %s.
`, hello, to, link, i.Expires.UTC().Format("Monday 2 January 2006"), i.Name)}
}

// resetLetter is the letter with the link for a new passphrase.
func resetLetter(name, email, link string) mail.Letter {
	return mail.Letter{To: email, Subject: "A new passphrase for Caseload", Text: fmt.Sprintf(`Hello %s,

somebody, perhaps you, has asked for a new passphrase for your account on Caseload. To choose one, open this page:

%s

The link is good once, for an hour. Whoever has it can use it, so please don't pass it on. When you choose a new passphrase, you are signed out everywhere else.

If it wasn't you, you don't have to do anything: your passphrase stays as it is.

A program sent this, and nobody reads answers to it.
`, name, link)}
}

// roleWords names roles in a sentence: "a lecturer and an administrator".
func roleWords(roles []who.Role) string {
	var words []string
	for _, r := range roles {
		article := "a "
		if r == who.Administrator {
			article = "an "
		}
		words = append(words, article+string(r))
	}
	return strings.Join(words, " and ")
}
