"""Every check: its code, how grave it is in either direction, and the place of its rule.

What would be impossible in an outgoing letter is a warning in an incoming one: a clerk registers it and decides. The
table is also docs/reference/letter-checks.md.
"""

from dataclasses import dataclass

from bluezone.letters.checks.finding import Severity

_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

_DECREE = "Nghị định 30/2020/NĐ-CP"
TITLE = f"{_DECREE}, Phụ lục I, II.1"
ORGAN = f"{_DECREE}, Phụ lục I, II.2"
NUMBER = f"{_DECREE}, Phụ lục I, II.3"
PLACE_DATE = f"{_DECREE}, Phụ lục I, II.4"
ABSTRACT = f"{_DECREE}, Phụ lục I, II.5"
CONTENT = f"{_DECREE}, Phụ lục I, II.6"
SIGNATURE = f"{_DECREE}, Phụ lục I, II.7"
WHO_SIGNS = f"{_DECREE}, Điều 13"
RECIPIENTS = f"{_DECREE}, Phụ lục I, II.9"
ANNEX = f"{_DECREE}, Phụ lục I, III.1"
STAMPS = f"{_DECREE}, Phụ lục I, III.2"
CAPITALS = f"{_DECREE}, Phụ lục II"
ABBREVIATED = f"{_DECREE}, Phụ lục III"
DRAFTING = f"{_DECREE}, Điều 10-12"
REGISTER = f"{_DECREE}, Điều 15"
HOUSE_FIGURES = "Quy tắc số liệu của đợt triển khai"
HOUSE_NUMBERS = "Quy tắc viết số, ngày, giờ"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check; where a severity is None the check is not made in that direction."""

    code: str
    outgoing: Severity | None
    incoming: Severity | None
    place: str
    about: str


_TABLE = (
    # the head
    Rule("not_a_letter", _E, _H, TITLE, "The text has no letter's form; only its content is checked."),
    Rule("form_blank", _E, _H, DRAFTING, "The text is a form that is not filled in; missing parts are not counted."),
    Rule("title_missing", _E, _W, TITLE, "The national title is missing."),
    Rule("title_wrong", _E, _W, TITLE, "The national title is not CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM in capitals."),
    Rule("title_tone", _W, _H, TITLE, "A tone mark of the national title stands elsewhere: HOÀ for HÒA."),
    Rule("motto_missing", _E, _W, TITLE, "The motto is missing."),
    Rule("motto_wrong", _E, _W, TITLE, "The motto's words, capitals or the blanks around its hyphens are wrong."),
    Rule("motto_dash", _E, _H, TITLE, "The motto has dashes for hyphens."),
    Rule("issuer_missing", _E, _W, ORGAN, "The issuing organ does not stand in the head."),
    Rule("parent_missing", _W, None, ORGAN, "A department's parent organ is not named above it."),
    Rule("number_missing", _E, _W, NUMBER, "The number is missing from a letter that is no draft."),
    Rule("symbol_missing", _E, _W, NUMBER, "The symbol is missing."),
    Rule("number_blank", _E, _W, NUMBER, "Blanks stand around / or - in number and symbol."),
    Rule("number_zero", _E, _W, NUMBER, "A number below 10 has no leading zero."),
    Rule("number_colon", _E, _W, NUMBER, "No colon follows Số."),
    Rule("number_form", _E, _H, NUMBER, "The number is not an integer."),
    Rule("symbol_kind", _E, _W, ABBREVIATED, "The symbol names another kind of document than the letter is."),
    Rule("symbol_form", _E, _W, NUMBER, "The symbol holds a blank, a dash for a hyphen, or an empty part."),
    Rule("place_missing", _E, _W, PLACE_DATE, "The place is missing."),
    Rule("date_missing", _E, _W, PLACE_DATE, "The date is missing from a letter that is no draft."),
    Rule("place_comma", _E, _H, PLACE_DATE, "No comma stands between place and date."),
    Rule("date_contradicts", _E, _W, PLACE_DATE, "The date as written is another than the date of the letter."),
    Rule("number_contradicts", _E, None, NUMBER, "The text has another number and symbol than the letter's value."),
    Rule("kind_unknown", _W, None, ABBREVIATED, "The kind of document is not one of the decree's."),
    Rule("abstract_missing", _E, _W, ABSTRACT, "The abstract is missing."),
    Rule("abstract_full_stop", _E, _W, ABSTRACT, "A full stop ends V/v."),
    Rule("abstract_colon", _E, _H, ABSTRACT, "A colon follows V/v."),
    Rule("addressee_missing", _E, _W, RECIPIENTS, "A công văn names no addressee."),
    Rule(
        "addressee_marks", _E, _H, RECIPIENTS, "Addressees are not a line each with a dash, ; behind each and . last."
    ),
    Rule("addressee_colon", _E, _W, RECIPIENTS, "No colon follows Kính gửi."),
    Rule("stamp_unknown", _W, _H, STAMPS, "The words of a stamp are none of the decree's."),
    # what is cited
    Rule("citation_number_missing", _E, _W, CONTENT, "A cited document has no number."),
    Rule("citation_date_missing", _E, _W, CONTENT, "A cited document has no date."),
    Rule("citation_issuer_missing", _W, _H, CONTENT, "A document is cited first without its issuer."),
    Rule("citation_abstract_missing", _H, None, CONTENT, "A document is cited first without its abstract."),
    Rule("citation_symbol_form", _W, _H, CONTENT, "A cited symbol holds blanks or an abbreviation with a slip."),
    Rule("citation_after_letter", _E, _W, CONTENT, "A cited document is younger than the letter."),
    Rule("citation_not_in_text", _E, None, CONTENT, "The text does not name a cited document, or not with its day."),
    Rule("addressee_not_issuer", _E, _W, RECIPIENTS, "Who issued the directive answered is not among the addressees."),
    # moments and figures
    Rule("cutoff_missing", _E, _W, HOUSE_FIGURES, "Figures stand without the moment for which they hold."),
    Rule("cutoff_after_letter", _E, _W, HOUSE_FIGURES, "The figures are of a day after the letter."),
    Rule("cutoff_not_in_text", _E, _W, HOUSE_FIGURES, "The text does not name the day, or the hour, of the figures."),
    Rule("deadline_before_letter", _E, _W, DRAFTING, "A deadline or target lies before the letter."),
    Rule("figures_sum", _E, _W, HOUSE_FIGURES, "Installed and the reasons of the rest are not the total."),
    Rule("figures_over_total", _E, _W, HOUSE_FIGURES, "More are installed than there are."),
    Rule("rate_wrong", _E, _W, HOUSE_FIGURES, "The rate is not what the counts make, rounded half up as printed."),
    Rule("rate_full", _E, _W, HOUSE_FIGURES, "100 % is said where not all have it."),
    Rule("rate_over", _E, _W, HOUSE_FIGURES, "A rate is above 100 %."),
    Rule("rate_text", _E, _W, HOUSE_FIGURES, "A figure and its written form differ."),
    Rule("rate_without_denominator", _W, _W, HOUSE_FIGURES, "A rate says not what it refers to."),
    Rule("rate_kinds_differ", _H, _H, HOUSE_FIGURES, "Numerator and denominator count different things."),
    Rule("denominators_mixed", _H, None, HOUSE_FIGURES, "The text holds rates that refer to different things."),
    Rule("target_kind_differs", _H, _H, HOUSE_FIGURES, "No target refers to what the rate refers to."),
    Rule("units_sum", _E, _W, HOUSE_FIGURES, "The units do not add up to the whole."),
    Rule("units_row", _E, _W, HOUSE_FIGURES, "A unit's own figures contradict each other."),
    Rule("units_double", _W, _W, HOUSE_FIGURES, "A unit is listed twice."),
    Rule("table_total", _E, _W, HOUSE_FIGURES, "A column of a table does not add up to its last row."),
    Rule("table_row", _E, _W, HOUSE_FIGURES, "A row of a table has not its unit's figures."),
    Rule("figure_not_in_text", _E, _W, HOUSE_FIGURES, "A figure of the letter does not stand in its text."),
    Rule("figure_contradicts", _E, _W, HOUSE_FIGURES, "The text says another figure of the same total."),
    Rule("figure_unknown", _W, None, HOUSE_FIGURES, "The text says a rate or a count that is none of the letter's."),
    # the text
    Rule("body_missing", _E, None, CONTENT, "The letter has no text."),
    Rule("end_mark_missing", _E, _W, CONTENT, "./. does not end the text."),
    Rule("blank_left", _E, _W, DRAFTING, "A blank is left to be filled in."),
    Rule("annex_not_named", _E, _W, ANNEX, "The text does not name an annex that the letter has."),
    Rule("annex_absent", _W, None, ANNEX, "The text names an annex that the letter does not have."),
    Rule("table_in_body", _H, None, ANNEX, "A table of units stands in the text and not in an annex."),
    Rule("date_zero", _E, _W, PLACE_DATE, "A day below 10, or month 1 or 2, has no leading zero."),
    Rule("date_ambiguous", _E, _W, PLACE_DATE, "Day and month of a date without zeros may be exchanged: 8/9/2020."),
    Rule("date_month_zero", _W, _H, PLACE_DATE, "A month from 3 to 9 has a leading zero."),
    Rule("date_form", _W, _H, PLACE_DATE, "A date is written with points or hyphens."),
    Rule("date_impossible", _E, _W, PLACE_DATE, "No calendar has the day."),
    Rule("decimal_point", _E, _W, HOUSE_NUMBERS, "A decimal has a point for the comma."),
    Rule("thousands_comma", _E, _W, HOUSE_NUMBERS, "Thousands are grouped with commas."),
    Rule("percent_double", _E, _W, HOUSE_NUMBERS, "The per cent sign stands twice."),
    Rule("percent_blank", _W, _H, HOUSE_NUMBERS, "A blank stands before the per cent sign."),
    Rule("count_zero", _W, _H, HOUSE_NUMBERS, "A count below 10 has no leading zero."),
    Rule("time_form", _W, _H, HOUSE_NUMBERS, "A time is written with a minute sign or a colon."),
    Rule("spelling_word", _W, _W, DRAFTING, "A word is one letter away from the one that belongs there."),
    Rule("spelling_abbreviation", _W, _W, DRAFTING, "An abbreviation is one letter or mark away from a known one."),
    Rule("spelling_organ", _E, _W, DRAFTING, "The first word of an organ's name has lost a letter."),
    Rule("spelling_capital", _W, _W, CAPITALS, "An organ's name lacks a capital."),
    Rule("spelling_double", _W, _W, DRAFTING, "A word stands twice."),
    # the end
    Rule("recipients_missing", _E, _W, RECIPIENTS, "The list of recipients is missing."),
    Rule("first_recipient", _E, _W, RECIPIENTS, "Như trên is not the first recipient of a letter with addressees."),
    Rule(
        "recipient_marks", _E, _H, RECIPIENTS, "Recipients are not a line each with a dash, ; behind each and . last."
    ),
    Rule("recipient_double", _W, _H, RECIPIENTS, "A recipient is named twice."),
    Rule("archive_missing", _E, _W, RECIPIENTS, "The line Lưu is missing."),
    Rule("archive_colon", _E, _W, RECIPIENTS, "No colon follows Lưu."),
    Rule("archive_last", _E, _W, RECIPIENTS, "Lưu is not the last line of the recipients."),
    Rule("archive_registry", _E, _H, RECIPIENTS, "The registry, VT, is not the first to file the letter."),
    Rule("signer_missing", _E, _W, SIGNATURE, "The signature block is missing."),
    Rule("signer_name_missing", _E, _W, SIGNATURE, "The signer's name is missing."),
    Rule("signer_title_missing", _E, _W, SIGNATURE, "The signer's title is missing."),
    Rule("signer_authority_form", _E, _H, SIGNATURE, "An authority is not written TM., KT., TL., TUQ. or Q."),
    Rule("signer_not_capital", _E, _H, SIGNATURE, "Authority or title is not in capitals."),
    Rule("signer_chain", _E, _W, WHO_SIGNS, "One authority cannot follow the other."),
    Rule("signer_deputy_alone", _E, _W, WHO_SIGNS, "A deputy signs without KT."),
    Rule("signer_not_deputy", _E, _W, WHO_SIGNS, "Below KT. stands no deputy of the head named."),
    Rule("signer_for_no_head", _E, _W, WHO_SIGNS, "KT., TL. or TUQ. names no head."),
    Rule("signer_not_inner_head", _E, _W, WHO_SIGNS, "Below TL. or TUQ. stands no head of a unit inside."),
    Rule("signer_body_not_collective", _E, _W, WHO_SIGNS, "TM. names a body that does not decide together."),
    Rule("signer_body_missing", _W, _H, WHO_SIGNS, "A committee's letter is signed by its chairman without TM."),
    Rule("signer_acting", _E, _W, WHO_SIGNS, "Q. is not followed by a head's title alone."),
    Rule("signer_academic", _E, _W, SIGNATURE, "An academic title stands before the signer's name."),
    Rule(
        "signer_academic_allowed",
        _H,
        None,
        SIGNATURE,
        "The same at a school or institute, whose ministry may allow it.",
    ),
    Rule("signer_name_capital", _E, _H, SIGNATURE, "The signer's name is in capitals."),
    Rule("draft_mark", _H, _W, REGISTER, "The letter is marked as a draft."),
    Rule("layout_unknown", _W, None, PLACE_DATE, "No layout rules are known for the letter's day."),
)

RULES = {rule.code: rule for rule in _TABLE}
