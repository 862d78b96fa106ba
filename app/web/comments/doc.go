// Package comments answers for what is said about lines of a draft: the page of all comments, and
// keeping, answering, taking up and deleting one. A file's page shows those on it with
// [caseload/app/web/author.Pages.CommentsOn].
//
// Who may do what, and where a comment stands when the text has moved, app/author knows.
package comments
