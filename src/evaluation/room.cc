// The room evaluation; see docs/tour.md.
