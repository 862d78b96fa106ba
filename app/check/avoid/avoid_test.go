package avoid

import (
	"testing"

	"caseload/app/check/phrase"
)

func TestWhatIsFound(t *testing.T) {
	for rule, texts := range map[string][2][]string{
		"web-address":   {{"See www.larch.org.uk.", "https://larch.example.co.uk/x", "It is at larch.org."}, {"Write to desk@larch.example.", "See www.larch.example.", "etc. and so on"}},
		"identifier":    {{"NI QQ 12 34 56 C", "NHS number 999 123 4567", "A red car, AB12 CDE.", "Sort code 12-34-56"}, {"Room 12, floor 3", "P1 or P2"}},
		"real-place":    {{"Leeds City Council wrote.", "At St Anne's Hospital", "The University of Larchford", "Essex children's services", "our team in Kent and the council in Surrey"}, {"A sister in Leeds.", "The hospital rang.", "The Council wrote."}},
		"real-charity":  {{"The worker from Age UK rings."}, {"The worker from the charity for older people rings. At her age, UK travel is enough."}},
		"answer-told":   {{"There is one right answer here: give him a date."}, {"There is no right answer.", "I don't know whether that was the right decision."}},
		"real-firm":     {{"She saw it on Facebook."}, {"She saw it on her phone."}},
		"real-case":     {{"Remember Victoria Climbié.", "the inquiry into the death of Kit Larch", "What did they miss with Khyra Ishaq?"}, {"Peter rang."}},
		"label":         {{"He is attention-seeking.", "She suffers from asthma.", "He committed suicide.", "Did not attend.", "a typical scrounger", "Failed to engage with us."}, {"She has lived with asthma for years.", "He was not brought."}},
		"stereotype":    {{"She is Somali and so does not know better.", "A Traveller family, so expect poor attendance."}, {"The Somali café was open. He was drunk.", "The Polish church told her to expect a letter."}},
		"blame":         {{"You should have known.", "It is your fault.", "You failed this family."}, {"You should have the letter by now.", "Whose fault is the window?"}},
		"method":        {{"She took forty tablets.", "He cut his arms.", "tried to hang himself", "She drank bleach.", "a belt around his neck", "A handful of pills, taken at once.", "the paracetamol {mum} swallowed", "She took a whole box of painkillers."}, {"She drank her tea.", "There is a box of tablets by the bed.", "the tablets she stopped in May", "the pills that he takes every morning", "She cut the cake.", "He took the bus.", "Something was taken."}},
		"feelings-mark": {{"How stressed did you feel?", "Rate your mood.", "Your feelings will be marked."}, {"How did it go?", "The meeting was marked in the diary."}},
		"number-shown":  {{"Overnight (concern 3)", "Concern: 2"}, {"A concern of two weeks", "She raised a concern 2 days ago.", "His concern is that 3 is too few."}},
		"death":         {{"{boy} was found dead."}, {"{gran} died in 2012."}},
	} {
		for i, list := range texts {
			for _, text := range list {
				for _, r := range Rules {
					if r.ID == rule && (len(r.In(phrase.Of(text))) > 0) != (i == 0) {
						t.Errorf("%s: %q: %v", rule, text, r.In(phrase.Of(text)))
					}
				}
			}
		}
	}
}

func TestStrainIsNoMark(t *testing.T) {
	for notes, want := range map[string]int{
		"Strain is the practitioner's, worked out from the diary, and counts for a tenth of the mark.":      1,
		"| strain under 50 | a criterion for the pass |":                                                    1,
		"Marks for resilience: ten.":                                                                        1,
		"Strain is the practitioner's in the story, worked out from the diary, and nobody is marked on it.": 0,
		"| assessed | no. Formative; no score, no mark on strain or on private reflections |":               0,
	} {
		if list := Counted(phrase.Of(notes)); len(list) != want {
			t.Errorf("%q: %v", notes, list)
		}
	}
}
