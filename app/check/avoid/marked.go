package avoid

import (
	"regexp"
	"strings"

	"caseload/app/check/phrase"
)

var (
	// felt matches words for what a student or the practitioner in the story feels.
	felt = phrase.New(`(?i)\b(?:strain|stress(?:ed)?|stress levels?|feelings?|how (?:\w+ ){0,2}(?:feels?|felt|coped?)|moods?|calm(?:ly|ness)?|composure|composed|resilien(?:t|ce)|tears|cry(?:ing)?|cried|panic(?:ked|king)?|anxiety|anxious|emotions?|emotional|wellbeing|well-being|self-care|reflections?|reflective (?:log|diary|journal|notes?|account)s?|private (?:words|notes|diary|reflections?))\b`)
	// graded matches how it becomes a mark, and of whom such a sentence speaks.
	graded  = regexp.MustCompile(`(?i)\b(?:grades?|graded|grading|marks? (?:is|are|will|for|off|out|if|each|are)|(?:the|your|their|module|final|a) marks?\b|marked|scores?|scored|scoring|points?|assessed|ranks?|ranked|ranking|league table|fails?|failed|pass mark|pass(?:es)? (?:only )?(?:if|who|with)|per cent of|\d+ ?% of|credits?|deduct\w*|penal\w+|bonus)\b`)
	student = regexp.MustCompile(`(?i)\b(?:you|your|students?|class|cohort|group|everybody|everyone|whoever|each|learners?|players?|candidates?|log|journal|diary|summative|practitioner|module|their|they|lecturer|tutor|mark)\b`)
	figured = regexp.MustCompile(`(?i)\b(?:over|under|above|below|more than|less than|of|at|to|beyond|past) (?:\d{1,3}|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred)\b`)
)

// markedTogether finds sentences that speak of what somebody feels, and of a mark, which is then
// made of it, unless they say that it isn't.
func markedTogether(t phrase.Text) (list []Place) {
	past := -1
	for _, m := range felt.In(t, 300) {
		if m[0] < past {
			continue
		}
		from := strings.LastIndexAny(t.Whole[:m[0]], ".!?|\n") + 1
		past = len(t.Whole)
		if end := strings.IndexAny(t.Whole[m[1]:], ".!?|\n"); end >= 0 {
			past = m[1] + end
		}
		sentence := t.Whole[from:past]
		mark := graded.FindString(sentence)
		limit := strings.Contains(strings.ToLower(sentence), "strain") && figured.MatchString(sentence)
		if (mark != "" || limit) && student.MatchString(sentence) && !unmarked.MatchString(sentence) && len(list) < 100 {
			list = append(list, Place{m[0], saysFeelingsMarked(strings.TrimSpace(t.Whole[m[0]:m[1]] + " … " + mark))})
		}
	}
	return list
}
