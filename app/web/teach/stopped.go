package teach

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

// StoppedFor returns the assignments of a lecturer's that nobody begins any longer, for the pages
// that they see without looking for those.
func StoppedFor(c *fiber.Ctx, e *edge.Edge, p sign.Person) ([]page.StoppedAssignment, error) {
	list, err := e.Runs.StoppedFor(c.UserContext(), p)
	var cards []page.StoppedAssignment
	for _, a := range list {
		cards = append(cards, page.StoppedAssignment{ID: a.ID, Name: a.Name, Cohort: a.CohortName + ", " + a.Year, On: edge.DateOf(a.At)})
	}
	return cards, err
}
