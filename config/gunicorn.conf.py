"""How gunicorn serves the application; the variables it reads are documented in docs/settings.md."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from service.errors import ConfigError  # noqa: E402
from service.settings import ServerSettings, Settings  # noqa: E402

try:
    _server = ServerSettings.from_env(os.environ)
    _settings = Settings.from_env(os.environ)
except ConfigError as error:
    sys.exit(f"config-error: {error.detail}")

_COUNTERS = "PROMETHEUS_MULTIPROC_DIR"
_PREFIX = "countercheck-metrics-"
_MASTER = os.getpid()


def _make_counters() -> None:
    """Make the folder of the counters, unless one is given or this is a reload; it goes with this process."""
    given = Path(os.environ.get(_COUNTERS, _PREFIX)).name
    if not given.startswith(_PREFIX) or given.startswith(f"{_PREFIX}{_MASTER}-"):
        return
    folder = tempfile.mkdtemp(prefix=f"{_PREFIX}{_MASTER}-")
    os.environ[_COUNTERS] = folder
    atexit.register(lambda: os.getpid() == _MASTER and shutil.rmtree(folder, ignore_errors=True))


_make_counters()  # before anything imports prometheus_client

from prometheus_client import multiprocess  # noqa: E402

from service.api.logs import logging_config  # noqa: E402

wsgi_app = "service.wsgi:app"
chdir = str(_ROOT)
bind = _server.bind
workers = _server.web_concurrency
worker_class = "service.api.worker.ProblemWorker"  # gthread
threads = 4
preload_app = True

timeout = 30  # seconds without a sign of life from a worker
graceful_timeout = 30  # seconds that running requests get to finish after SIGTERM
keepalive = 5  # seconds; raise above the load balancer's where there is one
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 8190  # options may stand in the query string

worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats belong in memory
control_socket_disable = True
accesslog = None  # the application writes one line a request
errorlog = "-"
loglevel = _settings.log_level.lower()
logconfig_dict = logging_config(_settings.log_level)


def child_exit(server, worker):
    """Drop the live gauges of a worker that has gone; its counts stay."""
    multiprocess.mark_process_dead(worker.pid)


def post_worker_init(worker):
    """Let the worker take up checks that are answered later, those that another left behind too."""
    worker.wsgi.extensions["runner"].start()


def worker_exit(server, worker):
    """Give back the check that the worker was at."""
    if getattr(worker, "wsgi", None) is not None:
        worker.wsgi.extensions["runner"].stop()
