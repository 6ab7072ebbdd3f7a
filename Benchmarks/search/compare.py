#!/usr/bin/env python3
"""Two sites with a search page each, in one cold browser: what is found, how many bytes leave the server, how long it takes.

    compare.py OURS OTHER CASES.tsv [--slow] [--repeat N] [--queries N]

CASES: query <TAB> expected address[,address]. Bytes are counted by the server (a browser does not report what its
workers fetch, nor does it slow it down): bodies, .html .js .css .json gzipped. --slow: round trips of 150 ms, 1.6 Mbit/s, processor four times slower.
Needs chromedriver and chromium; no Python package.
"""
import argparse, gzip, json, os, socket, statistics, subprocess, threading, time, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


class Site:
    def __init__(self, root):
        self.log, self.slow, self.line, site = [], False, threading.Lock(), self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_): pass

            def do_GET(self):
                path = root + self.path.split("?")[0]
                path += "index.html" if path.endswith("/") else ""
                ok = os.path.isfile(path)
                body = open(path, "rb").read() if ok else b""
                kind = os.path.splitext(path)[1]
                self.send_response(200 if ok else 404)
                if kind in TYPES:
                    body = gzip.compress(body, 9, mtime=0)
                    self.send_header("Content-Encoding", "gzip")
                if ok: site.log.append((self.path, len(body)))
                self.send_header("Content-Type", TYPES.get(kind, "application/octet-stream"))
                self.send_header("Content-Length", str(len(body)))
                if site.slow: time.sleep(.15)
                self.end_headers()
                for at in range(0, len(body), 2000):
                    # One line for all requests: 1.6 Mbit/s.
                    with site.line:
                        if site.slow: time.sleep(len(body[at:at + 2000]) / 200_000)
                        self.wfile.write(body[at:at + 2000])

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/search/"


class Browser:
    def __init__(self):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        self.driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        for _ in range(50):
            try: urllib.request.urlopen(self.base + "/status").read(); break
            except OSError: time.sleep(.1)
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}
        self.base += "/session/" + self.call("/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})["sessionId"]

    def call(self, path, data=None):
        request = urllib.request.Request(self.base + path, json.dumps(data or {}).encode(), {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["value"]

    def cdp(self, command, **params): return self.call("/goog/cdp/execute", {"cmd": command, "params": params})
    def js(self, script, *args): return self.call("/execute/sync", {"script": script, "args": list(args)})

    def close(self):
        urllib.request.urlopen(urllib.request.Request(self.base, method="DELETE"))
        self.driver.terminate()


# The query stands in the box when the page is read, as of one who types at once; neither the driver nor the machine's
# load comes between. Both pages listen from when their scripts are there, and look into the box then.
WATCH = """const all = () => [...document.querySelectorAll('[data-search-result] a')].map(a => a.getAttribute('href').split('#')[0])
window.urls = () => [...new Set(all())]; window.t1 = 0
document.addEventListener('DOMContentLoaded', () => {
  new MutationObserver(() => { if (all().length && !window.t1) window.t1 = performance.now() }).observe(document, { subtree: true, childList: true })
  const input = document.querySelector('input[type=search]')
  if (input) { input.focus(); input.value = QUERY; input.dispatchEvent(new Event('input', { bubbles: true })) }
})"""


def ask(browser, site, query, slow):
    browser.call("/url", {"url": "about:blank"})
    browser.cdp("Network.enable")
    browser.cdp("Network.clearBrowserCache")
    site.slow = slow
    browser.cdp("Emulation.setCPUThrottlingRate", rate=4 if slow else 1)
    watch = browser.cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH.replace("QUERY", json.dumps(query)))
    site.log.clear()
    browser.call("/url", {"url": site.url})
    urls, stable, quiet, seen = [], 0, time.time(), 0
    while time.time() - quiet < (2.5 if slow else 1.2) and stable < 4:
        time.sleep(.1)
        now = browser.js("return window.urls()")
        if len(site.log) != seen: seen, quiet = len(site.log), time.time()
        stable = stable + 1 if now and now == urls else 0
        urls = now
    t1 = browser.js("return window.t1")
    browser.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=watch["identifier"])
    page = sum(n for p, n in site.log if p == "/search/")
    return {"urls": urls, "bytes": sum(n for _, n in site.log) - page, "files": len(site.log) - 1, "ms": t1 or None}


def main():
    a = argparse.ArgumentParser()
    a.add_argument("ours"); a.add_argument("other"); a.add_argument("cases")
    a.add_argument("--slow", action="store_true"); a.add_argument("--repeat", type=int, default=1); a.add_argument("--queries", type=int, default=0)
    o = a.parse_args()
    cases = [line.split("\t") for line in open(o.cases, encoding="utf-8").read().splitlines() if line.strip()]
    if o.queries: cases = cases[::max(1, len(cases) // o.queries)][:o.queries]
    sites, browser, rows = [Site(o.ours), Site(o.other)], Browser(), ([], [])
    for _ in range(o.repeat):
        for query, want in cases:
            want = {w.rstrip("/") for w in want.split(",")}
            for site, list_ in zip(sites, rows):
                r = ask(browser, site, query, o.slow)
                rank = next((i for i, u in enumerate(r["urls"], 1) if u.rstrip("/") in want), 0)
                list_.append(dict(r, rank=rank))
    browser.close()
    for name, list_ in zip((o.ours, o.other), rows):
        n = len(list_)
        ms = sorted(r["ms"] for r in list_ if r["ms"]) or [0]
        size = sorted(r["bytes"] for r in list_)
        print(f"{name}: queries {n}  success@1 {sum(r['rank'] == 1 for r in list_) / n:.3f}  success@5 {sum(0 < r['rank'] < 6 for r in list_) / n:.3f}"
              f"  nothing found {sum(not r['urls'] for r in list_)}  bytes median {statistics.median(size):.0f} worst {size[-1]}"
              f"  files median {statistics.median(r['files'] for r in list_):.0f}  ms from the page's start: median {statistics.median(ms):.0f} p90 {ms[int(len(ms) * .9)]:.0f}")
    m = lambda i, k: statistics.median(r[k] for r in rows[i] if r[k])
    worst = [max(r["bytes"] for r in x) for x in rows]
    print(f"ratio: bytes median {m(0, 'bytes') / m(1, 'bytes'):.3f} (goal .125)  worst {worst[0] / worst[1]:.3f} (goal .2)  time {m(0, 'ms') / m(1, 'ms'):.3f} (goal .40)")


main()
