package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"caseload/app/sign"
	"caseload/app/store"
	"caseload/app/who"
)

// The names of the demo's students. Nobody is meant.
var demoNames = strings.Fields(`Amara_Bell Joss_Whitaker Priya_Nair Callum_Reid Nadia_Hussain Tomasz_Zielinski Grace_Adeyemi Owen_Pritchard
	Leila_Karimi Beth_Lockwood Samuel_Osei Megan_Doyle Imran_Sheikh Holly_Fairweather Kwame_Mensah Rosa_Delgado Jamie_Thornton Aisha_Begum
	Piotr_Nowak Chloe_Ashdown Daniel_Abara Fern_Gallagher Mei_Chen Luke_Pemberton Zainab_Yusuf Erin_Macleod Arjun_Patel Sophie_Hartley
	Tendai_Moyo Rhys_Bevan Farah_Aziz Jack_Ormerod Ines_Carvalho Toby_Wren Yasmin_Rahman Niamh_Brennan Ade_Balogun Katie_Sumner Hamza_Iqbal Ellie_Marsh`)

// never is how many of them are on the class list and never come.
const never = 2

// come makes the account of somebody with an invitation, or has somebody accept it who has
// one.
func (d *demo) come(ctx context.Context, link, name, email string, a sign.Arriving) (store.Person, error) {
	invited, err := d.accounts.Invited(ctx, link[strings.LastIndex(link, "/")+1:])
	if err != nil {
		return store.Person{}, err
	}
	a.Name, a.Email, a.Passphrase = name, email, d.passphrase
	signed, err := d.accounts.Arrive(ctx, invited, a)
	return signed.Person, err
}

// arrive makes the organisations and their staff.
func (d *demo) arrive(ctx context.Context) error {
	link, err := d.accounts.SetUp(ctx, d.kept.Operator())
	if err != nil {
		return err
	}
	if link == "" {
		return errPeople
	}
	d.administrator, err = d.come(ctx, link, "Helen Archer", "helen.archer@northmoor.example", sign.Arriving{Organisation: "University of Northmoor", Kind: who.University})
	if err != nil {
		return err
	}
	d.signIns = append(d.signIns, signIn{"Administrator, university", d.administrator.Email()})
	belongs, err := d.accounts.Memberships(ctx, d.administrator)
	if err != nil {
		return err
	}
	d.university = belongs[0].Organisation.ID
	for _, lecturer := range []string{"Ruth Okonkwo", "Martin Shaw"} {
		p, err := d.invite(ctx, lecturer, emailOf(lecturer, "northmoor"), who.Lecturer)
		if err != nil {
			return err
		}
		d.lecturers = append(d.lecturers, p)
		d.signIns = append(d.signIns, signIn{"Lecturer", p.Email()})
	}
	if d.educator, err = d.invite(ctx, "Dev Sandhu", "dev.sandhu@hallbeck.example", who.Practitioner); err != nil {
		return err
	}
	d.signIns = append(d.signIns, signIn{"Practice educator", d.educator.Email()})
	return d.makeAuthority(ctx)
}

// makeAuthority makes the local authority, its administrator, and the practitioner who is a
// practice educator at the university.
func (d *demo) makeAuthority(ctx context.Context) error {
	const name = "Hallbeck Council"
	if err := d.accounts.MakeOrganisation(ctx, d.kept.Operator(), name, who.Authority); err != nil {
		return err
	}
	link, err := d.accounts.InviteAdministrator(ctx, d.kept.Operator(), "carol.finch@hallbeck.example", name)
	if err != nil {
		return err
	}
	carol, err := d.come(ctx, link, "Carol Finch", "carol.finch@hallbeck.example", sign.Arriving{})
	if err != nil {
		return err
	}
	d.signIns = append(d.signIns, signIn{"Administrator, authority", carol.Email()})
	belongs, err := d.accounts.Memberships(ctx, carol)
	if err != nil {
		return err
	}
	may, err := d.accounts.Allow(ctx, carol, who.Invite, belongs[0].Organisation.ID)
	if err != nil {
		return err
	}
	if link, err = d.accounts.Invite(ctx, may, d.educator.Email(), []who.Role{who.Practitioner}); err != nil {
		return err
	}
	invited, err := d.accounts.Invited(ctx, strings.TrimPrefix(link, sign.AddressInvitation))
	if err != nil {
		return err
	}
	signed, err := d.accounts.Accept(ctx, invited, d.educator)
	d.educator = signed.Person
	return err
}

func (d *demo) invite(ctx context.Context, name, email string, role who.Role) (store.Person, error) {
	may, err := d.accounts.Allow(ctx, d.administrator, who.Invite, d.university)
	if err != nil {
		return store.Person{}, err
	}
	link, err := d.accounts.Invite(ctx, may, email, []who.Role{role})
	if err != nil {
		return store.Person{}, err
	}
	return d.come(ctx, link, name, email, sign.Arriving{})
}

func emailOf(name, place string) string {
	return strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@" + place + ".example"
}

// makeCohort makes a cohort with two lecturers, imports its class list, and has the
// students come, but for the last few. The practice educator is given four of them.
func (d *demo) makeCohort(ctx context.Context) (int64, error) {
	may, err := d.accounts.Allow(ctx, d.lecturers[0], who.MakeCohort, d.university)
	if err != nil {
		return 0, err
	}
	id, err := d.cohorts.Make(ctx, may, "BA Social Work, year 2", fmt.Sprintf("%d/%02d", d.now.Year(), (d.now.Year()+1)%100))
	if err != nil {
		return 0, err
	}
	led, err := d.cohorts.Lead(ctx, d.lecturers[0], id)
	if err != nil {
		return 0, err
	}
	if err := d.cohorts.AddLecturer(ctx, led, d.lecturers[1].Email()); err != nil {
		return 0, err
	}
	if err := d.fillCohort(ctx, id); err != nil {
		return 0, err
	}
	if err := d.cohorts.AddEducator(ctx, led, d.educator.Email()); err != nil {
		return 0, err
	}
	var given []int64
	for _, s := range d.students[:4] {
		given = append(given, s.person.ID())
	}
	return id, d.cohorts.Give(ctx, led, d.educator.ID(), nil, given)
}

func (d *demo) fillCohort(ctx context.Context, id int64) error {
	filling, err := d.accounts.FillCohort(ctx, d.lecturers[0], id)
	if err != nil {
		return err
	}
	var list []sign.ListLine
	for i, name := range d.names {
		name = strings.ReplaceAll(name, "_", " ")
		list = append(list, sign.ListLine{Line: i + 1, Name: name, Email: emailOf(name, "student.northmoor")})
	}
	_, handed, err := d.accounts.Fill(ctx, filling, list)
	if err != nil {
		return err
	}
	for i, h := range handed[:max(len(handed)-never, 0)] {
		d.now = d.now.Add(90 * time.Second)
		p, err := d.come(ctx, h.Address, h.Name, h.Email, sign.Arriving{})
		if err != nil {
			return err
		}
		d.students = append(d.students, demoStudent{person: p, style: styles[i%len(styles)], seed: uint64(i)})
	}
	for i, state := range []string{0: "Student who has finished", 1: "Student in the middle", 4: "Student who hasn’t begun"} {
		if state == "" {
			continue
		}
		d.signIns = append(d.signIns, signIn{state, d.students[i].person.Email()})
	}
	return nil
}
