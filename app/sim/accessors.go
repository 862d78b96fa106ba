package sim

// Letter returns the message with this id from the inbox, and whether it is there.
func (d Desk) Letter(id string) (Letter, bool) {
	return found(find(d.Inbox, func(l *Letter) bool { return l.ID == id }))
}

// Case returns the open case with this id, and whether it is there.
func (d Desk) Case(id string) (File, bool) {
	return found(find(d.Cases, func(f *File) bool { return f.ID == id }))
}

// Task returns the task with this id, and whether it is there.
func (d Desk) Task(id string) (Job, bool) {
	return found(find(d.Tasks, func(j *Job) bool { return j.ID == id }))
}

// Person returns whoever can be contacted under this id, and whether there is
// such a person.
func (d Desk) Person(id string) (Contact, bool) {
	return found(find(d.People, func(c *Contact) bool { return c.ID == id }))
}

// Offer returns the offer with this id, and whether the desk makes it.
func (d Desk) Offer(id string) (Offer, bool) {
	return found(find(d.Offers, func(o *Offer) bool { return o.ID == id }))
}

// OffersOf returns the offers of a verb, in the order of the desk.
func (d Desk) OffersOf(verb string) []Offer {
	return where(d.Offers, func(o *Offer) bool { return o.Verb == verb })
}

// OffersOn returns the offers that concern a case, message, task or person, in
// the order of the desk.
func (d Desk) OffersOn(id string) []Offer {
	return where(d.Offers, func(o *Offer) bool { return o.On == id })
}

// Waiting returns the messages that wait for an answer or a recommendation,
// newest first.
func (d Desk) Waiting() []Letter {
	return where(d.Inbox, func(l *Letter) bool { return l.Waiting })
}

// CaseOf returns the open case that an id belongs to: the case itself, or the one
// that a task or a message with this id is about.
func (d Desk) CaseOf(id string) (File, bool) {
	if task, ok := d.Task(id); ok {
		id = task.On
	} else if letter, ok := d.Letter(id); ok {
		id = letter.On
	}
	return d.Case(id)
}

// Paper returns the paper with this id from the file, and whether it is there.
func (f File) Paper(id string) (Paper, bool) {
	return found(find(f.Papers, func(p *Paper) bool { return p.ID == id }))
}

// Field returns the field with this name, and whether the offer has it.
func (o Offer) Field(name string) (Field, bool) {
	return found(find(o.Fields, func(f *Field) bool { return f.Name == name }))
}

// Chosen returns what a decision on this offer puts into a field: what it says,
// or the field's default where it says nothing.
func (o Offer) Chosen(d Decision, field string) string {
	if value, given := d.With[field]; given {
		return value
	}
	f, _ := o.Field(field)
	return f.Default
}

// Option returns the option with this value, and whether the field has it.
func (f Field) Option(value string) (Option, bool) {
	return found(find(f.Options, func(o *Option) bool { return o.Value == value }))
}

func found[T any](one *T) (T, bool) {
	if one == nil {
		var none T
		return none, false
	}
	return *one, true
}

func where[T any](list []T, is func(*T) bool) []T {
	var some []T
	for i := range list {
		if is(&list[i]) {
			some = append(some, list[i])
		}
	}
	return some
}
