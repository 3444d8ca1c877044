"""Files of strangers are read in a process of its own, which may take only so much time and memory."""
