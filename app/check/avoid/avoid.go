// Package avoid finds in a text what the author's guide says never to put in. It goes by
// words and forms, so what it finds is a question; the most important, whether somebody
// would know themselves, nothing can find. It reads text and nothing else.
//
// The lists of words are Caseload's own. What they are to be replaced with follows the words
// to prefer in DOMAIN.md, section 9, which are from memory and unverified, and the guide.
package avoid

import (
	"regexp"
	"strings"

	"caseload/app/check/remark"
)

// Place is a part of a text, from byte From, and what is said about it.
type Place struct {
	From int
	Says remark.Remark
}

// Rule looks for one kind of what isn't to be put in.
type Rule struct {
	ID, About string // as of the rules of package check
	In        func(Text) []Place
}

// Text is a text in which several rules look: as it is, and in small letters.
type Text struct{ whole, lower string }

// Of returns the text for the rules.
func Of(text string) Text { return Text{text, strings.ToLower(text)} }

// Rules lists all rules. Each finds at most 100 places in a text.
var Rules = []Rule{
	{"web-address", "A web address is somebody's, unless it ends in a name that is reserved (RFC 2606, RFC 6761).", webAddresses},
	{"identifier", "A number by which somebody is known to an office, a bank or the police identifies them.", identifiers},
	{"real-place", "No authority, university or hospital that exists is named, since somebody works there.", realPlaces},
	{"real-firm", "No firm that exists is named.", every(has("facebook", "whatsapp", "instagram", "tiktok", "snapchat", "messenger", "youtube", "google", "netflix", "playstation", "xbox", "roblox", "fortnite", "amazon", "tesco", "asda", "sainsbury", "aldi", "lidl", "morrisons", "waitrose", "primark", "mcdonald", "greggs", "starbucks", "uber", "deliveroo", "argos", "ikea", "barclays", "hsbc", "natwest", "santander", "vodafone", "capita", "serco", "g4s", "liquidlogic", "barnardo"), firms, remark.RealFirm)},
	{"real-case", "A child or an adult of whom a review or an inquiry wrote isn't ours to teach with.", every(has("climbi", "connelly", "baby p", "labinjo", "hobson", "inquiry", "review", "report"), reviewed, remark.RealCase)},
	{"label", "A text says what was seen, not what it makes somebody.", labels},
	{"stereotype", "A worry comes from a thing that happens, and not from who somebody is.", stereotypes},
	{"blame", "Nobody in a scenario tells the student that it is their fault.", every(has("have known", "have seen", "have noticed", "have reali", "have spotted", "have guessed", "known better", "fault", "failed", "to blame", "blood on", "because", "let ", "how could you", "shame on", "wrong", "negligence", "careless", "incompeten", "useless", "bad social worker", "not fit", "only"), blame, remark.Blames)},
	{"method", "A text says that something was taken or done, and never how.", every(has("tablet", "pill", "paracetamol", "ibuprofen", "antidepress", "bleach", "capsule", "ligature", "noose", "razor", "blade", "kni", "scissors", "glass", "cut", "slit", "slash", "jump", "rope", "belt", "cord", "hang", "hung", "drown", "poison", "strangl"), method, remark.Method)},
	{"feelings-mark", "A student's feelings and strain are asked for by nobody, and are no mark.", every(has("stress", "anxious", "upset", "tired", "worried", "distress", "overwhelm", "strain", "feel", "felt", "mood", "resilience", "wellbeing", "well-being", "reflection", "anxiety"), feelingsMark, remark.FeelingsMarked)},
	{"death", "A death is no trap: nothing that is decided leads to one.", every(has("died", "dead", "killed"), foundDead, remark.DeathAsTrap)},
}

// every returns a function that says the same of every match of a pattern, in texts that
// may hold one.
func every(may may, pattern *regexp.Regexp, says func(string) remark.Remark) func(Text) []Place {
	return func(t Text) (list []Place) {
		text := t.whole
		if !may(t) {
			return nil
		}
		for _, m := range pattern.FindAllStringIndex(text, 100) {
			list = append(list, Place{m[0], says(text[m[0]:m[1]])})
		}
		return list
	}
}

// may reports whether a text may hold a match. It is much faster than a pattern that begins
// with many words.
type may func(Text) bool

// has lets pass what holds one of some words, which are in small letters.
func has(words ...string) may {
	return func(t Text) bool {
		for _, word := range words {
			if strings.Contains(t.lower, word) {
				return true
			}
		}
		return false
	}
}

