#!/usr/bin/env python3
"""Recalculates exported workbooks from scratch in LibreOffice and compares them with the engine.

    recalculate.py HURDLE MODEL.roi...

For every model: the base case and each scenario (by the one cell on Scenarios), and the base case after changes to
five inputs, chosen by a fixed seed, against `hurdle show` with the same `--set`. Every line in every period, every
metric in every view and every check must agree to the cent. No cached value survives: what is read back was computed
by LibreOffice. What LibreOffice saved is read back by `import inputs` too, and so is a table of values that it saved.
"""
import json, os, random, re, subprocess, sys, tempfile, zipfile
import openpyxl

CENT = 0.005
VIEWS = ["", "_cash_only", "_risk_adjusted", "_after_tax"]


def name_of(text):
    return re.sub(r"[^A-Za-z0-9_]", "_", text)


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def engine(hurdle, model, *extra):
    return json.loads(run(hurdle, "show", model, "--format", "json", *extra))


def cells(book, name):
    """The values a defined name covers, row by row."""
    sheet, span = next(iter(book.defined_names[name].destinations))
    found = book[sheet][span.replace("$", "")]
    if not isinstance(found, tuple):
        return [found]
    return [cell for row in found for cell in (row if isinstance(row, tuple) else (row,))]


def without_values(source, target):
    """A copy in which no formula has a value."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                text = data.decode()
                text = re.sub(r"(<c [^>]*?)( t=\"str\")?(>)(<f>[^<]*</f>)<v>[^<]*</v>", r"\1\3\4", text)
                assert not re.search(r"</f><v>", text), item.filename
                data = text.encode()
            new.writestr(item, data)


def changed(source, target, changes):
    """A copy with other contents in cells found by name; saving leaves no values."""
    book = openpyxl.load_workbook(source)
    for name, change in changes.items():
        for cell in cells(book, name):
            cell.value = change(cell.value)
    book.save(target)


def recalculate(folder, files):
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
            'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
            '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" '
            'oor:op="fuse"><value>0</value></prop></item>\n</oor:items>\n')
    out = os.path.join(folder, "out")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "xlsx", "--outdir", out,
         *files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    return out


def decisions(answer):
    """How each route deals its requests out: by class and policy, the share and whether it waits for a batch."""
    return [[(row["class"], row["policy"], row["batch"], round(row["share"], 6)) for row in route["table"]]
            for route in answer.get("routing") or []]


def differences(path, wanted):
    """What a recalculated workbook says otherwise than the engine, and how many figures were compared."""
    book = openpyxl.load_workbook(path, data_only=True)
    found, count = [], 0

    def compare(what, have, want):
        nonlocal count
        count += 1
        if want is None:
            if not (isinstance(have, str) and have.startswith("n/m")):
                found.append(f"{what}: {have!r}, the engine has none")
        elif not isinstance(have, (int, float)) or abs(have - want) > max(CENT, abs(want) * 1e-9):
            found.append(f"{what}: {have!r}, the engine has {want!r}")

    for line in wanted["lines"]:
        name = f"line_{name_of(line['name'])}"
        values = [cell.value for cell in cells(book, name)]
        if len(values) != len(line["periods"]):
            found.append(f"{name}: {len(values)} columns")
        for column, (have, want) in enumerate(zip(values, line["periods"])):
            compare(f"{name} column {column}", have, want)
        for member, detail in line["details"].items():
            for column, (have, want) in enumerate(
                zip([cell.value for cell in cells(book, f"{name}_{name_of(member)}")], detail["periods"])):
                compare(f"{name}[{member}] column {column}", have, want)
    for column, (have, want) in enumerate(zip([cell.value for cell in cells(book, "net")], wanted["net"])):
        compare(f"net column {column}", have, want)
    for metric, value in wanted["metrics"].items():
        for view in VIEWS:
            name = f"metric_{name_of(metric)}{view}"
            entry = value if view == "" else value.get(view[1:])
            if name in book.defined_names and entry is not None:
                compare(name, cells(book, name)[0].value, entry["value"])
    for number, check in enumerate(wanted["checks"], 1):
        have = cells(book, f"check_{number}")[0].value
        count += 1
        if have != ("PASS" if check["passed"] else "FAIL"):
            found.append(f"check {number} {check['text']}: {have}")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and re.fullmatch(r"#[A-Z/0!?]+|Err:\d+", cell.value):
                    if os.environ.get("VERBOSE"): found.append(f"{sheet.title}!{cell.coordinate}: {cell.value}")
    return found, count


def stands_alone(hurdle, model):
    """A cost or a benefit is shown on examples of what it needs; a session wants a model that has it all."""
    return subprocess.run([hurdle, "-c", f'load "{model}"', "-c", "show npv"], capture_output=True).returncode == 0


def imported(hurdle, model, file, folder):
    """The model's figures after `import inputs`, and what was said."""
    out = os.path.join(folder, "imported.json")
    said = run(hurdle, "-c", f'load "{model}"', "-c", f'import inputs "{file}"', "-c", f'export "{out}"')
    return json.load(open(out)), said


