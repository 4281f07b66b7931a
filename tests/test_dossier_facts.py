"""Facts and events that several articles tell: joined, kept apart, or set side by side."""

import pytest
from dossier_notes import event, fact, note, summed_up

from summarizer.dossiers import merged
from summarizer.schemas.dossier import Dossier


def told(*texts: str) -> Dossier:
    return merged(note(fact(text), outlet=str(n)) for n, text in enumerate(texts, start=1))


def joined(one: str, other: str) -> bool:
    counts = {len(told(*pair).facts) for pair in ((one, other), (other, one))}
    assert len(counts) == 1
    return counts == {1}


class TestFactsThatAreOne:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (
                "The treaty of 2012 left both harbours open.",
                "the treaty of 2012 left both harbours open",
            ),
            ("The crossing closed in August 2011.", "The crossing has closed in 2011."),
            (
                "The port handled 3,000,000 tonnes of goods.",
                "The port handled 3 million tonnes of goods.",
            ),
            (
                "Norland left the harbour commission in 2014.",
                "Norland left the joint harbour commission in 2014.",
            ),
        ],
    )
    def test_in_other_words_of_the_same_stems(self, one: str, other: str) -> None:
        assert joined(one, other)

    def test_the_words_that_say_most_are_shown(self) -> None:
        long = "Norland left the joint harbour commission in 2014."
        (entry,) = told("Norland left the harbour commission in 2014.", long).facts
        assert entry.text == long
        assert entry.cites == ["1:3", "2:3"]

    def test_the_summary_of_one_and_the_background_of_another(self) -> None:
        text = "Norland left the harbour commission in 2014."
        (entry,) = merged([note(fact(text), outlet="a"), note(summed_up(text), outlet="b")]).facts
        assert entry.section == "summary"
        assert [report.section for report in entry.reports] == ["background", "summary"]


class TestFactsThatAreNot:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Norland attacked Vellmar in May.", "Vellmar attacked Norland in May."),
            ("Norland attacked Vellmar in May.", "Norland was attacked by Vellmar in May."),
            ("Norland troops attacked the port.", "Norland troops were attacked at the port."),
            ("The port was opened in 2012.", "The port was closed in 2012."),
            ("The union approved the plan.", "The union did not approve the plan."),
            ("The port opened in May.", "The port will open in May."),
            ("The port opened in June.", "The port may have opened in June."),
            ("The third round of talks failed.", "The second round of talks failed."),
            ("Vellmar held an election in 2012.", "Vellmar held an election in 2016."),
            ("Police arrested forty farmers.", "Farmers arrested forty police."),
            ("Vellmar closed the harbour in May.", "Vellmar closed the harbour office in May."),
            ("The minister saw the new clinic.", "The minister's aide saw the new clinic."),
            ("The union rejected the accord.", "The head of the union rejected the accord."),
            ("The minister left the hall.", "The deputy minister left the hall."),
            ("The fire in Hale killed 40.", "The fire in Port Hale killed 40."),
            ("Vellmar's exports to Norland rose.", "Vellmar's exports from Norland rose."),
            ("Grain was imported before the war.", "Grain was imported after the war."),
            ("All members backed the treaty.", "Some members backed the treaty."),
            ("Profit rose above 5 million crowns.", "Profit rose below 5 million crowns."),
            ("The bridge collapsed.", "The bridge collapsed near the northern border of Kestria."),
        ],
    )
    def test_however_alike_the_words_are(self, one: str, other: str) -> None:
        assert not joined(one, other)
        assert told(one, other).contradictions == []


class TestFiguresSideBySide:
    def test_one_figure_for_another(self) -> None:
        found = told("The port handled 3 million tonnes.", "The port handled 5 million tonnes.")
        (each,) = found.contradictions
        assert (each.section, each.aspect) == ("facts", "figure")
        assert [side.cites for side in each.sides] == [["1:3"], ["2:3"]]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("40 people died in the fire.", "38 people died in the fire."),
            ("The port lost 40 million crowns.", "The port lost 38 million crowns."),
            ("Prices in Vellmar rose 3 percent.", "Prices in Vellmar rose 3.6 percent."),
            ("At least 40 people died in the fire.", "At most 30 people died in the fire."),
        ],
    )
    def test_what_rounding_does_not_explain(self, one: str, other: str) -> None:
        assert [each.aspect for each in told(one, other).contradictions] == ["figure"]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (
                "In 2012 the port handled 3 million tonnes.",
                "In 2013 the port handled 5 million tonnes.",
            ),
            ("The port handled 3 million tonnes.", "The port handled 5 per cent."),
            ("The port handled 3 million tonnes.", "The port did not handle 5 million tonnes."),
            ("Talks took 3 days.", "Talks took 5 days."),
            ("At least 38 people died in the fire.", "More than 30 people died in the fire."),
            ("Nearly 40 people died in the fire.", "38 people died in the fire."),
            ("Prices in Vellmar rose 3 percent.", "Prices in Vellmar rose 3.2 percent."),
            ("The port lost 1.5 billion crowns.", "The port lost 1,480 million crowns."),
            ("The port lost three million crowns.", "The port lost 2.9 million crowns."),
        ],
    )
    def test_only_where_nothing_else_differs_and_enough_is_said(self, one: str, other: str) -> None:
        assert told(one, other).contradictions == []


