#!/usr/bin/env python3
"""Draws the table that .ci/bench growth prints, as an SVG picture whose colours suit light and dark pages."""

import csv
import sys

GREY, LINE, BAR = "#808890", "#3f8fd0", "#d0803f"
WIDTH, HEIGHT, LEFT, TOP, GAP = 320, 130, 52, 40, 56
# Title, column of the table, highest value of the axis, the bar that is to be held (None: there is none). The rate of a bare loop
# is drawn beside that of the replay.
BARE_LOOP = 8
PANELS = [
    ("rate of a replay / rate on a file without packets", 3, 1.2, 0.9),
    ("start to the first commit, ms", 5, 1200, 1000),
    ("build-neighbors with nothing new / on an empty file", 7, 1.5, 1.2),
    ("file, GB", 1, None, None),
]


def text(x, y, content, anchor="start", colour=GREY):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{content}</text>'


def line(x1, y1, x2, y2, colour, more=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{more}/>'


def shown(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.2g}"


def panel(place, rows, title, column, highest, bar):
    x0 = LEFT + place % 2 * (WIDTH + LEFT + 16)
    y0 = TOP + place // 2 * (HEIGHT + GAP + 16)
    values = [float(row[column]) / (1000 if title.endswith("GB") else 1) for row in rows]
    millions = [float(row[0]) / 1e6 for row in rows]
    most = max([highest or 0, *(value * 1.1 for value in values)])
    widest = max(millions) or 1

    def across(value):
        return x0 + WIDTH * value / widest

    def up(value):
        return y0 + HEIGHT * (1 - value / most)

    yield text(x0, y0 - 12, title)
    yield line(x0, y0, x0, y0 + HEIGHT, GREY)
    yield line(x0, y0 + HEIGHT, x0 + WIDTH, y0 + HEIGHT, GREY)
    yield text(x0 - 6, y0 + HEIGHT + 4, "0", "end")
    yield text(x0 - 6, up(values[-1]) + 4, shown(values[-1]), "end", LINE)
    if bar is not None:
        yield line(x0, up(bar), x0 + WIDTH, up(bar), BAR, ' stroke-dasharray="6 4"')
        yield text(x0 + WIDTH, up(bar) - 5, shown(bar), "end", BAR)
    if place == 0:
        bare = " ".join(f"{across(m):.1f},{up(float(row[BARE_LOOP])):.1f}" for m, row in zip(millions, rows))
        yield f'<polyline points="{bare}" fill="none" stroke="{GREY}" stroke-dasharray="2 3"/>'
        yield text(x0 + 8, y0 + HEIGHT - 10, "dotted: a bare loop of inserts")
    points = " ".join(f"{across(m):.1f},{up(v):.1f}" for m, v in zip(millions, values))
    yield f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="2"/>'
    for m, v in zip(millions, values):
        yield f'<circle cx="{across(m):.1f}" cy="{up(v):.1f}" r="3" fill="{LINE}"/>'
    yield text(x0 + WIDTH, y0 + HEIGHT + 18, f"{millions[-1]:.3g} million observations", "end")


def main():
    with open(sys.argv[1], encoding="utf-8") as table:
        rows = list(csv.reader(table, delimiter="\t"))[1:]
    width = 2 * (WIDTH + LEFT + 16) + 16
    height = TOP + 2 * (HEIGHT + GAP + 16) - 24
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">')
    print("<title>Replay, start and neighbor graph on a growing file</title>")
    for place, (title, column, highest, bar) in enumerate(PANELS):
        print("\n".join(panel(place, rows, title, column, highest, bar)))
    print("</svg>")


main()
