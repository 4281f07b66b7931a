"""Note types: loaded by name, taken apart into sections, described for the prompt."""

import sys
from enum import Enum
from typing import Annotated, Literal

import pytest
from pydantic import AliasChoices, BaseModel, Field, RootModel

from summarizer.errors import SchemaError
from summarizer.note_types import describe, is_derived, load_note_type, sections_of
from summarizer.schemas import Actor, BriefingNote, Cited, Derived, Event


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Make an empty folder the working folder; its modules can be imported."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


MODULE = """
from pydantic import BaseModel, RootModel
from summarizer.schemas import Cited, Derived
from typing import Annotated

class Ruling(Cited):
    text: str

class Note(BaseModel):
    rulings: list[Ruling]

    class Inner(BaseModel):
        title: str

class Empty(BaseModel):
    pass

class AllDerived(BaseModel):
    date: Annotated[str, Derived()] = ""

class Rulings(RootModel[list[Ruling]]):
    pass

class Unfinished(BaseModel):
    x: "list[Nowhere]"

class Plain:
    pass

NUMBER = 3
"""


class TestLoading:
    def test_a_module_of_the_working_folder_is_found(self, here):
        (here / "courtnotes.py").write_text(MODULE)
        assert load_note_type("courtnotes:Note").__name__ == "Note"
        assert load_note_type("courtnotes:Note.Inner").__name__ == "Inner"

    def test_an_installed_module_is_found(self):
        assert load_note_type("summarizer.schemas:BriefingNote") is BriefingNote

    def test_the_import_path_is_left_as_it_was(self, here):
        before = list(sys.path)
        with pytest.raises(SchemaError):
            load_note_type("no_such_module_anywhere:Note")
        assert sys.path == before

    @pytest.mark.parametrize(
        ("reference", "message"),
        [
            ("BriefingNote", "write it as module:Class"),
            (":Note", "write it as module:Class"),
            ("courtnotes2:", "write it as module:Class"),
            ("no_such_module_anywhere:Note", "there is no module 'no_such_module_anywhere'"),
            ("courtnotes2.sub:Note", "there is no module 'courtnotes2.sub'"),
            ("courtnotes2:Nope", "module 'courtnotes2' has no class 'Nope'"),
            ("courtnotes2:Note.Nope", "has no class 'Note.Nope'"),
            ("courtnotes2:NUMBER", "is not a Pydantic model"),
            ("courtnotes2:Plain", "is not a Pydantic model"),
            ("courtnotes2:Empty", "Empty has no fields"),
            ("courtnotes2:AllDerived", "AllDerived has no fields"),
            ("courtnotes2:Rulings", "Rulings is a RootModel"),
            ("courtnotes2:Ruling", "Ruling is a single claim"),
            ("courtnotes2:Unfinished", "Unfinished is not complete"),
        ],
    )
    def test_what_is_no_note_type_is_refused_in_one_clear_line(self, here, reference, message):
        (here / "courtnotes2.py").write_text(MODULE)
        with pytest.raises(SchemaError) as caught:
            load_note_type(reference)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_a_module_that_does_not_import_says_why(self, here):
        (here / "broken_note.py").write_text("class Note(:\n")
        with pytest.raises(SchemaError, match=r"'broken_note' cannot be imported: SyntaxError"):
            load_note_type("broken_note:Note")

    def test_a_module_that_needs_another_says_which(self, here):
        (here / "needy_note.py").write_text("import no_such_module_anywhere\n")
        with pytest.raises(SchemaError, match="needs 'no_such_module_anywhere'"):
            load_note_type("needy_note:Note")


class Level(Enum):
    LOW = "low"
    HIGH = "high"


class Place(BaseModel):
    city: str = Field(description="The city.")
    level: Level = Field(description="How near.")


