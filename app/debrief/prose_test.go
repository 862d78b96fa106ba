package debrief_test

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/sim"
)

// Every number in the sentences of 200 debriefs is one of the figures next to the
// sentence: a count, minutes in words, a time, a tier, or the length of a list.
func TestEveryNumberInTheProseIsInTheData(t *testing.T) {
	bots := map[string]policy.Policy{"reader": reader, "loud": loud}
	for name, p := range policy.Named {
		bots[name] = p
	}
	played, sentences, seeds, all := 0, 0, atLength[uint64](2, 9), atLength(64, 200)
	for _, name := range []string{"small", "first-morning", "first-week", "winter-discharge"} {
		v := version(t, name)
		for _, p := range slices.Sorted(mapKeys(bots)) {
			for seed := range seeds {
				if played < all {
					d := judged(t, v, bots[p], seed)
					sentences += proseOf(t, fmt.Sprintf("%s, %s, seed %d", name, p, seed), reflect.ValueOf(d), facts(reflect.ValueOf(d)))
					played++
				}
			}
		}
	}
	if played != all || sentences < all*20 {
		t.Errorf("%d debriefs, %d sentences", played, sentences)
	}
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// prose lists the fields that are sentences about the run, with their type where another
// type has a field of the same name. Rules, methods and
// context say nothing about the run, and aren't listed.
var prose = map[string]bool{"Sentence": true, "Sentences": true, "Own": true, "Strain": true, "InPoints": true, "Day.Pressed": true}

// wholeProse lists the sentences that may use any part of a debrief.
var wholeProse = map[string]bool{"Debrief.Limits": true, "Debrief.OwnLimits": true, "Moment.What": true}

// proseOf checks the sentences of a value and of everything in it, and returns
// how many there are.
func proseOf(t *testing.T, where string, v reflect.Value, all known) int {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return proseOf(t, where, v.Elem(), all)
		}
	case reflect.Slice:
		n := 0
		for i := range v.Len() {
			n += proseOf(t, where, v.Index(i), all)
		}
		return n
	case reflect.Struct:
		n, own := 0, facts(v)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			place := v.Type().Name() + "." + f.Name
			from := own
			if wholeProse[place] {
				from = all
			}
			if !f.IsExported() || f.Anonymous && f.Type.Name() != "Detection" && f.Type.Name() != "Review" && f.Type.Name() != "Date" {
				continue
			}
			if !prose[f.Name] && !prose[place] && !wholeProse[place] && (f.Name != "Reason" || v.Type().Name() == "Kept") {
				n += proseOf(t, where, v.Field(i), all)
				continue
			}
			for _, s := range stringsOf(v.Field(i)) {
				n++
				if left := from.unknown(s); len(left) > 0 {
					t.Errorf("%s, %s: %q is in no field: %s", where, place, left, s)
				}
			}
		}
		return n
	}
	return 0
}

func stringsOf(v reflect.Value) []string {
	if v.Kind() == reflect.String {
		return []string{v.String()}
	}
	list := make([]string, v.Len())
	for i := range list {
		list[i] = v.Index(i).String()
	}
	return list
}

// known holds the texts and numbers that a sentence may use.
type known struct {
	texts   []string
	numbers map[string]bool
}

var digits = regexp.MustCompile(`\d+(\.\d+)?`)

// unknown returns the numbers in a sentence that don't come from k.
func (k known) unknown(s string) []string {
	for _, text := range k.texts {
		s = strings.ReplaceAll(s, text, "·")
	}
	return slices.DeleteFunc(digits.FindAllString(s, -1), func(n string) bool { return k.numbers[n] })
}

// facts returns the figures and texts of a value and of everything in it, except
// its own sentences.
func facts(v reflect.Value) known {
	k := known{numbers: map[string]bool{}}
	k.gather(v, false)
	slices.SortFunc(k.texts, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return k
}

func (k *known) gather(v reflect.Value, sentence bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			k.gather(v.Elem(), sentence)
		}
	case reflect.Slice:
		for n := range min(v.Len(), 3) + 1 { // for "and 4 more" after up to three names
			k.numbers[strconv.Itoa(v.Len()-n)] = true
		}
		for i := range v.Len() {
			k.gather(v.Index(i), sentence)
		}
	case reflect.Struct:
		k.constants(v)
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !prose[f.Name] && !prose[v.Type().Name()+"."+f.Name] {
				k.gather(v.Field(i), false)
			}
		}
	case reflect.String:
		k.text(v.String())
	case reflect.Int, reflect.Int64:
		k.number(v.Int())
	case reflect.Float64:
		k.numbers[strconv.FormatFloat(v.Float(), 'f', -1, 64)] = true
	}
}

func (k *known) text(s string) {
	if digits.MatchString(s) {
		k.texts = append(k.texts, s, strings.NewReplacer("“", "‘", "”", "’").Replace(s))
	}
}

func (k *known) number(n int64) {
	k.numbers[strconv.FormatInt(n, 10)] = true
	if n > 0 && n < 100_000 {
		k.texts = append(k.texts, debrief.Length(int(n)))
	}
	if n > 1000 {
		k.numbers[strconv.FormatInt(int64(math.Round(float64(n)/1e6)), 10)] = true // for points of strain
	}
}

// constants adds the thresholds that a kind of sentence mentions, and the sums
// that it makes of its own fields.
func (k *known) constants(v reflect.Value) {
	switch one := v.Interface().(type) {
	case debrief.Detection:
		k.numbers["20"], k.numbers["5"] = true, true
		k.number(int64(one.Hits + one.Misses))
		k.number(int64(one.FalseAlarms + one.CorrectRejections))
	case debrief.Bin:
		k.numbers["20"], k.numbers["5"] = true, true
	case debrief.Forecasts:
		k.number(int64(one.Settled))
	case debrief.Forecast:
		k.numbers["10"] = true
		k.number(int64(one.Percent / 10))
	case debrief.Overtime:
		k.number(int64(one.OnTime + one.Days))
	case sim.Review:
		k.numbers["0"] = true
	}
}
