"""Looks at reports in a real browser; started by Scripts/check-report."""
import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import Checks
from chromium import VIEWS, View, chromium
from project import ROOT, add_program, find_program
from project import run_program as dau

LONG = 2000
HOSTILE = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 2'>"


def make(program, folder):
    """Reports of a document, an archive, a hostile document and a long one."""
    scans = folder / "scans"
    scans.mkdir()
    for name, kind in (("an-toan-thuc-pham-huyen", "scan"), ("chuyen-doi-so-tinh", "layer")):
        (scans / f"{name}.pdf").write_bytes((ROOT / f"Corpus/{name}/{kind}.pdf").read_bytes())
    out = folder / "out"
    dau(program, "convert", scans, "-o", out, "--quiet")
    document = json.loads((out / "chuyen-doi-so-tinh.json").read_text())
    hostile = json.loads(json.dumps(document))
    hostile["header"]["title"] = hostile["source"]["path"] = HOSTILE
    hostile["assignments"][0]["task"] = HOSTILE
    for line in hostile["pages"][0]["lines"]:
        for word in line["words"]:
            word["form"] = word["original"] = HOSTILE
    (folder / "hostile.json").write_text(json.dumps(hostile))
    long = json.loads(json.dumps(document))
    long["pages"] = [dict(document["pages"][n % 4], number=n + 1) for n in range(LONG)]
    long["source"].update(pages=LONG, path="long.pdf")
    (folder / "long.json").write_text(json.dumps(long))
    dau(program, "report", out / "chuyen-doi-so-tinh.json", "-o", folder / "document.html")
    dau(program, "report", out, "-o", folder / "archive.html")
    dau(program, "report", folder / "hostile.json", "-o", folder / "hostile.html", "--no-images")
    start = time.monotonic()
    dau(program, "report", folder / "long.json", "-o", folder / "long.html", "--no-images")
    print(f"a report of {LONG:,} pages without images took {time.monotonic() - start:.1f} s, "
          f"{(folder / 'long.html').stat().st_size / 1e6:.1f} MB")


def check_document(checks, browser, url):
    with View(browser) as view:
        view.open(url)
        page = view.page
        # A changed word and its box, both ways.
        word = page.locator(".page ins.changed[data-box]").first
        word.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        word.hover()
        tip = page.locator("#tip")
        read = word.get_attribute("data-read")
        checks.expect("a hovered word shows what was read", read in tip.inner_text(), read)
        lit = page.locator(".image rect.lit")
        checks.expect("its box on the image lights up", lit.count() == 1)
        box = word.get_attribute("data-box").split()
        checks.expect("it is that box", lit.get_attribute("x") == box[0])
        # Boxes are drawn when their page comes into view.
        page.locator(".page .word.doubtful[data-box]").first.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        doubtful = page.locator(".image rect.doubtful").first
        place = doubtful.bounding_box()
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        checks.expect("a hovered box lights up its word",
                      page.locator(".page .word.doubtful.lit").count() == 1)
        plain = page.locator(".page span.word:not(.noise)[data-box]").nth(3)
        plain.scroll_into_view_if_needed()
        plain.hover()
        checks.expect("the box of a word that is sure comes when it is asked for",
                      lit.get_attribute("x") == plain.get_attribute("data-box").split()[0])
        page.mouse.move(2, 2)
        checks.expect("away from all words no tip is left", tip.is_hidden())

        # Where the boxes are: the word's place in the image, within its bounds.
        outside = page.evaluate("""() => [...document.querySelectorAll('.image rect')].filter(r => {
            const image = r.closest('.image').querySelector('img').getBoundingClientRect();
            const box = r.getBoundingClientRect();
            return box.left < image.left - 2 || box.right > image.right + 2
              || box.top < image.top - 2 || box.bottom > image.bottom + 2 }).length""")
        checks.expect("all boxes lie on their image", outside == 0, outside)

        # Keys.
        page.keyboard.press("n")
        focused = "document.activeElement.className"
        checks.expect("n goes to a doubtful word", "doubtful" in page.evaluate(focused))
        checks.expect("and shows its tip", tip.is_visible() and page.evaluate(
            "document.activeElement.getAttribute('aria-describedby')") == "tip")
        first = page.evaluate("document.activeElement.dataset.at")
        page.keyboard.press("n")
        second = page.evaluate("document.activeElement.dataset.at")
        page.keyboard.press("p")
        checks.expect("p goes back", first != second
                      and page.evaluate("document.activeElement.dataset.at") == first)
        page.keyboard.press("N")
        checks.expect("N goes to a changed word", "changed" in page.evaluate(focused))
        page.keyboard.press("Escape")
        checks.expect("Escape closes the tip", tip.is_hidden())

        # Outline.
        page.locator(".outline ol a").nth(3).click()
        target = page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top")
        checks.expect("the outline leads to the text", 0 <= target < 900, f"{target:.0f} px")

        check_tables(checks, page)
        checks.expect("nothing is asked of any network",
                      all(r.startswith(("file:", "data:")) for r in view.requests))
        checks.expect("nothing is complained of", not view.complaints, view.complaints[:2] or "")


