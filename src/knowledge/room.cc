// The room knowledge; see docs/tour.md.
