"""The benchmark's command line."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from tests.benchmarks.contenders import Contender, Entry, FromNotes, Ours
from tests.benchmarks.corpus import Sample, load
from tests.benchmarks.figures import figures
from tests.benchmarks.report import as_json, problems, table
from tests.benchmarks.server import Endpoint, average, embedded, measure

_ALL = ("ours", "openai", "instructor")
_FILE = click.Path(path_type=Path)
_OLD_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", metavar="ARTICLES_DIR", type=_OLD_FOLDER)
@click.option("--base-url", help="Endpoint to use; without it the embedded model is started.")
@click.option("--key", default="none", envvar="OPENAI_API_KEY", help="Key of that endpoint.")
@click.option("-m", "--model", help="Model of the endpoint, or name or file of a local one.")
@click.option("--contenders", help="Comma-separated, of: ours,openai,instructor.")
@click.option("--limit", type=int, help="Only so many articles.")
@click.option("--articles", default="*.txt", show_default=True, help="Only files like this.")
@click.option("--expect", type=_FILE, help="Expectations; default: expect.json beside the index.")
@click.option("--from-notes", type=_OLD_FOLDER, help="Our notes are ready here, as NAME.json.")
@click.option("--out", type=_FILE, help="Write everything as JSON too.")
@click.option("--details", is_flag=True, help="List what is behind the counts.")
def main(
    folder: Path,
    base_url: str | None,
    key: str,
    model: str | None,
    contenders: str | None,
    limit: int | None,
    articles: str,
    expect: Path | None,
    from_notes: Path | None,
    out: Path | None,
    details: bool,
) -> None:
    """Measure notes on the articles in ARTICLES_DIR: ours and those of two plain ways."""
    names = contenders.split(",") if contenders else ["ours"] if from_notes else list(_ALL)
    if unknown := set(names) - set(_ALL):
        raise click.BadParameter(f"no such contender: {', '.join(sorted(unknown))}")
    try:
        samples = load(folder, pattern=articles, limit=limit, expect=expect)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    if from_notes and names == ["ours"]:
        entries, speeds, used = run(samples, [FromNotes(from_notes)]), None, None
    else:
        with _endpoint(base_url, key, model) as endpoint:
            before, used = measure(endpoint), endpoint.model
            entries = run(samples, [_contender(n, endpoint, from_notes) for n in names])
            speeds = average(before, measure(endpoint))
    rows = [figures(sample, name, entry, speeds) for sample, name, entry in entries]
    if out:
        text = json.dumps(as_json(rows, speeds, used), ensure_ascii=False, indent=1)
        out.write_text(text, encoding="utf-8")
    click.echo(table(rows, speeds))
    if details:
        click.echo("\n" + problems(rows))


def run(
    samples: Sequence[Sample], contenders: Sequence[Contender]
) -> list[tuple[Sample, str, Entry]]:
    """Let every contender write on every article, one after the other.

    Ctrl-C ends the writing early and keeps what is there.
    """
    entries = []
    try:
        for sample in samples:
            for contender in contenders:
                click.echo(f"{sample.name}: {contender.name} … ", nl=False, err=True)
                entry = contender.write(sample)
                entries.append((sample, contender.name, entry))
                click.echo(entry.error or f"{entry.seconds:.1f} s", err=True)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    return entries


@contextmanager
def _endpoint(base_url: str | None, key: str, model: str | None) -> Iterator[Endpoint]:
    if base_url is None:
        with embedded(model) as endpoint:
            yield endpoint
    elif model is None:
        raise click.UsageError("--base-url needs --model")
    else:
        yield Endpoint(base_url, key, model)


def _contender(name: str, endpoint: Endpoint, from_notes: Path | None) -> Contender:
    # Imported here: only some runs need the peers, and they need the bench extra.
    from tests.benchmarks.peers import bare_openai, with_instructor

    if name == "openai":
        return bare_openai(endpoint)
    if name == "instructor":
        try:
            return with_instructor(endpoint)
        except ImportError as error:
            raise click.ClickException(f"{error}; install the 'bench' extra") from error
    if from_notes:
        return FromNotes(from_notes)
    if endpoint.local is not None:
        return Ours(model=endpoint.local)
    return Ours(model=endpoint.model, base_url=endpoint.base_url, key=endpoint.key)


if __name__ == "__main__":
    main()
