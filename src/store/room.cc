// The room store; see docs/tour.md.
