package edge

import (
	"errors"
	"math"
	"mime"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/gofiber/fiber/v2"

	"caseload/app/sim"
)

// A request's body is a JSON object or a form, decoded into a struct whose tags
// name the fields. Fields that are unknown, sent twice or of the wrong type are
// refused with a sentence; nothing is guessed.

// ReadBody decodes the request's body into object if it is JSON and into form if it
// is a form. Both are pointers to structs and may be the same. An empty body leaves
// them unchanged. Besides strings, the structs may have fields of the types in
// body_types.go, and an inlined map for all fields they don't name.
func ReadBody(c *fiber.Ctx, object, form any) error {
	body, kind, err := bodyOf(c)
	switch {
	case err != nil || len(body) == 0:
		return err
	case kind == fiber.MIMEApplicationJSON:
		return decode(body, object, false)
	}
	fields, err := formFields(string(body))
	if err != nil {
		return err
	}
	if body, err = objectOfForm(fields); err != nil {
		return err
	}
	return decode(body, form, true)
}

// bodyOf returns the request's body and its media type, JSON or form. It refuses any
// other type.
func bodyOf(c *fiber.Ctx) (body []byte, kind string, err error) {
	body = c.Request().Body() // as it was sent: Fiber's own c.Body would decompress it
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return nil, "", Refuse(fiber.StatusUnsupportedMediaType, sentenceEncoding)
	}
	if len(body) == 0 {
		return nil, "", nil
	}
	if !utf8.Valid(body) {
		return nil, "", Misunderstood(sentenceUTF8)
	}
	kind, parameters, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	charset := strings.ToLower(parameters["charset"])
	known := kind == fiber.MIMEApplicationJSON || kind == fiber.MIMEApplicationForm
	if err != nil || !known || charset != "" && charset != "utf-8" {
		return nil, "", Refuse(fiber.StatusUnsupportedMediaType, sentenceType)
	}
	if err := refuseControls(kind, body); err != nil {
		return nil, "", err
	}
	return body, kind, nil
}

// IsForm reports whether the content type is that of a form.
func IsForm(c *fiber.Ctx) bool {
	kind, _, _ := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	return kind == fiber.MIMEApplicationForm
}

// formField is a field of a form, with all the values sent for it.
type formField struct {
	name   string
	values []string
}

// formFields parses a form. It returns the fields in the order in which each was
// first sent.
func formFields(body string) ([]formField, error) {
	var fields []formField
	at := map[string]int{}
	for pair := range strings.SplitSeq(body, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, err1 := url.QueryUnescape(name)
		value, err2 := url.QueryUnescape(value)
		if err1 != nil || err2 != nil {
			return nil, Misunderstood(sentenceForm)
		}
		if !utf8.ValidString(name) || !utf8.ValidString(value) {
			return nil, Misunderstood(sentenceUTF8)
		}
		i, again := at[name]
		if !again {
			i = len(fields)
			at[name] = i
			fields = append(fields, formField{name: name})
		}
		fields[i].values = append(fields[i].values, value)
	}
	return fields, nil
}

// objectOfForm converts a form to a JSON object. A field becomes a string or, if it
// was sent several times, a list of strings.
func objectOfForm(fields []formField) ([]byte, error) {
	object := []byte{'{'}
	for i, f := range fields {
		if i > 0 {
			object = append(object, ',')
		}
		var value any = f.values
		if len(f.values) == 1 {
			value = f.values[0]
		}
		name, err1 := json.Marshal(f.name)
		text, err2 := json.Marshal(value)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		object = append(append(append(object, name...), ':'), text...)
	}
	return append(object, '}'), nil
}

// decode decodes one JSON object into a struct; form says that objectOfForm made the
// object. The bytes are known to be UTF-8; an escaped half of a surrogate pair is
// refused.
func decode(object []byte, into any, form bool) error {
	if jsontext.Value(object).Kind() != '{' {
		return Misunderstood(sentenceJSON)
	}
	if value := jsontext.Value(object); !value.IsValid() && value.IsValid(jsontext.AllowInvalidUTF8(true)) {
		return Misunderstood(sentenceHalf)
	}
	types := asObject
	if form {
		types = asForm
	}
	err := json.Unmarshal(object, into, types, json.RejectUnknownMembers(true), jsontext.AllowInvalidUTF8(true))
	if err == nil {
		return nil
	}
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		if errors.Is(syntax, jsontext.ErrDuplicateName) {
			return ThereTwice(syntax.JSONPointer.LastToken())
		}
		return Misunderstood(sentenceJSON)
	}
	semantic, ok := errors.AsType[*json.SemanticError](err)
	if !ok {
		return err
	}
	name := strings.Join(slices.Collect(semantic.JSONPointer.Tokens()), ".")
	wants, isOurs := errors.AsType[wanted](err)
	switch {
	case errors.Is(err, json.ErrUnknownName):
		return UnknownField(semantic.JSONPointer.LastToken())
	case errors.Is(err, errTwice) || form && semantic.JSONKind == '[':
		return ThereTwice(name)
	case !isOurs:
		wants = wantedFor(semantic.GoType)
	}
	return WrongType(name, string(wants))
}

// wanted is the error for a field of the wrong type. It says what the field needs.
type wanted string

func (w wanted) Error() string { return string(w) }

func wantedFor(of reflect.Type) wanted {
	if of != nil && of.Kind() == reflect.Map {
		return "an object"
	}
	return "a text"
}

// errTwice is the error for a field of a form that may be sent only once.
var errTwice = errors.New("there twice")

func Misunderstood(sentence sim.Sentence) error {
	return Refuse(fiber.StatusBadRequest, sentence)
}

func UnknownField(name string) error {
	return Misunderstood(sayUnknownField(name))
}

func ThereTwice(name string) error {
	return Misunderstood(sayThereTwice(name))
}

func WrongType(name, wanted string) error {
	return Misunderstood(sayWrongType(name, wanted))
}

// Shown returns text that somebody sent for use in a sentence: quoted and, if
// long, shortened.
func Shown(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return strconv.Quote(text)
}

// Turn returns the number as that of a turn, or an error if it is too large for one.
func (w Whole) Turn(name string) (int, error) {
	if w.N > math.MaxInt32 {
		return 0, WrongType(name, "the number of a turn")
	}
	return int(w.N), nil
}
