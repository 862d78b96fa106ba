package avoid

import (
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/phrase"
)

// Data lists the rules about real people's data, which doesn't belong in a pack, even if it has
// been altered. They are for whole files: a number is somebody's in a note, too.
// Each finds at most 500 places in a line or a text.
var Data = []Rule{
	{"date-of-birth", "A date of birth is a real person's until somebody says otherwise; an age is enough.", datesOfBirth},
	{"postcode", "A full postcode is some fifteen real addresses.", every(postcode, looksLikePostcode)},
	{"nhs-number", "Ten digits with the right check digit may be somebody's NHS number.", nhsNumbers},
	{"case-number", "A number from a real system identifies somebody.", caseNumbers},
	{"email-address", "An e-mail address belongs to somebody, unless it ends in a name that is reserved (RFC 2606, RFC 6761).", emails},
	{"phone-number", "A phone number belongs to somebody, unless it is in one of Ofcom's ranges for drama.", phones},
	{"street-address", "A house number with a street, or the number of a flat, is some real address.", every(address, looksLikeAddress)},
}

// numbered returns the matches of a pattern that begins with no word, in lines with as many
// digits together as every match has at least. A match may begin in the line before: “born on”.
func numbered(text string, pattern *regexp.Regexp, digits int) (list [][2]int) {
	from := 0
	for line := range strings.Lines(text) {
		if together(line) >= digits {
			before := max(0, from-40)
			for _, m := range pattern.FindAllStringIndex(text[before:from+len(line)], 500) {
				if before+m[1] > from {
					list = append(list, [2]int{before + m[0], before + m[1]})
				}
			}
		}
		from += len(line)
	}
	return list
}

// together returns how many digits a line has at most with nothing between two of them but one or
// two of the signs that divide a number.
func together(line string) (most int) {
	n, since := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c >= '0' && c <= '9':
			n, since = n+1, 0
			most = max(most, n)
		case since < 2 && strings.IndexByte(" -/.()", c) >= 0:
			since++
		default:
			n = 0
		}
	}
	return most
}

const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`

var (
	birth     = regexp.MustCompile(`(?i)(?:\bd\.?o\.?b\.?\b|date of birth|\bborn(?: on)?(?: the)?)(?:\W{1,3}(?:\w+|\{\w+\}))??\W{0,4}(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + months + `\.?,? (?:19|20)\d\d)`)
	mayBeBorn = regexp.MustCompile(`[Bb](?i:orn|irth|\.?\b)`)
	numeric   = phrase.New(`\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d\b`)
)

func datesOfBirth(t phrase.Text) (list []Place) {
	text := t.Whole
	if mayBeBorn.MatchString(text) {
		for _, m := range numbered(text, birth, 4) {
			list = append(list, Place{m[0], looksLikeBirthDate(text[m[0]:m[1]])})
		}
	}
	for _, m := range numeric.In(t, 500) {
		if !birth.MatchString(text[max(0, m[0]-30):m[1]]) {
			list = append(list, Place{m[0], anyDate(text[m[0]:m[1]])})
		}
	}
	return list
}

// postcode matches a full postcode in the form given by BS 7666, without the
// letters that are never used in the second half.
var postcode = phrase.New(`\b[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]? ?\d[ABD-HJLNP-UW-Z]{2}\b`)

var tenDigits = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)

