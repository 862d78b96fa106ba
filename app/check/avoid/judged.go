package avoid

import (
	"regexp"

	"caseload/app/check/phrase"
)

// judging are adjectives that judge somebody, whoever it is. Before a word for a person they are a
// label, and so are several in a row.
const judging = `hostile|difficult|challenging|aggressive|awkward|demanding|needy|manipulative|rude|unpleasant|obstructive|resistant|inadequate|neglectful|over-?anxious|over-?protective|over-?sensitive|over-?involved|unreliable|untrustworthy|dishonest|deceitful|devious|immature|selfish|self-centred|self-absorbed|unloving|uncaring|disinterested|absent|rough|nasty|horrible|awful|dreadful|weird|creepy|shifty|sly|dim|low-intelligence|volatile|unpredictable|paranoid|obsessive|clingy|stroppy|moody|sulky|mouthy|cheeky|gobby|lippy|messed-up|toxic|unstable|unfit|unsuitable|irresponsible|incapable|uncooperative|unco-operative|unmotivated|ungrateful|lazy|useless|hopeless|mad|crazy|stupid|thick|evil|dirty|filthy|smelly|scruffy|drunken|feckless|chaotic|dysfunctional|problem|hysterical|neurotic|naughty|wild|unruly|disruptive|defiant|disturbed|delinquent|promiscuous|disgusting|pathetic|vindictive|stubborn|cantankerous|grumpy|demented|senile|deluded|delusional|attention-seeking|hard-faced|foul-mouthed|work-?shy|good-for-nothing|low-life|no-good|not very bright|slow|simple|unkempt|dishevelled|vexatious|malicious|pushy|domineering|spineless|weak-willed|gullible`

const somebody = `mother|mum|mam|father|dad|step(?:mother|father|mum|dad)|parent|family|families|man|men|woman|women|boy|girl|child|children|kid|carer|client|patient|resident|person|people|lady|ladies|gentleman|chap|bloke|lad|lass|teenager|teen|youth|youngster|service user|customer|caller|character|individual|couple|daughter|son|nan|gran|grandmother|grandfather|household|neighbour|husband|wife|partner|relative|so-and-so|creature|pupil|adolescent`

var (
	// Who does a job badly is judged as well.
	poorly = `(?:poor|bad|rubbish|terrible|useless|lousy|hopeless|reluctant) (?:carer|mother|father|mum|dad|parent|parents|housekeeper|cook|provider|role model|timekeeper|attender|communicator|historian|engager|copers?)`
	judged = phrase.New(`(?i)\b(?:` + judging + `)(?:,? (?:and |but )?(?:` + judging + `))* (?:(?:little|young|old|single|foster|middle-aged|elderly|teenage) )?(?:` + somebody + `)s?\b|\b` + poorly + `\b`)
	// Some are said of nobody but to judge, where they stand behind what beforeJudging matches, and
	// two of the others in a row.
	onlyJudges    = phrase.New(`(?i)\b(?:hostile|obstructive|manipulative|needy|clingy|over-?protective|over-?anxious|unreliable|untrustworthy|deceitful|devious|selfish|self-centred|inadequate|uncooperative|unco-operative|unmotivated|ungrateful|attention-seeking|malingering|vexatious|vindictive|cantankerous|hysterical|neurotic|paranoid|delusional|toxic|promiscuous|feckless|feral|lazy|stupid|a handful|a lost cause|a waste of|a madam|a monster|a menace|a liar|a bully|(?:his|her|their) own worst enemy|(?:` + judging + `)(?:,| and|, and) (?:` + judging + `))\b`)
	beforeJudging = regexp.MustCompile(`(?i)(?:\b(?:is|are|was|were|be|been|being|became|becomes|seems?|very|quite|rather|just|always|so|too|plain|simply|both|often|found (?:her|him|them))|[’']s|[’']re) (?:a bit )?$`)
	// How somebody behaves is judged by these.
	behaves       = phrase.New(`(?i)\b(?:being (?:very |quite |so |a bit |rather |deliberately )?(?:awkward|difficult|rude|dramatic|silly|naughty|unreasonable|stubborn|stroppy|precious|obstructive|demanding)|kick(?:s|ed|ing) off|play(?:s|ed|ing) up|act(?:s|ed|ing) (?:out|up))\b`)
	beforeBehaves = regexp.MustCompile(`(?i)(?:\b(?:he|she|they|who|mum|dad|mother|father|is|are|was|were|always|often|just|be|been|[a-z]+ing)|\}|[’']s|[’']re) (?:(?:is|was|were|are|always|often|just) )*$`)
)

