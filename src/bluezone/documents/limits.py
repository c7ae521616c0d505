"""How much of a file is read: one list, each bound with its reason."""

MOST_FILE_BYTES = 32 * 2**20
"""A letter of 500 pages has 1 MB; the rest is for pictures."""

MOST_PAGES_TO_OPEN = 500
"""A longer file is a book, or a trap."""

MOST_PAGES_READ = 200
"""A province's letter with the annex of all its communes has fewer; a note says what was left out."""

MOST_PAGES_RECOGNISED = 30
"""At three or four seconds a page two minutes of one core for one file; a note says what was left out."""

READ_LIMIT_S = 30.0
"""For all pages of a PDF with text: ten times what 200 pages take."""

RECOGNISE_LIMIT_S = 120.0
"""For all pages of a scan."""

PAGE_RECOGNISE_LIMIT_S = 30.0
"""For one page: eight times the usual. A page of nothing but speckle would take minutes."""

MOST_PIXELS = 80_000_000
"""A3 at 600 dpi has 70 million. More is a bomb, or a poster."""

RENDER_DPI = 300.0
"""At which a scanned page of a PDF is drawn: what tesseract was made for."""

MOST_RENDERED_PIXELS = 20_000_000
"""A3 at 300 dpi has 17 million."""

MOST_TEXT_BYTES = 4 * 2**20
"""Of a text file: 2,000 pages."""