// gate lets pass what holds the beginning of one of a pattern's alternatives, which are
// separated by bars and have no brackets around them.
func gate(alternatives string) may {
	var list []string
	for one := range strings.SplitSeq(strings.ToLower(alternatives), "|") {
		if one = strings.TrimPrefix(one, "(?:"); strings.ContainsAny(one, `([\?`) {
			one = one[:max(0, strings.IndexAny(one, `([\?`)-1)]
		}
		list = append(list, one)
	}
	return has(list...)
}

var web = regexp.MustCompile(`(?i)\bhttps?://[^\s"”)]+|\bwww\.[a-z0-9.-]+|[^@\w.-][a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|com|org|net|info)\b`)

var mayBeWeb = has("www", "http", ".uk", ".com", ".org", ".net", ".info")

func webAddresses(t Text) (list []Place) {
	text := t.whole
	if !mayBeWeb(t) {
		return nil
	}
	for _, m := range web.FindAllStringIndex(text, 100) {
		what := strings.TrimLeft(text[m[0]:m[1]], " \n\t(“\"")
		host := strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(what, "https://"), "http://"))
		host, _, _ = strings.Cut(host, "/")
		host = strings.TrimRight(host, ".")
		if !reserved.MatchString(host) {
			list = append(list, Place{m[1] - len(what), remark.LooksLikeWeb(what)})
		}
	}
	return list
}

var reserved = regexp.MustCompile(`(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$`)

var (
	insurance   = regexp.MustCompile(`\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b`)
	labelledNHS = regexp.MustCompile(`(?i)\bNHS (?:number|no\.?|num)?[ :.]*\d{3}[ -]?\d{3}[ -]?\d{3,4}\b`)
	plates      = regexp.MustCompile(`\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b`)
	sortCode    = regexp.MustCompile(`(?i)\b(?:sort code|account(?: number| no\.?)?)[ :.]*\d{2}-?\d{2}-?\d{2,4}\b`)
)

var digits = has("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")

func identifiers(t Text) (list []Place) {
	for _, one := range []struct {
		what    string
		pattern *regexp.Regexp
	}{{"a national insurance number", insurance}, {"an NHS number", labelledNHS}, {"a number plate", plates}, {"the number of an account", sortCode}} {
		list = append(list, every(digits, one.pattern, func(what string) remark.Remark { return remark.LooksLikeIdentifier(one.what, what) })(t)...)
	}
	return list
}

// places lists large towns, cities and counties whose names are seldom anything else.
const places = `Aberdeen|Barnsley|Belfast|Birmingham|Blackburn|Blackpool|Bolton|Bournemouth|Bradford|Brighton|Bristol|Calderdale|Cambridge(?:shire)?|Cardiff|Carlisle|Cheltenham|Cheshire|Cornwall|Coventry|Croydon|Cumbria|Derby(?:shire)?|Devon|Doncaster|Dorset|Dudley|Dundee|Durham|Ealing|Edinburgh|Enfield|Essex|Exeter|Gateshead|Glasgow|Gloucester(?:shire)?|Greenwich|Hackney|Hampshire|Haringey|Hertfordshire|Hillingdon|Hounslow|Huddersfield|Hull|Islington|Ipswich|Kirklees|Knowsley|Lambeth|Lancashire|Leeds|Leicester(?:shire)?|Lewisham|Lincolnshire|Liverpool|London|Luton|Manchester|Medway|Merseyside|Middlesbrough|Milton Keynes|Newcastle|Newham|Norfolk|Northampton(?:shire)?|Northumberland|Norwich|Nottingham(?:shire)?|Oldham|Oxford(?:shire)?|Peterborough|Plymouth|Portsmouth|Preston|Rochdale|Rotherham|Salford|Sandwell|Sheffield|Shropshire|Slough|Solihull|Somerset|Southampton|Southend|Southwark|Staffordshire|Stockport|Stoke-on-Trent|Suffolk|Sunderland|Surrey|Sussex|Swansea|Swindon|Tameside|Torbay|Tower Hamlets|Trafford|Wakefield|Walsall|Waltham Forest|Wandsworth|Warwickshire|Westminster|Wigan|Wiltshire|Wirral|Wolverhampton|Worcester(?:shire)?|Yorkshire`

