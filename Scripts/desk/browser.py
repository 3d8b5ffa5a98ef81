"""The desk in headless Chromium, by mouse and keyboard, as a person uses it."""

import json
import pathlib
import time

from chromium import VIEWS, View, chromium


class Desk(View):
    """A window that the desk is open in, of someone who reads Vietnamese."""

    def __init__(self, browser, server, kind="1280-light"):
        super().__init__(browser, kind, locale="vi")
        self.server = server
        self.dialogs = []
        self.received = 0
        self.page.on("dialog", self._dismiss)
        network = self.context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", self._receive)

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _receive(self, event):
        """Counts the bytes that came over the wire."""
        self.received += event["encodedDataLength"]

    def visit(self, path):
        self.open(self.server.address + path)

    def find(self, selector):
        return self.page.locator(selector).first

    def count(self, selector):
        return self.page.locator(selector).count()

    def text(self, selector):
        return self.find(selector).inner_text()

    def attribute(self, selector, name):
        return self.find(selector).get_attribute(name)

    def width(self, selector):
        """How many pixels of an image are there."""
        return self.find(selector).evaluate("image => image.naturalWidth")

    def focused(self, name):
        """An attribute of the element that has the focus."""
        return self.page.evaluate("name => document.activeElement.getAttribute(name)", name)

    def wait(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return True
            self.page.wait_for_timeout(50)
        return False

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def editor_is_open(self):
        return self.find("#editor").is_visible()


def check(server, checks, screenshots):
    print("browser")
    with chromium() as browser:
        with Desk(browser, server) as desk:
            walk(desk, checks)
        for kind in VIEWS:
            with Desk(browser, server, kind) as desk:
                look(desk, checks, kind, screenshots)


def scan(server):
    _, _, body = server.ask("GET", "/search?q=ke+hoach&limit=100")
    return next(found["sha256"] for found in json.loads(body)["documents"]
                if found["path"].endswith("scan.pdf"))


def walk(desk, checks):
    desk.visit("/")
    checks.expect("opens with the documents", desk.page.url.endswith("/desk"))
    checks.expect("lists them", desk.count("tbody tr") > 0)
    desk.page.wait_for_load_state("networkidle")
    checks.expect(f"the first view takes {desk.received:,.0f} bytes, less than 200,000",
                  0 < desk.received < 200_000)
    checks.expect("speaks the browser's language", desk.attribute("html", "lang") == "vi")
    desk.find(".language").click()
    checks.expect("and English where that is wished", desk.text("h1") == "Documents")
    desk.find(".language").click()

    desk.press("Tab")
    checks.expect("the first stop of the keyboard skips to the content", desk.focused("class") == "skip")
    desk.find("#q").fill("ke hoach an toan")
    desk.press("Enter")
    checks.expect("finds words without marks", desk.wait(lambda: desk.count(".desk-found li")))
    lines = desk.page.locator(".desk-found .line").all_inner_texts()
    checks.expect("which have them in the text", any("oạch" in line for line in lines))
    desk.visit("/desk?q=k%E1%BA%BB+ho%E1%BA%A1ch")
    checks.expect("a word with other marks is another word", desk.count(".desk-found li") == 0)

    sha256 = scan(desk.server)
    desk.visit(f"/desk/documents/{sha256}?page=1")
    checks.expect("shows the page", desk.wait(lambda: desk.width(".image img") > 300),
                  f"{desk.width('.image img')} pixels wide")
    desk.wait(lambda: desk.count(".image rect"))
    desk.page.locator(".word[data-box]", has_text="a").first.hover()
    checks.expect("hovering a word lights its box", desk.wait(lambda: desk.count(".image rect.lit")))
    box = desk.find(".image rect").bounding_box()
    desk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    checks.expect("and a box its word", desk.wait(lambda: desk.count(".word.lit")))

    correct_in_page(desk, checks)
    correct_in_queue(desk, checks)
    export(desk, checks)
    hostile(desk, checks)
    complaints = [text for text in desk.complaints if "404" not in text]
    checks.expect("the browser complains of nothing", not complaints, complaints[:3] or "")


def correct_in_page(desk, checks):
    desk.find("h1").click()
    desk.press("n")
    if not desk.wait(lambda: desk.count(".word.doubtful:focus"), 2):
        desk.page.evaluate("document.querySelectorAll('.word')[3].tabIndex = 0;"
                           "document.querySelectorAll('.word')[3].focus()")
    place = desk.focused("data-at")
    word = f'.word[data-at="{place}"]'
    before = desk.text(word)
    desk.press("Enter")
    checks.expect("Enter on a word opens it for correction", desk.wait(desk.editor_is_open))
    checks.expect("with the field in focus", desk.focused("id") == "editor-input")
    desk.type("Thử")
    desk.press("Enter")
    checks.expect("typing corrects it", desk.wait(lambda: desk.text(word) == "Thử"))
    checks.expect("and the focus is back on it", desk.focused("data-at") == place)
    desk.page.reload()
    checks.expect("after a reload it is still so", desk.text(word) == "Thử")
    checks.expect("and listed below the page", "Thử" in desk.text(".said-of"))
    desk.find(".said-of button.undo").click()
    checks.expect("it is taken back", desk.wait(lambda: not desk.count(".said-of button.undo")))
    desk.page.reload()
    checks.expect("after a reload the word is as it was", desk.text(word) == before)


def correct_in_queue(desk, checks):
    desk.visit("/desk/queue")
    if not checks.expect("the queue shows a doubtful word", desk.wait(desk.editor_is_open)):
        return

    def state():
        return desk.text("#editor-page") and (
            desk.attribute("#editor-page", "href"), desk.text("#editor-before"),
            desk.text("#editor-word"), desk.text("#editor-after"))

    def left():
        return int(desk.text("#remaining"))

    first, count = state(), left()
    checks.expect("with its picture on the page", desk.wait(lambda: desk.width("#editor-crop") > 50))
    desk.press("ArrowRight")
    checks.expect("→ puts it off", desk.wait(lambda: state() != first) and left() == count)
    desk.press("ArrowLeft")
    checks.expect("← comes back to it", desk.wait(lambda: state() == first))
    desk.press("Enter")
    checks.expect("Enter accepts it", desk.wait(lambda: left() == count - 1))
    desk.press("Backspace")
    checks.expect("Backspace takes that back",
                  desk.wait(lambda: left() == count and state() == first))
    for _ in range(30):
        if desk.count("#editor-choices button"):
            break
        now = state()
        desk.press("ArrowRight")
        desk.wait(lambda: state() != now)
    if desk.count("#editor-choices button"):
        desk.press("1")
        checks.expect("1 takes the first runner-up", desk.wait(lambda: left() == count - 1))
        desk.press("Backspace")
        desk.wait(lambda: left() == count)
    now = state()
    desk.press("n")
    checks.expect("a letter begins to type", desk.wait(lambda: desk.focused("id") == "editor-input"))
    desk.type("gữ")
    desk.press("Enter")
    checks.expect("what is typed is saved",
                  desk.wait(lambda: left() == count - 1 and "ngữ" in desk.text("#status")),
                  desk.text("#status"))
    desk.page.reload()
    checks.expect("after a reload it does not come again", desk.wait(
        lambda: desk.text("#remaining") == str(count - 1)))
    desk.wait(desk.editor_is_open)
    checks.expect("and another word is in its place", state() != now)


def export(desk, checks):
    desk.visit("/desk/corrections")
    checks.expect("all that was said is listed", "ngữ" in desk.text(".said-of"))
    status, _, body = desk.server.ask("GET", desk.attribute(".downloads a", "href"))
    lines = [json.loads(line) for line in body.decode().splitlines()]
    checks.expect("and exported, with what was undone",
                  status == 200 and any(line.get("becomes") == "ngữ" for line in lines)
                  and any("undoes" in line for line in lines))
    _, _, body = desk.server.ask("GET", "/corrections?pairs=vie")
    checks.expect("also as pairs to train with", "\tngữ\n" in body.decode())


def hostile(desk, checks):
    desk.visit("/desk?q=" + "alert")
    desk.visit("/desk?q=%22%3E%3Cscript%3Ealert(9)%3C/script%3E%3Cimg%20src=x%20onerror=alert(9)%3E")
    checks.expect("a search for a script shows it as text", "<script>" in desk.text("h1"))
    _, _, body = desk.server.ask("GET", "/documents?limit=500")
    sha256 = next(document["sha256"] for document in json.loads(body)["documents"]
                  if "script" in document["path"])
    desk.visit(f"/desk/documents/{sha256}")
    checks.expect("a plan whose text is a script stays text",
                  "<script>alert(1)</script>" in desk.text(".transcript"))
    checks.expect("no script of a document runs", not desk.dialogs, desk.dialogs[:1] or "")


def look(desk, checks, kind, screenshots):
    sha256 = scan(desk.server)
    pages = {
        "documents": "/desk", "found": "/desk?q=ke+hoach", "nothing": "/desk?q=qqqq",
        "page": f"/desk/documents/{sha256}?page=1", "queue": "/desk/queue",
        "corrections": "/desk/corrections", "sign-in": "/desk/sign-in", "missing": "/desk/documents/x",
    }
    wrong = []
    wide = []
    for name, path in pages.items():
        desk.visit(path)
        desk.wait(lambda: desk.page.evaluate("[...document.images].every(image => image.complete)"), 5)
        if name == "queue":
            desk.wait(desk.editor_is_open, 5)
        if name == "page":
            desk.press("n", "Enter")
        wrong += [f"{name}: {violation}" for violation in desk.violations(("serious", "critical"))]
        if desk.overflow() > 0:
            wide.append(name)
        if screenshots:
            folder = pathlib.Path(screenshots)
            folder.mkdir(parents=True, exist_ok=True)
            desk.page.screenshot(path=folder / f"{name}-{kind}.png")
    checks.expect(f"{kind}: axe-core finds nothing serious", not wrong, "\n".join(wrong))
    checks.expect(f"{kind}: nothing is wider than the window", not wide, wide or "")