// nhsNumbers finds numbers whose tenth digit is the right check digit, modulus 11
// (NHS Data Dictionary, NHS NUMBER). Numbers that begin with 999 are reserved for
// tests: from memory, unverified.
func nhsNumbers(t phrase.Text) (list []Place) {
	for _, m := range numbered(t.Whole, tenDigits, 10) {
		digits := onlyDigits(t.Whole[m[0]:m[1]])
		if !strings.HasPrefix(digits, "999") && !strings.HasPrefix(digits, "0") && nhsNumber(digits) {
			list = append(list, Place{m[0], looksLikeNHSNumber(digits)})
		}
	}
	return list
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// nhsNumber reports whether ten digits end in the right check digit for an NHS
// number.
func nhsNumber(digits string) bool {
	if len(digits) != 10 {
		return false
	}
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	return check != 10 && check == int(digits[9]-'0')
}

var caseNumber = regexp.MustCompile(`(?i:\b(?:case|client|person|file|reference|ref|mosaic|liquidlogic|lcs|ics|id)[ .:#]*(?:no|num|number|id|ref)?[ .:#]*)[A-Z]{0,4}[-/]?\d{5,}\b|\b[A-Z]{1,5}[-/]\d{2,4}[-/]\d{2,}\b|(?i:\b(?:case|client|file|our|your)[ -]?(?:reference|ref|number|no)\b[ .:#]*)[A-Z]{1,5}[-/ ]?\d{3,}\b|\b[A-Z]{2}\d{2}[A-Z]\d{5}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b|\b[A-Z]\d{12}\b|(?i:\b(?:ref|reference|our ref|your ref)[.: ]+ ?)[A-Z]{1,5}[-/ ]?\d{3,}\b|\b\d{6,9}\b`)

// caseNumbers finds numbers that follow a word such as "case", family court case
// numbers, national insurance numbers, and long runs of digits, for which a text
// has no use.
func caseNumbers(t phrase.Text) (list []Place) {
	text := t.Whole
	for _, m := range numbered(text, caseNumber, 3) {
		from := max(0, m[0]-16)
		around := text[from:min(len(text), m[1]+16)]
		of := func(pattern *regexp.Regexp) bool { // other rules report it
			return slices.ContainsFunc(pattern.FindAllStringIndex(around, -1), func(o []int) bool { return from+o[0] <= m[0] && m[0] < from+o[1] })
		}
		before := max(0, m[0]-50)
		banks := slices.ContainsFunc(account.In(phrase.Of(text[before:m[1]]), 100), func(o []int) bool { return before+o[1] >= m[1] })
		if !of(phone) && !of(tenDigits) && !banks {
			list = append(list, Place{m[0], looksLikeCaseNumber(text[m[0]:m[1]])})
		}
	}
	return list
}

// spelled matches an address that is written so that no machine should know it.
var spelled = phrase.New(`(?i)\b[\w.]+(?: at | ?\(at\) ?|@)[\w-]+(?: dot | ?\(dot\) ?)\w+`)

// handle matches the name of an account at a social network.
var handle = regexp.MustCompile(`(?:^|[\s(“"‘:])(@[A-Za-z][\w.]{2,30})\b`)

var email = regexp.MustCompile(`\b[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`)

// emails finds e-mail addresses, except at example.com, .org and .net and under
// .example, .test, .invalid and .localhost, which nobody can own.
func emails(t phrase.Text) (list []Place) {
	if strings.Contains(t.Whole, " dot ") || strings.Contains(t.Whole, "(dot)") {
		list = every(spelled, looksLikeEmail)(t)
	}
	if !strings.Contains(t.Whole, "@") {
		return list
	}
	for _, m := range handle.FindAllStringSubmatchIndex(t.Whole, 500) {
		list = append(list, Place{m[2], looksLikeAccount(t.Whole[m[2]:m[3]])})
	}
	for _, m := range email.FindAllStringIndex(t.Whole, 500) {
		address := t.Whole[m[0]:m[1]]
		if host := strings.ToLower(address[strings.IndexByte(address, '@')+1:]); !reserved.MatchString(host) {
			list = append(list, Place{m[0], looksLikeEmail(address)})
		}
	}
	return list
}

// phone matches a number as it is written in the United Kingdom, with its area, or
// behind a word that says so. The short numbers of helplines are everybody's.
var phone = regexp.MustCompile(`(?:(?:\+|\b00)44[ -]?(?:\(0\)[ -]?)?|\(?\b0)\d(?:(?:[ -]|\)[ -]?)?\d){8,9}\b|\b0\d{3,4}[./]\d{3}[./]?\d{3,4}\b|(?i:\b(?:tel|telephone|phone|mob|mobile|fax)(?:\.|:| number| no\.?)* ?)\d{5,6}\b`)

// drama lists the ranges that Ofcom reserves for drama, a thousand numbers each,
// by their first digits. Ofcom's own page (“Telephone numbers for use in TV and
// radio drama”) was not read. That there are such ranges, for mobiles (07700),
// freephone (08081), premium rate (0909), UK-wide (03069), no area (01632) and
// cities, is from BBC News, “The 20,000 fake phone numbers”, 20 April 2015; the
// digits are those that public test suites quote from Ofcom's list. Northern
// Ireland's and Cardiff's were renumbered; both the old and the new ones are
// accepted.
var drama = []string{
	"07700900", "08081570", "09098790", "03069990", "01632960", "02079460",
	"01134960", "01144960", "01154960", "01164960", "01174960", "01184960",
	"01214960", "01314960", "01414960", "01514960", "01614960", "01914980",
	"02890180", "02896496", "02920180", "02920496",
}

func phones(t phrase.Text) (list []Place) {
	for _, m := range numbered(t.Whole, phone, 5) {
		written := t.Whole[m[0]:m[1]]
		digits := onlyDigits(written)
		if national, is := strings.CutPrefix(strings.TrimPrefix(digits, "00"), "44"); is && (digits[0] == '0' || written[0] == '+') {
			digits = "0" + strings.TrimPrefix(national, "0")
		}
		if !slices.ContainsFunc(drama, func(kept string) bool { return strings.HasPrefix(digits, kept) }) {
			list = append(list, Place{m[0], looksLikePhone(written)})
		}
	}
	return list
}

var address = phrase.New(`\b\d{1,3}[A-Za-z]?,? (?:[A-Z][a-z’']+ ){1,2}(?:Yard|Cottages?|Heights|Tower|Passage|Steps|Approach|Chase|Dene|Garth|Heath|Common|Wynd|Brae|Estate|Road|Street|Avenue|Lane|Close|Drive|Crescent|Terrace|Gardens|Court|Row|Way|Place|Square|Mews|Grove|Walk|Hill|Rise|View|Bank|Fold|Croft|Meadows?|Park|Parade|Villas|Brow|Wharf|Quay|Green|Gate|Buildings|Mount)\b|\b(?:Flat|Apartment) \d{1,3}[A-Za-z]?\b`)
