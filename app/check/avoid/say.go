package avoid

import (
	"fmt"
	"strings"

	"caseload/app/check/remark"
)

// What is said about what is never to be put in.

func looksLikeWeb(address string) remark.Remark {
	return remark.New("web-address", fmt.Sprintf("%q may be somebody's web address", remark.Shorten(address, 60)), "Leave it out, or write one that ends in .example.", address)
}

// looksLikeIdentifier is about what looks like “a number plate”, for example.
func looksLikeIdentifier(what, text string) remark.Remark {
	return remark.New("identifier", fmt.Sprintf("this looks like %s: %q", what, remark.Shorten(text, 60)), "Leave it out; nobody on the desk needs one.", what, text)
}

func saysRealPlace(name string) remark.Remark {
	return remark.New("real-place", fmt.Sprintf("is %s a council, a university, a hospital or a place that exists? Somebody works or lives there", remark.Quoted(name)), "Invent one, or say only “the council”, “the university”, “the hospital” or “the town”.", name)
}

func saysRealFirm(name string) remark.Remark {
	return remark.New("real-firm", fmt.Sprintf("%s is a firm that exists", remark.Quoted(name)), "Say what it is: “a message”, “the supermarket”, “the bank”.", name)
}

func saysRealCharity(name string) remark.Remark {
	return remark.New("real-charity", fmt.Sprintf("%s is an organisation that exists, with real workers and people who went to it", remark.Quoted(name)), "Invent one, or say what it is: “a charity for older people”, “the advice centre”.", name)
}

func saysRightAnswer(what string) remark.Remark {
	return remark.New("answer-told", fmt.Sprintf("does %s tell the student which answer is the right one? That gives it away, and most answers here should be ones that can be defended", remark.Quoted(what)), "Say what happened and what somebody wants; leave the weighing to the student.", what)
}

func saysRealCase(name string) remark.Remark {
	return remark.New("real-case", fmt.Sprintf("%s is about a real case, of which a review or an inquiry wrote. They aren't ours to teach with", remark.Quoted(name)), "Take what the case taught you, and invent another family to whom something else happens.", name)
}

func saysRealFamily(text string) remark.Remark {
	return remark.New("real-family", fmt.Sprintf("does %s say that this is about real people? They would know themselves, and others would know them, also by other names", remark.Quoted(text)), "Invent a family to whom something else happens, and say that it is made up.", text)
}

func saysKnown(what string) remark.Remark {
	return remark.New("known-by", fmt.Sprintf("would %s let a reader know again who this is? A real person is identified by such a detail, even without a name", remark.Quoted(what)), "Leave it out: say only what the decision needs.", what)
}

func saysPractice(what string) remark.Remark {
	return remark.New("practice", fmt.Sprintf("does %s show as fine what a practitioner may not do? A promise to keep a secret, one's own money or number, a child who interprets: students learn from what a story passes over", remark.Quoted(remark.Shorten(what, 60))), "Leave it out, or let somebody in the story say what is wrong with it.", what)
}

// What to write instead of a label.
const (
	saySeen      = "Say what was seen or heard: “didn't answer on Monday”, “runs out of the room when asked to read”."
	sayLivesWith = "Say who somebody is first, and what they live with: “has lived with multiple sclerosis for eleven years”, “drinks most evenings”."
	sayBrought   = "A child doesn't attend, but is brought or wasn't brought: write “was not brought”, and why if it is known."
	sayExploited = "A child is exploited, and somebody does it: write “is being exploited”."
	sayDied      = "Write “died by suicide” or “wants to die”, without a verdict."
	sayNothing   = "Leave it out; say what somebody is called and where they live."
)

func saysLabels(what string, instead string) remark.Remark {
	return remark.New("labels", fmt.Sprintf("does %s say what somebody is, instead of what was seen? It puts a label on them", remark.Quoted(what)), instead, what)
}

func saysStereotype(who, lacks string) remark.Remark {
	return remark.New("stereotype", fmt.Sprintf("this says %s of somebody, and “%s” in the same sentence, which makes a stereotype of it. A worry comes from a thing that happens, and not from who somebody is", remark.Quoted(who), remark.Shorten(lacks, 40)), "Say what happened, and leave out who somebody is unless they would say so themselves.", who, lacks)
}

// DeathAsTrap is about a word for a death in what a scenario says comes of a decision.
func DeathAsTrap(what string) remark.Remark {
	return remark.New("death", fmt.Sprintf("does what the student decides lead to a death (%s)? A death is no trap, nor is grave harm that nobody could have seen", remark.Quoted(what)), "Let something smaller happen that can be talked about, or let somebody be there in time.", what)
}