// labelWords are more names for people, from offices, wards and staff rooms.
var labelWords = []aLabel{
	label(`non-?concordant, non-?concordance, a martyr, a bit of a martyr, broken famil(?:y|ies), a bit dim, rather dim, bone idle, idle (?:mother|father|parents?), sponger, known to us all, well known to (?:us|services|the police|social services), school refusers?, persistent truants?, truants?, absconders?, absconded from (?:care|placement), serial absconder, non-?attenders?, poor historians?, poor engagers?, heartsinks?, heart-sink, acopia, acopic, social admission, failed discharge, frequent attenders?, revolving door, regular offenders?, repeat offenders?, one of our regulars?, usual suspects, minimis(?:es|ed|ing), minimiz(?:es|ed|ing), superficial engagement, superficially engag\w+, lip service, tick[- ]box (?:mother|parent|compliance), does just enough, lacks? motivation, lacking (?:in )?motivation, (?:no|little) motivation, lacks? capacity to change, unable to change, incapable of change, (?:no|little) capacity to change, puts? (?:her|his|their) own needs (?:first|before|above), puts? (?:herself|himself|themselves) first, self-inflicted, brought (?:it|this) on (?:herself|himself|themselves), asking for it, had it coming, plays? the victim, playing the victim, professional victim, victim mentality, serial complainers?, persistent complainers?, professional complainers?, known complainers?, sob stor(?:y|ies), crocodile tears, putting it on, fak(?:es|ed|ing) it, malingerers?, hypochondriacs?, histrionic, drama queens?, over-?reacts?, over-?reacting, tantrums? to get (?:her|his|their) (?:own )?way, wraps? \w+ (?:a)?round (?:her|his|their) (?:little )?finger, pulls? the wool, gaslight\w*, narcissis\w+, sociopath\w*, psychopath\w*, personality disordered, a PD, a diabetic, an epileptic, Down[’']s (?:child|boy|girl|baby|sufferer), hoarders?, a wanderer, wanderers?, pleasantly confused, sundown(?:s|ing|er), like mother,? like daughter, like father,? like son, the apple (?:doesn[’']t|does not|never) falls? far, bad blood, cut from the same cloth, third[- ]generation (?:client|family|case|unemployed), (?:these|those|that) kind of people, those sort of people, no[- ]hopers?, lowlifes?, low-lifes?, scum, trailer trash, riff-?raff, slags?, sluts?, slappers?, slobs?, weirdos?, oddballs?, losers?, scallies, waifs, urchins?, little (?:madam|monster|terror|devil|horror|thug|so-and-so|liar|angel)s?, bit of a (?:madam|handful|character|nightmare|bully|liar|loner|oddball|mess), proper (?:little )?madam, a right (?:madam|handful|pain|state|mess|nightmare), wild child, problem child, problem case, difficult case, nightmare case, train[- ]wreck, car[- ]crash (?:family|mother|life)?, basket case, head case, sad case, charity case, hard[- ]to[- ]place, unadoptable, damaged goods, LAC (?:kid|child|children|boy|girl)s?, looked-after kids?, care kids?, a LAC, LACs, SEN kids?, special needs kids?, remedial, below average intelligence, low IQ, not very bright, not too bright, not the brightest, not the sharpest, a few sandwiches short, two sandwiches short, thick as, away with the fairies, has lost the plot, lost (?:her|his|their) marbles, gaga, doolally, off (?:her|his|their) (?:rocker|trolley), round the bend, batty, barmy, a nutcase, nutcases?, loony, looney, loonies, mentalist, dements?, bed-bound, bedbound, chair-?bound, housebound cripple, deformed, able-?bodied, oldies?, wrinkl(?:y|ies), biddy, biddies, old (?:biddy|bat|codger|crone|duffer|fogey|git), coffin[- ]dodger, second childhood, like a child again`, saySeen),
	label(`winos?, dossers?, tramps?, bag lad(?:y|ies), vagrants?, piss-?heads?, pot-?heads?, stoners?, substance abusers?, drug users?, heroin users?, an alkie, alkies, boozers?, the homeless, jailbirds?, ex-cons?, convicts?, inmates?, asylum kids?, tinkers?, half-breeds?, negro\w*, orientals?, coloureds?, foreigners?, trann(?:y|ies), transvestites?, dykes?, queers?, poofs?, transgendereds?, a hermaphrodite, normal sexuality, tomboys?, sissy, sissies, effeminate, butch`, sayNothing),
}

// moreLabels finds labels that are made of an adjective and a person, or said of somebody.
func moreLabels(t phrase.Text) (list []Place) {
	for _, one := range []struct {
		pattern *phrase.Pattern
		behind  *regexp.Regexp
	}{{judged, nil}, {onlyJudges, beforeJudging}, {behaves, beforeBehaves}} {
		for _, m := range one.pattern.In(t, 100) {
			before := t.Whole[max(0, m[0]-60):m[0]]
			if (one.behind == nil || one.behind.MatchString(before)) && !doubts.MatchString(before) {
				list = append(list, Place{m[0], saysLabels(t.Whole[m[0]:m[1]], saySeen)})
			}
		}
	}
	return list
}

// doubts matches what denies, in the same sentence, what follows, or asks whether it is so.
var doubts = regexp.MustCompile(`(?i)\b(?:not|isn[’']t|wasn[’']t|aren[’']t|weren[’']t|nobody|never|whether|if|no|word|don[’']t|doesn[’']t)\b[^.!?\n]{0,40}$`)
