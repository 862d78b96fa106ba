package check

import (
	"regexp"
	"strings"

	"caseload/app/check/readable"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// choiceRules read labels as a student does who is looking for the right answer.
// They go by words and lengths, so they can only ask.
var choiceRules = []Rule{
	{"one-answer", Warning, "At least two answers are defensible; where the others are straw, nobody learns from choosing.", oneAnswer},
	{"longest-answer", Note, "Where one answer is much longer than all the others, it is taken for the right one.", longestAnswer},
	{"label-tells", Warning, "A label says what is done and what it costs, never what comes of it or that it is wise.", labelTells},
}

// answer is a choice as it is written in a script.
type answer struct {
	id, label, leads string
	hears            string
	offset           int
}

// eachQuestion calls each for the choices of every question, as far as they are written out.
func (p *pack) eachQuestion(each func(f *luaFile, list []answer)) {
	seen := map[*syntax.Node]bool{}
	for _, choices := range p.fieldValues("choices") { // of an ask, or of what is handed on to one
		for _, t := range choices.f.tablesOf(choices.n) {
			if !seen[t] {
				seen[t] = true
				each(choices.f, choices.f.answers(t))
			}
		}
		if v := choices.f.resolved().of[choices.n.First]; choices.n.Form == syntax.Word && v != nil { // choices.more = …, one at a time
			for id, values := range v.fields {
				for _, n := range values {
					if !seen[n] {
						seen[n] = true
						each(choices.f, []answer{choices.f.answer(id, n, choices.f.tree.Span(n).From)})
					}
				}
			}
		}
	}
}

// answers returns the choices that a table holds.
func (f *luaFile) answers(t *syntax.Node) (list []answer) {
	for _, c := range t.Children {
		id, named := f.key(c)
		if !named {
			continue
		}
		list = append(list, f.answer(id, value(c), f.tree.Tokens[keyToken(c)].From))
	}
	return list
}

// answer returns a choice that is written at a byte, and given a label or a table.
func (f *luaFile) answer(id string, v *syntax.Node, offset int) answer {
	a := answer{id: id, label: id, offset: offset}
	if v != nil && v.Form == syntax.Table {
		a.leads, _ = f.literal(value(f.item(v, "leads")))
		a.hears, _ = f.literal(value(f.item(v, "hears")))
		v = positional(v, 1)
	}
	if label, ok := f.literal(v); ok {
		a.label = label
	}
	return a
}

// straw matches words in answers that nobody would defend.
var straw = regexp.MustCompile(`(?i)\b(?:ignore (?:it|her|him|them|this|the)|do nothing|hang up|shout|not my (?:problem|job)|tell (?:her|him|them) (?:off|to go away|to stop complaining)|go away|who cares|refuse to|lie to|pretend|threaten|laugh|leave (?:her|him|them) to it|(?:just )?(?:get|got) on with it|make (?:her|him|them|\{\w+\}) (?:comply|obey|do it|behave)|(?:ring|call|come back|tell me) (?:me |us )?when it[’']s (?:serious|important|real|an emergency)|I[’']ve (?:got )?(?:better|more important) things|(?:don[’']t|do not|doesn[’']t) (?:really )?care|sort (?:it|this|that|things) out (?:yourself|yourselves|among yourselves)|(?:deal|cope) with it (?:yourself|yourselves)|(?:that[’']s|it[’']s) your (?:problem|lookout|own fault|fault|mess|job)|you[’']re on your own|none of my business|mind your own|leave me alone|stop (?:asking|ringing|bothering|moaning|crying|wasting|complaining|calling|fussing|whining|making)|calm down|pull yourself together|get over (?:it|yourself)|grow up|don[’']t be (?:so )?(?:silly|stupid|ridiculous|dramatic|difficult|lazy|a baby)|shut up|serves? (?:you|her|him|them) right|what did you expect|you should have thought|do as you[’']re told|because I say so|you(?:[’']ve| have) no choice|taken away|take (?:your|the|her|his|their) (?:child|children|kids|baby) (?:away|off you)|I haven[’']t (?:got )?(?:the )?time|(?:I[’']m|we[’']re) too busy|(?:you|she|he|they)(?:[’']re|[’']s| is| are) (?:lying|making it up)|I don[’']t believe (?:you|her|him|them|a word)|keep quiet about|I won[’']t tell anyone|lock (?:her|him|them|the door)|not interested|so what\b|tough luck|too bad|whatever you (?:do|say)|stop it or|or else|forget (?:it|about it)|can't be bothered|couldn't care|blame (?:her|him|them)|delete|throw|(?:brush|fob|palm|shrug|put) (?:it|her|him|them|\{\w+\}|the \w+) off|get rid of|(?:take )?the easy way out|not bother|pass the buck|do as little|do your best to avoid|wash your hands|turn a blind eye|look the other way|let (?:it|things|them|her|him) slide|put it off for ever|say nothing to anybody|shut (?:her|him|them) up|walk away|dismiss (?:it|her|him|them|\{\w+\}))\b`)

func oneAnswer(p *pack, say say) {
	p.eachQuestion(func(f *luaFile, list []answer) {
		if len(list) < 2 {
			return
		}
		var weak []answer
		for _, a := range list {
			if straw.MatchString(a.label) || straw.MatchString(strings.ReplaceAll(a.id, "_", " ")) {
				weak = append(weak, a)
			}
		}
		for _, a := range weak {
			say(f.finding(a.offset).says(remark.WeakAnswer(a.label, len(list)-len(weak))))
		}
	})
}

func longestAnswer(p *pack, say say) {
	p.eachQuestion(func(f *luaFile, list []answer) {
		longest, next, which := 0, 0, 0
		for n, a := range list {
			if words := readable.Words(a.label); words > longest {
				longest, next, which = words, longest, n
			} else {
				next = max(next, words)
			}
		}
		if len(list) > 1 && next > 0 && longest >= 8 && longest > 5*next/2 {
			say(f.finding(list[which].offset).says(remark.AnswerMuchLonger(list[which].id, longest, next)))
		}
	})
}

// tells matches words that reveal the consequence of an answer, or that it is
// wise. Speech in quotation marks is removed first. An aside in brackets about somebody is the
// author's own note of what follows.
var (
	tells = regexp.MustCompile(`(?i)\b(?:the (?:right|correct|best|safe|safest|wise) (?:thing|answer|option|choice|way)|correctly|wrongly|best practice|good practice|bad practice|unsafe|risky|safely|which (?:will|would|helps?|harms?|calms?|worsens?|keeps? (?:her|him|them) safe)|will (?:make|lead|cause|help|harm|calm|upset|anger|trust|lose|regret)|so that (?:nobody|no one|everyone|she is|he is|they are) (?:is |are )?(?:hurt|safe|harmed)|(?:builds?|loses?|breaks?) trust|reduces? (?:the )?risk|raises? (?:the )?risk|increases? (?:the )?risk|makes? (?:it|things) (?:worse|better)|(?:it|that|this) (?:calms|helps|works|upsets|worsens|soothes|settles|solves|fixes|backfires|keeps (?:her|him|them|everybody|everyone|\{\w+\}) safe)|leads to (?:harm|trouble|a good)|strain|worry-days|hop(?:e|es|ing) (?:that )?(?:it|this|things|she|he|they|nothing|for the best|\{\w+\})|it(?:'ll|’ll| will) (?:blow over|sort itself out)|properly|sort(?:s|ed)? (?:it|this|things|everything|everyone|everybody|her|him|them|\{\w+\})(?: all)? out|all(?:'s|’s| is) well|ends? (?:well|badly|in tears)|(?:goes|go|went|turns out|works out) (?:well|badly|wrong|fine)|(?:he|she|they|\{\w+\}) (?:is|are) (?:delighted|furious|relieved|grateful|hurt|upset|angry|pleased)|(?:he|she|they|\{\w+\}) thanks? you|\bthe (?:cautious|brave|lazy|kind|hard|easy|quick|proper|bold|soft|tough|wrong|lenient|risky|strict|honest|caring|professional|obvious|sensible|balanced|textbook) (?:choice|option|way|answer|thing|route)|will be (?:pleased|cross|angry|relieved|proud|disappointed|upset|furious|grateful|delighted|impressed)|(?:then|and|so) (?:he|she|they|\{\w+\}) (?:tells? (?:you|her|him|them)|opens? up|trusts? you|breaks? down|storms? (?:out|off)|changes? (?:her|his|their) mind)|comes? round in the end|(?:is|are|feels?|becomes?|gets?|stays?|was|were) (?:very |so |really |all )?(?:delighted|furious|relieved|grateful|reassured|calmer|angry|upset|happier|safer|worse|better|pleased|settled|sorted|resolved|lost|forgotten|disappointed|offended|hurt)|calms? down|(?:and|but|so|then) (?:\w+ |\{\w+\} ){1,3}(?:loses?|agrees?|refuses?|apologises?|cries|thanks|complains?|trusts?|improves?|escalates?|forgives?|stops?|never|learns?|goes missing|runs? away|gives? up|gets? (?:hurt|worse|better|over it)|ends? up|falls? (?:apart|out)|is (?:lost|gone|safe|in danger))|professionally|responsibly|sensibly|lazily|carelessly|competently|act (?:like|as) an?|be (?:brave|person[- ]cent(?:red|ered)|child[- ]cent(?:red|ered)|professional|kind|honest|curious|thorough|firm|sensible|safe|proactive|careful)|do (?:your job|the decent thing|it well|the minimum)|put the (?:child|person|family) first|take (?:it|this) seriously|follow (?:the )?(?:procedure|guidance|law|policy|rules)|by the book|person[- ]cent(?:red|ered)|child[- ]cent(?:red|ered)|good social work|trauma[- ]informed|strengths[- ]based|evidence[- ]based)\b|[(\[](?:and |so |then |but )?(?:he|she|they|it|this|that|nobody|everybody|leads|later|afterwards|\{\w+\}) [^)\]]*[)\]]`)
	// What gives an answer away also where it is in speech: nobody says so of their own.
	wise   = regexp.MustCompile(`(?i)\bwhich is (?:the |of course |clearly )*(?:right|best|correct|wise|safest|safe|wrong|worst|proper|appropriate|lawful)(?: (?:thing|answer|way|choice))?\b|[(\[]\s*(?:the )?(?:right|correct|incorrect|wrong|best|better|worse|worst|weak|weaker|weakest|strong|stronger|strongest|avoid|ideal|not ideal|preferred|recommended|not recommended|safe|safest|unsafe|risky|poor|good|bad|don[’']t|model|gold standard|full marks|trap|distractor|acceptable|unacceptable|defensible|not defensible|lazy|unprofessional|professional)(?: (?:answer|choice|one|option|practice|idea))?\s*[)\]]|[✓✔★☆☑✗✘❌✅👍👎]|\b(?:recommended|preferred|ideal|model|perfect|defensible|safest|wisest|weakest|strongest) (?:answer|choice|option|decision)\b|\bwhat (?:a )?good (?:social workers?|practitioners?) (?:do|does|would do|say|says)\b|\b(?:correct|right|wrong|best) (?:answer|decision|choice)\b|\bwell done\b`)
	aside  = regexp.MustCompile(`[(\[][^)\]\d]*[)\]]`) // beside speech, and not a length
	speech = regexp.MustCompile(`“[^”]*”`)
)

func labelTells(p *pack, say say) {
	p.eachQuestion(func(f *luaFile, list []answer) {
		for _, a := range list {
			for i, text := range []string{speech.ReplaceAllString(a.label, ""), a.leads} {
				found := tells.FindString(text)
				if found == "" && i == 0 {
					found = wise.FindString(a.label + "\n" + a.hears)
				}
				if found == "" && i == 0 { // behind what is said stands what somebody thinks of it
					if _, behind, speaks := strings.Cut(a.label, "”"); speaks && strings.HasPrefix(a.label, "“") && !strings.ContainsAny(behind, "“”") {
						found = strings.Trim(behind, " ,.;:–—-")
					}
					if said := aside.FindString(text); found == "" && text != a.label {
						found = said
					}
				}
				if found != "" {
					say(f.finding(a.offset).says(remark.LabelGivesAway(found, a.id)))
				}
			}
		}
	})
}
