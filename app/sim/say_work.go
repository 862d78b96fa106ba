package sim

// workSays says what each kind of work is.
var workSays = map[WorkKind]Sentence{
	WorkDirect: "time with people", WorkTravel: "travel", WorkRecording: "recording and email",
	WorkLearning: "protected time to learn", WorkReading: "reading", WorkAnswering: "calls and answers",
	WorkTriage: "triage", WorkConsult: "asking others", WorkBreak: "breaks", WorkSupervision: "supervision",
	WorkMeeting: "meeting", WorkAssessment: "assessment", WorkOther: "other work",
}

// says says what the work is.
func (k Work) says() Sentence {
	if k.Task != "" {
		return Sentence(k.Task)
	}
	return workSays[k.Kind]
}
