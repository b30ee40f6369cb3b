"""Document in, Reading out: one module a step, ``pipeline`` holds their order."""