def same_metrics(have, want):
    def close(a, b):
        return a == b or (a is not None and b is not None and abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1))
    return [name for name in want["metrics"]
            if not close(have["metrics"][name]["value"], want["metrics"][name]["value"])]


def table_round_trip(hurdle, model, folder):
    """A table exported, saved by LibreOffice, one input changed, read back."""
    path = os.path.join(folder, "table.csv")
    run(hurdle, "export", model, "-o", path)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{os.path.join(folder, 'profile')}", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", os.path.join(folder, "saved"), path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    saved = os.path.join(folder, "saved", "table.csv")
    said = run(hurdle, "-c", f'load "{model}"', "-c", f'import inputs "{saved}"')
    found = [] if "none changed" in " ".join(said.split()) else [f"unchanged, it says: {said[:300]}"]
    wanted = engine(hurdle, model)
    item = next(item for item in wanted["inputs"]
                if isinstance(item["base"], (int, float)) and item["unit"] and item["base"] and not item["given_as"])
    lines = open(saved).read().split("\n")
    place = next(n for n, line in enumerate(lines) if line.split(",")[1:3] == ["register", item["name"]])
    fields = lines[place].rsplit(",", 2)
    lines[place] = f"{fields[0]},{item['base'] * 1.25!r},{fields[2]}"
    open(saved, "w").write("\n".join(lines))
    have, _ = imported(hurdle, model, saved, folder)
    return found + same_metrics(have, engine(hurdle, model, "--set", f"{item['name']} = {item['name']} * 1.25"))


def requirements(path):
    """What every workbook must be, whoever opens it."""
    book = openpyxl.load_workbook(path)
    faults = []
    for sheet in book:
        if sheet.sheet_state != "visible":
            faults.append(f"{sheet.title} is hidden")
        for row in sheet.iter_rows():
            for cell in row:
                text = cell.value
                if cell.data_type != "f":
                    continue
                if len(text) > 8192:
                    faults.append(f"{sheet.title}!{cell.coordinate}: a formula of {len(text)} characters")
                if re.search(r"\b(OFFSET|INDIRECT|NOW|TODAY|RAND|RANDBETWEEN)\(", text):
                    faults.append(f"{sheet.title}!{cell.coordinate}: {text}")
                bare = re.sub(r'"[^"]*"|\'[^\']*\'|\$?[A-Z]{1,3}\$?\d+|[A-Za-z_][A-Za-z0-9_]*', " ", text)
                for number in re.findall(r"\d+\.?\d*(?:[eE]-?\d+)?", bare):
                    if float(number) > 1 and not re.search(r"INDEX|MATCH|scenario_index=", text):
                        faults.append(f"{sheet.title}!{cell.coordinate}: the constant {number} in {text}")
    return faults


