// Package forms answers at the addresses of the forms by which a draft's scripts are changed: the
// list of them, one for each thing, the strip of moments and the calendar.
//
// What a form can change is read by app/script/form, and app/author saves it; the package reads no
// script itself, and puts what they say into words.
package forms
