package check

import (
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/phrase"
	"caseload/app/check/remark"
)

// Real people's data doesn't belong in a pack, even if it has been altered: a
// scenario is invented. None of these rules can be certain, so each of them asks;
// an author who silences one gives a reason.
var caseDataRules = []Rule{
	{"date-of-birth", Warning, "A date of birth is a real person's until somebody says otherwise; an age says as much.", datesOfBirth},
	{"postcode", Warning, "A full postcode is some fifteen real addresses.", postcodes},
	{"nhs-number", Warning, "Ten digits with the right check digit may be somebody's NHS number.", nhsNumbers},
	{"case-number", Warning, "A number from a real system identifies somebody.", caseNumbers},
	{"email-address", Warning, "An e-mail address belongs to somebody, unless it ends in a name that is reserved (RFC 2606, RFC 6761).", emails},
	{"phone-number", Warning, "A phone number belongs to somebody, unless it is in one of Ofcom's ranges for drama.", phones},
	{"street-address", Note, "A house number with a street is some real address.", addresses},
}

// match calls found for every phrase of a pattern in the pack's files, except golden plays.
func (p *pack) match(pattern *phrase.Pattern, found func(name string, from, to int)) {
	for _, one := range p.whole {
		for _, m := range pattern.In(one.Text, 500) {
			found(one.name, m[0], m[1])
		}
	}
}

// matchLines calls found for every match of a pattern that doesn't begin with a word. Only
// lines with at least as many digits as every match has are looked at.
func (p *pack) matchLines(pattern *regexp.Regexp, digits int, found func(name string, from, to int)) {
	for _, l := range p.numberedLines() {
		if l.digits < digits {
			continue
		}
		from := max(0, l.from-40) // “born on” may stand at the end of the line before
		for _, m := range pattern.FindAllStringIndex(p.files[l.name][from:l.to], 500) {
			if from+m[1] > l.from {
				found(l.name, from+m[0], from+m[1])
			}
		}
	}
}

// numberedLine is a line of a file that has digits.
type numberedLine struct {
	name             string
	from, to, digits int
}

func (p *pack) numberedLines() []numberedLine {
	if p.numbered != nil {
		return p.numbered
	}
	for _, one := range p.whole {
		from := 0
		for line := range strings.Lines(one.Whole) {
			digits := 0
			for i := range len(line) {
				if digit(line[i]) {
					digits++
				}
			}
			if digits > 0 {
				p.numbered = append(p.numbered, numberedLine{one.name, from, from + len(line), digits})
			}
			from += len(line)
		}
	}
	return p.numbered
}

func (p *pack) spot(name string, offset int) Finding {
	f := Finding{File: name}
	f.Line, f.Column = at(p.files[name], offset)
	return f
}

const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)`

var (
	birth   = regexp.MustCompile(`(?i)(?:\bd\.?o\.?b\.?\b|date of birth|\bborn(?: on)?(?: the)?)\W{0,4}(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + months + `\.?,? (?:19|20)\d\d)`)
	numeric = phrase.New(`\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d\b`)
)

func datesOfBirth(p *pack, say say) {
	p.matchLines(birth, 4, func(name string, from, to int) {
		say(p.spot(name, from).says(remark.BirthDate(p.files[name][from:to])))
	})
	p.match(numeric, func(name string, from, to int) {
		if !birth.MatchString(p.files[name][max(0, from-30):to]) {
			say(p.spot(name, from).says(remark.AnyDate(p.files[name][from:to])))
		}
	})
}

// postcode matches a full postcode in the form given by BS 7666, without the
// letters that are never used in the second half.
var postcode = phrase.New(`\b[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]? ?\d[ABD-HJLNP-UW-Z]{2}\b`)

func postcodes(p *pack, say say) {
	p.match(postcode, func(name string, from, to int) {
		say(p.spot(name, from).says(remark.LooksLikePostcode(p.files[name][from:to])))
	})
}

var tenDigits = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)

