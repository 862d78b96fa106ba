package main

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The criteria that are taken from the template, of nine.
const (
	professionalism = "Professionalism"
	analysis        = "Critical reflection and analysis"
	skills          = "Skills and interventions"
)

// isMarked has a marked assignment made and played, marked by two lecturers, settled and
// released, and then marked again by a rubric that was mended.
func (j *journey) isMarked(amara, joss *tab) {
	j.Helper()
	ruth, martin := j.lecturer, j.comesToTeach("Martin Shaw", "martin.shaw@northmoor.example")
	assignment := j.isAssignedToBeMarked()
	j.playOut(j.begins(amara.program(j.home, 4), assignment), "careful", 0)
	j.playOut(j.begins(joss.program(j.home, 5), assignment), "loudest", 0)
	j.rubricIsWritten(assignment)
	number := j.twoMark(ruth, martin, assignment)
	j.isSettled(ruth, number)
	j.isReleased(ruth, number)
	reader, other := amara, joss
	if strings.Contains(ask[string](ruth, "[...document.querySelectorAll('tbody tr')].map((r) => r.textContent).find((t) => t.includes(%s))", number), "Joss") {
		reader, other = joss, amara
	}
	j.readsMark(reader, other)
	j.isMarkedAgain(ruth, martin, reader, number)
	j.marksAreTakenAway(ruth)
}

// isAssignedToBeMarked has the lecturer add the other one to the cohort, and assign First
// morning to be marked.
func (j *journey) isAssignedToBeMarked() (assignment string) {
	j.Helper()
	p := j.lecturer
	p.visit(j.home)
	p.takes("Your account")
	p.takes("Your cohorts")
	p.takes("BA Social Work, year 2")
	p.write("Add a lecturer", "martin.shaw@northmoor.example")
	p.press("Add them")
	p.says("Martin Shaw")
	p.takes("Assign a scenario")
	p.choose("First morning")
	p.choose("It is marked")
	p.press("Assign it")
	p.says("First morning")
	j.look(p, "marked ")
	return ask[string](p, "location.href")
}

// rubricIsWritten has the lecturer take a rubric from a template, and leave most of it out.
func (j *journey) rubricIsWritten(assignment string) {
	j.Helper()
	p := j.lecturer
	p.visit(assignment)
	p.takes("Marks")
	j.look(p, "no rubric ")
	p.takes("Write the rubric")
	j.look(p, "")
	p.press("Add those of “Professional Capabilities Framework")
	p.says("Criterion 1: "+professionalism, "Criterion 9: ")
	j.look(p, "template ")
	for _, n := range []string{"2", "3", "4", "5", "8", "9"} {
		p.chooseIn("Criterion "+n, "Take this criterion out")
	}
	p.writeIn("Criterion 6", "What you look for", "What you knew, what you feared, and how you told them apart.")
	p.choose("Yes, without seeing the first mark")
	p.write("Points by which two marks may differ", "2")
	p.press("Keep the rubric")
	p.says("It is marked without names", "neither reads the other’s mark", "Nobody has begun to mark it")
	p.lacks("Amara Bell", "Joss Whitaker-Lane")
	j.look(p, "not marked ")
}

// points is what a marker gives on each criterion.
type points map[string]string

// give has a marker write points and reasons.
func (j *journey) give(p *tab, by string, given points) {
	j.Helper()
	for criterion, n := range given {
		p.writeIn(criterion, "Points, from 0 to", n)
		p.writeIn(criterion, "Why", by+" on "+strings.ToLower(criterion)+".")
	}
}

// twoMark has two lecturers mark one of the candidates, and neither see the other's mark nor
// whose run it is. It returns the candidate's number.
func (j *journey) twoMark(ruth, martin *tab, assignment string) (number string) {
	j.Helper()
	number = ask[string](ruth, "document.querySelector('tbody th a').textContent")
	ruth.takes(number)
	ruth.takes("Read the run")
	ruth.says("Candidate " + number)
	ruth.lacks("Amara Bell", "Joss Whitaker-Lane")
	j.look(ruth, "")
	ruth.takes("Mark it")
	ruth.says("Your mark, the first")
	j.look(ruth, "first ")
	j.give(ruth, "Ruth", points{professionalism: "8", skills: "6"})
	ruth.press("Keep it as a draft")
	ruth.says("Your draft is kept")
	ruth.press("Hand it in") // with a criterion left out
	ruth.says("There is a problem")
	j.look(ruth, "wrong ")
	j.give(ruth, "Ruth", points{analysis: "7"})
	ruth.write("Overall", "I could follow what was decided.")
	ruth.press("Hand it in")
	j.look(ruth, "waits ")

	martin.visit(j.home)
	martin.takes("Your account")
	martin.takes("Your cohorts")
	martin.takes("BA Social Work, year 2")
	martin.takes("First morning")
	martin.takes("Marks")
	martin.says("One mark is in; you can give the other")
	martin.takes(number)
	martin.says("Your mark, the second")
	martin.lacks("Ruth on", "I could follow what was decided.", "Amara Bell", "Joss Whitaker-Lane")
	j.give(martin, "Martin", points{professionalism: "8", analysis: "3", skills: "6"})
	martin.press("Hand it in")
	martin.says("The two marks differ: to settle")
	return number
}

