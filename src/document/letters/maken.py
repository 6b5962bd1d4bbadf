#!/usr/bin/env python3
"""Makes the two letter files beside it from Noto Sans: the letters that names here are written with, and boxes to tick.

Needs fonttools, and the folder with the fonts of Debian's package fonts-noto-core:
    python3 maken.py /usr/share/fonts/truetype/noto
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# Latin with Turkish, Polish, Czech, Romanian, Vietnamese; Greek; Cyrillic; marks, punctuation, currency.
LETTERS = (
    "U+20-7E,U+A0-24F,U+259,U+2B0-2B9,U+2BB-2BD,U+2C6-2C7,U+2D8-2DD,U+300-345,U+370-3FF,U+400-52F,"
    "U+1E00-1EFF,U+2002-2003,U+2007,U+2009-200B,U+2010-2027,U+202F-203A,U+2044,U+2060,U+2070-208E,"
    "U+20AC,U+2116,U+2122,U+25CC,U+FFFD"
)
# What Noto Sans lacks and a form needs; the bold file gets the same drawings.
BORROWED = {
    "NotoSansSymbols2-Regular.ttf": "□■☐☑☒✓✗",
    "NotoSansMath-Regular.ttf": "←↑→↓−≈≠≤≥",
}
# Boxes for letters that are not here: one for each, so that every box can still say which letter it stands for.
# They have numbers of the private area, which no text may hold.
BOXES = range(0xE000, 0xE080)


def make(source: Path, weight: str, target: Path) -> None:
    options = subset.Options()
    options.layout_features = ["ccmp", "locl", "kern", "mark", "mkmk"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    font = TTFont(source / f"NotoSans-{weight}.ttf", recalcTimestamp=False)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=subset.parse_unicodes(LETTERS))
    maker.subset(font)
    for file, signs in BORROWED.items():
        other = TTFont(source / file)
        names, glyphs = other.getBestCmap(), other.getGlyphSet()
        assert other["head"].unitsPerEm == font["head"].unitsPerEm
        for sign in signs:
            if ord(sign) in font.getBestCmap():
                continue
            drawn = DecomposingRecordingPen(glyphs)
            glyphs[names[ord(sign)]].draw(drawn)
            pen = TTGlyphPen(None)
            drawn.replay(pen)
            name = f"uni{ord(sign):04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = pen.glyph()
            font["hmtx"][name] = other["hmtx"][names[ord(sign)]]
            for table in font["cmap"].tables:
                if table.isUnicode():
                    table.cmap[ord(sign)] = name
    pen = TTGlyphPen({"uni25A1": None})
    pen.addComponent("uni25A1", (1, 0, 0, 1, 0, 0))
    box = pen.glyph()
    for number in BOXES:
        name = f"uni{number:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = box
        font["hmtx"][name] = font["hmtx"]["uni25A1"]
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[number] = name
    font.save(target)


if __name__ == "__main__":
    for weight in ("Regular", "Bold"):
        make(Path(sys.argv[1]), weight, Path(__file__).with_name(f"NotoSans-{weight}.ttf"))