def check_tables(checks, page):
    duties = page.locator("#duties")
    column = "[...document.querySelectorAll('#duties tbody tr')].map(r => r.children[%d].dataset.v" \
             " ?? r.children[%d].textContent)"
    header = duties.locator("th").nth(5)
    header.locator("button").click()
    up = page.evaluate(column % (5, 5))
    checks.expect("a header sorts", header.get_attribute("aria-sort") == "ascending"
                  and [d for d in up if d[:2] == "20"] == sorted(d for d in up if d[:2] == "20"))
    checks.expect("rows without a value come last", "" not in up[:len([d for d in up if d])])
    header.locator("button").click()
    down = page.evaluate(column % (5, 5))
    checks.expect("once more turns the order", header.get_attribute("aria-sort") == "descending"
                  and [d for d in down if d[:2] == "20"] ==
                  sorted((d for d in down if d[:2] == "20"), reverse=True))
    box = duties.locator("input")
    rows = duties.locator("tbody tr:visible")
    total = rows.count()
    box.fill("so noi vu")
    plain = rows.count()
    checks.expect("without marks a filter finds all forms", 0 < plain < total, f"{plain} / {total}")
    box.fill("Sở Nội vụ")
    checks.expect("with marks it finds these", 0 < rows.count() <= plain)
    box.fill("sỏ nội vụ")
    checks.expect("and no others", rows.count() == 0)
    checks.expect("how many are shown is told", "0 /" in duties.locator("output").inner_text())
    box.fill("")
    checks.expect("an empty filter shows all", rows.count() == total)


def check_languages(checks, browser, url):
    with View(browser) as view:
        view.open(url)
        page = view.page
        before = page.locator(".transcript").first.inner_text()
        page.locator("button[data-language=en]").click()
        strings = json.loads(page.locator("#strings").text_content())
        wrong = page.evaluate("""strings => [...document.querySelectorAll('[data-t]')]
            .filter(e => e.textContent !== strings[e.dataset.t][1]).map(e => e.dataset.t)""", strings)
        checks.expect("English is everywhere", not wrong, wrong[:3] or "")
        checks.expect("the page says so", page.evaluate("document.documentElement.lang") == "en")
        checks.expect("images are named in it",
                      page.locator(".page img").first.get_attribute("alt") == "Page image 1")
        checks.expect("documents stay as they are",
                      page.locator(".transcript").first.inner_text() == before)
        page.locator("button[data-language=vi]").click()
        checks.expect("and back", page.locator("h2").first.inner_text() == strings["summary"][0])
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(ground)
        page.locator("button[data-switch=theme]").click()
        checks.expect("light turns dark", page.evaluate(ground) != light)


def check_archive(checks, browser, url):
    with View(browser) as view:
        view.open(url)
        page = view.page
        checks.expect("an archive starts without pages", page.locator(".page").count() == 0)
        plots = page.locator(".plot svg").count()
        checks.expect("it draws five plots", plots == 5, plots)
        page.locator("details.document > summary").first.click()
        page.wait_for_selector(".page")
        checks.expect("a document opens", page.locator(".page").count() > 1)
        page.locator(".page").first.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        checks.expect("with its boxes", page.locator(".page .image rect").count() > 0)
        page.goto(url + "#d2l3")
        page.reload()
        page.wait_for_selector("#d2l3")
        checks.expect("a link into a document opens it", page.evaluate(
            "document.getElementById('d2l3').getBoundingClientRect().top < innerHeight"))
        page.locator("#deadlines a").first.click()
        page.wait_for_timeout(300)
        target = page.evaluate("location.hash")
        checks.expect("a deadline leads to its line",
                      page.locator(target).bounding_box() is not None, target)
        checks.expect("nothing is complained of", not view.complaints, view.complaints[:2] or "")


def check_hostile(checks, browser, url):
    with View(browser) as view:
        view.open(url)
        view.page.wait_for_timeout(300)
        checks.expect("markup in a document stays text",
                      view.page.evaluate("window.pwned") is None
                      and HOSTILE in view.page.locator(".transcript").first.inner_text())
        view.page.locator(".transcript .word").first.hover()
        checks.expect("in tips, too", view.page.evaluate("window.pwned") is None
                      and HOSTILE in view.page.locator("#tip").inner_text())
        checks.expect("nothing tries to run", not view.complaints, view.complaints[:2] or "")
    with View(browser, java_script_enabled=False) as view:
        view.open(url.replace("hostile", "document"))
        checks.expect("without script the text is there",
                      "KẾ HOẠCH" in view.page.locator("#p1 .transcript").inner_text())


