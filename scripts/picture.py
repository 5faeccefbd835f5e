"""Takes the README's picture of the home page. Run by `make picture`."""

from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from scripts import chromium

ROOT = Path(__file__).parents[1]
HOME = ROOT / "site" / "index.html"
PICTURE = ROOT / ".github" / "home.png"
SIZE = ViewportSize(width=1280, height=860)


def main() -> None:
    """Open the built home page and save what stands on the first screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--allow-file-access-from-files"]
        )
        page = browser.new_page(viewport=SIZE)
        page.goto(HOME.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
