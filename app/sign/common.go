package sign

import (
	"strconv"
	"strings"
)

// common has words that are among the first to be tried: those that lists of stolen
// passwords begin with, and those that this site and its subject suggest.
var common = commonWords(`
	password passwort passphrase passcode pass word secret letmein login signin welcome hello admin administrator
	root user guest master default changeme change test testing temp temporary nothing whatever access enter open
	qwerty azerty asdf zxcv iloveyou love lovely loveme forever baby babygirl angel princess prince queen king
	sunshine sunflower rainbow butterfly flower rose daisy summer winter autumn spring monday tuesday wednesday
	thursday friday saturday sunday january february march april june july august september october november december
	football soccer rugby cricket tennis baseball basketball hockey liverpool arsenal chelsea everton united city
	monkey dragon tiger lion wolf bear eagle horse pony puppy kitty kitten cat dog buster charlie bailey max shadow
	batman superman spiderman starwars pokemon naruto matrix ninja pirate wizard harrypotter hogwarts thomas michael
	daniel andrew james joshua matthew george robert david william jessica jennifer ashley nicole michelle amanda
	sarah hannah emma olivia sophie chloe lucy ellie mummy daddy mother father mum dad sister brother family friend
	friends best happy smile cookie chocolate cheese banana orange apple cherry pepper ginger coffee pizza purple
	yellow green blue red black white silver golden diamond freedom computer internet windows google facebook samsung
	london england scotland wales ireland britain manchester birmingham leeds bristol cardiff glasgow edinburgh
	correct battery staple correcthorsebatterystaple trustno mustang ferrari porsche corvette camaro hunter ranger
	soldier killer gangster money million lucky blessed jesus christ god heaven peace music guitar dance
	caseload social work worker socialwork socialworker student students lecturer teacher university college school
	course class council county borough children adult adults care team office nhs health safeguarding child
	my your the this that our the and for you are not with from have new old one two three four five six seven
	eight nine ten first last good nice sweet super mega ultra`)

func commonWords(text string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(text) {
		words[word], words[reversed(word)] = true, true
	}
	for year := 1940; year <= 2040; year++ { // as digits, since only those between letters are read as letters
		words[strconv.Itoa(year)] = true
	}
	return words
}
