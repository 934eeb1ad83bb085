// The room reporting; see docs/tour.md.
