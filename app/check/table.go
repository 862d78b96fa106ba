package check

import "caseload/app/script/syntax"

// table is a `{ … }` as it is written.
type table struct {
	open, end int // the token `{`, and the one after `}`
	items     []item
}

// item is a field of a table: its key, or "" for a positional one, and the tokens
// of its value.
type item struct {
	key      string
	at       int // the token of the key or, if there is none, of the value
	from, to int
	table    *table // the value, if it is a table
}

// field returns the item with the given key, or nil.
func (t *table) field(key string) *item {
	if t == nil {
		return nil
	}
	for i := range t.items {
		if t.items[i].key == key {
			return &t.items[i]
		}
	}
	return nil
}

// position returns the n-th item without a key, counted from 1, or nil.
func (t *table) position(n int) *item {
	if t == nil {
		return nil
	}
	for i := range t.items {
		if t.items[i].key == "" {
			if n--; n == 0 {
				return &t.items[i]
			}
		}
	}
	return nil
}

// tableDepth is how deep nested tables are followed; the sandbox refuses deeper
// ones.
const tableDepth = 100

func (f *luaFile) findCalls() {
	for i := range f.tokens {
		if f.tokens[i].kind != tokenName || syntax.Keyword(f.source(i)) || f.is(i-1, ".") || f.is(i-1, ":") || f.is(i-1, "function") {
			continue
		}
		end, name := i+1, f.source(i)
		for (f.is(end, ".") || f.is(end, ":")) && end+1 < len(f.tokens) && f.tokens[end+1].kind == tokenName {
			name += f.source(end) + f.source(end+1)
			end += 2
		}
		if end >= len(f.tokens) {
			continue
		}
		c := call{name: name, first: i, args: end}
		switch {
		case f.tokens[end].kind == tokenText:
			c.end = end + 1
		case f.is(end, "{"):
			c.table = f.table(end, 0)
			c.end = c.table.end
		case f.is(end, "("):
			c.end = f.closing(end)
			if f.is(end+1, "{") {
				c.table = f.table(end+1, 0)
			}
		default:
			continue
		}
		f.calls = append(f.calls, c)
	}
}

// closing returns the token after the one that closes the bracket at i.
func (f *luaFile) closing(i int) int { return min(f.pairs[i]+1, len(f.tokens)) }

// table reads the table whose `{` is token i.
func (f *luaFile) table(i, depth int) *table {
	if t := f.tables[i]; t != nil {
		return t
	}
	t := &table{open: i, end: f.closing(i)}
	f.tables[i] = t
	for i++; i < f.pairs[t.open]; {
		if f.is(i, ",") || f.is(i, ";") {
			i++
			continue
		}
		it := item{at: i, from: i}
		switch {
		case f.tokens[i].kind == tokenName && f.is(i+1, "="):
			it.key, it.from = f.source(i), i+2
		case f.is(i, "[") && f.is(i+2, "]") && f.is(i+3, "="):
			it.from = i + 4
			if key, ok := f.textAt(i + 1); ok {
				it.key, it.at = key, i+1
			} else {
				it.key = "[" + f.source(i+1) + "]"
			}
		}
		it.to = max(i+1, min(f.value(it.from), len(f.tokens)))
		it.from = min(it.from, it.to)
		if f.is(it.from, "{") && f.closing(it.from) == it.to && depth < tableDepth {
			it.table = f.table(it.from, depth+1)
		}
		t.items = append(t.items, it)
		i = it.to
	}
	return t
}

// value returns the token after the value that begins at i: the `,`, `;` or
// bracket that ends it. Functions and tables in the value are skipped.
func (f *luaFile) value(i int) int {
	for blocks := 0; i < len(f.tokens); i++ {
		if f.tokens[i].kind == tokenText || f.tokens[i].kind == tokenNumber {
			continue
		}
		switch f.source(i) {
		case "(", "{", "[":
			i = f.pairs[i]
		case ")", "}", "]":
			return i
		case ",", ";":
			if blocks == 0 {
				return i
			}
		case "function", "if", "do", "repeat":
			blocks++
		case "end", "until":
			blocks--
		}
	}
	return i
}
