package check

import (
	"caseload/app/script/syntax"
)

// variable is a local of a file, with everything that the file gives it.
type variable struct {
	name   string
	at     int            // the token that declares it
	values []*syntax.Node // what it is given; see textsOf and typeOf
	open   bool           // it may be given other values: it is a parameter, or what a loop goes through
	uses   []int          // the tokens at which it is used

	fields   map[string][]*syntax.Node // what `name.field = value` gives
	computed bool                      // a field is given whose name isn't written down
	again    *variable                 // an earlier one of the same name in the same block
	outer    *variable                 // one of the same name that it hides
}

// scopes say which variable each name of a file is.
type scopes struct {
	of       map[int]*variable // by token, where it is declared or used
	all      []*variable
	fields   map[string][]*syntax.Node // what fields of anything are given, in tables as well
	methods  map[string]bool           // names that functions are given as fields
	computed bool                      // a field of something unknown is given under a computed name
	elements []*syntax.Node            // `value[key]`
}

// resolved returns the scopes of the file. They are those of Lua, also where the file isn't.
func (f *luaFile) resolved() *scopes {
	if f.scope == nil {
		r := &resolver{f: f, seen: map[string][]*variable{}, s: &scopes{of: map[int]*variable{}, fields: map[string][]*syntax.Node{}, methods: map[string]bool{}}}
		r.open()
		r.visit(f.tree.Root)
		f.scope = r.s
	}
	return f.scope
}

// resolver walks a tree with the names that can be seen at each place.
type resolver struct {
	f      *luaFile
	s      *scopes
	seen   map[string][]*variable // by name, the innermost last
	blocks [][]*variable          // what each open block declares
}

func (r *resolver) open() { r.blocks = append(r.blocks, nil) }

func (r *resolver) close() {
	last := len(r.blocks) - 1
	for _, v := range r.blocks[last] {
		r.seen[v.name] = r.seen[v.name][:len(r.seen[v.name])-1]
	}
	r.blocks = r.blocks[:last]
}

// declare makes the name that is a token a variable of the innermost block.
func (r *resolver) declare(token int) *variable {
	v := &variable{name: r.f.written(r.f.tree.Tokens[token]), at: token, fields: map[string][]*syntax.Node{}}
	inner := &r.blocks[len(r.blocks)-1]
	for _, other := range *inner {
		if other.name == v.name {
			v.again = other
		}
	}
	if seen := r.seen[v.name]; len(seen) > 0 {
		v.outer = seen[len(seen)-1]
	}
	*inner = append(*inner, v)
	r.seen[v.name] = append(r.seen[v.name], v)
	r.s.of[token] = v
	r.s.all = append(r.s.all, v)
	return v
}

// use returns the variable that is used at a token, or nil.
func (r *resolver) use(token int) *variable {
	list := r.seen[r.f.written(r.f.tree.Tokens[token])]
	if len(list) == 0 {
		return nil
	}
	v := list[len(list)-1]
	v.uses = append(v.uses, token)
	r.s.of[token] = v
	return v
}

// names declares what a list of names says, and returns the variables.
func (r *resolver) names(n *syntax.Node) (list []*variable) {
	for i := n.First; i < n.End; i++ {
		if t := r.f.tree.Tokens[i]; t.Kind == syntax.Name && !t.Missing() {
			list = append(list, r.declare(i))
		}
	}
	return list
}

// give records the values that names or targets are given.
func give(values *syntax.Node, n int, to func(i int, value *syntax.Node)) {
	for i := range n {
		switch {
		case values == nil:
		case i < len(values.Children)-1, i == len(values.Children)-1 && (n <= len(values.Children) || !called(values.Children[i])):
			to(i, values.Children[i])
		case len(values.Children) > 0 && called(values.Children[len(values.Children)-1]):
			to(i, nil)
		}
	}
}

func called(n *syntax.Node) bool { return n.Form == syntax.Call || n.Form == syntax.Method }

func (r *resolver) each(list []*syntax.Node) {
	for _, c := range list {
		r.visit(c)
	}
}

