package play

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"

	playpage "caseload/app/page/play"
	"caseload/app/run"
	"caseload/app/web/edge"
)

// eventPartner is the event that the stream of a pair's desk sends. Its name is the id of the
// region that it replaces.
const eventPartner = "partner"

// MovedJSON is what a partner has decided since a turn; all is absent if it is nothing.
type MovedJSON struct {
	Turn   int    `json:"turn,omitempty"` // that has come since
	By     string `json:"by,omitempty"`
	Chosen string `json:"chosen,omitempty"`
}

func liveAddress(id int64, turn int) string {
	return fmt.Sprintf("%s/live?turn=%d", edge.RunAddress(id), turn)
}

// deskLive tells one of a pair, who has the desk of a turn before them, what the other has
// decided since. A run that one student has alone tells nothing.
func (s *Pages) deskLive(c *fiber.Ctx) error {
	mine, err := s.Mine(c)
	if err == nil && !mine.Run().Paired {
		err = run.ErrNotFound
	}
	if err != nil {
		return err
	}
	turn, ok := edge.ParseID(c.Query("turn"))
	if !ok || turn > maxTurn {
		return edge.Refuse(fiber.StatusUnprocessableEntity, sentenceLiveTurn)
	}
	id, inJSON, person := mine.ID(), edge.WantsJSON(c), s.PersonLater(c)
	return s.Live(c, edge.Watch{
		Topic: fmt.Sprint("run ", id), Event: eventPartner,
		Mark: func(ctx context.Context) (string, error) { return s.Runs.Mark(ctx, mine) },
		Look: func(ctx context.Context, _ time.Time) ([]byte, error) {
			p, err := person(ctx)
			if err != nil {
				return nil, err
			}
			guest, err := s.Runs.Owned(ctx, p, nil)
			if err != nil {
				return nil, err
			}
			mine, err := s.Runs.Mine(ctx, guest, id)
			if err != nil {
				return nil, err
			}
			moved, err := s.Runs.MovedOn(ctx, mine, int(turn))
			if err != nil {
				return nil, err
			}
			if inJSON {
				return json.Marshal(MovedJSON{moved.Turn, moved.Partner, moved.Chose})
			}
			var b bytes.Buffer
			err = playpage.PartnerView{Run: id, Partner: moved.Partner, Chose: moved.Chose}.Render(ctx, &b)
			return b.Bytes(), err
		},
	})
}