def main():
    hurdle, models = sys.argv[1], sys.argv[2:]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        files, cases, returning = [], [], []

        def add(case, wanted, path):
            files.append(path)
            cases.append((case, wanted, os.path.basename(path)))

        for number, model in enumerate(models):
            chance = random.Random(f"hurdle {os.path.basename(model)}")
            first = os.path.join(folder, f"m{number}.xlsx")
            run(hurdle, "export", model, "-o", first)
            wanted = engine(hurdle, model)
            for fault in requirements(first)[:20]:
                print(f"FAIL {model}: {fault}")
                failed = True
            base = os.path.join(folder, f"m{number}-base.xlsx")
            without_values(first, base)
            add(f"{model} base", wanted, base)
            for scenario in wanted["scenarios"]:
                path = os.path.join(folder, f"m{number}-{scenario['name']}.xlsx")
                changed(first, path, {"scenario_selected": lambda _, name=scenario["name"]: name})
                add(f"{model} {scenario['name']}", engine(hurdle, model, "--scenario", scenario["name"]), path)

            # Five inputs at random, scaled; an input by member or by period is scaled as a whole.
            names = openpyxl.load_workbook(first).defined_names
            inputs = []
            for item in wanted["inputs"]:
                own = [f"in_{name_of(item['name'])}"]
                if isinstance(item["base"], dict):
                    own = [f"in_{name_of(item['name'])}_{name_of(member)}" for member in item["base"]]
                if all(name in names for name in own) and item["unit"] != "" or item["name"] == "tax":
                    inputs.append((item, own))
            # A workbook holds the tables of routes as decided: an input that has them decided otherwise is passed over.
            drawn = chance.sample(inputs, min(5, len(inputs)))
            drawn += [entry for entry in inputs if entry not in drawn]
            taken = 0
            for item, own in drawn:
                if taken == 5:
                    break
                factor = chance.choice([0.5, 0.75, 0.9, 1.1, 1.25])
                after = engine(hurdle, model, "--set", f"{item['name']} = {item['name']} * {factor}")
                if decisions(after) != decisions(wanted):
                    continue
                taken += 1
                path = os.path.join(folder, f"m{number}-set-{name_of(item['name'])}.xlsx")
                returning.append((f"{model} with {item['name']} times {factor}", model, os.path.basename(path)))
                changed(first, path, {name: lambda value: value * factor for name in own})
                add(f"{model} with {item['name']} times {factor}", after, path)
        out = recalculate(folder, files)
        total = 0
        for case, wanted, file in cases:
            found, count = differences(os.path.join(out, file), wanted)
            total += count
            if found:
                failed = True
                print(f"FAIL {case}: {len(found)} of {count}")
                for line in found[:8]:
                    print(f"     {line}")
            else:
                print(f"ok   {case}: {count} figures")
        print(f"{len(cases)} workbooks, {total} figures compared")
        wanted_by_case = {case: wanted for case, wanted, _ in cases}
        whole = [model for model in models if stands_alone(hurdle, model)]
        returning = [entry for entry in returning if entry[1] in whole]
        for case, model, file in returning:
            have, said = imported(hurdle, model, os.path.join(out, file), folder)
            wrong = same_metrics(have, wanted_by_case[case])
            # What differs is shown before it is set; an input of 0 times anything does not differ.
            words = " ".join(said.split())
            if wrong or "In the file" not in words and "none changed" not in words:
                failed = True
                print(f"FAIL {case}, read back: {wrong[:5]} {said[:200] if not wrong else ''}")
        for model in whole:
            wrong = table_round_trip(hurdle, model, folder)
            if wrong:
                failed = True
                print(f"FAIL {model}, read back from a table: {wrong[:5]}")
        print(f"{len(returning)} workbooks and {len(whole)} tables saved by LibreOffice read back")
    sys.exit(1 if failed else 0)


main()
