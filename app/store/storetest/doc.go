// Package storetest lets the tests of a package run on either database. A test asks
// [At] where to open its store, and the package has one test more that calls
// [OnPostgres], which runs all of them a second time on PostgreSQL.
//
// To run a test on PostgreSQL by name: CASELOAD_TEST_DB=postgres go test -run NAME.
// No program imports this package.
package storetest
