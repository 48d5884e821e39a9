"""What a browser has to complain about while a test looks at pages."""

from playwright.sync_api import Page, Request

# A request that was still under way when the reader went on is given up by the browser itself. Which ones are, the
# favicon above all, depends on the speed of the machine and tells nothing about the site.
_GIVEN_UP = "net::ERR_ABORTED"


def complaints(page: Page) -> list[str]:
    """What the console, the scripts and failed requests say from now on; the list grows while the page is used."""
    heard: list[str] = []

    def failed(request: Request) -> None:
        if request.failure != _GIVEN_UP:
            heard.append(f"failed: {request.url} ({request.failure})")

    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", failed)
    return heard
