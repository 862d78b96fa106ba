package sim

import (
	"encoding/binary"
	"hash"
	"slices"

	"caseload/app/sim/calendar"
)

// A form builds the canonical form of a world, which is what its digest covers.
// It is one record, written by [World.write]. The methods called write in form_*.go
// define it: they list every record's fields by name, in the order in which they
// are written.
//
//	record  its fields, followed by a zero byte
//	field   name, value
//	name    its length in one byte, then its letters, in ASCII
//	number  a signed varint: zigzag, then seven bits per byte, lowest first
//	        (binary.AppendVarint). Times are minutes since 1970-01-01 00:00 on the
//	        story's own clock
//	text    its length in bytes as an unsigned varint (binary.AppendUvarint), then
//	        its bytes, in UTF-8
//	flag    the byte 1
//	list    the number of items as an unsigned varint, then the items
//	map     the number of entries as an unsigned varint, then each key (a text)
//	        followed by its value, sorted by the keys' bytes
//
// A field is left out if its value is 0, an empty text, false, an empty list or
// map, or an absent record. So new state in the world doesn't change the digests
// of plays that make no use of it.
//
// The names belong to the form. Renaming or moving a Go field changes nothing;
// changing a name here, or the order, changes every digest and needs a new
// number in rules.go.
//
// If you add a field to the world or to any type reachable from it, either write
// it under a new name in its record's function, or add it with a reason to
// leftOut in form_test.go. A test fails until you have done one of the two.
type form struct {
	b   []byte
	sum hash.Hash // b is flushed to it when full; if nil, everything stays in b
}

func (f *form) name(name string) {
	f.b = append(append(f.b, byte(len(name))), name...)
}

// end ends a record and flushes a full buffer to the hash.
func (f *form) end() {
	f.b = append(f.b, 0)
	if f.sum != nil && len(f.b) > formFull {
		f.sum.Write(f.b)
		f.b = f.b[:0]
	}
}

func (f *form) bytes(s string) {
	f.b = append(binary.AppendUvarint(f.b, uint64(len(s))), s...)
}

func (f *form) length(n int) { f.b = binary.AppendUvarint(f.b, uint64(n)) }

func (f *form) text(name, value string) {
	if value != "" {
		f.name(name)
		f.bytes(value)
	}
}

func (f *form) amount(name string, value int64) {
	if value != 0 {
		f.name(name)
		f.b = binary.AppendVarint(f.b, value)
	}
}

func (f *form) count(name string, value int) { f.amount(name, int64(value)) }

func (f *form) time(name string, value calendar.Time) { f.amount(name, int64(value)) }

func (f *form) flag(name string, value bool) {
	if value {
		f.name(name)
		f.b = append(f.b, 1)
	}
}

func (f *form) texts(name string, list []string) {
	if len(list) > 0 {
		f.name(name)
		f.length(len(list))
		for _, s := range list {
			f.bytes(s)
		}
	}
}

func (f *form) times(name string, list []calendar.Time) {
	if len(list) > 0 {
		f.name(name)
		f.length(len(list))
		for _, m := range list {
			f.b = binary.AppendVarint(f.b, int64(m))
		}
	}
}

func (f *form) counts(name string, m map[string]int) {
	writeMap(f, name, m, f.number)
}

func (f *form) number(n int) { f.b = binary.AppendVarint(f.b, int64(n)) }

func (f *form) words(name string, m map[string]string) { writeMap(f, name, m, f.bytes) }

func writeMap[V any](f *form, name string, m map[string]V, write func(V)) {
	if len(m) == 0 {
		return
	}
	var room [128]string
	keys := room[:0]
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	writeKeys(f, name, m, keys, write)
}

// writeKeys writes a map whose keys are sorted already.
func writeKeys[V any](f *form, name string, m map[string]V, keys []string, write func(V)) {
	if len(keys) == 0 {
		return
	}
	f.name(name)
	f.length(len(keys))
	for _, key := range keys {
		f.bytes(key)
		write(m[key])
	}
}

// record writes a record that is always present.
func (f *form) record(name string, value interface{ write(*form) }) {
	f.name(name)
	value.write(f)
}

func records[T any, P interface {
	*T
	write(*form)
}](f *form, name string, list []T) {
	if len(list) > 0 {
		f.name(name)
		f.length(len(list))
		for i := range list {
			P(&list[i]).write(f)
		}
	}
}
