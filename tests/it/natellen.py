"""Counts the indicators again, from the lines of an export, and says where the monitor differs.

Takes the export and the answer to the question `monitor` (split by niveau, nothing hidden). It knows
nothing of the program: only what DOMAIN 5.1 says of each indicator.
"""

import datetime
import json
import sys

WERK = {"AOK_ZELFDE", "AOK_ELDERS", "BBL", "AOK_BBL", "UITZEND", "ZELFSTANDIG"}
FASEN = {
    "wk": "Werving kandidaten",
    "bm": "Bemiddeling",
    "pi": "Plaatsing",
    "pl": "Praktijkleren",
    "pb": "Baan",
    "nz": "Nazorg",
}


def lees(pad):
    soorten = {}
    with open(pad, encoding="utf-8") as regels:
        for regel in regels:
            it = json.loads(regel)
            if "soort" in it and "waarde" in it:
                soorten.setdefault(it["soort"], []).append(it["waarde"])
    return soorten


def dag(tekst):
    return datetime.date.fromisoformat(tekst)


def gedaan(traject, code):
    stand = traject["stappen"].get(code)
    if isinstance(stand, dict) and "gedaan" in stand:
        return dag(stand["gedaan"]["op"])
    return None


def gesloten(traject):
    stand = traject["stand"]
    return stand.get("gesloten") if isinstance(stand, dict) else None


def uitkomst(traject):
    """What it led to, and the day: PB-03, else the end."""
    dicht, besproken = gesloten(traject), gedaan(traject, "PB-03")
    if dicht and isinstance(dicht["slot"], dict) and "afgerond" in dicht["slot"]:
        return dicht["slot"]["afgerond"], besproken or dag(dicht["op"])
    bekend = (traject.get("resultaat") or {}).get("uitkomst")
    return (bekend, besproken) if bekend and besproken else None


