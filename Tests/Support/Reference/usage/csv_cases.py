"""Delimited texts over random quoting, with the rows that Python's csv module reads in them.

    python3 csv_cases.py SEED COUNT

prints a JSON list of {"text", "separator", "rows", "open"}. Blank lines are left out; "open" says that the text ends
within quotes, whose row is left out too.
"""
import csv
import io
import json
import random
import sys

PIECES = ['a', 'b', 'x y', '"', '"', '""', ',', ',', ';', '\t', '\n', '\n', '\r\n', '\r', 'é', '€', ' ', '1', '']


def rows(text, separator):
    return [row for row in csv.reader(io.StringIO(text, newline=''), delimiter=separator) if row]


def quoted(field):
    return '"' + field.replace('"', '""') + '"'


def case(random):
    separator = random.choice(',,;\t')
    if random.random() < 0.5:
        text = ''.join(random.choice(PIECES) for _ in range(random.randrange(24)))
    else:
        # Well-formed rows, each field quoted or not.
        lines = []
        for _ in range(random.randrange(1, 6)):
            fields = []
            for _ in range(random.randrange(1, 5)):
                field = ''.join(random.choice(PIECES) for _ in range(random.randrange(5)))
                plain = not any(c in field for c in separator + '"\r\n')
                fields.append(field if plain and random.random() < 0.6 else quoted(field))
            lines.append(separator.join(fields))
        end = random.choice(['\n', '\r\n', '\r'])
        text = end.join(lines) + random.choice(['', end])
    read = rows(text, separator)
    # A row of its own at the end, unless the text ends within quotes.
    marked = rows(text + '\nMARK', separator)
    is_open = marked[-1:] != [['MARK']]
    return {'text': text, 'separator': separator, 'rows': read[:-1] if is_open else read, 'open': is_open}


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    source = random.Random(seed)
    json.dump([case(source) for _ in range(count)], sys.stdout, ensure_ascii=True, separators=(',', ':'))


main()
