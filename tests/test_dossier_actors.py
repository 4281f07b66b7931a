"""Which names of several articles are one actor's, and which must never become one."""

import pytest
from dossier_notes import actor, note, person, who_is_who

from summarizer.dossiers import merged
from summarizer.schemas import Actor, ActorKind


def one(*actors: Actor, one_event: bool = True) -> bool:
    """Whether the actors, each from an article of its own, become one."""
    return len(who_is_who(*actors, one_event=one_event)) == 1


class TestPersonsThatAreOne:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Anna Holt", "Foreign Minister Anna Holt"),
            ("Anna Holt", "Ms. Anna Holt"),
            ("Renée Müller", "Renee Muller"),
            ("Anna Holt", "Anna Maria Holt"),
            ("Jean-Luc Tarn", "Jean Luc Tarn"),
            ("John Quincy Ferris", "John Q. Ferris"),
            ("Fiona O'Dell", "Fiona O’Dell"),
        ],
    )
    @pytest.mark.parametrize("one_event", [True, False])
    def test_whatever_the_articles_are_on(self, name: str, other: str, one_event: bool) -> None:
        assert one(person(name), person(other), one_event=one_event)

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Anna Holt", "Holt"),
            ("Anna Holt", "Ms. Holt"),
            ("Anna Holt", "Minister Holt"),
            ("Anna Holt", "A. Holt"),
            ("John Quincy Ferris", "J.Q. Ferris"),
            ("Ivan Petersen", "Ivan Peterson"),
            ("Ana Zelenka", "Ana Zelenska"),
        ],
    )
    def test_where_the_articles_are_on_one_event(self, name: str, other: str) -> None:
        assert one(person(name), person(other))
        assert not one(person(name), person(other), one_event=False)

    def test_an_initial_finds_its_name_by_way_of_a_longer_one(self) -> None:
        forms = ("J. Ferris", "John Ferris", "John Q. Ferris", "John Quincy Ferris")
        assert one(*map(person, forms))

    def test_an_alias_with_given_name_and_surname_is_as_good_as_the_name(self) -> None:
        long = person("Ana Lucia Mendes Prado", aliases=["Ana Mendes", "Mendes"])
        assert one(long, person("Ana Mendes"), one_event=False)

    def test_the_fullest_name_is_shown_with_the_others_beside_it(self) -> None:
        notes = [note(person(name), outlet=name) for name in ("Holt", "A. Holt", "Anna Holt")]
        (found,) = merged(notes).actors
        assert found.name == "Anna Holt"
        assert found.aliases == ["A. Holt", "Holt"]
        assert found.cites == ["1:1", "2:1", "3:1"]


class TestPersonsThatAreNot:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Anna Holt", "Peter Holt"),
            ("Anna Holt", "P. Holt"),
            ("John Smith", "John Smith Jr."),
            ("John A. Smith", "John B. Smith"),
            ("Mr. Holt", "Mrs. Holt"),
            ("Mr. Holt", "Ms. Anna Holt"),
            ("Don Miller", "Anna Miller"),
            ("Finance Minister", "Defence Minister"),
            ("Mayor of Hale", "Hale"),
            ("Mayor of Hale", "Mayor of Vell"),
            ("Anna Holt", "Anna Holm"),
            ("Maria Hansen", "Maria Jansen"),
            ("Kim Sun Ho", "Kim Sun Il"),
        ],
    )
    def test_however_alike_the_names_are(self, name: str, other: str) -> None:
        assert not one(person(name), person(other))

    def test_a_surname_that_two_have_is_neither_s(self) -> None:
        names = who_is_who(person("Anna Holt"), person("Peter Holt"), person("Holt"))
        assert names == [["Anna Holt"], ["Holt"], ["Peter Holt"]]

    def test_an_initial_that_two_have_is_neither_s(self) -> None:
        names = who_is_who(person("Anna Holt"), person("Arne Holt"), person("A. Holt"))
        assert names == [["A. Holt"], ["Anna Holt"], ["Arne Holt"]]

    def test_a_short_name_stays_alone_between_two_that_contradict_each_other(self) -> None:
        found = who_is_who(person("Jo Smith"), person("Jo A. Smith"), person("Jo B. Smith"))
        assert len(found) == 3

    def test_father_and_son_of_one_note_stay_apart(self) -> None:
        family = [person("Ivan Orlo", role="founder"), person("Ivan Orlo", role="heir")]
        assert len(who_is_who(family, person("Ivan Orlo"))) == 3

    def test_a_surname_that_a_doubtful_pair_shares_with_another(self) -> None:
        family = [person("Ivan Orlo", role="founder"), person("Ivan Orlo", role="heir")]
        found = who_is_who(family, person("Anna Orlo"), person("Orlo"))
        assert len(found) == 4

    def test_what_one_note_knows_apart_is_not_joined_by_another(self) -> None:
        both = [person("Anna Holt"), person("Holt", role="a farmer")]
        found = who_is_who(both, person("Anna Holt"))
        assert found == [["Anna Holt", "Anna Holt"], ["Holt"]]

    def test_one_whose_check_failed(self) -> None:
        failed = person("Anna Holt", ungrounded="not in sentence 1")
        assert not one(person("Anna Holt"), failed)

    def test_two_of_a_bare_surname_with_other_offices_elsewhere(self) -> None:
        minister = person("Holt", role="harbour minister", affiliation="Vellmar")
        farmer = person("Holt", role="farmer", affiliation="Union of Growers")
        assert not one(minister, farmer)

    def test_a_bare_surname_in_articles_on_anything(self) -> None:
        assert not one(person("Holt"), person("Holt"), one_event=False)
        told = {"role": "harbour minister", "affiliation": "Vellmar"}
        assert one(person("Holt", **told), person("Holt", **told), one_event=False)