var (
	// A sister in a town that exists tells nobody who she is; a team there does.
	realPlace   = regexp.MustCompile(`\b(?:` + places + `)(?:[’']s)? (?:[Cc]hildren[’']s [Ss]ervices|[Ss]ocial [Ss]ervices|[Ss]ocial [Cc]are|[Aa]dult [Ss]ocial [Cc]are|[Pp]olice|MASH|[Ss]afeguarding|[Pp]rimary|[Aa]cademy|[Ss]chool|[Cc]ollege|[Ss]urgery|[Ff]ront [Dd]oor|[Tt]eam)\b|\b(?:team|council|authority|office|surgery|school|hospital)(?:,)? (?:in|of|for|at) (?:` + places + `)\b`)
	institution = regexp.MustCompile(`\b(?:The )?University of \p{Lu}[\p{L}’'-]+|\b\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)? (?:University|(?:City|County|Borough|District|Metropolitan) Council|Council|Infirmary|(?:General |District |Royal |Children’s |Children's )?Hospital|NHS (?:Foundation )?Trust)\b|\b(?:London|Royal) Borough of \p{Lu}[\p{L}’'-]+|\bSt\.? \p{Lu}\p{L}+(?:’s|'s|’|')? (?:Hospital|Infirmary|University|College)\b`)
)

var mayBePlace, mayBeInstitution = gate(places), has("university", "council", "infirmary", "hospital", "trust", "borough", "college")

func realPlaces(t Text) (list []Place) {
	text := t.whole
	if !mayBePlace(t) && !mayBeInstitution(t) {
		return nil
	}
	lines := map[int]bool{}
	for _, pattern := range []*regexp.Regexp{institution, realPlace} {
		for _, m := range pattern.FindAllStringIndex(text, 100) {
			line := strings.Count(text[:m[0]], "\n")
			if !lines[line] && !generic.MatchString(text[m[0]:m[1]]) {
				lines[line] = true
				list = append(list, Place{m[0], remark.RealPlace(text[m[0]:m[1]])})
			}
		}
	}
	return list
}

// generic matches what names none: “The Council”.
var generic = regexp.MustCompile(`^(?:The|A|Your|Our|Parish|Town) [^ ]+$`)

var firms = regexp.MustCompile(`\b(?:Facebook|WhatsApp|Instagram|TikTok|Snapchat|Messenger|YouTube|Google|Netflix|PlayStation|Xbox|Roblox|Fortnite|Amazon|Tesco|Asda|ASDA|Sainsbury[’']?s|Aldi|Lidl|Morrisons|Waitrose|Primark|McDonald[’']?s|Greggs|Starbucks|Uber|Deliveroo|Argos|Ikea|IKEA|Barclays|HSBC|NatWest|Santander|Vodafone|Capita|Serco|G4S|Liquidlogic|Barnardo[’']?s)\b`)

// reviewed are the names of those of whom reviews wrote that DOMAIN.md, section 8.5, draws on;
// and how texts speak of others.
var reviewed = regexp.MustCompile(`\b(?:Victoria )?Climbi[eé]|\bPeter Connelly\b|\bBaby P(?:eter)?\b|\bLabinjo-Hughes\b|\bStar Hobson\b|\b(?:[Ii]nquiry|[Rr]eview|[Rr]eport) (?:into|on|about) (?:the )?(?:(?:death|murder|case) of )?\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+`)

// aLabel is a word that says what somebody is instead of what was seen, and what to write.
type aLabel struct {
	may     may
	pattern *regexp.Regexp
	instead remark.Better
}

func label(list string, instead remark.Better) aLabel {
	alternatives := strings.ReplaceAll(list, ", ", "|")
	return aLabel{gate(alternatives), regexp.MustCompile(`(?i)\b(?:` + alternatives + `)\b`), instead}
}

