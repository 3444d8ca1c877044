"""One module a format: bytes to blocks of text columns; what they mean is for the mapping to say."""
