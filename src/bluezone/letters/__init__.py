"""Letters: an office's papers as values, written as the decree wants and read as they come.

Nothing here opens a file or reads a clock; DOCX, PDF and pictures are the matter of `bluezone.documents`.
"""
