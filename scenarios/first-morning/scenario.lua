scenario { title = "First morning", starts = "2026-03-02" }
