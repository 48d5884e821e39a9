"""What pages must be told about the copy of the project they are made for."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Name, language and whereabouts of the data.

    `repository_url` empty means that nobody said where the files can be edited: pages then show a file's path as text and
    never an invented link. `entities_path` is the folder of entity files as seen from the root of the repository.
    `site_url` is the address at which the site is published, empty where nobody said. `data_commit` and `data_date` come from git, so that the same data always gives the same pages.
    """

    name: str = "Knowledge base"
    language: str = "en"
    repository_url: str = ""
    site_url: str = ""
    edit_branch: str = "main"
    entities_path: str = "entities"
    data_commit: str = ""
    data_date: str = ""
    data_uncommitted: bool = False

    @property
    def repository(self) -> str:
        """The repository's address without a closing slash; empty unless it is an http(s) address."""
        parts = urlsplit(self.repository_url.strip())
        usable = parts.scheme in ("http", "https") and parts.netloc
        return self.repository_url.strip().rstrip("/") if usable else ""

    def path_of(self, file: str) -> str:
        """An entity file's path from the root of the repository."""
        return f"{self.entities_path.strip('/')}/{file}".lstrip("/")

    def file_address(self, file: str, line: int = 0) -> str:
        """Where the file can be read at a line, or empty without a repository."""
        return self._address("blob", file, line)

    def edit_address(self, file: str, line: int = 0) -> str:
        """Where the file can be edited in a browser, opened at a line, or empty without a repository."""
        return self._address("edit", file, line)

    def page_address(self, page: str) -> str:
        """A page's address on the web, or empty where the site is published nowhere that anyone said."""
        parts = urlsplit(self.site_url.strip())
        if parts.scheme not in ("http", "https") or not parts.netloc:
            return ""
        return f"{self.site_url.strip().rstrip('/')}/{quote(page)}.html"

    def address_then(self, file: str) -> str:
        """Where the file can be read as it was in the commit of the data, or empty without a repository or commit."""
        if not self.repository or not self.data_commit:
            return ""
        commit, path = quote(self.data_commit, safe=""), quote(self.path_of(file))
        return f"{self.repository}{self._infix}/blob/{commit}/{path}"

    def commit_address(self) -> str:
        """Where the commit of the data can be seen, or empty without a repository or commit."""
        if not self.repository or not self.data_commit:
            return ""
        return f"{self.repository}{self._infix}/commit/{quote(self.data_commit, safe='')}"

    def issues_address(self) -> str:
        """Where a reader without git can report an error, or empty without a repository."""
        return f"{self.repository}{self._infix}/issues/new" if self.repository else ""

    @property
    def is_gitlab(self) -> bool:
        """Whether the repository's addresses are those of GitLab; others are like GitHub's."""
        return "gitlab" in urlsplit(self.repository).netloc

    @property
    def _infix(self) -> str:
        return "/-" if self.is_gitlab else ""

    def _address(self, action: str, file: str, line: int) -> str:
        if not self.repository:
            return ""
        branch, path = quote(self.edit_branch, safe=""), quote(self.path_of(file))
        mark = f"#L{line}" if line > 0 else ""
        return f"{self.repository}{self._infix}/{action}/{branch}/{path}{mark}"
