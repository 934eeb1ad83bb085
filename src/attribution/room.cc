// The room attribution; see docs/tour.md.
