package live

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"
)

// Event is something that a listener is sent, as a server-sent event: see "Server-sent
// events" in the HTML standard.
type Event struct {
	ID   string // what a browser sends back as Last-Event-ID; printable, or "" for none
	Name string // printable
	Data []byte
}

// MIMEType is the type of a stream of events.
const MIMEType = "text/event-stream"

// WriteTo writes the event. A carriage return in its data arrives as a line break,
// since that is what it is in this format.
func (e Event) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if e.ID != "" {
		fmt.Fprintf(&b, "id: %s\n", e.ID)
	}
	fmt.Fprintf(&b, "event: %s\n", e.Name)
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(e.Data))
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(&b, "data: %s\n", line)
	}
	b.WriteByte('\n')
	return b.WriteTo(w)
}

// WriteOpening writes what begins a stream: after how long a browser that lost it
// comes back.
func WriteOpening(w io.Writer, back time.Duration) error {
	_, err := fmt.Fprintf(w, "retry: %d\n\n", back.Milliseconds())
	return err
}

// WriteBeat writes what no browser reads. It keeps proxies from closing a quiet
// connection, and shows whether anybody is there.
func WriteBeat(w io.Writer) error {
	_, err := io.WriteString(w, ":\n\n")
	return err
}
