// The room formats; see docs/tour.md.
