package sim

// Letter returns the message in the inbox with this id, and whether there is
// one.
func (d Desk) Letter(id string) (Letter, bool) {
	return found(find(d.Inbox, func(l *Letter) bool { return l.ID == id }))
}

// Case returns the open case with this id, and whether there is one.
func (d Desk) Case(id string) (File, bool) {
	return found(find(d.Cases, func(f *File) bool { return f.ID == id }))
}

// Task returns the task with this id, and whether there is one.
func (d Desk) Task(id string) (Job, bool) {
	return found(find(d.Tasks, func(j *Job) bool { return j.ID == id }))
}

// Person returns the contact with this id, and whether there is one.
func (d Desk) Person(id string) (Contact, bool) {
	return found(find(d.People, func(c *Contact) bool { return c.ID == id }))
}

// Offer returns the offer with this id, and whether the desk makes it.
func (d Desk) Offer(id string) (Offer, bool) {
	return found(find(d.Offers, func(o *Offer) bool { return o.ID == id }))
}

// OffersOf returns the offers with this verb, in desk order.
func (d Desk) OffersOf(verb string) []Offer {
	return where(d.Offers, func(o *Offer) bool { return o.Verb == verb })
}

// OffersOn returns the offers about the case, message, task or person with this
// id, in desk order.
func (d Desk) OffersOn(id string) []Offer {
	return where(d.Offers, func(o *Offer) bool { return o.On == id })
}

// Waiting returns the messages that await an answer or a recommendation, newest
// first.
func (d Desk) Waiting() []Letter {
	return where(d.Inbox, func(l *Letter) bool { return l.Waiting })
}

// CaseOf returns the open case that an id refers to: the case with that id, or
// the case that the task or message with that id is about. The second result is
// false if there is no such open case.
func (d Desk) CaseOf(id string) (File, bool) {
	if task, ok := d.Task(id); ok {
		id = task.On
	} else if letter, ok := d.Letter(id); ok {
		id = letter.On
	}
	return d.Case(id)
}

// Paper returns the paper in this file with this id, and whether there is one.
func (f File) Paper(id string) (Paper, bool) {
	return found(find(f.Papers, func(p *Paper) bool { return p.ID == id }))
}

// Field returns the offer's field with this name, and whether there is one.
func (o Offer) Field(name string) (Field, bool) {
	return found(find(o.Fields, func(f *Field) bool { return f.Name == name }))
}

// Chosen returns the value that a decision on this offer gives to a field: the
// value in the decision, or the field's default if the decision doesn't set it.
func (o Offer) Chosen(d Decision, field string) string {
	if value, given := d.With[field]; given {
		return value
	}
	f, _ := o.Field(field)
	return f.Default
}

// Option returns the field's option with this value, and whether there is one.
func (f Field) Option(value string) (Option, bool) {
	return found(find(f.Options, func(o *Option) bool { return o.Value == value }))
}

// found returns the value that one points to and true, or the zero value and
// false if one is nil.
func found[T any](one *T) (T, bool) {
	if one == nil {
		var none T
		return none, false
	}
	return *one, true
}

// where returns copies of the items for which is reports true, in list order.
func where[T any](list []T, is func(*T) bool) []T {
	var some []T
	for i := range list {
		if is(&list[i]) {
			some = append(some, list[i])
		}
	}
	return some
}
