package author

import (
	authorpage "caseload/app/page/author"
	"caseload/app/script/form"
)

// outcomeOf returns what follows a task, or nothing for what is none, or where nothing can.
func outcomeOf(script *form.Script, t form.Thing, draft, file int64) (list []authorpage.FormAnswer) {
	if t.Word != "task" {
		return nil
	}
	o := script.Outcome(t)
	for _, one := range []authorpage.FormAnswer{
		{Key: form.WhenDone, Words: sentenceDone, Steps: stepsOf(o.Done, draft, file)},
		{Key: form.WhenGone, Words: sentenceTakenOff, Steps: stepsOf(o.Gone, draft, file)},
	} {
		one.In = form.InBranch(t.Key, one.Key)
		one.Adds = addsOf(script.CanAdd(one.In))
		if len(one.Steps) > 0 || len(one.Adds) > 0 {
			list = append(list, one)
		}
	}
	return list
}
