package sign

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"caseload/app/store"
	"caseload/app/who"
)

// listed returns the lines of a list in short.
func listed(l ClassList) (all []string) {
	for _, x := range l.Lines {
		all = append(all, fmt.Sprintf("%d %s <%s>", x.Line, x.Name, x.Email))
	}
	return all
}

func TestTheColumnsOfAListAreFound(t *testing.T) {
	want := []string{"2 Amy Jones <amy@x.test>", "3 Bo Lind <bo@x.test>"}
	for what, text := range map[string]string{
		"semicolons":                  "Name;E-mail\nAmy Jones;amy@x.test\nBo Lind;bo@x.test\n",
		"commas and quotes":           "\"Student name\",\"Email address\"\r\n\"Amy  Jones\", \"AMY@x.test \"\r\n\"Bo Lind\",bo@x.test\r\n",
		"tabs, as from a spreadsheet": "Email\tName\namy@x.test\tAmy Jones\nbo@x.test\tBo Lind",
		"two columns for the name":    "ID;Surname;First name;Course;University e-mail;\n17;Jones;Amy;BA;amy@x.test;\n18;Lind;Bo;BA;bo@x.test;\n;;;;;\n",
		"a byte order mark":           "\uFEFFName;E-mail\nAmy Jones;amy@x.test\nBo Lind;bo@x.test\n",
		"no headings":                 "\n17,amy@x.test,Amy Jones\n18,bo@x.test,Bo Lind\n",
		"a heading for one of them":   "Student number,Email,Who\n17,amy@x.test,Amy Jones\n18,bo@x.test,Bo Lind\n",
	} {
		l := ReadList(text)
		if got := listed(l); !slices.Equal(got, want) || len(l.Problems) > 0 {
			t.Errorf("%s: %v, %v", what, got, l.Problems)
		}
		if again := ReadList(l.Text()); !slices.Equal(listed(again), want) {
			t.Errorf("%s, written and read again: %v", what, listed(again))
		}
	}
}

func TestWhatIsWrongWithAListIsSaidByLine(t *testing.T) {
	for text, want := range map[string]string{
		"Name;E-mail\nAmy;amy@x.test\nBo;amy at x\nCy;AMY@x.test\n;di@x.test\n" + strings.Repeat("e", 201) + ";ed@x.test\n": "3 amy at x 0 true; 4 amy@x.test 2 true; 5 di@x.test 0 true; 6 ed@x.test 0 true; ",
		"Amy;amy@x.test\n\"Bo;bo@x.test\nCy;cy@x.test\n":                                                                    "2  0 true; ",
		"Amy;amy at x\n": "0  0 true; ",
		"amy@x.test\n":   "0  0 true; ",
	} {
		wanted := []error{ErrEmail, ErrTwice, ErrNoName, ErrLongName}
		switch {
		case strings.Contains(text, `"`):
			wanted = []error{ErrQuote}
		case text == "Amy;amy at x\n":
			wanted = []error{ErrNoEmails}
		case text == "amy@x.test\n":
			wanted = []error{ErrNoNames}
		}
		got := ""
		for i, p := range ReadList(text).Problems {
			got += fmt.Sprintf("%d %s %d %v; ", p.Line, p.Text, p.As, i < len(wanted) && errors.Is(p.Err, wanted[i]))
		}
		if got != want {
			t.Errorf("%.40q: %s", text, got)
		}
	}
}

// A line without an address that could be a heading is one only if it is made of the words
// that headings are made of: nobody is lost.
func TestNobodyIsTakenForAHeading(t *testing.T) {
	l := ReadList("Grace Given;grace.gmail.com\nAmy;amy@x.test\n")
	if len(l.Problems) != 1 || l.Problems[0].Line != 1 || !errors.Is(l.Problems[0].Err, ErrEmail) {
		t.Errorf("%v, %v", listed(l), l.Problems)
	}
}

func TestAListHasAnEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name;E-mail\n")
	for i := range LongestList {
		fmt.Fprintf(&b, "S %d;s%d@x.test\n", i, i)
	}
	if l := ReadList(b.String()); len(l.Lines) != LongestList || len(l.Problems) > 0 {
		t.Errorf("%d lines, %v", len(l.Lines), l.Problems)
	}
	b.WriteString("One;one@x.test\n")
	if l := ReadList(b.String()); len(l.Lines) > 0 || len(l.Problems) != 1 || !errors.Is(l.Problems[0].Err, ErrLongList) {
		t.Errorf("%d lines, %v", len(l.Lines), l.Problems)
	}
	if l := ReadList(" \n;;\n"); len(l.Lines)+len(l.Problems) > 0 {
		t.Errorf("of nothing, %v", l)
	}
}

func TestAListIsDecoded(t *testing.T) {
	const text = "Zoë Müller–O’Hara;zoe@x.test"
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	check(t, err)
	for what, file := range map[string]string{"UTF-8": text, "with a mark": "\uFEFF" + text, "Windows-1252": windows} {
		if got, err := DecodeList([]byte(file)); err != nil || got != text {
			t.Errorf("%s: %q, %v", what, got, err)
		}
	}
	for what, file := range map[string]string{"UTF-16": "\xff\xfeA\x00m\x00y\x00", "a picture": "\x89PNG\r\n\x1a\n\x00"} {
		if _, err := DecodeList([]byte(file)); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// cohort makes a cohort of the first administrator's.
func (w *world) cohort(by Person) store.Filling {
	w.t.Helper()
	a, err := w.Allow(ctx, by, who.MakeCohort, 1)
	check(w.t, err)
	id, err := w.store.NewCohort(ctx, a, store.Cohort{Name: "BA", Year: "2026/27", Code: "KT4M7PXC"})
	check(w.t, err)
	f, err := w.FillCohort(ctx, by, id)
	check(w.t, err)
	return f
}

// Those on a list come by their links, into the cohort; a link made anew takes the place of
// the one before.
func TestWhoIsOnAListComesByTheirLink(t *testing.T) {
	w := newWorld(t)
	ada := w.first().Person
	f := w.cohort(ada)
	list := ReadList("Name;E-mail\nAmy Jones;amy@x.test\nBo Lind;bo@x.test\nAda;ada@uni.test\n").Lines
	was, handed, err := w.Fill(ctx, f, list)
	check(t, err)
	if !slices.Equal(was, []Standing{Outside, Outside, Outside}) || len(handed) != 3 || handed[0].Name != "Amy Jones" || handed[1].Email != "bo@x.test" {
		t.Fatalf("%v, %v", was, handed)
	}
	amy := w.arrive(handed[0].Address, Arriving{Name: "Amy", Passphrase: phrase})
	if amy.Person.Email() != "amy@x.test" {
		t.Errorf("Amy is %s", amy.Person.Email())
	}
	if _, err := w.Accept(ctx, w.invited(handed[1].Address), amy.Person); !errors.Is(err, ErrSomebodyElses) {
		t.Errorf("Amy takes Bo's: %v", err)
	}
	before, err := w.Awaiting(ctx, f)
	check(t, err)
	ada = w.arriveAs(handed[2].Address, ada)
	f, err = w.FillCohort(ctx, ada, f.Cohort().ID)
	check(t, err)
	anew, err := w.Relink(ctx, f, before)
	check(t, err)
	if len(before) != 2 || len(anew) != 1 || anew[0].Email != "bo@x.test" || anew[0].Address == handed[1].Address {
		t.Fatalf("new links are %v", anew)
	}
	if _, err := w.Invited(ctx, strings.TrimPrefix(handed[1].Address, AddressInvitation)); !errors.Is(err, ErrNotFound) {
		t.Errorf("the old link: %v", err)
	}
	w.invited(anew[0].Address)
}

// arriveAs has somebody who is signed in accept an invitation.
func (w *world) arriveAs(address string, p Person) Person {
	w.t.Helper()
	signed, err := w.Accept(ctx, w.invited(address), p)
	check(w.t, err)
	return signed.Person
}
