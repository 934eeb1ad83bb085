// The room casework; see docs/tour.md.
