#!/usr/bin/env python3
"""Turns queries with the files that answer them into the addresses of the built pages.

    cases.py QUERIES.tsv REPORT.md SITE > CASES.tsv

QUERIES: query <TAB> kind <TAB> files (by spaces), with a header line. REPORT: what `visnyk import --report` wrote.
SITE: the folder that was built. A query none of whose files is in the report is left out; a page that is not there is an error.
"""
import os, re, sys

queries, report, site = sys.argv[1:4]
entries = dict(re.findall(r"^- `([^`]+)` → (\S+\.md)", open(report, encoding="utf-8").read(), re.M))
for line in open(queries, encoding="utf-8").read().splitlines()[1:]:
    query, _, files = line.split("\t")
    # A corpus that was imported alone has files without its name in front.
    names = [entries.get(f) or entries.get(f.split("/", 1)[1]) for f in files.split(" ")]
    if not all(names): continue
    urls = ["/" + re.sub(r"^pages/", "", re.sub(r"(index)?\.md$", "", n)).rstrip("/") + "/" for n in names]
    for url in urls:
        if not os.path.isfile(f"{site}{url}index.html"): sys.exit(f"{query}: there is no {url}")
    print(query, ",".join(urls), sep="\t")
