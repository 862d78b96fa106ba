package check

import (
	"regexp"
	"strings"

	"caseload/app/check/remark"
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
	offset           int
}

// answers returns the choices of a question, as far as they are written out.
func (f *luaFile) answers(c *call) (list []answer) {
	it := c.table.field("choices")
	if c.name != "ask" || it == nil {
		return nil
	}
	t := f.choiceTable(it)
	if t == nil {
		return nil
	}
	for _, it := range t.items {
		a := answer{id: it.key, offset: f.tokens[it.at].from}
		if label, ok := f.only(&it); ok {
			a.label = label
		} else if it.table != nil {
			a.label, _ = f.only(it.table.position(1))
			a.leads, _ = f.only(it.table.field("leads"))
		}
		if it.key != "" {
			list = append(list, a)
		}
	}
	return list
}

// straw matches words in answers that nobody would defend.
var straw = regexp.MustCompile(`(?i)\b(?:ignore (?:it|her|him|them|this|the)|do nothing|hang up|shout|not my (?:problem|job)|tell (?:her|him|them) (?:off|to go away|to stop complaining)|go away|who cares|refuse to|lie to|pretend|threaten|laugh|leave (?:her|him|them) to it|forget (?:it|about it)|can't be bothered|couldn't care|blame (?:her|him|them)|delete|throw)\b`)

func oneAnswer(p *pack, say say) {
	for _, f := range p.scripts() {
		for i := range f.calls {
			list := f.answers(&f.calls[i])
			if len(list) < 2 {
				continue
			}
			var weak []string
			for _, a := range list {
				if straw.MatchString(a.label) || straw.MatchString(strings.ReplaceAll(a.id, "_", " ")) {
					weak = append(weak, "`"+a.id+"`")
				}
			}
			if len(list)-len(weak) < 2 {
				say(f.finding(list[0].offset).says(remark.OnlyAnswer(weak)))
			}
		}
	}
}

func longestAnswer(p *pack, say say) {
	for _, f := range p.scripts() {
		for i := range f.calls {
			list := f.answers(&f.calls[i])
			longest, next, which := 0, 0, 0
			for n, a := range list {
				if words := wordsIn(a.label); words > longest {
					longest, next, which = words, longest, n
				} else {
					next = max(next, words)
				}
			}
			if len(list) > 1 && next > 0 && longest >= 8 && longest > 5*next/2 {
				say(f.finding(list[which].offset).says(remark.AnswerMuchLonger(list[which].id, longest, next)))
			}
		}
	}
}

// tells matches words that reveal the consequence of an answer, or that it is
// wise. Speech in quotation marks is removed first.
var (
	tells  = regexp.MustCompile(`(?i)\b(?:the (?:right|correct|best|safe|safest|wise) (?:thing|answer|option|choice|way)|correctly|wrongly|best practice|good practice|bad practice|unsafe|risky|safely|which (?:will|would|helps?|harms?|calms?|worsens?|keeps? (?:her|him|them) safe)|will (?:make|lead|cause|help|harm|calm|upset|anger|trust|lose|regret)|so that (?:nobody|no one|everyone|she is|he is|they are) (?:is |are )?(?:hurt|safe|harmed)|(?:builds?|loses?|breaks?) trust|reduces? (?:the )?risk|raises? (?:the )?risk|increases? (?:the )?risk|makes? (?:it|things) (?:worse|better)|leads to (?:harm|trouble|a good)|strain|worry-days)\b`)
	speech = regexp.MustCompile(`“[^”]*”`)
)

func labelTells(p *pack, say say) {
	for _, f := range p.scripts() {
		for i := range f.calls {
			for _, a := range f.answers(&f.calls[i]) {
				for _, text := range []string{speech.ReplaceAllString(a.label, ""), a.leads} {
					if found := tells.FindString(text); found != "" {
						say(f.finding(a.offset).says(remark.LabelGivesAway(found, a.id)))
					}
				}
			}
		}
	}
}

// wordsIn returns the number of words in a text.
func wordsIn(text string) int { return len(strings.Fields(text)) }

// linesIn returns the number of non-blank lines in a text. Each entry of a list
// is one.
func linesIn(text string) (n int) {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n
}
