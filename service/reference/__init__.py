"""Reference data: the store, the index that checks read from, and the loaders; the only home of pandas."""
