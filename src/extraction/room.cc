// The room extraction; see docs/tour.md.
