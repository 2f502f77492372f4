"""The manifests of the operator: applied with kubectl, field by field, and what they allow."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import openapi
from api_server import ApiServer, serving
from api_store import MANIFESTS, Object, crd
from operators import ROLLING, Process, is_settled, operator, replay, tenant_of

KUBECTL = shutil.which("kubectl")
FILES = ("crd.yaml", "operator.yaml")
REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"
CREATED = 6  # the CRD, a Namespace, a ServiceAccount, a role, its binding and a Deployment


def documents() -> list[Object]:
    texts = [(MANIFESTS / name).read_text(encoding="utf-8") for name in FILES]
    return [one for text in texts for one in yaml.safe_load_all(text)]


def one_of(kind: str) -> Any:
    (found,) = (one for one in documents() if one["kind"] == kind)
    return found


# ---- Applied ----------------------------------------------------------------------


def apply(server: ApiServer, home: Path, *arguments: str) -> list[str]:
    """kubectl apply, in the order of the README; returns what it says of each object."""
    assert KUBECTL, "kubectl is missing: Debian's package is kubernetes-client"
    files = [word for name in FILES for word in ("-f", str(MANIFESTS / name))]
    # What kubectl would validate with is the server's OpenAPI; this one validates by itself.
    command = [KUBECTL, "--server", server.url, "apply", "--validate=false", *files, *arguments]
    environment = {**os.environ, "HOME": str(home), "KUBECONFIG": os.devnull}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_apply(tmp_path: Path) -> None:
    """Nothing is refused, nothing is missing, and a second time nothing changes."""
    with serving() as server:
        said = apply(server, tmp_path, "--dry-run=client")
        assert [line.endswith(" created (dry run)") for line in said] == [True] * CREATED
        assert not server.store.objects
        said = apply(server, tmp_path)
        assert [line.endswith(" created") for line in said] == [True] * CREATED
        for one in documents():
            key = one["kind"], one["metadata"].get("namespace", ""), one["metadata"]["name"]
            there = server.store.objects[key]
            assert there.get("spec") == one.get("spec")
            assert there.get("rules") == one.get("rules")
        said = apply(server, tmp_path)
        assert [line.endswith(" unchanged") for line in said] == [True] * CREATED


# ---- Field by field ---------------------------------------------------------------


@pytest.mark.parametrize("kind", [one["kind"] for one in documents()])
def test_fields(kind: str) -> None:
    assert openapi.problems(one_of(kind)) == []


@pytest.mark.parametrize(
    ("kind", "path", "value", "words"),
    [
        ("Deployment", ("spec", "replica"), 1, "V1DeploymentSpec has no such field"),
        ("Deployment", ("spec", "replicas"), "1", "expected int, got '1'"),
        ("Deployment", ("spec", "selector"), None, "expected an object, got None"),
        ("Deployment", ("spec", "template", "spec", "containers", 0, "port"), [],
         "V1Container has no such field"),
        ("ClusterRole", ("rules", 0, "verbs"), "get", "expected a list, got 'get'"),
        ("CustomResourceDefinition", ("spec", "versions", 0, "schema", "openAPIV3Schema",
         "properties", "status", "properties", "pools", "items", "typo"), 1,
         "V1JSONSchemaProps has no such field"),
    ],
)  # fmt: skip
def test_wrong_fields_are_found(kind: str, path: tuple[Any, ...], value: Any, words: str) -> None:
    wrong = copy.deepcopy(one_of(kind))
    inner = wrong
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert any(words in problem for problem in openapi.problems(wrong))


def test_missing_fields_are_found() -> None:
    wrong = copy.deepcopy(one_of("Deployment"))
    del wrong["spec"]["selector"]
    assert any("selector" in problem for problem in openapi.problems(wrong))


def schemas(schema: Object) -> list[Object]:
    inner = [*schema.get("properties", {}).values()]
    inner += [schema["items"]] if "items" in schema else []
    return [schema, *(one for below in inner for one in schemas(below))]


def test_the_schema_is_structural() -> None:
    """What an API server demands of a CRD beyond the types of its fields."""
    definition = crd()
    spec = definition["spec"]
    assert definition["metadata"]["name"] == f"{spec['names']['plural']}.{spec['group']}"
    assert sum(version["storage"] for version in spec["versions"]) == 1
    for version in spec["versions"]:
        root = version["schema"]["openAPIV3Schema"]
        for schema in schemas(root):
            assert schema["type"] in ("object", "array", "string", "integer")
            assert ("items" in schema) == (schema["type"] == "array")
            assert set(schema.get("required", [])) <= set(schema.get("properties", {}))
        for column in version["additionalPrinterColumns"]:  # of members that there are
            schema = root
            for step in re.findall(r"[^.\[\]]+", column["jsonPath"]):
                schema = schema["items"] if step.isdigit() else schema["properties"][step]
            assert schema["type"] == column["type"]


def test_names_agree() -> None:
    """What one object says of another."""
    deployment, account = one_of("Deployment"), one_of("ServiceAccount")
    binding, role = one_of("ClusterRoleBinding"), one_of("ClusterRole")
    template = deployment["spec"]["template"]
    labels, pod = template["metadata"]["labels"], template["spec"]
    assert deployment["spec"]["selector"]["matchLabels"].items() <= labels.items()
    assert pod["serviceAccountName"] == account["metadata"]["name"]
    (subject,) = binding["subjects"]
    assert {"kind": subject["kind"], **account["metadata"]} == subject
    assert binding["roleRef"]["name"] == role["metadata"]["name"]
    assert binding["roleRef"]["kind"] == role["kind"]
    assert account["metadata"]["namespace"] == one_of("Namespace")["metadata"]["name"]
    (container,) = pod["containers"]
    (port,) = container["ports"]
    assert container["readinessProbe"]["httpGet"]["port"] == port["name"]
    annotations = template["metadata"]["annotations"]
    assert annotations["prometheus.io/port"] == str(port["containerPort"])
    image = (MANIFESTS / "Dockerfile").read_text(encoding="utf-8")
    assert f"USER {container['securityContext']['runAsUser']}\n" in image
    pinned = re.findall(r"\S+==\S+", image)
    assert len(pinned) == 2
    assert set(pinned) <= set(REQUIREMENTS.read_text(encoding="utf-8").split())


# ---- What they allow --------------------------------------------------------------


def allowed() -> set[tuple[str, str, str]]:
    return {
        (group, resource, verb)
        for rule in one_of("ClusterRole")["rules"]
        for group in rule["apiGroups"]
        for resource in rule["resources"]
        for verb in rule["verbs"]
    }


def test_the_role_is_what_the_operator_does() -> None:
    """No call that it does not allow, and nothing that it allows for nothing."""
    with serving() as server, operator(server) as running:
        server.behaviour.conflicts = 1  # after which the Tenant is read
        replay(server, ROLLING, running)
        assert server.verbs == allowed()


def test_the_role_in_one_namespace() -> None:
    with serving() as server:
        tenant = tenant_of(ROLLING)
        namespace = tenant["metadata"]["namespace"]
        server.behaviour.conflicts = 1
        running = Process(server, "--namespace", namespace)
        try:
            server.store.put("ADDED", tenant, "Tenant")
            running.wait_for(lambda: bool(server.store.patches), "nothing was written")
            running.wait_for(lambda: is_settled(server, namespace), "not written")
        finally:
            running.terminate()
        assert server.verbs == allowed()
