"""nginx, in a process of its own, with one site."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.servers.address import HOST, Address, free_port
from examples.servers.command import wait_until_it_answers
from examples.servers.deployed import on_ports
from examples.servers.process import process
from examples.servers.programs import need

MAIN = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    include {folder}/site.conf;
}}
"""
"""What Debian's own `nginx.conf` does for a system: here all is in one folder."""


@contextmanager
def nginx(site: Path, ports: Mapping[int, int]) -> Iterator[Address]:
    """Runs nginx while the block runs.

    Args:
        site: What lies in nginx's `sites-enabled`; it listens on port 80.
        ports: For each further port in it, the one to take instead.

    Yields:
        Where it listens.

    Raises:
        FileNotFoundError: If it is not installed.
        RuntimeError: If it ends before the block does.
        TimeoutError: If it does not answer, or does not stop, in time.
    """
    with TemporaryDirectory() as name, free_port() as port:
        folder = Path(name)
        text = on_ports(
            site.read_text(encoding="utf-8"), {80: f"{HOST}:{port}", **ports}
        )
        (folder / "site.conf").write_text(text, encoding="utf-8")
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
        options = f"-e stderr -p {folder} -c nginx.conf"
        with process([need("nginx"), *options.split()], {}) as server:
            wait_until_it_answers(server, port)
            yield Address(port)
