#!/usr/bin/env python3
"""How long it takes from a saved text to its change in a browser that shows it by `visnyk serve`.

Usage: saved-to-seen.py VISNYK TOWN [TIMES]
VISNYK is the program (a release build), TOWN a project folder with content/ in it; one of its news is edited and put
back as it was. Needs Chromium and chromedriver. Python's standard library alone.

From close() of the file to the change of the document, by one clock: the page notes the time of the change itself.
Says the median, the least and the most of TIMES edits (20 unless told).
"""
import http.client, json, pathlib, re, statistics, subprocess, sys, time


def driver_call(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request(method, path, json.dumps(body or {}) if method == "POST" else None)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer["value"]


def main():
    program, town = sys.argv[1], pathlib.Path(sys.argv[2])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    text = sorted((town / "content/news").rglob("*.md"))[0]
    original = text.read_bytes()
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--no-search"], cwd=town, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True)
    driver = subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = re.search(r"(http:\S+)/$", server.stdout.readline().strip()).group(1)
        port = None
        while port is None:
            found = re.search(r"on port (\d+)\.", driver.stdout.readline())
            port = found and int(found.group(1))
        options = {"binary": "/usr/bin/chromium", "args": ["--headless=new", "--no-sandbox", "--disable-gpu"]}
        session = driver_call(
            port, "POST", "/session",
            {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "timeouts": {"script": 120000}}}})
        base = "/session/" + session["sessionId"]
        page = "/" + str(text.relative_to(town / "content").with_suffix("")) + "/"
        driver_call(port, "POST", base + "/url", {"url": address + page})
        time.sleep(1)
        taken = []
        for number in range(times):
            word = f"позначка{number}кінець"
            # The observer is set before the edit; its answer comes when the word stands in the document.
            driver_call(port, "POST", base + "/execute/sync", {"args": [], "script": f"""
                window.seen = new Promise(done => {{
                  const look = () => {{
                    if (!document.body.textContent.includes('{word}')) return;
                    observer.disconnect(); done(performance.timeOrigin + performance.now());
                  }};
                  const observer = new MutationObserver(look);
                  observer.observe(document.documentElement, {{childList: true, subtree: true}});
                }});"""})
            with open(text, "wb") as file:
                file.write(original + f"\n\n{word}\n".encode())
            saved = time.time()
            seen = driver_call(port, "POST", base + "/execute/async", {"args": [], "script": """
                const done = arguments[arguments.length - 1]; window.seen.then(done);"""})
            taken.append(seen - saved * 1000)
        texts = sum(1 for _ in (town / "content").rglob("*.md"))
        print(f"{texts} texts, {times} edits: median {statistics.median(taken):.0f} ms, "
              f"least {min(taken):.0f}, most {max(taken):.0f}")
        driver_call(port, "DELETE", base)
    finally:
        text.write_bytes(original)
        server.terminate()
        driver.terminate()


main()
