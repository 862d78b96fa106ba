package sign

import (
	"errors"
	"strings"
	"testing"
)

func TestPassphrases(t *testing.T) {
	const name, email = "Anne-Marie Schmidt", "am.schmidt@southfield.ac.uk"
	for passphrase, want := range map[string]error{
		"eleven sign": ErrShort, "ēēēēēēēēēēē": ErrShort, "": ErrShort,
		strings.Repeat("a heron by the canal ", 60): ErrLong,

		"passwordpassword": ErrCommon, "Password1234": ErrCommon, "P@ssw0rd2026!": ErrCommon, "qwertyuiop12": ErrCommon, "aaaaaaaaaaaaaa": ErrCommon,
		"123456789012": ErrCommon, "abcabcabcabcabc": ErrCommon, "1qaz2wsx3edc": ErrCommon, "letmein letmein": ErrCommon, "socialwork2026": ErrCommon,
		"correct horse battery staple": ErrCommon, "welcome1welcome1": ErrCommon, "iloveyou12345": ErrCommon, "............": ErrCommon, "drowssap1234": ErrCommon,

		"annemarie1987": ErrOwn, "Schmidt Southfield": ErrOwn, "am.schmidt@southfield.ac.uk": ErrOwn, "tdimhcs marie": ErrOwn, "schmidtpassword1": ErrOwn,

		"a heron by the slow canal": nil, "tdoxqvplmzwr": nil, "vier Gänse über dem Wehr": nil, "日本語のパスフレーズです": nil, "kpwo-4821-zvrt": nil,
		"schmidt walks forty geese": nil, strings.Repeat("zq", 4) + "jxkvbwp": nil,
	} {
		if err := Check(passphrase, name, email); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, not %v", passphrase, err, want)
		}
	}
}

func TestEmails(t *testing.T) {
	for typed, want := range map[string]string{
		" Ada@Uni.AC.uk\n": "ada@uni.ac.uk", "o'brien+x@x.test": "o'brien+x@x.test",
		"ada": "", "ada@": "", "@x.test": "", "a b@x.test": "", "Ada <ada@x.test>": "", "ada@localhost": "", "a@x.test,b@x.test": "", "": "", "a@x.test\r\nBcc: b@x.test": "",
		strings.Repeat("a", 250) + "@x.test": "",
	} {
		got, err := Email(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%.40q: %q, %v", typed, got, err)
		}
	}
}
