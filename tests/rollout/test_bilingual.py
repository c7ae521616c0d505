from bluezone.rollout.bilingual import Bilingual


def test_a_text_holds_both_languages() -> None:
    said = Bilingual("Dự thảo", "Draft")

    assert (said.vi, said.en) == ("Dự thảo", "Draft")