class TestEvents:
    def test_two_tellings_of_one_event(self) -> None:
        found = merged(
            [
                note(
                    event("Vellmar and Norland sign a harbour treaty", date="2026-05-04"),
                    outlet="a",
                ),
                note(event("Norland signs treaty on harbour", where="Saint-Élan"), outlet="b"),
            ]
        )
        (entry,) = found.events
        assert (entry.date, entry.where) == ("2026-05-04", "Saint-Élan")
        assert entry.outlets == 2

    @pytest.mark.parametrize(
        ("aspect", "one", "other"),
        [
            ("date", {"date": "2026-05-04"}, {"date": "2026-05-05"}),
            ("place", {"where": "Hale"}, {"where": "Saint-Élan"}),
        ],
    )
    def test_another_date_or_place_is_set_side_by_side(
        self, aspect: str, one: dict[str, str], other: dict[str, str]
    ) -> None:
        what = "Vellmar and Norland sign a harbour treaty"
        found = merged(
            [note(event(what, **one), outlet="a"), note(event(what, **other), outlet="b")]
        )
        (each,) = found.contradictions
        assert (each.section, each.aspect) == ("events", aspect)
        assert [side.says for side in each.sides] == [*one.values(), *other.values()]

    def test_a_town_and_its_country_are_no_contradiction(self) -> None:
        what = "Ministers sign a harbour treaty"
        places = ("Geneva", "Switzerland")
        found = merged(note(event(what, where=place), outlet=place) for place in places)
        assert found.contradictions == []

    def test_events_that_have_nothing_in_common_are_two(self) -> None:
        found = merged(
            [
                note(event("Ministers sign a harbour treaty", date="2026-05-04"), outlet="a"),
                note(event("Storm floods the fairground", date="2026-05-05"), outlet="b"),
            ]
        )
        assert len(found.events) == 2
        assert found.contradictions == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Vellmar and Norland sign an accord", "Vellmar and Norland postpone an accord"),
            ("Vellmar and Norland sign an accord", "Vellmar and Norland fail to sign an accord"),
            ("Vellmar and Norland sign an accord", "Vellmar and Norland hold talks"),
            ("Norland accuses Vellmar of breach", "Vellmar accuses Norland of breach"),
        ],
    )
    def test_what_shares_little_but_names_is_two_events(self, one: str, other: str) -> None:
        for date in ("2026-05-04", "2026-05-05"):
            found = merged(
                [
                    note(event(one, date="2026-05-04"), outlet="a"),
                    note(event(other, date=date), outlet="b"),
                ]
            )
            assert len(found.events) == 2
            assert found.contradictions == []

    def test_two_parties_may_be_named_the_other_way_round(self) -> None:
        tellings = ("Vellmar and Norland sign an accord", "Norland and Vellmar sign an accord")
        assert len(merged(note(event(what), outlet=what) for what in tellings).events) == 1

    def test_a_month_does_not_contradict_its_day(self) -> None:
        what = "Vellmar and Norland sign a harbour treaty"
        found = merged(
            [
                note(event(what, when="in May", date="2026-05", where="Hale"), outlet="a"),
                note(event(what, when="Monday", date="2026-05-04"), outlet="b"),
            ]
        )
        (entry,) = found.events
        assert (entry.when, entry.date, entry.where) == ("Monday", "2026-05-04", "Hale")

    def test_a_hall_that_an_article_places_in_the_town_is_no_contradiction(self) -> None:
        what = "Vellmar and Norland sign a harbour treaty"
        document = note(event(what, where="Harbour Hall"), outlet="a")
        text = "They met at the Harbour Hall in Hale."
        article = document.article.model_copy(update={"text": text})
        first = document.model_copy(update={"article": article})
        found = merged([first, note(event(what, where="Hale"), outlet="b")])
        assert found.contradictions == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Vellmar pays Norland crowns", "Norland crowns buy grain"),
            ("Norland accuses Vellmar of breach", "Vellmar accuses Norland of breach"),
            ("Vellmar and Norland sign an accord", "Norland signs an accord with Vellmar"),
        ],
    )
    def test_which_article_comes_first_does_not_matter(self, one: str, other: str) -> None:
        counts = {
            len(merged(note(event(what), outlet=what) for what in tellings).events)
            for tellings in ((one, other), (other, one))
        }
        assert len(counts) == 1
