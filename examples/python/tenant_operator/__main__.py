"""The command line of the operator."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from typing import Optional

from kubernetes import client, config

from .cluster import Cluster, Limits
from .controller import Controller, Settings
from .metrics import Metrics, serve

_log = logging.getLogger("tenant_operator")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tenant_operator", description="Writes Tenants' statuses")
    parser.add_argument("--namespace", help="default: all")
    parser.add_argument("--server", metavar="URL", help="default: the pod's, else the kubeconfig's")
    parser.add_argument("--listen", default=":8080", metavar="ADDRESS:PORT")
    defaults = Settings()
    parser.add_argument("--deadline", type=int, default=defaults.deadline, metavar="SECONDS")
    parser.add_argument("--pod-grace", type=int, default=defaults.grace, metavar="SECONDS")
    parser.add_argument("--page", type=int, default=Limits().page, metavar="N")
    return parser


def _api(server: Optional[str]) -> client.ApiClient:
    if server is not None:
        configuration = client.Configuration()
        configuration.host = server
        return client.ApiClient(configuration)
    try:
        config.load_incluster_config()  # type: ignore[no-untyped-call]
    except config.ConfigException:
        config.load_kube_config()  # type: ignore[no-untyped-call]
    return client.ApiClient()


def main() -> int:
    """Run until SIGTERM or Ctrl-C."""
    arguments = _parser().parse_args()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    try:
        api = _api(arguments.server)
    except config.ConfigException as error:
        print(f"tenant_operator: {error}", file=sys.stderr)
        return 2
    cluster = Cluster(api, arguments.namespace, Limits(page=arguments.page))
    metrics = Metrics()
    settings = Settings(deadline=arguments.deadline, grace=arguments.pod_grace)
    controller = Controller(cluster, metrics, settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: controller.stop())
    address, _, port = arguments.listen.rpartition(":")
    port = serve(metrics, lambda: controller.healthy, address, int(port))
    _log.info("serving /healthz and /metrics on port %d", port)
    controller.run()
    _log.info("stopped")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # watches are in the middle of an answer; there is nothing left to write


if __name__ == "__main__":
    main()