func saysBlames(what string) remark.Remark {
	return remark.New("blames", fmt.Sprintf("does %s blame the student? Learning doesn't come from blame", remark.Quoted(what)), "Say what happened and what somebody needs now; the debrief asks what was known at the time, and what could be defended.", what)
}

func saysMethod(what string) remark.Remark {
	return remark.New("method", fmt.Sprintf("does %s say how somebody harmed themselves? A method is an instruction for harm", remark.Quoted(what)), "Say that something was taken or done, and never how or how much.", what)
}

func saysFeelingsMarked(what string) remark.Remark {
	return remark.New("feelings-mark", fmt.Sprintf("does %s ask for a student's feelings, or make a mark of them? Strain is the practitioner's in the story, and feelings are private", remark.Quoted(what)), "Ask what was decided and why; the debrief has a place for feelings that nobody else reads.", what)
}

func saysNumber(what string) remark.Remark {
	what = strings.TrimRight(what, ")].,;:!?")
	return remark.New("number-shown", fmt.Sprintf("is %s a number of the model's? The student sees it here, and it is never shown: it would say how serious something is before anybody has looked", remark.Quoted(what)), "Take it out of what is read, and leave it in the field `concern`.", what)
}

// Real people's data.

const sayTheAge = "Say how old somebody is; `child { …, age = 7 }` does."

func looksLikeBirthDate(text string) remark.Remark {
	return remark.New("birth-date", fmt.Sprintf("this looks like a date of birth: %q", text), sayTheAge, text)
}

func anyDate(text string) remark.Remark {
	return remark.New("any-date", fmt.Sprintf("is %q a date of birth, or a date out of a real file?", text), sayTheAge+" Other dates are written “3 March”.", text)
}

func looksLikePostcode(text string) remark.Remark {
	return remark.New("postcode", fmt.Sprintf("this looks like a postcode: %q", text), "Name an invented street or part of town, and leave the postcode out.", text)
}

func looksLikeNHSNumber(digits string) remark.Remark {
	return remark.New("nhs-number", "this has ten digits and the check digit of an NHS number", "Remove it; nobody on the desk needs one.", digits)
}

func looksLikeCaseNumber(text string) remark.Remark {
	return remark.New("case-number", fmt.Sprintf("does %q come from a real system?", text), "Leave the number out, or write one that nobody can have, such as “the file number”.", text)
}

func looksLikeEmail(address string) remark.Remark {
	return remark.New("email", fmt.Sprintf("%q may be somebody's e-mail address", address), "Write one that ends in .example, or none.", address)
}

func looksLikeAccount(name string) remark.Remark {
	return remark.New("account", fmt.Sprintf("is %s somebody's account at a social network? Real people are found by it", remark.Quoted(name)), "Say “an account”, or leave it out.", name)
}

func looksLikePhone(number string) remark.Remark {
	return remark.New("phone", fmt.Sprintf("%q may be somebody's phone number", number), "Write one that is kept for drama, such as 01632 960123 or 07700 900123, or none.", number)
}

func looksLikeAddress(address string) remark.Remark {
	return remark.New("address", fmt.Sprintf("is %q an address that exists?", address), "Write the street without a number: that is enough.", address)
}

// Unnamed is a theme that is in no content note, and the word at Where, a file and line, that names
// it; so many texts do.
type Unnamed struct {
	Theme, Word, Where string
	Texts              int
}

// ThemesUnnamed says which themes the content notes don't name, one or more.
func ThemesUnnamed(list []Unnamed) remark.Remark {
	var names, by []string
	for _, one := range list {
		more := ""
		if one.Texts > 1 {
			more = fmt.Sprintf(", and %d more", one.Texts-1)
		}
		names = append(names, one.Theme)
		by = append(by, fmt.Sprintf("“%s” (%s%s)", one.Word, one.Where, more))
	}
	says := fmt.Sprintf("the content notes don't name %s, and a text does: %s", names[0], by[0])
	if len(list) > 1 {
		says = fmt.Sprintf("the content notes don't name %s, and texts do: %s", strings.Join(names, ", nor "), strings.Join(by, "; "))
	}
	return remark.New("theme-unnamed", says+". Would somebody want to know before they begin?", "Add it to `content_notes`, in your own words.", strings.Join(names, ", "))
}

// CodeThemeHere is the code of the one text that brings in a theme.
const CodeThemeHere = "theme-here"

// ThemeHere is about the one text that brings in a theme which no content note names.
func ThemeHere(theme, word string) remark.Remark {
	return remark.New(CodeThemeHere, fmt.Sprintf("this alone brings in %s (%s), and no content note names it", theme, remark.Quoted(word)), "Add it to `content_notes`, or leave it out here.", theme, word)
}