var labelList = []aLabel{
	label(`attention[- ]seeking, manipulative, promiscuous, naughty, out of control, beyond control, feral, streetwise`, remark.SaySeen),
	label(`hard to engage, hard to reach, won't engage, not engaging, refus(?:es|ed|ing) to engage, fail(?:s|ed|ing) to engage, non-?engag\w+, non-?complian\w+, uncooperative, un-cooperative, resistant to (?:help|support|change), disguised compliance`, remark.SaySeen),
	label(`chaotic (?:home|family|household|lifestyle|mother|father|parents?), dysfunctional, problem famil(?:y|ies), troubled famil(?:y|ies), broken home, deprived background, known to (?:social )?services, bad (?:mother|father|parents?), unfit (?:mother|father|parents?|to parent), feckless, workshy, work-shy, benefits? scroungers?, scroungers?, scrounging, sponging, layabouts?, chavs?, (?:does not|doesn't|did not|didn't|fail(?:s|ed) to) prioriti[sz]e, fail(?:s|ed) to protect`, remark.SaySeen),
	label(`suffers from, suffering from, suffered from, (?:a )?sufferers?, afflicted (?:by|with), victim of (?:a )?(?:stroke|dementia|illness), wheelchair[- ]bound, confined to (?:a|the|her|his|their) wheelchair, bed[- ]blockers?, bed[- ]blocking, handicapped, retarded, mentally defective, (?:a|the) schizophrenics?, (?:a|the) demented, demented, senile, the elderly, geriatrics?, the disabled, the mentally ill, mental patients?, lunatics?, nutters?, psychos?`, remark.SayLivesWith),
	label(`junkies?, druggies?, drug addicts?, addicts?, alcoholics?, drunkards?, drug abusers?, crackheads?, smackheads?`, remark.SayLivesWith),
	label(`did not attend, didn't attend, failed to attend, DNA'd, DNA’d, fail(?:s|ed) to bring`, remark.SayBrought),
	label(`lifestyle choices?, child prostitut\w+, prostitut\w+, underage sex`, remark.SayExploited),
	label(`commit(?:s|ted|ting)? suicide, failed suicide, successful suicide, suicide threat, cry for help`, remark.SayDied),
	label(`illegal immigrants?, illegals, half-caste, coloured (?:man|woman|boy|girl|child|people|person|family), gypos?, pikeys?, bogus asylum`, remark.SayNothing),
}

func labels(t Text) (list []Place) {
	for _, one := range labelList {
		list = append(list, every(one.may, one.pattern, func(what string) remark.Remark { return remark.Labels(what, one.instead) })(t)...)
	}
	return list
}

// Identity matches words for who somebody is. The list is short.
var Identity = regexp.MustCompile(`\b(?:Muslim|Christian|Jewish|Hindu|Sikh|Catholic|Polish|Romanian|Somali|Nigerian|Pakistani|Bangladeshi|Indian|Chinese|Jamaican|Ghanaian|Afghan|Syrian|Kurdish|Ukrainian|Irish Traveller|Traveller|Roma|Gypsy|Black|Asian|mixed[- ]race|white British|gay|lesbian|bisexual|trans|transgender|asylum seekers?|refugees?|immigrants?)\b`)

// who matches words for who somebody is, and what they are taken for.
var who = regexp.MustCompile(Identity.String() + `|(?i)\b(?:on benefits|council estates?|single (?:mother|mum|mom|parent)s?|teenage (?:mother|mum|parent)s?|travellers?|gypsies|foreigners?|migrants?|working[- ]class|disabled|autistic|learning difficult(?:y|ies)|wheelchair user)\b`)

// deficit matches what is wrong with somebody, or a reason made of who they are.
var deficit = regexp.MustCompile(`(?i)\b(?:typical(?:ly)?|as (?:you'd|you would|one would|one might) expect|of course|naturally|like (?:all|most|many) of them|they all|these people|those people|that sort|their sort|in (?:their|that|her|his) culture|culturally|despite being|in spite of being|(?:and|but) so (?:he|she|they|does|do|cannot|can't)|(?:does not|doesn't|do not|don't) know (?:any )?better|violent|aggressive|dirty|lazy|drunk\w*|neglect\w*|abus\w+|dangerous|primitive|backward|uneducated|ignorant|unhygienic|at risk because|risk (?:because|since)|because (?:she|he|they|the \w+|of (?:her|his|their) (?:faith|religion|culture|race|skin|disability))|submissive|oppress\w+)\b`)

var aSentence = regexp.MustCompile(`[^.!?\n]+`)

var mayBeWho = has("muslim", "christian", "jewish", "hindu", "sikh", "catholic", "polish", "romanian", "somali", "nigerian", "pakistani", "bangladeshi", "indian", "chinese", "jamaican", "ghanaian", "afghan", "syrian", "kurdish", "ukrainian", "traveller", "roma", "gyps", "black", "asian", "mixed", "white british", "gay", "lesbian", "bisexual", "trans", "asylum", "refugee", "migrant", "benefits", "estate", "single", "teenage", "foreigner", "working", "disabled", "autistic", "learning", "wheelchair")

