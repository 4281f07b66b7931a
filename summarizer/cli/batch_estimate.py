"""``summarizer batch --estimate``."""

from summarizer.batch.estimate import Estimate


def estimate_text(found: Estimate, model: str) -> str:
    """Return an estimate for people, a figure per line."""
    lines = [f"articles     {found.articles:>12,}"]
    if found.looked_at < found.articles:
        lines.append(f"looked at    {found.looked_at:>12,} of them; the rest is taken to be alike")
    if found.unreadable:
        lines.append(f"unreadable   {found.unreadable:>12,} of {found.looked_at:,} looked at")
    lines += [
        f"requests     {found.requests:>12,} about",
        f"prompt       {found.prompt:>12,} tokens, about",
        f"completion   {found.completion:>12,} tokens, about",
    ]
    if found.cost is None:
        lines.append(f"cost         {'?':>12} no price of {model} (--prices FILE)")
    else:
        lines.append(f"cost         {found.cost:>12,.2f} US dollars, about ({model})")
    return "\n".join(lines) + "\n"