def middelste(waarden):
    waarden = sorted(waarden)
    if not waarden:
        return ""
    helft = len(waarden) // 2
    if len(waarden) % 2:
        return str(waarden[helft])
    som = waarden[helft - 1] + waarden[helft]
    return str(som // 2) if som % 2 == 0 else f"{som // 2},5"


def rang(waarden, procent):
    waarden = sorted(waarden)
    return str(waarden[-(-len(waarden) * procent // 100) - 1]) if waarden else ""


class Monitor:
    def __init__(self, antwoord):
        self.tabellen = {
            (blad["code"], tabel["titel"]): tabel
            for blad in antwoord["indicatoren"]
            for tabel in blad["tabellen"]
        }
        self.fouten = []
        self.geteld = 0

    def keur(self, code, titel, rij, kolom, verwacht):
        tabel = self.tabellen.get((code, titel))
        if tabel is None:
            self.fouten.append(f"{code}: geen tabel '{titel}'")
            return
        plaats = tabel["kolommen"].index(kolom)
        if rij == "totaal":
            cellen = tabel["totaal"]
        else:
            namen = {it["naam"]: it["cellen"] for it in tabel["rijen"]}
            cellen = namen.get(rij)
        gezien = cellen[plaats] if cellen else "0"
        self.geteld += 1
        if gezien != str(verwacht):
            self.fouten.append(f"{code} {titel}, {rij}, {kolom}: {gezien}, geteld {verwacht}")


def main(export, antwoord):
    soorten = lees(export)
    trajecten = soorten["traject"]
    with open(antwoord, encoding="utf-8") as bestand:
        gegeven = json.load(bestand)["monitor"]
    van, tot = dag(gegeven["van"]), dag(gegeven["tot"])
    monitor = Monitor(gegeven)

    def erin(op):
        return op is not None and van <= op <= tot

    niveaus = sorted({it["niveau"] for it in trajecten if it["niveau"]})
    namen = {niveau: f"niveau {niveau}" for niveau in niveaus}
    namen[None] = "onbekend"

    # M1 and M4: who started, and who got a praktijkverklaring.
    for niveau, naam in namen.items():
        van_niveau = [it for it in trajecten if it["niveau"] == niveau]
        gestart = sum(erin(gedaan(it, "PL-01")) for it in van_niveau)
        monitor.keur("M1", "Gestart per niveau", naam, "gestart", gestart)
        verklaard = sum(erin(gedaan(it, "PL-11")) for it in van_niveau)
        monitor.keur("M4", "Uitgereikt per niveau", naam, "verklaringen", verklaard)
    # M3: who stands where.
    for code, naam in FASEN.items():
        hier = sum(it["fase"] == code and not gesloten(it) for it in trajecten)
        monitor.keur("M3", "Doorstroom per fase", naam, "stand", hier)
    # M5: to work, not to work, unknown apart.
    bekend = [uitkomst(it) for it in trajecten]
    bekend = [it[0] for it in bekend if it and erin(it[1])]
    werk = sum(it in WERK for it in bekend)
    onbekend = sum(it == "ONBEKEND" for it in bekend)
    monitor.keur("M5", "Uitstroom per niveau", "totaal", "werk", werk)
    monitor.keur("M5", "Uitstroom per niveau", "totaal", "onbekend", onbekend)
    geen = len(bekend) - werk - onbekend
    monitor.keur("M5", "Uitstroom per niveau", "totaal", "geen werk", geen)
    if werk + geen:
        deel = (werk * 200 + werk + geen) // ((werk + geen) * 2)
        monitor.keur("M5", "Uitstroom per niveau", "totaal", "aandeel werk", f"{deel}%")
    # M7: how long.
    for naam, begin, eind in (
        ("start tot verklaring", "PL-01", "PL-11"),
        ("eindgesprek tot verklaring", "PL-07", "PL-11"),
        ("aanmelding tot start", None, "PL-01"),
    ):
        duren = []
        for it in trajecten:
            eerste = gedaan(it, begin) if begin else dag(it["aangemaakt"])
            laatste = gedaan(it, eind)
            if eerste and erin(laatste):
                duren.append(max((laatste - eerste).days, 0))
        titel = "Doorlooptijden in dagen"
        monitor.keur("M7", titel, naam, "aantal", len(duren))
        monitor.keur("M7", titel, naam, "mediaan", middelste(duren))
        monitor.keur("M7", titel, naam, "p80", rang(duren, 80))
        monitor.keur("M7", titel, naam, "p90", rang(duren, 90))
    # M8: who dropped out, in which fase.
    uitval = {}
    niet_passend = 0
    for it in trajecten:
        dicht = gesloten(it)
        if not dicht or not erin(dag(dicht["op"])):
            continue
        if dicht["slot"] == "niet_passend":
            niet_passend += 1
        elif "uitgevallen" in dicht["slot"]:
            uitval[it["fase"]] = uitval.get(it["fase"], 0) + 1
    monitor.keur("M8", "Reden en fase", "totaal", "samen", sum(uitval.values()))
    for code, kolom in (("wk", "WvKd"), ("bm", "Bemidd"), ("pl", "Praktijk")):
        monitor.keur("M8", "Reden en fase", "totaal", kolom, uitval.get(code, 0))
    monitor.keur("M8", "Uitval per niveau", "totaal", "niet passend", niet_passend)
    # M9: places, and who is there.
    leert = {}
    for it in trajecten:
        if it["plek"] and not gesloten(it) and it["fase"] in ("wk", "bm", "pi", "pl"):
            leert[it["plek"]] = leert.get(it["plek"], 0) + 1
    plekken = [it for it in soorten.get("leerwerkplek", []) if it["stand"] == "beschikbaar"]
    titel = "Leerwerkplekken per niveau"
    monitor.keur("M9", titel, "totaal", "plaatsen", sum(it["aantal"] for it in plekken))
    bezet = [leert.get(it["id"], 0) for it in plekken]
    monitor.keur("M9", titel, "totaal", "bezet", sum(bezet))
    vrij = sum(max(it["aantal"] - er, 0) for it, er in zip(plekken, bezet))
    monitor.keur("M9", titel, "totaal", "vrij", vrij)

    for fout in monitor.fouten:
        print(fout)
    print(f"{monitor.geteld} getallen nageteld, {len(monitor.fouten)} anders")
    return 1 if monitor.fouten or monitor.geteld < 30 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
