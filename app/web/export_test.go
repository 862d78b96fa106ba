package web

import "net/http"

// Test answers one request without a listener.
func (s *Server) Test(r *http.Request) (*http.Response, error) { return s.app.Test(r, -1) }
