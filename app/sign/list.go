package sign

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"caseload/app/store"
)

// LongestList is the most students that a class list can have.
const LongestList = store.MaxInCohort

// ListLine is a student on a class list.
type ListLine struct {
	Line        int // in the file, from 1
	Name, Email string
}

// ListProblem says what is wrong with a line of a class list.
type ListProblem struct {
	Line int    // in the file, from 1; 0 if it is about the whole list
	Err  error  // of this package: ErrEmail, ErrNoName, ErrLongName, ErrTwice, ErrQuote, ErrNoEmails, ErrNoNames, ErrLongList
	Text string // what stands there
	As   int    // the line that has the same address, for ErrTwice
}

// What a class list can't be, besides what is wrong with a name or an address in it.
var (
	ErrTwice    = errors.New("the e-mail address is there twice")
	ErrQuote    = errors.New("the quotation marks don't belong together")
	ErrNoEmails = errors.New("no column has e-mail addresses")
	ErrNoNames  = errors.New("no column has names")
	ErrLongList = errors.New("the list is too long")
)

// ClassList is a class list that has been read.
type ClassList struct {
	Lines    []ListLine
	Problems []ListProblem // in the order of the lines
}

// DecodeList returns a class list's file as text: UTF-8, with or without a byte order
// mark, or else Windows-1252. The error is ErrEncoding if it is neither.
func DecodeList(file []byte) (string, error) {
	file = bytes.TrimPrefix(file, []byte("\uFEFF"))
	if !utf8.Valid(file) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(file)
		if err != nil {
			return "", err
		}
		file = decoded
	}
	if bytes.ContainsFunc(file, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) || r == utf8.RuneError }) {
		return "", ErrEncoding
	}
	return string(file), nil
}

// ErrEncoding means that a file isn't text that can be read.
var ErrEncoding = errors.New("this isn't text in UTF-8 or Windows-1252")

// ReadList reads a class list: a line for each student, with semicolons, commas or tabs
// between the columns. The columns are found by their headings or, where there are none,
// by what stands in them.
func ReadList(text string) (list ClassList) {
	rows := list.rows(strings.TrimPrefix(text, "\uFEFF"))
	if len(list.Problems) > 0 || len(rows) == 0 {
		return list
	}
	columns, headed := findColumns(rows)
	switch {
	case columns.email < 0:
		list.Problems = []ListProblem{{Err: ErrNoEmails}}
		return list
	case len(columns.names) == 0:
		list.Problems = []ListProblem{{Err: ErrNoNames}}
		return list
	}
	if headed {
		rows = rows[1:]
	}
	first := map[string]int{}
	for _, r := range rows {
		list.add(r, columns, first)
	}
	return list
}

// row is a line of a list that has something in it.
type row struct {
	line  int
	cells []string
}

// cell returns what stands in a column.
func (r row) cell(column int) string {
	if column >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[column])
}

// rows takes a list apart. What can't be read becomes a problem.
func (l *ClassList) rows(text string) (rows []row) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator(text), -1
	r.TrimLeadingSpace = r.Comma != '\t' // which is a space itself
	for {
		cells, err := r.Read()
		wrong := new(csv.ParseError)
		switch {
		case err == io.EOF:
			return rows
		case errors.As(err, &wrong):
			l.Problems = append(l.Problems, ListProblem{Line: wrong.StartLine, Err: ErrQuote})
			continue
		case strings.TrimSpace(strings.Join(cells, "")) == "":
			continue
		case len(rows) > LongestList: // with a heading
			l.Problems = []ListProblem{{Err: ErrLongList}}
			return nil
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, row{line, cells})
	}
}

// separator returns what stands between the columns: what the first line that has any of
// them has most of.
func separator(text string) rune {
	for line := range strings.Lines(text) {
		most, n := ',', 0
		for _, s := range []rune{';', ',', '\t'} {
			if here := strings.Count(line, string(s)); here > n {
				most, n = s, here
			}
		}
		if n > 0 {
			return most
		}
	}
	return ','
}

// columns says where on a list things stand. Names that stand in two columns have the
// given name first.
type columns struct {
	email int // -1 if it wasn't found
	names []int
}

