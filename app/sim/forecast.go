package sim

// Forecast records how likely the student thought something that the run can
// settle. Forecasts are scored, if at all, over many, and say nothing about
// real families.
type Forecast struct {
	On      string // the referral with which it was made
	Text    string // what may happen: "The mother agrees to an assessment"
	Percent int
	Turn    int
	Settled bool
	Came    bool
}

// noForecast is the field's value for making no forecast.
const noForecast = "none"

// likelihoods lists the answers to choose from. They are natural frequencies,
// which people read more reliably than percentages.
var likelihoods = []Option{
	{noForecast, "I’d rather not say"},
	{"10", "About 1 time in 10"}, {"30", "About 3 times in 10"}, {"50", "As often as not"},
	{"70", "About 7 times in 10"}, {"90", "About 9 times in 10"},
}

// percents maps the values of likelihoods to numbers.
var percents = map[string]int{"10": 10, "30": 30, "50": 50, "70": 70, "90": 90}

// forecast records the forecast made with a recommendation, if there is one.
func (w *World) forecast(m *Message, with map[string]string) {
	if percent, said := percents[with["forecast"]]; said {
		w.Forecasts = append(w.Forecasts, Forecast{On: m.ID, Text: m.Forecast, Percent: percent, Turn: w.Turn})
	}
}

// Settle records whether the event that a referral asked the student to
// forecast has happened. The student is told if they made a forecast. It
// returns an error if no such referral asks for one.
func (w *World) Settle(message string, came bool) error {
	m := w.Message(message)
	if m == nil || m.Forecast == "" {
		return w.noForecast(message)
	}
	f := find(w.Forecasts, func(f *Forecast) bool { return f.On == message && !f.Settled })
	if f == nil {
		return nil
	}
	f.Settled, f.Came = true, came
	w.happened(message, f.saysSettled())
	return nil
}

// forecasts returns the student's forecasts as the desk shows them.
func (w *World) forecasts() []ForecastView {
	list := []ForecastView{}
	for _, f := range w.Forecasts {
		v := ForecastView{On: f.On, Text: f.Text, Percent: f.Percent, Came: "open"}
		if f.Settled {
			v.Came = answerOf(f.Came)
		}
		list = append(list, v)
	}
	return list
}
