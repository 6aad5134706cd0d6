#!/usr/bin/env python3
"""Reading a usage log: Hurdle against DuckDB on one thread each, on the same file in the same run.

    python3 usage.py [--rows 1700000] [--runs 5] [--json] [--hurdle PATH] [--keep FOLDER]

With --json the same rows are JSON records, one a line.

Both group by a column, count, add up and find the 50th and 95th percentile of the input tokens. The answers are compared
first; then the two run in turn, and the medians of their wall times are printed with their largest memory. Hurdle does
more meanwhile: it checks every field, finds the period, counts days, and digests the file.
Without the duckdb package Hurdle runs alone, and the output says so.
"""
import argparse
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

CONTENDER = r'''
import sys
import duckdb
connection = duckdb.connect(config={'threads': 1})
for row in connection.execute("""
    SELECT intent, count(*), sum(PROMPT), sum(ANSWER), quantile_cont(PROMPT, 0.5), quantile_cont(PROMPT, 0.95)
    FROM READER GROUP BY intent ORDER BY count(*) DESC, intent""", [sys.argv[1]]).fetchall():
    print('\t'.join(str(value) for value in row))
'''
CSV = {'READER': 'read_csv(?, header = true)', 'PROMPT': 'prompt_tokens', 'ANSWER': 'completion_tokens'}
JSON = {
    'READER': """read_json(?, format = 'newline_delimited', columns = {time: 'VARCHAR', intent: 'VARCHAR',
        response: 'STRUCT(usage STRUCT(prompt_tokens BIGINT, completion_tokens BIGINT))'})""",
    'PROMPT': 'response.usage.prompt_tokens', 'ANSWER': 'response.usage.completion_tokens'}


def write_log(path, rows, as_json):
    """A log with quoted fields, some 59 bytes a row; or records with their tokens where a service's answer has them."""
    source = random.Random(1)
    intents = ['faq'] * 5 + ['billing'] * 3 + ['claims'] * 2 + ['complaint']
    with open(path, 'w', newline='') as file:
        if not as_json:
            file.write('"time","intent","model","prompt_tokens","completion_tokens"\r\n')
        for start in range(0, rows, 100_000):
            lines = []
            for row in range(start, min(start + 100_000, rows)):
                second = row * 7_776_000 // rows
                day, rest = divmod(second, 86_400)
                month, day = divmod(day, 30)
                moment = (f'2026-{month + 1:02d}-{min(day, 27) + 1:02d}T{rest // 3600:02d}:{rest // 60 % 60:02d}'
                          f':{rest % 60:02d}Z')
                intent = source.choice(intents)
                prompt, answer = int(source.lognormvariate(7, 0.9)), int(source.lognormvariate(5, 0.7))
                lines.append(
                    f'{{"time":"{moment}","intent":"{intent}","model":"gpt","response":{{"usage":'
                    f'{{"prompt_tokens":{prompt},"completion_tokens":{answer}}}}}}}\n' if as_json else
                    f'"{moment}","{intent}","gpt","{prompt}","{answer}"\r\n')
            file.write(''.join(lines))


def run(command):
    """Wall and processor seconds, largest memory in MB, output."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        output.seek(0)
        text = output.read().decode()
    if status != 0:
        sys.exit(f'{command[0]} failed')
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def hurdle_answer(text):
    """Class by class: requests, tokens in and out; percentiles of the input."""
    answer = {}
    for line in text.split('Tokens of a request')[0].splitlines():
        found = re.match(r'(\w+)\s+([\d,]+)\s+[\d,]+\s+([\d,]+)\s+([\d,]+)', line)
        if found:
            answer[found[1]] = [int(found[n].replace(',', '')) for n in (2, 3, 4)]
    part = text.split('Tokens of a request')[1].split('Output')[0]
    for line in part.splitlines():
        found = re.match(r'\s+(\w+)\s+([\d,.]+)\s+([\d,.]+)\s+([\d,.]+)', line)
        if found and found[1] in answer:
            answer[found[1]] += [float(found[n].replace(',', '')) for n in (3, 4)]
    return {name: values for name, values in answer.items() if name != 'All'}


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser()
    parser.add_argument('--rows', type=int, default=1_700_000)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--hurdle', default=os.environ.get('HURDLE', str(root / '.build/release/hurdle')))
    parser.add_argument('--json', action='store_true', help='JSON records, one a line')
    parser.add_argument('--keep', help='a folder to keep the log in')
    options = parser.parse_args()
    folder = tempfile.TemporaryDirectory() if options.keep is None else None
    path = pathlib.Path(options.keep or folder.name) / f'log-{options.rows}.{"jsonl" if options.json else "csv"}'
    if not path.exists():
        write_log(path, options.rows, options.json)
    size = path.stat().st_size / 1e6
    ours = [options.hurdle, '-c', f'import usage "{path}" classes by intent as log']
    query = CONTENDER
    for name, text in (JSON if options.json else CSV).items():
        query = query.replace(name, text)
    contender = [sys.executable, '-c', query, str(path)]
    try:
        import duckdb
        version = duckdb.__version__
    except ImportError:
        version = None
        print('The duckdb package is not installed: Hurdle runs alone.')
    _, _, _, text = run(ours)
    if version:
        _, _, _, expected = run(contender)
        answer = hurdle_answer(text)
        for line in expected.splitlines():
            name, *numbers = line.split('\t')
            numbers = [float(number) for number in numbers]
            for ours_number, number in zip(answer[name], numbers, strict=True):
                # Quantiles are shown to four digits.
                if abs(ours_number - number) > max(0.6, abs(number) * 5e-4):
                    sys.exit(f'{name}: {answer[name]} is not {numbers}')
        print(f'The answers agree on {options.rows:,} rows, {size:.0f} MB.')
    times = {'hurdle': [], 'duckdb': []}
    memory = {'hurdle': 0.0, 'duckdb': 0.0}
    for _ in range(options.runs):
        for name, command in (('hurdle', ours), ('duckdb', contender)):
            if name == 'duckdb' and not version:
                continue
            wall, processor, largest, _ = run(command)
            times[name].append((wall, processor))
            memory[name] = max(memory[name], largest)
    for name, runs in times.items():
        if runs:
            wall = statistics.median(run[0] for run in runs)
            processor = statistics.median(run[1] for run in runs)
            print(f'{name:7} {wall:6.3f} s wall, {processor:6.3f} s processor, {memory[name]:5.0f} MB'
                  + (f' (DuckDB {version})' if name == 'duckdb' else ''))
    if version:
        ratio = statistics.median(run[1] for run in times['duckdb']) / statistics.median(run[1] for run in times['hurdle'])
        print(f'DuckDB takes {ratio:.2f} times the processor time.')
        # The CSV is what has to be read as fast; what the records take is told.
        if ratio < 1 and not options.json:
            sys.exit('Hurdle is slower than DuckDB.')


if __name__ == '__main__':
    main()
