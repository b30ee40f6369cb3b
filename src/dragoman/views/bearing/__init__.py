"""Sentences of later texts that bear on promises and demands, whatever was coded of them.

``bearing.toml`` says by what signs, and how sure each makes; docs/views.md tells it in words.
"""