// isSettled has one of the two settle by how much they differ.
func (j *journey) isSettled(p *tab, number string) {
	j.Helper()
	p.visit(ask[string](p, "location.href"))
	p.says("The two marks differ: to settle")
	p.takes(number)
	p.says("the two marks are 4 points apart", "Martin on critical reflection and analysis.")
	j.look(p, "differs ")
	j.give(p, "Both", points{analysis: "5"})
	p.press("Settle it") // without saying why
	p.says("There is a problem")
	p.write("Why you settle it like this", "We read the second call again together.")
	p.press("Settle it")
	p.says("settled by Ruth Okonkwo")
	j.look(p, "settled ")
}

// isReleased has the lecturer release the marks, of which there is one.
func (j *journey) isReleased(p *tab, number string) {
	j.Helper()
	before := string(p.fetches("a", "a CSV file"))
	if strings.Contains(before, "Amara Bell") || !strings.Contains(before, number) {
		j.Errorf("before release the file for the registry has %s", before)
	}
	p.takes("Release the marks")
	p.says("1 student is given a mark", "Nobody has begun to mark it.")
	j.look(p, "")
	p.press("Release the marks to all")
	p.says("The marks were released", "Amara Bell", "Joss Whitaker-Lane")
	j.look(p, "released ")
}

// readsMark has the student who was marked find their mark, and the other find that there is
// none yet.
func (j *journey) readsMark(reader, other *tab) {
	j.Helper()
	for _, p := range []*tab{reader, other} {
		p.visit(j.home)
		p.takes("Your assignments")
	}
	reader.says("New.")
	j.look(reader, "mark ")
	reader.takes("Your mark: 19 of 30")
	reader.says("19 of 30 points", "5 of 10.", "Ruth on professionalism.", "Both on critical reflection and analysis.", "What you knew, what you feared", "I could follow what was decided.")
	reader.lacks("Martin", "We read the second call again together.")
	j.look(reader, "")
	other.lacks("19 of 30")
	other.takes("First morning")
	other.lacks("19 of 30")
	j.look(other, "unmarked ")
}

// isMarkedAgain has the lecturer mend the rubric, which is told before it is done, and both
// mark again. The student keeps their mark until then.
func (j *journey) isMarkedAgain(ruth, martin, reader *tab, number string) {
	j.Helper()
	ruth.takes("What it is marked by")
	ruth.press("Add a criterion")
	ruth.writeIn("Criterion 4", "Name", "Use of the team")
	ruth.writeIn("Criterion 4", "The most points", "5")
	ruth.write("Why you change it", "We had left out the team.")
	ruth.press("Keep the rubric")
	ruth.says("With this change, 1 candidate is marked again", "Criteria that are added: Use of the team.", number)
	j.look(ruth, "again ")
	ruth.press("Change it, and mark those again")
	ruth.says("To be marked again")
	j.look(ruth, "again ")
	reader.visit(ask[string](reader, "location.href"))
	reader.says("19 of 30 points", "Your lecturers are marking this again.", "We had left out the team.")
	j.look(reader, "again ")
	for _, p := range []*tab{ruth, martin} {
		p.visit(ask[string](p, "location.href"))
		p.takes(number)
		j.look(p, "again ")
		want(j.T, "points from before", p.read("Points, from 0 to 10"), "8")
		j.give(p, "Again", points{analysis: "5"})
		p.writeIn("Use of the team", "Points, from 0 to 5", "4")
		p.writeIn("Use of the team", "Why", "Asked in good time.")
		p.write("Why the mark changes", "The team counts now.")
		p.press("Hand it in")
	}
	martin.says("Marked")
	reader.visit(ask[string](reader, "location.href"))
	reader.says("23 of 35 points", "What it was before", "19 of 30 points", "The team counts now.", "Asked in good time.")
	reader.lacks("marking this again")
	j.look(reader, "changed ")
}

// marksAreTakenAway has the lecturer take the marks away for the registry.
func (j *journey) marksAreTakenAway(p *tab) {
	j.Helper()
	file := string(p.fetches("a", "a CSV file"))
	book, err := excelize.OpenReader(bytes.NewReader(p.fetches("a", "a workbook")))
	check(j.T, err)
	rows, err := book.GetRows("Marks")
	check(j.T, err)
	for _, name := range []string{"Amara Bell", "Joss Whitaker-Lane", "Use of the team (out of 5)"} {
		if !strings.Contains(file, name) {
			j.Errorf("the CSV file has no %q:\n%s", name, file)
		}
	}
	if len(rows) != strings.Count(strings.TrimSpace(file), "\n")+1 {
		j.Errorf("the workbook has %d rows, and the CSV file is:\n%s", len(rows), file)
	}
}