class Ruling(Cited):
    """One ruling of the court."""

    text: str = Field(description="What the court ruled.")
    side: Literal["for", "against"] = Field(description="Whom it favours.")
    court: Place | None = Field(alias="c", description="Which\n  court.")
    remark: str
    day: Annotated[str | None, Derived()] = None


class CourtNote(BaseModel):
    title: str
    rulings: list[Ruling]
    best: Annotated[Ruling | None, Field(description="The main ruling.")]
    others: list[Annotated[Ruling, Field()]] | None = None
    tags: set[str] = Field(validation_alias=AliasChoices("labels", "tags"))
    mixed: list[Ruling | Actor]
    count: Annotated[int, Derived()] = 0


def section(name):
    return next(one for one in sections_of(CourtNote) if one.name == name)


class TestSections:
    def test_each_field_is_one_in_order_and_derived_fields_are_none(self):
        names = [one.name for one in sections_of(CourtNote)]
        assert names == ["title", "rulings", "best", "others", "tags", "mixed"]

    @pytest.mark.parametrize(
        ("name", "item_type", "is_list", "nullable"),
        [
            ("title", None, False, False),
            ("rulings", Ruling, True, False),
            ("best", Ruling, False, True),
            ("others", Ruling, True, True),
            ("tags", None, True, False),
            ("mixed", None, True, False),
        ],
    )
    def test_its_kind_follows_from_the_annotation(self, name, item_type, is_list, nullable):
        one = section(name)
        assert (one.item_type, one.is_list, one.nullable) == (item_type, is_list, nullable)

    def test_the_key_in_json_is_the_alias(self):
        assert section("tags").key == "labels"
        assert section("title").key == "title"

    def test_without_a_description_the_items_docstring_serves(self):
        assert section("best").description == "The main ruling."
        assert section("rulings").description == "One ruling of the court."
        assert section("title").description == ""

    def test_the_docstring_of_the_base_class_does_not(self):
        class Silent(Cited):
            text: str

        class Note(BaseModel):
            claims: list[Silent]

        assert sections_of(Note)[0].description == ""

    def test_derived_fields_are_known(self):
        assert is_derived(Event.model_fields["date"])
        assert is_derived(Event.model_fields["ungrounded"])
        assert not is_derived(Event.model_fields["when"])

    def test_a_root_model_has_no_sections(self):
        with pytest.raises(SchemaError, match="RootModel"):
            sections_of(RootModel[list[Ruling]])


class TestDescription:
    def test_one_line_a_field_with_citations_first_and_without_derived_fields(self):
        assert describe(section("rulings")).splitlines() == [
            "cites: Numbers of the sentences that state this, fewest first.",
            "text: What the court ruled.",
            "side: Whom it favours. One of: for, against.",
            "c: Which court.",
            "c.city: The city.",
            "c.level: How near. One of: low, high.",
            "remark",
        ]

    def test_choices_that_the_description_names_are_not_listed_again(self):
        commitments = next(s for s in sections_of(BriefingNote) if s.name == "commitments")
        assert "One of" not in describe(commitments)

    def test_a_section_of_plain_text_needs_none(self):
        assert describe(section("title")) == ""
        assert describe(section("tags")) == ""

    def test_alternatives_share_their_common_lines(self):
        lines = describe(section("mixed")).splitlines()
        assert sum(line.startswith("cites:") for line in lines) == 1
        assert "name: The name as the article writes it, no title." in lines

    def test_a_model_that_contains_itself_is_described_once(self):
        class Part(Cited):
            title: str
            parts: "list[Part]"

        class Outline(BaseModel):
            parts: list[Part]

        assert describe(sections_of(Outline)[0]).splitlines()[1:] == ["title", "parts"]

    def test_a_root_model_stands_for_what_it_holds(self):
        class Sides(RootModel[list[Place]]):
            pass

        class Match(BaseModel):
            sides: Sides

        assert [line.split(":")[0] for line in describe(sections_of(Match)[0]).splitlines()] == [
            "city",
            "level",
        ]
