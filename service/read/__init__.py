"""Text as submitted to a Document: lines, speakers' turns, sentences, asides, date; one module a format."""
