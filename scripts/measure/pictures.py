"""The pictures of what was measured. Drawn by `make measure`, from its data file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from examples.measured import data, is_limited, is_over, measured, rows
from scripts.measure import canvas
from scripts.measure.canvas import COLOURS, FAINT, LINE, WIDTH

FOLDER = Path(__file__).parents[2] / "docs" / "assets" / "measured"
CLIENTS = 200
ROW, TOP, EDGE = 38, 8, 1
LANE = 15
"""The height of a client's lane in a timeline."""

Bar = tuple[str, str, float, str]
"""An interface, a name, a value, and the value in words."""


def waits() -> str:
    """Bars: how long until 200 clients are answered."""
    cases = [
        case
        for case in measured()["waits"]
        if case["clients"] == CLIENTS and is_over(case)
    ]
    bars = [
        (
            case["interface"],
            _named(case),
            case["seconds"],
            f"{rows.seconds(case['seconds'])} s{' *' if is_limited(case) else ''}",
        )
        for case in sorted(cases, key=lambda case: float(case["seconds"]))
    ]
    wait = measured()["wait"]
    return _bars(bars, f"Until {CLIENTS} clients are answered, each after {wait} s")


def costs() -> str:
    """Bars: what a request costs that waits for nothing."""
    bars = [
        (
            case["interface"],
            _named(case | {"threads": None}),
            case["milliseconds"],
            f"{case['milliseconds']:.2f} ms",
        )
        for case in sorted(measured()["costs"], key=lambda case: case["milliseconds"])
    ]
    return _bars(bars, "Processor time of a request that waits for nothing")


def sockets() -> str:
    """Bars: the memory of an idle WebSocket."""
    bars = [
        (
            "ASGI",
            f"{data.label(case['server'])}, {case['app']}",
            case["kib_each"],
            f"{case['kib_each']:.0f} KiB",
        )
        for case in sorted(measured()["sockets"], key=lambda case: case["kib_each"])
    ]
    return _bars(bars, "Memory of the server for each idle WebSocket")


def timelines() -> str:
    """Lanes: when the view of each of ten clients ran, on several servers."""
    cases = [(rows.title(*seat), seat[0], rows.spans_of(seat)) for seat in rows.DRAWN]
    last = max(end for _, _, spans in cases for _, end in spans)
    scale = (WIDTH - 2 * EDGE) / last
    height = TOP + sum(34 + LANE * len(spans) for _, _, spans in cases) + 22
    with canvas.figure(height) as axes:
        y = TOP + 8.0
        for name, interface, spans in cases:
            canvas.text(axes, EDGE, y, name)
            for lane, (start, end) in enumerate(spans, 1):
                at = y + 4 + LANE * lane
                axes.plot([EDGE, EDGE + start * scale], [at, at], color=LINE, lw=1.5)
                width = (end - start) * scale
                canvas.bar(axes, EDGE + start * scale, at, width, COLOURS[interface])
            y += 34 + LANE * len(spans)
        canvas.text(axes, EDGE, y, f"from 0 to {last:.1f} s", FAINT)
        about = "; ".join(
            f"{name}: the last view ends after {spans[-1][1]:.1f} s"
            for name, _, spans in cases
        )
        return canvas.svg(axes, "When the views of ten clients ran", about)


def _named(case: dict[str, object]) -> str:
    some = f", {case['threads']} threads" if case["threads"] else ""
    some = some.replace(" 1 threads", " 1 thread")
    name = data.label(str(case["server"]))
    return f"{case['interface']}: {name}{some}, {case['view']}"


def _bars(bars: Iterable[Bar], title: str) -> str:
    bars = list(bars)
    most = max(value for _, _, value, _ in bars)
    room = WIDTH - 2 * EDGE - 70
    with canvas.figure(TOP + ROW * len(bars)) as axes:
        for number, (interface, name, value, words) in enumerate(bars):
            y = TOP + ROW * number
            width = value / most * room
            canvas.text(axes, EDGE, y + 7, name)
            canvas.bar(axes, EDGE, y + 22, width, COLOURS[interface])
            canvas.text(axes, EDGE + width + 7, y + 22, words, FAINT)
        about = "; ".join(f"{name}: {words}" for _, name, _, words in bars)
        return canvas.svg(axes, title, about)


PICTURES = {
    "waits.svg": waits,
    "timelines.svg": timelines,
    "sockets.svg": sockets,
    "costs.svg": costs,
}


def draw() -> None:
    """Writes every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in PICTURES.items():
        (FOLDER / name).write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    draw()
