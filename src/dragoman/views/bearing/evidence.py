"""What is coded of sentences: a link names the statement or event that tells it, if there is one."""
