#!/usr/bin/env python3
"""Reads exported workbooks as a strict program does, and tells what one would refuse or repair.

    strict.py HURDLE MODEL.roi...

Every part is there, named once, of a known kind and whole XML; every reference leads somewhere; every number is one; names are
unique and allowed. Then the same reader is given damaged copies, each of which it must refuse.
"""
import io, os, re, subprocess, sys, tempfile, zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ROWS, COLUMNS = 1_048_576, 16_384
CELL = re.compile(r"^([A-Z]{1,3})([1-9][0-9]*)$")
REFERENCE = re.compile(r"(?:'([^']+)'|([A-Za-z_][A-Za-z0-9_.]*))!\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?")
NAME = re.compile(r"^[A-Za-z_\\][A-Za-z0-9_.]*$")


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def faults(data):
    found = []
    try:
        book = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        return [str(error)]
    names = book.namelist()
    if len(set(name.lower() for name in names)) != len(names):
        found.append("two parts of one name")
    trees = {}
    for name in names:
        try:
            trees[name] = ET.fromstring(book.read(name))
        except (ET.ParseError, zipfile.BadZipFile) as error:
            found.append(f"{name}: {error}")
    for needed in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"):
        if needed not in trees:
            found.append(f"{needed} is missing or damaged")
    if found:
        return found

    # Kinds of parts.
    kinds = trees["[Content_Types].xml"]
    endings = {item.get("Extension") for item in kinds.iter(TYPES + "Default")}
    parts = {item.get("PartName").lstrip("/") for item in kinds.iter(TYPES + "Override")}
    for name in names:
        if name not in parts and name.rsplit(".", 1)[-1] not in endings and name != "[Content_Types].xml":
            found.append(f"{name} has no content type")
    for part in parts - set(names):
        found.append(f"the content type of {part}, which is not there")

    # Relations.
    targets = {}
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder, file = name.split("_rels/")
        ids = set()
        for item in tree.iter(REL + "Relationship"):
            if item.get("Id") in ids:
                found.append(f"{name}: {item.get('Id')} twice")
            ids.add(item.get("Id"))
            if item.get("TargetMode") == "External":
                found.append(f"{name} leads out of the file")
                continue
            target = item.get("Target")
            whole = target.lstrip("/") if target.startswith("/") else os.path.normpath(folder + target)
            targets[(folder + file[: -len(".rels")], item.get("Id"))] = whole
            if whole not in trees:
                found.append(f"{name}: {target} is not there")

    # Sheets.
    workbook = trees["xl/workbook.xml"]
    sheets = {}
    for sheet in workbook.iter(MAIN + "sheet"):
        title = sheet.get("name")
        if title.lower() in (other.lower() for other in sheets):
            found.append(f"two sheets named {title}")
        if len(title) > 31 or re.search(r"[\[\]:*?/\\]", title) or sheet.get("state"):
            found.append(f"a sheet named {title!r}, {sheet.get('state')}")
        sheets[title] = targets.get(("xl/workbook.xml", sheet.get(ID)))
    strings = len(list(trees["xl/sharedStrings.xml"].iter(MAIN + "si"))) if "xl/sharedStrings.xml" in trees else 0
    styles = len(list(trees["xl/styles.xml"].find(MAIN + "cellXfs")))

    def refer(text, where):
        for quoted, plain, first, row, last, end in REFERENCE.findall(text):
            title = quoted or plain
            if title not in sheets:
                found.append(f"{where} refers to {title}, which is no sheet")
            for letters, number in ((first, row), (last or first, end or row)):
                if column(letters) > COLUMNS or int(number) > ROWS or int(number) < 1:
                    found.append(f"{where} refers to {letters}{number}")
        if "#REF!" in text:
            found.append(f"{where} refers to nothing")

    defined = {}
    for item in workbook.iter(MAIN + "definedName"):
        name = item.get("name")
        key = (name.lower(), item.get("localSheetId"))
        if key in defined:
            found.append(f"the name {name} twice")
        defined[key] = item.text
        if not name.startswith("_xlnm."):
            reads = CELL.match(name.upper())
            if not NAME.match(name) or len(name) > 255 or reads and column(reads[1]) <= COLUMNS or \
                    re.match(r"^(R[0-9]*C[0-9]*|[RC][0-9]*)$", name.upper()) or name.upper() in ("TRUE", "FALSE"):
                found.append(f"the name {name}")
        refer(item.text or "", f"the name {name}")
    known = {name for name, _ in defined}

    for title, part in sheets.items():
        if part not in trees:
            continue
        last = 0
        for row in trees[part].iter(MAIN + "row"):
            number = int(row.get("r"))
            if number <= last or number > ROWS:
                found.append(f"{title}: row {number} behind {last}")
            last, before = number, 0
            for cell in row.iter(MAIN + "c"):
                place = CELL.match(cell.get("r"))
                where = f"{title}!{cell.get('r')}"
                if not place or int(place[2]) != number or not before < column(place[1]) <= COLUMNS:
                    found.append(f"{where} stands wrong")
                    continue
                before = column(place[1])
                if int(cell.get("s", 0)) >= styles:
                    found.append(f"{where} has no such style")
                value = cell.findtext(MAIN + "v")
                formula = cell.findtext(MAIN + "f")
                kind = cell.get("t", "n")
                if kind == "n" and value is not None and not re.match(r"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$", value):
                    found.append(f"{where} is {value!r}, which is no number")
                if kind == "s" and not (value and value.isdigit() and int(value) < strings):
                    found.append(f"{where} has no such text")
                if kind not in ("n", "s", "str", "b", "e"):
                    found.append(f"{where} is of the kind {kind}")
                if formula is not None:
                    refer(formula, where)
                    if len(formula) > 8192 or formula.startswith("="):
                        found.append(f"{where}: {formula[:60]}")
                    bare = re.sub(r'"[^"]*"', "", formula)
                    for word in re.findall(r"(?<![A-Za-z0-9_$!.'])([A-Za-z_][A-Za-z0-9_.]*)(?![A-Za-z0-9_.(!'])", bare):
                        if word.lower() not in known and not CELL.match(word.replace("$", "")) and \
                                word.upper() not in ("TRUE", "FALSE") and not re.match(r"^[A-Z]{1,3}$", word):
                            found.append(f"{where} reads {word}, which is no name")
        for area in trees[part].iter(MAIN + "mergeCell"):
            found.append(f"{title} merges {area.get('ref')}")

    for name, tree in trees.items():
        if "/charts/" in name:
            for item in tree.iter(DRAW + "f"):
                refer(item.text or "", name)
            if not list(tree.iter(DRAW + "ser")):
                found.append(f"{name} draws nothing")
    return found