// findColumns finds the columns, and says whether the first row is a heading.
func findColumns(rows []row) (c columns, headed bool) {
	at := map[heading]int{}
	for i := range rows[0].cells {
		h := headingOf(rows[0].cell(i))
		if _, twice := at[h]; !twice {
			at[h] = i
		}
	}
	delete(at, "")
	if len(at) == 0 {
		return byContent(rows), false
	}
	c = byContent(rows[1:])
	if email, is := at[headEmail]; is {
		c.email = email
	}
	given, hasGiven := at[headGiven]
	family, hasFamily := at[headFamily]
	whole, hasWhole := at[headWhole]
	switch {
	case hasGiven && hasFamily:
		c.names = []int{given, family}
	case hasWhole:
		c.names = []int{whole}
	case hasFamily:
		c.names = []int{family}
	case hasGiven:
		c.names = []int{given}
	}
	return c, true
}

// heading is what the heading of a column says stands in it.
type heading string

const (
	headEmail  heading = "e-mail"
	headWhole  heading = "name"
	headGiven  heading = "given name"
	headFamily heading = "family name"
)

// headingWords lists the words that headings are made of, with what each of them says.
var headingWords = map[string]heading{
	"mail": headEmail, "email": headEmail, "name": headWhole, "names": headWhole, "student": headWhole,
	"first": headGiven, "given": headGiven, "forename": headGiven, "forenames": headGiven, "last": headFamily, "family": headFamily, "surname": headFamily,
	"e": "", "address": "", "full": "", "students": "", "university": "", "preferred": "", "legal": "", "display": "",
}

// headingOf returns what a cell says as a heading, or "" if it has other words than those
// that headings are made of, so that nobody's name is taken for one.
func headingOf(cell string) heading {
	said := map[heading]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		says, known := headingWords[word]
		if !known {
			return ""
		}
		said[says] = true
	}
	for _, h := range []heading{headEmail, headGiven, headFamily, headWhole} { // a "first name" is a given name
		if said[h] {
			return h
		}
	}
	return ""
}

// byContent finds the columns by what stands in them: most of the addresses, and most of
// the words without a digit.
func byContent(rows []row) columns {
	emails, names := map[int]int{}, map[int]int{}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.cells))
		for i := range r.cells {
			switch cell := r.cell(i); {
			case strings.Contains(cell, "@"):
				emails[i]++
			case strings.ContainsFunc(cell, unicode.IsLetter) && !strings.ContainsFunc(cell, unicode.IsDigit):
				names[i]++
			}
		}
	}
	c := columns{email: -1}
	for i := range width {
		if emails[i] > 0 && (c.email < 0 || emails[i] > emails[c.email]) {
			c.email = i
		}
	}
	best := -1
	for i := range width {
		if i != c.email && names[i] > 0 && (best < 0 || names[i] > names[best]) {
			best = i
		}
	}
	if best >= 0 {
		c.names = []int{best}
	}
	return c
}

// add adds a row to the list, or what is wrong with it. First has the lines on which
// addresses first stood.
func (l *ClassList) add(r row, c columns, first map[string]int) {
	typed := r.cell(c.email)
	wrong := func(err error, text string, as int) {
		l.Problems = append(l.Problems, ListProblem{r.line, err, text, as})
	}
	var parts []string
	for _, i := range c.names {
		parts = append(parts, r.cell(i))
	}
	name, badName := Name(strings.Join(parts, " "))
	email, badEmail := Email(typed)
	if badName != nil {
		wrong(badName, typed, 0)
	}
	switch earlier := first[email]; {
	case badEmail != nil:
		wrong(badEmail, typed, 0)
		return
	case earlier > 0:
		wrong(ErrTwice, email, earlier)
		return
	}
	first[email] = r.line
	if badName == nil {
		l.Lines = append(l.Lines, ListLine{r.line, name, email})
	}
}

// Text returns the lines of a list as a list that can be read again.
func (l ClassList) Text() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = ';'
	w.Write([]string{"Name", "E-mail"})
	for _, x := range l.Lines {
		w.Write([]string{x.Name, x.Email})
	}
	w.Flush()
	return b.String()
}
