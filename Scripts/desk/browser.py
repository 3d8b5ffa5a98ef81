"""The desk in headless Chromium, by mouse and keyboard, as a person uses it."""

import json
import pathlib
import time

import axe_core_python
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text()


def driver(width=1280, height=900, dark=False):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-dev-shm-usage", f"--window-size={width},{height}"]:
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"intl.accept_languages": "vi"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    browser = webdriver.Chrome(options=options, service=service)
    browser.set_page_load_timeout(30)
    shape(browser, width, height, dark)
    return browser


def shape(browser, width, height, dark):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})


class Desk:
    def __init__(self, browser, server):
        self.browser = browser
        self.server = server

    def open(self, path):
        self.browser.get(self.server.address + path)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.find(selector).text

    def wait(self, condition, seconds=10):
        try:
            return WebDriverWait(self.browser, seconds, 0.05).until(lambda _: condition())
        except Exception:
            return False

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def transferred(self):
        """Bytes that the last page took over the wire."""
        total = 0
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.loadingFinished":
                total += message["params"]["encodedDataLength"]
        return total

    def complaints(self):
        return [entry["message"] for entry in self.browser.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING")]

    def violations(self):
        self.browser.execute_script(AXE)
        found = self.browser.execute_async_script(
            "axe.run({resultTypes: ['violations']}).then(arguments[arguments.length - 1])")
        return [(violation["id"], violation["impact"], violation["nodes"][0]["html"][:160])
                for violation in found["violations"] if violation["impact"] in ("serious", "critical")]


def check(server, checks, screenshots):
    print("browser")
    browser = driver()
    try:
        walk(Desk(browser, server), checks)
        look(Desk(browser, server), checks, screenshots)
    finally:
        browser.quit()


def scan(server):
    _, _, body = server.ask("GET", "/search?q=ke+hoach&limit=100")
    return next(found["sha256"] for found in json.loads(body)["documents"]
                if found["path"].endswith("scan.pdf"))


def walk(desk, checks):
    browser = desk.browser
    desk.browser.get_log("performance")
    desk.open("/")
    checks.that(browser.current_url.endswith("/desk"), "opens with the documents")
    checks.that(desk.all("tbody tr"), "lists them")
    size = desk.transferred()
    checks.that(0 < size < 200_000, f"the first view takes {size:,} bytes, less than 200,000")
    checks.that(desk.find("html").get_attribute("lang") == "vi", "speaks the browser's language")
    desk.find(".language").click()
    checks.that(desk.text("h1") == "Documents", "and English where that is wished")
    desk.find(".language").click()

    desk.press(Keys.TAB)
    checks.that(browser.switch_to.active_element.get_attribute("class") == "skip",
                "the first stop of the keyboard skips to the content")
    field = desk.find("#q")
    field.send_keys("ke hoach an toan", Keys.ENTER)
    checks.that(desk.wait(lambda: desk.all(".desk-found li")), "finds words without marks")
    checks.that(any("oạch" in line.text for line in desk.all(".desk-found .line")),
                "which have them in the text")
    marked = len(desk.all(".desk-found li"))
    desk.open("/desk?q=k%E1%BA%BB+ho%E1%BA%A1ch")
    checks.that(not desk.all(".desk-found li") and marked, "a word with other marks is another word")

    sha256 = scan(desk.server)
    desk.open(f"/desk/documents/{sha256}?page=1")
    image = desk.find(".image img")
    checks.that(desk.wait(lambda: image.get_property("naturalWidth") > 300),
                f"shows the page, {image.get_property('naturalWidth')} pixels wide")
    desk.wait(lambda: desk.all(".image rect"))
    word = next(word for word in desk.all(".word[data-box]") if word.text)
    ActionChains(browser).move_to_element(word).perform()
    checks.that(desk.wait(lambda: desk.all(".image rect.lit")), "hovering a word lights its box")
    box = desk.all(".image rect")[0]
    ActionChains(browser).move_to_element(box).perform()
    checks.that(desk.wait(lambda: desk.all(".word.lit")), "and a box its word")

    correct_in_page(desk, checks, sha256)
    correct_in_queue(desk, checks)
    export(desk, checks)
    hostile(desk, checks)
    complaints = [text for text in desk.complaints() if "404" not in text]
    checks.that(not complaints, "the browser complains of nothing", complaints[:3])


def correct_in_page(desk, checks, sha256):
    browser = desk.browser
    desk.find("h1").click()
    desk.press("n")
    if not desk.wait(lambda: desk.all(".word.doubtful:focus"), 2):
        browser.execute_script("document.querySelectorAll('.word')[3].tabIndex = 0;"
                               "document.querySelectorAll('.word')[3].focus()")
    word = browser.switch_to.active_element
    place, before = word.get_attribute("data-at"), word.text
    desk.press(Keys.ENTER)
    checks.that(desk.wait(lambda: desk.find("#editor").is_displayed()),
                "Enter on a word opens it for correction")
    checks.that(browser.switch_to.active_element.get_attribute("id") == "editor-input",
                "with the field in focus")
    desk.press("Thử", Keys.ENTER)
    selector = f'.word[data-at="{place}"]'
    checks.that(desk.wait(lambda: desk.text(selector) == "Thử"), "typing corrects it")
    checks.that(browser.switch_to.active_element.get_attribute("data-at") == place,
                "and the focus is back on it")
    browser.refresh()
    checks.that(desk.text(selector) == "Thử", "after a reload it is still so")
    checks.that("Thử" in desk.text(".said-of"), "and listed below the page")
    desk.find(".said-of button.undo").click()
    checks.that(desk.wait(lambda: not desk.all(".said-of button.undo")), "it is taken back")
    browser.refresh()
    checks.that(desk.text(selector) == before, "after a reload the word is as it was")


def correct_in_queue(desk, checks):
    browser = desk.browser
    desk.open("/desk/queue")
    if not checks.that(desk.wait(lambda: desk.find("#editor").is_displayed()),
                       "the queue shows a doubtful word"):
        return

    def state():
        return desk.text("#editor-page") and (
            desk.find("#editor-page").get_attribute("href"), desk.text("#editor-before"),
            desk.text("#editor-word"), desk.text("#editor-after"))

    def left():
        return int(desk.text("#remaining"))

    first, count = state(), left()
    crop = desk.find("#editor-crop")
    checks.that(desk.wait(lambda: crop.get_property("naturalWidth") > 50),
                "with its picture on the page")
    desk.press(Keys.ARROW_RIGHT)
    checks.that(desk.wait(lambda: state() != first) and left() == count, "→ puts it off")
    desk.press(Keys.ARROW_LEFT)
    checks.that(desk.wait(lambda: state() == first), "← comes back to it")
    desk.press(Keys.ENTER)
    checks.that(desk.wait(lambda: left() == count - 1), "Enter accepts it")
    desk.press(Keys.BACKSPACE)
    checks.that(desk.wait(lambda: left() == count and state() == first), "Backspace takes that back")
    for _ in range(30):
        if desk.all("#editor-choices button"):
            break
        now = state()
        desk.press(Keys.ARROW_RIGHT)
        desk.wait(lambda: state() != now)
    if desk.all("#editor-choices button"):
        desk.press("1")
        checks.that(desk.wait(lambda: left() == count - 1), "1 takes the first runner-up")
        desk.press(Keys.BACKSPACE)
        desk.wait(lambda: left() == count)
    now = state()
    desk.press("n")
    checks.that(desk.wait(lambda: browser.switch_to.active_element.get_attribute("id")
                          == "editor-input"), "a letter begins to type")
    desk.press("gữ", Keys.ENTER)
    checks.that(desk.wait(lambda: left() == count - 1 and "ngữ" in desk.text("#status")),
                "what is typed is saved", desk.text("#status"))
    browser.refresh()
    checks.that(desk.wait(lambda: desk.text("#remaining") == str(count - 1)),
                "after a reload it does not come again")
    time.sleep(0.2)
    checks.that(state() != now, "and another word is in its place")


def export(desk, checks):
    desk.open("/desk/corrections")
    checks.that("ngữ" in desk.text(".said-of"), "all that was said is listed")
    link = desk.all(".downloads a")[0].get_attribute("href")
    status, headers, body = desk.server.ask("GET", link.removeprefix(desk.server.address))
    lines = [json.loads(line) for line in body.decode().splitlines()]
    checks.that(status == 200 and any(line.get("becomes") == "ngữ" for line in lines)
                and any("undoes" in line for line in lines), "and exported, with what was undone")
    _, _, body = desk.server.ask("GET", "/corrections?pairs=vie")
    checks.that("\tngữ\n" in body.decode(), "also as pairs to train with")


def hostile(desk, checks):
    desk.open("/desk?q=" + "alert")
    desk.open("/desk?q=%22%3E%3Cscript%3Ealert(9)%3C/script%3E%3Cimg%20src=x%20onerror=alert(9)%3E")
    checks.that("<script>" in desk.text("h1"), "a search for a script shows it as text")
    _, _, body = desk.server.ask("GET", "/documents?limit=500")
    sha256 = next(document["sha256"] for document in json.loads(body)["documents"]
                  if "script" in document["path"])
    desk.open(f"/desk/documents/{sha256}")
    checks.that("<script>alert(1)</script>" in desk.text(".transcript"),
                "a plan whose text is a script stays text")
    try:
        desk.browser.switch_to.alert
        checks.that(False, "no script of a document runs")
    except Exception:
        checks.that(True, "no script of a document runs")


def look(desk, checks, screenshots):
    sha256 = scan(desk.server)
    pages = {
        "documents": "/desk", "found": "/desk?q=ke+hoach", "nothing": "/desk?q=qqqq",
        "page": f"/desk/documents/{sha256}?page=1", "queue": "/desk/queue",
        "corrections": "/desk/corrections", "sign-in": "/desk/sign-in", "missing": "/desk/documents/x",
    }
    for width, dark in [(1280, False), (1280, True), (390, False), (390, True)]:
        shape(desk.browser, width, 900, dark)
        wrong = []
        wide = []
        for name, path in pages.items():
            desk.open(path)
            desk.wait(lambda: desk.browser.execute_script(
                "return [...document.images].every(image => image.complete)"), 5)
            if name == "queue":
                desk.wait(lambda: desk.find("#editor").is_displayed(), 5)
            if name == "page":
                desk.press("n")
                desk.press(Keys.ENTER)
            wrong += [(name, *violation) for violation in desk.violations()]
            if desk.browser.execute_script(
                    "return document.documentElement.scrollWidth > innerWidth"):
                wide.append(name)
            if screenshots:
                folder = pathlib.Path(screenshots)
                folder.mkdir(parents=True, exist_ok=True)
                theme = "dark" if dark else "light"
                desk.browser.save_screenshot(str(folder / f"{name}-{width}-{theme}.png"))
        theme = "dark" if dark else "light"
        checks.that(not wrong, f"axe-core finds nothing serious at {width} pixels, {theme}",
                    "\n".join(map(str, wrong)))
        checks.that(not wide, f"nothing is wider than {width} pixels, {theme}", wide)
