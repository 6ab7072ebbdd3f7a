"""Cards per CPU second: ours against the social plugin of Material for MkDocs, on the same titles in one run.

    compare.py TITLES WORK [--mkdocs COMMAND] [--fonts FOLDER]

TITLES has a title on each line; WORK is a folder for the outputs. COMMAND is mkdocs of an environment with
mkdocs-material[imaging]; FOLDER holds NotoSans-Regular.ttf and NotoSans-Bold.ttf (fonts-noto-core), which stand in for
the fonts that the plugin would fetch. What MkDocs needs without the plugin is measured too and taken off.
"""
import argparse, os, pathlib, resource, shutil, statistics, subprocess

arguments = argparse.ArgumentParser()
arguments.add_argument("titles", type=pathlib.Path)
arguments.add_argument("work", type=pathlib.Path)
arguments.add_argument("--mkdocs", default="mkdocs")
arguments.add_argument("--fonts", type=pathlib.Path, default=pathlib.Path("/usr/share/fonts/truetype/noto"))
given = arguments.parse_args()
titles = given.titles.read_text().splitlines()
here = pathlib.Path(__file__).resolve().parent
given.work.mkdir(parents=True, exist_ok=True)


def cpu(command, cwd):
    """The CPU seconds of a command and all it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def site(name, plugins):
    """A MkDocs site of one page for each title."""
    folder = given.work / name
    shutil.rmtree(folder, ignore_errors=True)
    fonts = folder / ".cache/plugin/social/fonts/Roboto"
    fonts.mkdir(parents=True)
    (folder / "docs").mkdir()
    for weight in ("Regular", "Bold"):
        shutil.copy(given.fonts / f"NotoSans-{weight}.ttf", fonts / f"{weight}.ttf")
    (folder / "mkdocs.yml").write_text(
        "site_name: Новоградівська міська рада\nsite_url: https://example.org/\n"
        f"theme: {{name: material}}\nplugins: {plugins}\n"
    )
    for number, title in enumerate(titles):
        quoted = title.replace("'", "''")
        page = f"---\ntitle: '{quoted}'\ndescription: Новини · 5 грудня 2026\n---\n\nТекст.\n"
        (folder / "docs" / ("index.md" if number == 0 else f"{number}.md")).write_text(page)
    return folder


subprocess.run(["swift", "build", "-c", "release"], cwd=here, check=True, stdout=subprocess.DEVNULL)
plain = cpu([given.mkdocs, "build", "-q"], site("plain", "[]"))
social = site("social", "[social]")
theirs = cpu([given.mkdocs, "build", "-q"], social) - plain
cards = sorted((social / "site/assets/images/social").rglob("*.png"))
rate = len(cards) / theirs
sizes = [os.path.getsize(card) for card in cards]
print(f"Material for MkDocs: {len(cards)} cards, {theirs:.2f} s CPU, {rate:.0f} a second, median {statistics.median(sizes):.0f} bytes")
for design in ("band", "poster"):
    output = given.work / design
    shutil.rmtree(output, ignore_errors=True)
    # The whole command: loading fonts and the crest, painting, packing, writing.
    ours = cpu([here / ".build/release/cards", "paint", design, given.titles.resolve(), output.resolve()], given.work)
    cards = sorted(output.glob("*.png"))
    sizes = [os.path.getsize(card) for card in cards]
    print(
        f"{design}: {len(cards)} cards, {ours:.2f} s CPU, {len(cards) / ours:.0f} a second, "
        f"median {statistics.median(sizes):.0f} bytes: {len(cards) / ours / rate:.1f} times"
    )
