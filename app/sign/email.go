package sign

import (
	"errors"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"caseload/app/typed"
)

// ErrEmail means that something isn't an e-mail address.
var ErrEmail = errors.New("this isn't an e-mail address")

// Email returns a typed e-mail address in the form in which it is kept and compared:
// without spaces around it, in lower case. One with letters that can't be seen isn't one.
func Email(sent string) (string, error) {
	text := strings.ToLower(norm.NFC.String(strings.TrimSpace(sent)))
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Address != text || len(text) > longestEmail || text != typed.Line(text) || strings.ContainsAny(text, "\"<>()[]\\ ") {
		return "", ErrEmail
	}
	_, domain, _ := strings.Cut(text, "@")
	if !strings.Contains(strings.Trim(domain, "."), ".") {
		return "", ErrEmail
	}
	return text, nil
}

const (
	longestEmail  = 254 // bytes, which is the most that can be delivered to
	longestName   = 200 // bytes
	longestDevice = 200
)

var (
	ErrNoName   = errors.New("there is no name")
	ErrLongName = errors.New("the name is too long")
)

// Name returns a typed name as one line, without what can't be seen.
func Name(sent string) (string, error) {
	text := typed.Line(norm.NFC.String(sent))
	switch {
	case text == "":
		return "", ErrNoName
	case len(text) > longestName:
		return "", ErrLongName
	}
	return text, nil
}

// Device returns what is kept of what a browser calls itself.
func Device(said string) string {
	said = strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, said), "")
	for len(said) > longestDevice {
		_, size := utf8.DecodeLastRuneInString(said)
		said = said[:len(said)-size]
	}
	return said
}