// nhsNumbers finds numbers whose tenth digit is the right check digit, modulus 11
// (NHS Data Dictionary, NHS NUMBER). Numbers that begin with 999 are reserved for
// tests: from memory, unverified.
func nhsNumbers(p *pack, say say) {
	p.matchLines(tenDigits, 10, func(name string, from, to int) {
		digits := onlyDigits(p.files[name][from:to])
		if strings.HasPrefix(digits, "999") || strings.HasPrefix(digits, "0") || !nhsNumber(digits) {
			return
		}
		say(p.spot(name, from).says(remark.LooksLikeNHSNumber(digits)))
	})
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

var caseNumber = regexp.MustCompile(`(?i:\b(?:case|client|person|file|reference|ref|mosaic|liquidlogic|lcs|ics|id)[ .:#]*(?:no|num|number|id|ref)?[ .:#]*)[A-Z]{0,4}[-/]?\d{5,}\b|\b[A-Z]{1,5}[-/]\d{2,4}[-/]\d{2,}\b|(?i:\b(?:case|client|file|our|your)[ -]?(?:reference|ref|number|no)\b[ .:#]*)[A-Z]{1,5}[-/ ]?\d{3,}\b|\b[A-Z]{2}\d{2}[A-Z]\d{5}\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b|\b[A-Z]\d{12}\b|\b\d{6,9}\b`)

// caseNumbers finds numbers that follow a word such as "case", family court case
// numbers, national insurance numbers, and long runs of digits, for which a text
// has no use.
func caseNumbers(p *pack, say say) {
	p.matchLines(caseNumber, 3, func(name string, from, to int) {
		text := p.files[name]
		for _, m := range phone.FindAllStringIndex(text[max(0, from-16):min(len(text), to+16)], -1) {
			if m[0]+max(0, from-16) <= from && from < m[1]+max(0, from-16) {
				return // the rules on those numbers report it
			}
		}
		for _, m := range tenDigits.FindAllStringIndex(text[max(0, from-16):min(len(text), to+16)], -1) {
			if m[0]+max(0, from-16) <= from && from < m[1]+max(0, from-16) {
				return
			}
		}
		if p.lua[name] != nil && p.lua[name].numberToken(from) {
			return
		}
		say(p.spot(name, from).says(remark.LooksLikeCaseNumber(text[from:to])))
	})
}

func (f *luaFile) numberToken(offset int) bool {
	for _, t := range f.tokens {
		if t.from <= offset && offset < t.to {
			return t.kind == tokenNumber
		}
	}
	return false
}

var email = regexp.MustCompile(`\b[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`)

// emails finds e-mail addresses, except at example.com, .org and .net and under
// .example, .test, .invalid and .localhost, which nobody can own.
func emails(p *pack, say say) {
	for _, one := range p.whole {
		text := one.Whole
		if !strings.Contains(text, "@") {
			continue
		}
		for _, m := range email.FindAllStringIndex(text, 500) {
			address := text[m[0]:m[1]]
			host := "." + strings.ToLower(address[strings.IndexByte(address, '@')+1:])
			if !slices.ContainsFunc(unowned, func(end string) bool { return strings.HasSuffix(host, end) }) {
				say(p.spot(one.name, m[0]).says(remark.LooksLikeEmail(address)))
			}
		}
	}
}

var unowned = []string{".example.com", ".example.org", ".example.net", ".example", ".test", ".invalid", ".localhost"}

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

func phones(p *pack, say say) {
	p.matchLines(phone, 5, func(name string, from, to int) {
		digits := onlyDigits(p.files[name][from:to])
		if national, is := strings.CutPrefix(strings.TrimPrefix(digits, "00"), "44"); is && (digits[0] == '0' || p.files[name][from] == '+') {
			digits = "0" + strings.TrimPrefix(national, "0")
		}
		for _, kept := range drama {
			if strings.HasPrefix(digits, kept) {
				return
			}
		}
		say(p.spot(name, from).says(remark.LooksLikePhone(p.files[name][from:to])))
	})
}

var address = phrase.New(`\b\d{1,3}[A-Za-z]?,? (?:[A-Z][a-z]+ ){1,2}(?:Road|Street|Avenue|Lane|Close|Drive|Crescent|Terrace|Gardens|Court|Row|Way|Place|Square|Mews|Grove|Walk|Hill|Rise|View)\b`)

func addresses(p *pack, say say) {
	p.match(address, func(name string, from, to int) {
		say(p.spot(name, from).says(remark.LooksLikeAddress(p.files[name][from:to])))
	})
}
