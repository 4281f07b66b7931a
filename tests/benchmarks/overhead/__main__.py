"""The benchmark's command line."""

import json
from functools import partial
from pathlib import Path

import click

from tests.benchmarks.overhead.contenders import MODULES, taking_part
from tests.benchmarks.overhead.memory import memory
from tests.benchmarks.overhead.outcomes import as_json, table
from tests.benchmarks.overhead.preparing import work_of
from tests.benchmarks.overhead.running import ClientError, rounds_of
from tests.benchmarks.overhead.serving import served


@click.command()
@click.option("--articles", default=200, show_default=True, help="Articles a run.")
@click.option("--delay", default=0.2, show_default=True, help="Seconds before each reply.")
@click.option("--at-once", default=50, show_default=True, help="Requests at once.")
@click.option("--rounds", default=3, show_default=True, help="Runs of each; the median counts.")
@click.option(
    "--contender",
    "given",
    multiple=True,
    metavar="NAME=PYTHON",
    help=f"One more contender, of: {', '.join(MODULES)}; or its interpreter.",
)
@click.option("--alike", is_flag=True, help="Articles that differ in one sentence alone.")
@click.option("--memory", "many", type=int, help="Measure the memory of so many articles instead.")
@click.option("--out", type=click.Path(path_type=Path), help="Write all figures as JSON too.")
def main(
    articles: int,
    delay: float,
    at_once: int,
    rounds: int,
    given: tuple[str, ...],
    alike: bool,
    many: int | None,
    out: Path | None,
) -> None:
    """Measure what many articles cost besides the model's time: ours, and others' ways."""
    if many is not None:
        try:
            memory(many, at_once, click.echo)
        except ClientError as error:
            raise click.ClickException(str(error)) from error
        return
    try:
        contenders = taking_part(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    with served(delay) as base_url:
        work = work_of(articles, base_url, at_once=at_once, alike=alike)
        outcomes = rounds_of(contenders, work, rounds, partial(click.echo, err=True))
    if out:
        out.write_text(json.dumps(as_json(outcomes), indent=1), encoding="utf-8")
    click.echo(table(outcomes, work, delay, rounds))


if __name__ == "__main__":
    main()