func stereotypes(t Text) (list []Place) {
	text := t.whole
	if !mayBeWho(t) {
		return nil
	}
	for _, m := range aSentence.FindAllStringIndex(text, 500) {
		said := text[m[0]:m[1]]
		is := who.FindStringIndex(said)
		if is == nil || len(list) == 100 {
			continue
		}
		if lacks := deficit.FindString(said); lacks != "" {
			list = append(list, Place{m[0] + is[0], remark.Stereotype(said[is[0]:is[1]], lacks)})
		}
	}
	return list
}

// Death matches words for a death.
var Death = regexp.MustCompile(`(?i)\b(?:died|dies|dead|death|killed|kills|murder\w*|drown\w*|suicide|fatal(?:ly)?|passed away|did not survive|didn't survive)\b`)

var foundDead = regexp.MustCompile(`\{\w+\} (?:has died|is dead|was found dead|has been found dead|was killed|has been killed|died (?:last night|this morning|overnight|today|yesterday|because))`)

var blame = regexp.MustCompile(`(?i)\b(?:you (?:should|ought to|could) have (?:known|seen|noticed|realised|realized|spotted|guessed)|should have known better|your (?:own )?fault|you(?:'ve|’ve| have)? failed (?:her|him|them|this|these|us|the|that|\{)|you are to blame|you(?:'re|’re) to blame|blood on your hands|because of you\b|because you (?:didn't|did not|failed|chose|ignored|forgot)|you(?:'ve|’ve| have)? let (?:her|him|them|us|everybody|everyone|the family|that family|\{\w+\}) down|how could you|shame on you|you (?:made|chose) the wrong|you (?:were|are|was) wrong|wrong (?:answer|decision|choice)|your (?:negligence|carelessness|incompetence)|you(?:'re|’re| are) (?:useless|incompetent|careless|a bad social worker)|not fit to (?:be|practise)|if you had only|had you only)`)

var method = regexp.MustCompile(`(?i)\b(?:took|taken|takes|swallow\w*|overdos\w+ (?:of|on|with))(?: \w+){0,4} (?:tablets?|pills?|paracetamol|ibuprofen|antidepressants|bleach|capsules)\b|\b(?:hang(?:s|ed|ing)?|hung|drown(?:s|ed|ing)?|poison(?:s|ed|ing)?|strangl\w+) (?:herself|himself|themsel(?:f|ves)|yourself|myself)\b|\bligatures?\b|\bnooses?\b|\b(?:razors?|razor blades?|blades?|kni(?:fe|ves)|scissors|glass)\b[^.]{0,40}\b(?:wrists?|forearms?|thighs?|cut (?:herself|himself|themselves))\b|\b(?:cut|cuts|cutting|slit|slits|slashed) (?:her|his|their|your|my) (?:own )?(?:wrists?|arms?|forearms?|thighs?|legs?|throat)\b|\bjump(?:s|ed|ing)? (?:off|from|in front of) (?:a|the) (?:bridge|roof|train|window|car park|building)\b|\bwith a (?:rope|belt|cord|razor|blade) (?:round|around)\b`)

var feelingsMark = regexp.MustCompile(`(?i)\bhow (?:stressed|anxious|upset|tired|worried|distressed|overwhelmed) (?:do|did|are|were) you\b|\b(?:rate|score|grade|mark|measure) (?:your|the student's|the student’s|their) (?:stress|strain|feelings?|mood|anxiety|distress|wellbeing|well-being|resilience|reflection)\b|\b(?:feel|felt|feelings?|stress|strain|mood|resilience|wellbeing)\b[^.?!]{0,60}\b(?:from (?:1|one|0|nought|zero) to (?:5|five|10|ten)|out of (?:5|five|10|ten|a hundred|100)|on a scale|be (?:marked|graded|assessed|scored)|(?:are|is|get|gets) (?:marked|graded|assessed|scored|a mark))|\b(?:marks?|points?|grades?) (?:are |is |will be |to be )?(?:given |taken off |deducted |lost )?for (?:how you fe(?:el|lt)|your (?:feelings|strain|stress|resilience|reflection)|(?:strain|stress|feelings|resilience|reflection))\b`)
