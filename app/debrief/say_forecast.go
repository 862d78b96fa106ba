package debrief

import (
	"fmt"

	"caseload/app/sim"
)

const forecastRule = "Only forecasts that the run settled are scored. The Brier score is the mean of the squared distance between what you called and what came: 0 is perfect, 0.25 is the score for calling everything even, and 1 is being sure and wrong (Brier 1950). " +
	"One forecast says next to nothing about anybody's judgement. The odds are the story's, and say nothing about real families."

const noneSettled sim.Sentence = "Nothing that you forecast was settled in this run."

const noForecast sim.Sentence = "Nothing was forecast in this run."

func (f Forecast) told() Forecast {
	called := fmt.Sprintf("“%s”: you called it %d in 10", f.Text, f.Percent/10)
	switch f.Came {
	case "yes":
		f.Sentence = sim.Sentence(called + ", and it came.")
	case "no":
		f.Sentence = sim.Sentence(called + ", and it didn't come.")
	default:
		f.Sentence = sim.Sentence(called + "; the run didn't settle it.")
		return f
	}
	f.Score = pointer(float64(f.squared()) / 10_000)
	return f
}

// shared returns a bin with the share of its forecasts that came true or, if
// there are too few, the reason why it has none.
func (b Bin) shared(settled int) Bin {
	switch {
	case settled < enough:
		b.Reason = sim.Say("%s settled; how well they were called is only given as a figure from %d on.", plural(settled, "forecast", "forecasts"), enough)
	case b.Said < ofEach:
		b.Reason = sim.Say("Said %s; a share is only given from %d on.", plural(b.Said, "time", "times"), ofEach)
	default:
		b.Share = wilson(b.Came, b.Said)
	}
	return b
}

// context returns published findings about judgements like these, each with its
// limitation (DOMAIN 11; read in abstracts). It doesn't depend on the run, and is
// not shown beside a student's figures.
func context() []Context {
	return []Context{
		{"586 social workers in England judged twelve real referrals, 21,193 judgements in all: better than chance on eleven of the twelve, at a high cost in false alarms.", "Children's services; written vignettes, and one right answer each; read in the abstract.", "Wilkins and others"},
		{"Practitioners who forecast what would happen next to families were right a little more often than chance, by about 6 per cent.", "Forecasting isn't what the work is for, and the families went on being helped meanwhile.", "Meindl and Wilkins 2021; What Works CSC 2020"},
		{"In 45 reports of inquiries into what had gone wrong, the one error that kept coming back was to be slow to revise a view.", "Inquiries see the cases that went wrong, and know how they ended.", "Munro 1996"},
	}
}
