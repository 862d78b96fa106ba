// Package theme knows the themes that somebody may not want to meet unprepared: the words by
// which a text names one, and those by which a content note does. It imports nothing but the
// standard library.
package theme

import (
	"regexp"
	"strings"
)

// Theme is something for which a content note is wanted.
//
// The lists are Caseload's own, and limited to words that seldom mean anything
// else. A theme can be present without any of them, and no list would find it; a
// practitioner should read the pack anyway.
type Theme struct {
	Name  string         // as a note might say it
	Texts *regexp.Regexp // finds it in a text
	Notes *regexp.Regexp // finds it in content notes
}

// List returns all of them, in the order in which they are shown.
func List() []Theme { return list }

// Of returns the names of the themes that content notes name.
func Of(contentNotes []string) []string {
	var names []string
	notes := strings.Join(contentNotes, "; ")
	for _, t := range list {
		if t.Notes.MatchString(notes) {
			names = append(names, t.Name)
		}
	}
	return names
}

func words(list string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + strings.ReplaceAll(strings.Join(strings.Split(list, ", "), "|"), `\}`, "") + `)\b`)
}

var list = []Theme{
	{"domestic abuse",
		words(`domestic (?:abuse|violence), coercive, controlling behaviour, strangl\w*, non-molestation, perpetrators?, hits? (?:her|him|them|me|\{\w+\}), hit by (?:her|his|an?|the|\w+) (?:ex-)?(?:partner|husband|wife|boyfriend|girlfriend|father|mother), slapped (?:her|him|me|\{\w+\}), punch(?:es|ed|ing)? (?:her|him|me|\{\w+\}|a hole), beats? (?:her|him|me) up, beaten (?:her|up by|by|black), used to hit, throws? things at, slam(?:s|med) (?:her|him|\{\w+\}), choke[sd] (?:her|him|\{\w+\}), kick(?:s|ed) (?:her|him|them|\{\w+\}), pushed (?:her|him|\{\w+\}) (?:down|against|over|into), raised (?:his|her) hand, won[’']t let (?:her|him|\{\w+\}) (?:out|see|go|work), checks (?:her|his) phone, locked (?:her|him|\{\w+\}) (?:in|out), restraining order, stalk(?:s|ed|ing|er), forced marriage, honour-based, FGM, black eyes?, violent (?:partner|ex|husband|father|relationship), controls? (?:her|his) (?:money|phone), threatened (?:her|him|me) with, threatened to kill, DASH, MARAC, refuge place, ex-partner came back, broke the door, afraid of him, scared of him`),
		words(`domestic abuse, domestic violence, violence at home, violent partner, coercive, coercion, abusive relationship`)},
	{"neglect",
		words(`neglect\w*, no food in, nothing in the fridge, hasn[’']t eaten since, left alone (?:for|in|with), infested, matted hair, nappy rash, hungry every, unwashed, lice untreated, soiled mattress, pressure sores?, left alone all`),
		words(`neglect\w*, self-neglect, going without`)},
	{"sexual abuse or exploitation",
		words(`sexual(?:ly)? (?:abus\w+|assault\w*|exploit\w+), rape\w*, touched (?:her|him|them|\{\w+\}) (?:under|between|there|down|in the night|where), sexual touching, touched inappropriately, inappropriate(?:ly)? touch\w+, sexting, traffick\w+, sexualised, incest, molest\w*, groom(?:ed|ing), sent (?:her|him|them|\{\w+\}) pictures, exploitation, county lines, older boyfriend, nudes, indecent (?:images?|assault)`),
		words(`sexual \w+, exploit\w+, rape, groom\w+, used by somebody older, being used`)},
	{"self-harm or suicide",
		words(`suicid\w*, self-harm\w*, overdos\w+, took all (?:her|his|their) tablets, cut (?:herself|himself|themselves), cutting (?:herself|himself|themselves), kill (?:herself|himself|themselves|myself), (?:took|takes|taken|taking) (?:her|his|their) own li(?:fe|ves), (?:ended|ends|ending|end) (?:her|his|their|my) (?:own )?life, killed (?:herself|himself|themselves), end it all, not want to be here any ?more, better off without (?:me|him|her|them), want(?:s|ed|ing)? to die, won[’']t be here (?:any more|tomorrow|when|much longer|by), (?:harm|harmed|harming|hurting) (?:herself|himself|themselves|themself|myself)`),
		words(`suicid\w*, self-harm\w*, self harm, wanting to die`)},
	{"misuse of alcohol or drugs",
		words(`heroin, cocaine, drinks? (?:a|two|three|\d) (?:bottles?|litres?|cans?|pints?), drinking (?:since|in the mornings?|every), drinks every, (?:a )?bottles? of (?:gin|whisky|whiskey|rum|spirits|sherry), hungover, smell(?:s|ed|ing)? of (?:drink|alcohol), high on, using again, dealer, needles?, weed, crack, cannabis, methadone, ketamine, spice, drunk, sober, nearly had a drink, (?:a |her |his |their )drink problem, relaps\w+, in rehab, detox, clean and sober, the pub every, in the pub all, drinks? heavily, drinking again, bottles? of (?:vodka|wine|cider), alcoholi\w+, withdrawal, intoxicated, substance misuse, drug use`),
		words(`alcohol, drink\w*, drugs?, substance\w*, addiction`)},
	{"a death, or grief",
		words(`died, funeral, bereave\w+, miscarr\w+, lost (?:a|the|her|their) baby, passed away, stillb\w+, cot death, hospice, end of life, dying, grief, grieving, widow\w*, lost (?:her|his|their|my) (?:mum|mother|dad|father|parents?|husband|wife|son|daughter|partner|brother|sister|twin|nan|gran\w*), terminal(?:ly)? (?:ill|illness|cancer|diagnosis)`),
		words(`death, dying, died, grief, bereave\w+, loss, lost, end of life, dies, miscarr\w+, stillb\w+`)},
	{"an injury",
		words(`bruis\w+, fractur\w+, burn marks?, bite marks?, injur(?:y|ies) to, non-accidental, skeletal survey, strategy discussion, shaken, mark on, broken (?:arm|leg|wrist|rib|jaw)s?, scald\w*, cigarette burns?, run over, knocked down by, car crash, brain injury, head injury`),
		words(`injur\w+, bruis\w+, mark on, hurt, harm to, physical abuse, fracture, falls?, fallen`)},
	{"discrimination",
		words(`racis\w+, racial(?:ly)? abus\w+, homophob\w+, transphob\w+, islamophob\w+, antisemit\w+, slurs?, hate crime, hate incident, go back to (?:your|her|his|their)`),
		words(`racis\w+, discriminat\w+, hate, homophob\w+, transphob\w+, prejudice, islamophob\w+, antisemit\w+`)},
	{"a parent's or carer's mental ill health",
		words(`low mood, depress\w+, psychosis, psychotic, sectioned, panic attacks?, hearing voices, postnatal, breakdown, schizophren\w+, bipolar, eating disorder, anorexi\w+, bulimi\w+, PTSD, paranoia, mental health (?:ward|crisis|hospital|unit)`),
		words(`mood, mental (?:ill )?health, depress\w+, psychosis, anxiety`)},
	{"dementia",
		words(`dementia, Alzheimer[’']?s`),
		words(`dementia, Alzheimer[’']?s, memory`)},
	{"removal of a child",
		words(`removed from (?:her|his|their) (?:care|parents|mother), emergency protection order, police protection, interim care order, taken into (?:foster )?care, removed at birth, taken off (?:her|him|them|me|\{\w+\}), adoption`),
		words(`remov\w+, care proceedings, court, care order, adoption, separation, taken into care`)},
}