func (r *resolver) visit(n *syntax.Node) {
	switch n.Form {
	case syntax.Block:
		r.open()
		r.each(n.Children)
		r.close()
	case syntax.Local:
		r.each(n.Children[1:])
		list := r.names(n.Children[0])
		if len(n.Children) > 1 && n.Children[1].Form == syntax.Values {
			give(n.Children[1], len(list), func(i int, value *syntax.Node) { list[i].take(value) })
		}
	case syntax.LocalFunction:
		v := r.declare(min(n.First+2, n.End-1))
		v.values = append(v.values, n.Children[0])
		r.visit(n.Children[0])
	case syntax.Function:
		r.named(n)
	case syntax.Body, syntax.Count, syntax.Each:
		r.binds(n)
	case syntax.Repeat: // what its block declares can be seen in its condition
		r.open()
		for _, c := range n.Children {
			if c.Form == syntax.Block {
				r.each(c.Children)
			} else {
				r.visit(c)
			}
		}
		r.close()
	case syntax.Set:
		r.each(n.Children)
		targets := n.Children[0].Children
		if len(n.Children) > 1 && n.Children[1].Form == syntax.Values {
			give(n.Children[1], len(targets), func(i int, value *syntax.Node) { r.set(targets[i], value) })
		}
	case syntax.Word:
		r.use(n.First)
	case syntax.Element:
		r.s.elements = append(r.s.elements, n)
		r.each(n.Children)
	case syntax.Table:
		for _, c := range n.Children {
			if key, ok := r.f.key(c); ok && len(c.Children) > 0 {
				r.field(key, c.Children[len(c.Children)-1])
			}
			r.visit(c)
		}
	default:
		r.each(n.Children)
	}
}

// take adds a value, nil for one that can't be followed.
func (v *variable) take(value *syntax.Node) {
	if value == nil {
		v.open = true
		return
	}
	v.values = append(v.values, value)
}

// named resolves `function name.field(…)`.
func (r *resolver) named(n *syntax.Node) {
	v := r.use(min(n.First+1, n.End-1))
	body := n.Children[0]
	switch last := body.First - 1; {
	case last == n.First+1 && v != nil:
		v.take(body)
	case last > n.First+1:
		name := r.f.written(r.f.tree.Tokens[last])
		if v != nil && last == n.First+3 {
			v.fields[name] = append(v.fields[name], body)
		}
		r.field(name, body)
	}
	r.visit(body)
}

// binds resolves what has names of its own: parameters, and what a loop goes through.
func (r *resolver) binds(n *syntax.Node) {
	for _, c := range n.Children {
		if c.Form == syntax.Values {
			r.visit(c)
		}
	}
	r.open()
	if n.Form == syntax.Count {
		r.declare(min(n.First+1, n.End-1)).open = true
	}
	for _, c := range n.Children {
		switch c.Form {
		case syntax.Names:
			for _, v := range r.names(c) {
				v.open = true
			}
		case syntax.Values:
		default:
			r.visit(c)
		}
	}
	r.close()
}

func (r *resolver) field(name string, value *syntax.Node) {
	r.s.fields[name] = append(r.s.fields[name], value)
	if value != nil && (value.Form == syntax.Lambda || value.Form == syntax.Body) {
		r.s.methods[name] = true
	}
}

// set records what a target is given.
func (r *resolver) set(target, value *syntax.Node) {
	switch target.Form {
	case syntax.Word:
		if v := r.s.of[target.First]; v != nil {
			v.take(value)
		}
	case syntax.Member, syntax.Element:
		name, ok := r.f.memberName(target)
		v := r.s.of[target.Children[0].First]
		if target.Children[0].Form != syntax.Word {
			v = nil
		}
		switch {
		case !ok && v != nil:
			v.computed = true
		case !ok:
			r.s.computed = true
		default:
			if v != nil {
				v.fields[name] = append(v.fields[name], value)
			}
			r.field(name, value)
		}
	}
}

// memberName returns the name in `value.name` or `value["name"]`.
func (f *luaFile) memberName(n *syntax.Node) (string, bool) {
	if n.Form == syntax.Element {
		if len(n.Children) < 2 {
			return "", false
		}
		return f.literal(n.Children[1])
	}
	t := f.tree.Tokens[n.End-1]
	return f.written(t), t.Kind == syntax.Name && !t.Missing()
}

// key returns the name of a field of a table, as it is written.
func (f *luaFile) key(n *syntax.Node) (string, bool) {
	switch n.Form {
	case syntax.Keyed:
		t := f.tree.Tokens[n.First]
		return f.written(t), t.Kind == syntax.Name
	case syntax.Indexed:
		return f.literal(n.Children[0])
	}
	return "", false
}

// literal returns a text that is written out. There may be no node.
func (f *luaFile) literal(n *syntax.Node) (string, bool) {
	if n == nil {
		return "", false
	}
	t := f.tree.Tokens[n.First]
	if n.Form != syntax.Literal || t.Kind != syntax.Text || t.Missing() {
		return "", false
	}
	text, _ := textOf(f.written(t), t.From)
	return text, true
}
