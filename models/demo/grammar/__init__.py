"""The grammar of the demo problems: entities, facts, events and questions that compose, and short Python functions."""
