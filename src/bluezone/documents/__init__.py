"""Documents: letters as files, and files as text.

DOCX, PDF and pictures are opened and written here and nowhere else.
"""
