"""The steps of a round. They never call each other: they meet on the lead."""