def check_print(checks, browser, folder, url):
    with View(browser) as view:
        view.open(url)
        path = folder / "print.pdf"
        view.page.pdf(path=path, format="A4", margin=dict.fromkeys(
            ("top", "bottom", "left", "right"), "1.5cm"), print_background=True)
        info = subprocess.run(["pdfinfo", path], text=True, capture_output=True).stdout
        pages = int(info.split("Pages:")[1].split()[0])
        images = subprocess.run(["pdfimages", "-list", path], text=True, capture_output=True).stdout
        pictures = sum(" jpeg " in line for line in images.splitlines())
        text = subprocess.run(["pdftotext", "-layout", path, "-"], text=True,
                              capture_output=True).stdout
        checks.expect("it prints", 5 <= pages <= 20, f"{pages} sheets")
        checks.expect("with all page images", pictures >= 4, pictures)
        checks.expect("and no buttons", "English" not in text and "Phím tắt" not in text)


def check_views(checks, browser, folder, screenshots):
    for name in ("document", "archive"):
        for kind in VIEWS:
            with View(browser, kind) as view:
                view.open((folder / f"{name}.html").as_uri())
                view.page.wait_for_timeout(200)
                if screenshots:
                    view.page.screenshot(path=screenshots / f"{name}-{kind}.png")
                checks.expect(f"{name}, {kind}: fits the window", view.overflow() <= 0)
                if name == "archive":
                    view.page.locator("details.document > summary").last.click()
                    view.page.wait_for_selector(".page")
                view.page.locator(".page").first.scroll_into_view_if_needed()
                view.page.wait_for_timeout(300)
                if screenshots:
                    view.page.keyboard.press("n")
                    view.page.wait_for_timeout(200)
                    checks.expect(f"{name}, {kind}: n shows a tip whatever lies under the pointer",
                                  view.page.locator("#tip").is_visible())
                    view.page.screenshot(path=screenshots / f"{name}-{kind}-page.png")
                if kind.endswith("dark"):
                    view.page.locator("button[data-language=en]").click()
                broken = view.violations()
                checks.expect(f"{name}, {kind}: accessible (axe-core)", not broken,
                              "; ".join(broken))


def check_long(checks, browser, url):
    with View(browser) as view:
        view.open(url)
        page = view.page
        times = page.evaluate("""() => { const n = performance.getEntriesByType('navigation')[0];
            const p = performance.getEntriesByName('first-contentful-paint')[0];
            return [p.startTime, n.domInteractive, n.loadEventEnd] }""")
        # Frames while the reader goes from place to place.
        frames = page.evaluate("""async () => {
            const spans = []; let last = performance.now();
            for (let step = 0; step < 60; step += 1) {
              scrollBy(0, step % 10 ? 900 : document.documentElement.scrollHeight / 7);
              await new Promise(requestAnimationFrame);
              const now = performance.now(); spans.push(now - last); last = now;
            }
            spans.sort((a, b) => a - b);
            return [spans[30], spans[57], spans[59]] }""")
        print(f"{LONG:,} pages: first paint {times[0] / 1e3:.2f} s, all there {times[2] / 1e3:.2f} s; "
              f"frames while scrolling {frames[0]:.0f} ms (median), {frames[1]:.0f} ms (95 %), "
              f"{frames[2]:.0f} ms (longest)")
        start = time.monotonic()
        page.keyboard.press("n")
        print(f"{LONG:,} pages: the next doubtful word after {time.monotonic() - start:.2f} s")
        checks.expect("2,000 pages scroll without lag", frames[1] < 250, f"{frames[1]:.0f} ms")


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/check-report",
        description="Converts two scans of Corpus/, makes reports of them, and looks at these in a "
        "headless Chromium: hovering, keys, sorting, filtering, languages, printing, axe-core's "
        "rules of accessibility at 1280 and 390 pixels in light and dark, markup in documents, and "
        "a document of 2,000 pages. Installs what is missing (Scripts/setup-browser). The exit "
        "code is 0 where all is kept, 1 where something is broken.")
    add_program(parser)
    parser.add_argument("--screenshots", type=Path, metavar="FOLDER", help="keep screenshots there")
    arguments = parser.parse_args()
    program = find_program(arguments.dau)
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="dau-report-") as name:
        folder = Path(name)
        make(program, folder)
        with chromium() as browser:
            check_document(checks, browser, (folder / "document.html").as_uri())
            check_languages(checks, browser, (folder / "document.html").as_uri())
            check_archive(checks, browser, (folder / "archive.html").as_uri())
            check_hostile(checks, browser, (folder / "hostile.html").as_uri())
            check_print(checks, browser, folder, (folder / "document.html").as_uri())
            check_views(checks, browser, folder, arguments.screenshots)
            check_long(checks, browser, (folder / "long.html").as_uri())
    return checks.finish()


sys.exit(main())
