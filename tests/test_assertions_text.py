"""Assertions on the note's text: contains, regex, language, similar."""

import pytest
from case_notes import case_error, check, document, failure, passes, says
from hypothesis import given
from hypothesis import strategies as st

from summarizer.regression.outcome import Finding


class TestContains:
    @pytest.mark.parametrize(
        "text",
        ["harbour", "HARBOUR of Saint-Elan", "“neither” side".replace("“", "").replace("”", "")],
    )
    def test_case_accents_and_quotes_do_not_matter(self, text: str) -> None:
        assert passes({"contains": text})

    def test_quotes_of_any_kind_are_the_same(self) -> None:
        note = document(headline="A ‘fair’ deal — at last")
        assert passes({"contains": "'fair' deal - at"}, note)

    def test_the_headline_counts_the_article_does_not(self) -> None:
        assert passes({"contains": "two neighbours"})
        assert not passes({"contains": "Fishermen"})

    def test_every_field_of_a_claim_counts_a_status_does_not(self) -> None:
        assert passes({"contains": ["Minister", "40 million crowns", "Monday"]})
        assert not passes({"contains": "conditional"})

    def test_a_text_that_spans_two_claims_is_in_neither(self) -> None:
        note = document(summary=[says("They will dredge.", 1), says("The plan is good.", 1)])
        assert not passes({"contains": "dredge. The plan"}, note)

    def test_of_several_all_are_needed_and_the_message_lists_those_missing(self) -> None:
        outcome = check({"contains": ["harbour", "war", "peace"]})
        assert outcome.message == "nothing in the note contains 'war', 'peace'"
        assert outcome.score == pytest.approx(1 / 3, abs=1e-6)
        assert passes({"contains": ["harbour", "war"], "threshold": 0.5})

    def test_the_findings_are_the_claims_that_contain_it(self) -> None:
        assert check({"contains": "welcomed"}).findings == (
            Finding("summary", "The U.S. welcomed the plan.", (4,)),
        )

    def test_negated_none_may_be_there(self) -> None:
        assert passes({"not-contains": ["war", "Leave a Reply"]})
        outcome = check({"not-contains": ["war", "Welcomed"]})
        assert outcome.message == "should not contain 'Welcomed', but summary sentence 2 does"
        assert outcome.findings == (Finding("summary", "The U.S. welcomed the plan.", (4,)),)
        assert (outcome.kind, outcome.name) == ("not-contains", "not-contains")
        assert failure({"not-contains": "neighbours"}).endswith("but the headline does")

    @given(text=st.text(min_size=1, max_size=12))
    def test_a_text_is_there_or_it_is_not(self, text: str) -> None:
        assert passes({"contains": text}) != passes({"not-contains": text})


class TestRegex:
    def test_it_matches_somewhere_in_a_claim(self) -> None:
        assert passes({"regex": r"40 (million|m)\b"})
        assert passes({"regex": ["^The treaty", r"side\.$"]})

    def test_case_and_accents_matter(self) -> None:
        assert failure({"regex": "saint-elan"}) == "nothing in the note matches 'saint-elan'"
        assert passes({"regex": "(?i)saint-élan"})

    def test_what_should_not_match_is_shown_where_it_does(self) -> None:
        assert passes({"not-regex": r"\*\*|^#"})
        message = failure({"not-regex": "(?i)TREATY"})
        assert message == "should not match '(?i)TREATY', but background entry 1 does"

    def test_only_the_first_2000_characters_of_a_claim_are_searched(self) -> None:
        long = document(summary=[says("a" * 1999 + "QZ" + "a" * 200_000, 1)])
        assert passes({"regex": "a+Q"}, long)
        assert passes({"not-regex": "Z"}, long)


class TestLanguage:
    FRENCH = (
        "Les deux pays ont décidé de draguer le port avec l'aide de la ville.",
        "La ministre a promis que le pays paiera les travaux dans les deux ans.",
    )

    def test_the_note_is_in_it(self) -> None:
        assert passes({"language": "en"})
        assert passes({"language": "en-GB"})

    def test_the_note_is_in_another(self) -> None:
        french = document(summary=[says(text, 1) for text in self.FRENCH], commitments=[])
        assert passes({"language": "fr"}, french)
        assert failure({"language": "en"}, french) == "the note should be in 'en', but is in 'fr'"

    def test_the_note_may_have_to_be_in_any_other(self) -> None:
        assert passes({"not-language": "fr"})
        assert failure({"not-language": "en"}) == "the note should not be in 'en'"


class TestSimilar:
    def test_a_section_is_similar(self) -> None:
        outcome = check({"similar": {"to": "Two neighbours dredge harbour", "field": "headline"}})
        assert outcome.passed
        assert 0.8 <= outcome.score < 1
        assert outcome.threshold == 0.8

    def test_a_section_that_is_not_similar_is_shown(self) -> None:
        outcome = check({"similar": {"to": "Snow in the mountains", "field": "headline"}})
        assert outcome.message.startswith("the section 'headline' is only 0.")
        assert outcome.findings == (Finding("headline", "Two neighbours will dredge a harbour"),)

    def test_the_threshold_can_be_chosen(self) -> None:
        entry = {"similar": {"to": "Two neighbours dredge harbour", "field": "headline"}}
        assert not passes(entry | {"threshold": 0.95})

    def test_without_a_field_it_is_the_whole_note(self) -> None:
        message = failure({"similar": "Two neighbours will dredge a harbour"})
        assert message.startswith("the note is only 0.")

    def test_the_order_of_words_does_not_matter(self) -> None:
        to = "a harbour dredge will neighbours two"
        assert check({"similar": {"to": to, "field": "headline"}}).score == 1

    def test_negated_it_stays_below_the_threshold(self) -> None:
        headline = {"to": "Two neighbours dredge harbour", "field": "headline"}
        assert passes({"not-similar": headline, "threshold": 0.95})
        outcome = check({"not-similar": headline})
        assert outcome.message.startswith("the section 'headline' should not be so similar, but is")
        assert outcome.score == pytest.approx(1 - check({"similar": headline}).score, abs=1e-6)

    def test_a_section_that_the_note_does_not_have(self) -> None:
        wrong = case_error({"similar": {"to": "x", "field": "sumary"}})
        assert wrong.startswith("assertion 'similar': the note type BriefingNote has no section")
