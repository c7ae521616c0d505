"""Words of the campaign's pages."""

from bluezone.server.rollout import access, campaign_changes, campaign_words, campaigns


def test_every_refusal_has_its_sentence() -> None:
    for room in (access, campaigns, campaign_changes):
        for thing in vars(room).values():
            if isinstance(thing, type) and thing.__module__ == room.__name__ and hasattr(thing, "code"):
                assert thing.code in campaign_words.SENTENCES
