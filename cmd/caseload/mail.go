package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"

	"caseload/app/mail"
	"caseload/app/sign"
)

// mailFlags say by which server mail is sent. Its password is in the environment alone.
type mailFlags struct {
	Mail     string `env:"CASELOAD_MAIL" placeholder:"SMTP-ADDRESS" help:"The server that sends mail: smtp://user@host:587, or smtps://user@host:465. Its password is read from CASELOAD_MAIL_PASSWORD. Without it nothing is mailed, and every link is handed over."`
	MailFrom string `env:"CASELOAD_MAIL_FROM" placeholder:"ADDRESS" help:"The email address that mail comes from, such as “Caseload <caseload@example.ac.uk>”."`
	Site     string `env:"CASELOAD_SITE" placeholder:"ADDRESS" help:"The address of the site, such as https://caseload.example.ac.uk, which links in mail begin with."`
}

const mailPassword = "CASELOAD_MAIL_PASSWORD"

// mailing returns how mail is sent, or nil if none is.
func (f mailFlags) mailing(log *slog.Logger) (*sign.Mailing, error) {
	if f.Mail == "" {
		return nil, nil
	}
	if f.MailFrom == "" || f.Site == "" {
		return nil, errors.New("with --mail, say which address mail comes from with --mail-from, and which site its links lead to with --site")
	}
	site := strings.TrimSuffix(f.Site, "/")
	u, err := url.Parse(site)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, fmt.Errorf("--site is the whole address of the site, such as https://caseload.example.ac.uk; found %q", f.Site)
	}
	post, err := mail.New(f.Mail, os.Getenv(mailPassword), f.MailFrom)
	if err != nil {
		return nil, err
	}
	log.Info("mail is sent", "server", post.String(), "from", f.MailFrom, "site", site)
	return &sign.Mailing{Post: post, Site: site, Log: log}, nil
}