def damaged(data):
    """Copies that must be refused, each with what was done."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = next(name for name in parts if re.match(r"xl/worksheets/sheet[0-9]+\.xml$", name) and b"<f>" in parts[name])

    def copy(changes, left_out=()):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                if name not in left_out:
                    book.writestr(name, changes.get(name, part))
        return out.getvalue()

    text, book = parts[sheet].decode(), parts["xl/workbook.xml"].decode()
    yield "a number that is none", copy({sheet: re.sub(r'(<c r="\w+"( s="\d+")?>(<f>[^<]*</f>)?)<v>[^<]*</v>', r"\1<v>nan</v>", text, count=1)})
    yield "a sheet cut short", copy({sheet: text[: len(text) // 2]})
    yield "a formula that refers to no sheet", copy({sheet: re.sub(r"<f>[^<]*</f>", "<f>Nowhere!A1</f>", text, count=1)})
    yield "a formula that reads no name", copy({sheet: re.sub(r"<f>[^<]*</f>", "<f>no_such_name+1</f>", text, count=1)})
    yield "a name twice", copy({"xl/workbook.xml": re.sub(r"(<definedName name=\"in_[^/]*</definedName>)", r"\1\1", book, count=1)})
    yield "a name like a cell", copy({"xl/workbook.xml": re.sub(r'name="in_\w+"', 'name="AB12"', book, count=1)})
    yield "a hidden sheet", copy({"xl/workbook.xml": re.sub(r"<sheet ", '<sheet state="hidden" ', book, count=1)})
    yield "a missing part", copy({}, left_out=(sheet,))
    yield "an archive cut short", data[: len(data) - 200]


def main():
    hurdle, models = sys.argv[1], sys.argv[2:]
    import openpyxl
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for number, model in enumerate(models):
            path = os.path.join(folder, f"{number}.xlsx")
            subprocess.run([hurdle, "export", model, "-o", path, "--trials", "4096"], check=True, stdout=subprocess.DEVNULL)
            data = open(path, "rb").read()
            found = faults(data)
            try:
                openpyxl.load_workbook(path)
            except Exception as error:
                found.append(f"openpyxl: {error}")
            for fault in found[:10]:
                print(f"FAIL {model}: {fault}")
            failed = failed or bool(found)
            if number == 0:
                for what, copy in damaged(data):
                    if not faults(copy):
                        print(f"FAIL the reader accepts {what}")
                        failed = True
    print(f"{len(models)} workbooks read strictly")
    sys.exit(1 if failed else 0)


main()