class TestBodiesThatAreOne:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("U.S.", "United States"),
            ("the United States", "US government"),
            ("U.S. government", "United States of America"),
            ("UN", "United Nations"),
            ("Valdoria", "Government of Valdoria"),
            ("Valdoria", "the Valdorian government"),
            ("Kestrian Ministry of Defence", "Kestrian Defense Ministry"),
            ("Ministry of Fisheries", "Fisheries Ministry"),
            ("World Health Organisation", "World Health Organization"),
            ("Saint-Élan Council", "Saint-Elan Council"),
        ],
    )
    @pytest.mark.parametrize("one_event", [True, False])
    def test_in_other_spellings(self, name: str, other: str, one_event: bool) -> None:
        assert one(actor(name), actor(other), one_event=one_event)

    def test_a_company_with_and_without_its_legal_form(self) -> None:
        assert one(actor("Norrvik Mills Ltd", "company"), actor("Norrvik Mills", "company"))

    def test_initials_that_only_one_body_has(self) -> None:
        fund = actor("World Monuments Fund", "organisation")
        assert one(fund, actor("WMF", "organisation"))
        assert not one(fund, actor("WMF", "organisation"), one_event=False)

    def test_initials_that_a_note_itself_explains(self) -> None:
        fund = actor("World Monuments Fund", "organisation", aliases=["WMF"])
        assert one(fund, actor("WMF", "organisation"), one_event=False)

    def test_the_name_in_another_language(self) -> None:
        english = note(actor("United States"), outlet="a")
        french = note(actor("États-Unis"), outlet="b", language="fr")
        assert len(merged([english, french]).actors) == 1


class TestBodiesThatAreNot:
    @pytest.mark.parametrize(
        ("name", "other", "kind"),
        [
            ("North Valdoria", "Valdoria", "government"),
            ("Republic of Congo", "Democratic Republic of the Congo", "government"),
            ("North Korea", "South Korea", "government"),
            ("Norland", "Sorland", "government"),
            ("Norrvik Mills", "Norrvik Cells", "company"),
            ("Norrvik Mills", "Norrvik", "company"),
            ("Finance Ministry", "Valdorian Finance Ministry", "government"),
            ("Bank of Norland", "Bank of Sorland", "organisation"),
            ("Union of Growers", "Growers", "group"),
        ],
    )
    def test_however_alike_the_names_are(self, name: str, other: str, kind: ActorKind) -> None:
        assert not one(actor(name, kind), actor(other, kind))

    def test_what_every_country_has_unless_it_is_said_whose_it_is(self) -> None:
        assert not one(actor("Foreign Ministry"), actor("Foreign Ministry"))
        assert not one(person("Prime Minister"), person("Prime Minister"))
        ours, theirs = {"affiliation": "Vellmar"}, {"affiliation": "Norland"}
        assert one(actor("Ministry of Defence", **ours), actor("Defense Ministry", **ours))
        assert not one(actor("Defence Ministry", **ours), actor("Defence Ministry", **theirs))
        assert not one(person("Prime Minister", **ours), person("Prime Minister", **theirs))

    def test_a_minister_and_his_ministry(self) -> None:
        assert not one(person("Finance Minister"), actor("Finance Ministry"))

    def test_a_person_and_a_country_of_one_name(self) -> None:
        assert not one(person("Jordan"), actor("Jordan"))

    def test_a_town_and_the_firm_that_bears_its_name(self) -> None:
        found = who_is_who(
            actor("Norrvik"), actor("Norrvik", "company"), actor("Norrvik", "organisation")
        )
        assert len(found) == 3

    def test_initials_that_two_bodies_have(self) -> None:
        found = who_is_who(
            actor("World Monuments Fund", "organisation"),
            actor("Western Mining Federation", "organisation"),
            actor("WMF", "organisation"),
        )
        assert len(found) == 3

    def test_a_short_form_that_two_notes_use_of_two_bodies(self) -> None:
        ours = actor("Valdorian Finance Ministry", aliases=["Finance Ministry"])
        theirs = actor("Kestrian Finance Ministry", aliases=["Finance Ministry"])
        assert len(who_is_who(ours, theirs)) == 2
        assert len(who_is_who(ours, theirs, actor("Finance Ministry"))) == 3
