// The room training; see docs/tour.md.
