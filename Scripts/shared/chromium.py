"""A headless Chromium for checks of what Dấu shows in a browser."""
import contextlib
import time

VIEWS = {
    "1280-light": dict(viewport=dict(width=1280, height=900), color_scheme="light"),
    "1280-dark": dict(viewport=dict(width=1280, height=900), color_scheme="dark"),
    "390-light": dict(viewport=dict(width=390, height=844), color_scheme="light", has_touch=True),
    "390-dark": dict(viewport=dict(width=390, height=844), color_scheme="dark", has_touch=True),
}


@contextlib.contextmanager
def chromium():
    """Debian's browser, driven through Playwright."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        # Containers have no user namespaces for the sandbox; all pages are of our own making.
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class View:
    """A page in a window of its own, and what went wrong in it."""

    def __init__(self, browser, kind="1280-light", **options):
        self.context = browser.new_context(**VIEWS[kind], **options)
        self.page = self.context.new_page()
        self.complaints = []
        self.requests = []
        self.page.on("console", lambda m: m.type in ("error", "warning")
                     and self.complaints.append(m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, url):
        start = time.monotonic()
        self.page.goto(url)
        return time.monotonic() - start

    def overflow(self):
        """How many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def violations(self, least=("moderate", "serious", "critical")):
        """The rules of accessibility (axe-core) that are broken, with the elements that break them."""
        from axe_playwright_python.sync_playwright import Axe
        results = Axe().run(self.page).response["violations"]
        return [f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:120]}"
                f" {v['nodes'][0]['failureSummary'][:160]!r}"
                for v in results if v["impact"] in least]
