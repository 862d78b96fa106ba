package main

import (
	"log/slog"
	"strings"
	"testing"
)

func TestWhatIsWrongWithMailIsSaidAtTheStart(t *testing.T) {
	t.Setenv(mailPassword, "secret")
	var log strings.Builder
	to := slog.New(slog.NewTextHandler(&log, nil))
	good := mailFlags{Mail: "smtp://bo@mail.uni.test", MailFrom: "Caseload <caseload@uni.test>", Site: "https://caseload.uni.test/"}
	m, err := good.mailing(to)
	if err != nil || m.Site != "https://caseload.uni.test" || strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "server=mail.uni.test") {
		t.Errorf("%+v, %v, and the log says %s", m, err, log.String())
	}
	if m, err := (mailFlags{Site: "https://caseload.uni.test"}).mailing(to); m != nil || err != nil {
		t.Errorf("without a server: %v, %v", m, err)
	}
	for says, change := range map[string]func(*mailFlags){
		"--mail-from":          func(f *mailFlags) { f.MailFrom = "" },
		"whole address":        func(f *mailFlags) { f.Site = "caseload.uni.test" },
		"found \"https://x/y":  func(f *mailFlags) { f.Site = "https://x/y" },
		"in the environment":   func(f *mailFlags) { f.Mail = "smtp://bo:typed@mail.uni.test" },
		"isn't an email addre": func(f *mailFlags) { f.MailFrom = "nobody" },
	} {
		f := good
		change(&f)
		if _, err := f.mailing(to); err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "typed") {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
