package agree

import (
	"testing"

	"caseload/app/check/phrase"
)

func TestOneThatStandsAloneIsToldOtherwise(t *testing.T) {
	var facts []Fact
	for _, text := range []string{"The place goes to panel on Thursday.", "It goes to the panel on Friday, they say.", "The panel sits on Thursday; the panel on Thursday decides."} {
		facts = append(facts, Facts(text, "")...)
	}
	found := Otherwise(facts)
	if len(found) != 1 || facts[1].Said != "Friday" || facts[found[1]].Said != "Thursday" {
		t.Error(found, facts)
	}
	facts = nil
	for _, text := range []string{"I can be there at twenty past eleven.", "So twenty past ten, outside?", "She'll come at twenty past eleven.", "I went in, at twenty past eleven."} {
		facts = append(facts, Facts(text, "sam")...)
	}
	if found := Otherwise(facts); len(found) != 1 || facts[1].Said != "twenty past ten" || facts[found[1]].Said != "twenty past eleven" {
		t.Error(found, facts)
	}
	if found := Otherwise(append(Facts("Two dogs slept by the stove.", ""), Facts("Six friends came to the meal.", "")...)); len(found) > 0 {
		t.Error("other things are told in other words:", found)
	}
}

func TestDatesAndNumbersAreRead(t *testing.T) {
	visits := Visits("12 January. First visit. Fine.\n\n2 Feb. The adviser rang.\n\n17 February. Visit.")
	if len(visits) != 2 || visits[1].Day != 17 || visits[1].Month != 2 || visits[1].Said != "17 February" {
		t.Error(visits)
	}
	if sums := Sums(phrase.Of("17 February and 20 working days is Tuesday 17 March.")); len(sums) != 1 || sums[0].Days != 20 || sums[0].To.Month != 3 {
		t.Error(sums)
	}
	if ages := Aged(phrase.Of("A child of ten, and a 7-year-old.")); len(ages) != 2 || ages[0].N != 10 || ages[1].N != 7 {
		t.Error(ages)
	}
	if age := BeginsAged("71. A midwife for thirty-six years."); age != 71 {
		t.Error(age)
	}
	if age := BeginsAged("12 January. First visit."); age != 0 {
		t.Error(age)
	}
	if kind := OtherKind("Ring the school", "visit"); kind != "call" {
		t.Error(kind)
	}
	if kind := OtherKind("Ring the school", "call"); kind != "" {
		t.Error(kind)
	}
}
