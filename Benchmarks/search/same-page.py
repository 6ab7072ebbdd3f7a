#!/usr/bin/env python3
"""Puts the other search into a copy of our own search page, so that both pay for the same page.

    same-page.py OURS OTHER      # writes OTHER/search/index.html and search.js
"""
import os, re, shutil, sys

ours, other = sys.argv[1:3]
page = open(f"{ours}/search/index.html", encoding="utf-8").read()
page = re.sub(r'<link rel="(?:modulepreload|preload)"[^>]*>', "", page)
page = re.sub(r'<script type="module"[^>]*></script>', '<script type="module" src="/search/search.js"></script>', page)
page = re.sub(r' data-(?:search|script|inflate)="[^"]*"', "", page)
# WebAssembly in a worker needs more than our policy grants.
page = page.replace("script-src &#39;self&#39;", "script-src &#39;self&#39; &#39;wasm-unsafe-eval&#39;; worker-src &#39;self&#39;")
os.makedirs(f"{other}/search", exist_ok=True)
open(f"{other}/search/index.html", "w", encoding="utf-8").write(page)
shutil.copy(os.path.dirname(os.path.abspath(__file__)) + "/pagefind/search.js", f"{other}/search/search.js")
