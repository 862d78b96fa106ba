package mail_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/big"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"caseload/app/mail"
	"caseload/app/mail/mailtest"
)

const from = "Caseload <caseload@uni.test>"

func TestALetterArrivesAsItWasWritten(t *testing.T) {
	o := mailtest.Open(t, nil)
	post, err := mail.New("smtp://bo@"+o.Address, mailtest.Password, from)
	if err != nil {
		t.Fatal(err)
	}
	said := "Hello Zoë,\n\n.a line with a dot\n" + "http://site.test/" + strings.Repeat("x", 90) + "\n"
	if err := post.Send(t.Context(), mail.Letter{To: "zoe@uni.test", Subject: "An invitation to Zoë’s “year”", Text: said}); err != nil {
		t.Fatal(err)
	}
	letters := o.Letters()
	if len(letters) != 1 || letters[0].To != "zoe@uni.test" || letters[0].Subject != "An invitation to Zoë’s “year”" || letters[0].Text != said || !slices.Contains(o.Heard(), "bo") {
		t.Fatalf("the office has %+v", letters)
	}
	for name, value := range map[string]string{"From": `"Caseload" <caseload@uni.test>`, "To": "<zoe@uni.test>", "Auto-Submitted": "auto-generated"} {
		if letters[0].Head.Get(name) != value {
			t.Errorf("%s is %q", name, letters[0].Head.Get(name))
		}
	}
}

// Nobody adds a line to a letter's head, or a second address.
func TestAHeadHasOnlyItsOwnLines(t *testing.T) {
	o := mailtest.Open(t, nil)
	post, err := mail.New("smtp://"+o.Address, "", from)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []mail.Letter{
		{To: "a@uni.test\r\nBcc: b@uni.test", Subject: "x"}, {To: "a@uni.test, b@uni.test", Subject: "x"}, {To: "a@uni.test", Subject: "x\nBcc: b@uni.test"}, {To: "", Subject: "x"},
	} {
		var refused *mail.Refused
		if err := post.Send(t.Context(), l); !errors.As(err, &refused) {
			t.Errorf("%q: %v", l, err)
		}
	}
	if heard := o.Heard(); len(heard) > 0 {
		t.Errorf("the office heard %q", heard)
	}
}

func TestWhatIsRefusedForGoodIsToldFromWhatMayBeMended(t *testing.T) {
	for code, forGood := range map[int]bool{550: true, 451: false} {
		o := mailtest.Open(t, nil)
		o.Refuse(code)
		post, err := mail.New("smtp://"+o.Address, "", from)
		if err != nil {
			t.Fatal(err)
		}
		err = post.Send(t.Context(), mail.Letter{To: "nobody@uni.test", Subject: "x", Text: "x"})
		if err == nil || errors.As(err, new(*mail.Refused)) != forGood || strings.Contains(err.Error(), "nobody@") {
			t.Errorf("%d is answered with %v", code, err)
		}
	}
	post, err := mail.New("smtp://bo@"+mailtest.Open(t, nil).Address, "wrong", from)
	if err != nil {
		t.Fatal(err)
	}
	if err = post.Send(t.Context(), mail.Letter{To: "a@uni.test", Subject: "x"}); err == nil || errors.As(err, new(*mail.Refused)) || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password is answered with %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err = post.Send(gone, mail.Letter{To: "a@uni.test", Subject: "x"}); err == nil {
		t.Error("a letter was sent although nobody waits any longer")
	}
}

// A server elsewhere has to speak TLS, with a certificate that somebody vouches for, or
// nothing is said to it.
func TestNothingIsSentInTheClear(t *testing.T) {
	plain := mailtest.Open(t, nil)
	encrypted := mailtest.Open(t, func(s *smtp.Server) {
		s.TLSConfig = &tls.Config{Certificates: []tls.Certificate{selfSigned(t)}}
	})
	for _, o := range []*mailtest.Office{plain, encrypted} {
		post, err := mail.New("smtp://bo@"+elsewhere(t, o.Address), mailtest.Password, from)
		if err != nil {
			t.Fatal(err)
		}
		if err := post.Send(t.Context(), mail.Letter{To: "a@uni.test", Subject: "x"}); err == nil || len(o.Heard()) > 0 {
			t.Errorf("%v: the office heard %q", err, o.Heard())
		}
	}
}

func TestWhatIsWrongWithAnAddressIsSaid(t *testing.T) {
	for _, x := range []struct{ address, password, from, says string }{
		{"mail.uni.test", "", from, "smtp://user@host"},
		{"http://mail.uni.test", "", from, "smtp://user@host"},
		{"smtp://mail.uni.test/inbox", "", from, "nothing after it"},
		{"smtp://bo:secret@mail.uni.test", "", from, "belongs in the environment"},
		{"smtp://bo:sec ret%@mail.uni.test", "", from, "can't be read"},
		{"smtp://bo@mail.uni.test", "", from, "no password"},
		{"smtp://mail.uni.test:0", "", from, "port"},
		{"smtp://mail.uni.test", "", "nobody", "isn't an email address"},
		{"smtp://mail.uni.test", "", "a@uni.test\r\nBcc: b@uni.test", "isn't an email address"},
	} {
		if _, err := mail.New(x.address, x.password, x.from); err == nil || !strings.Contains(err.Error(), x.says) || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "sec ret") {
			t.Errorf("%s: %v", x.address, err)
		}
	}
	for _, good := range []string{"smtp://mail.uni.test", "smtps://mail.uni.test", "smtp://mail.uni.test:2525", "smtp://[::1]", "smtps://localhost:1465"} {
		if _, err := mail.New(good, "", from); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
}

// elsewhere returns the address of an office by a name that isn't known as this machine's.
func elsewhere(t *testing.T, at string) string {
	t.Helper()
	_, port, err := net.SplitHostPort(at)
	if err != nil {
		t.Fatal(err)
	}
	return "localhost.:" + port
}

func selfSigned(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost."}, NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)}
	made, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{made}, PrivateKey: key}
}
