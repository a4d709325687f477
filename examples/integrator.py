#!/usr/bin/env python3
"""Sends logs, waits for the signal that they make, and takes it on; with nothing but Python.

SIGNALBOX_KEY=… python3 examples/integrator.py
"""
import json
import os
import random
import sys
import time
import urllib.request

URL = os.environ.get("SIGNALBOX_URL", "http://127.0.0.1:4000")
KEY = os.environ["SIGNALBOX_KEY"]

FIND = """query Find($query: String!) {
  signalSearch(query: $query, range: { from: "now-1h" }) {
    signals(first: 1) { edges { node { id title version } } }
  }
}"""
TRIAGE = """mutation Triage($input: TriageSignalInput!) {
  triageSignal(input: $input) { triage { state changedBy { name } } }
}"""


def post(path, body):
    headers = {"content-type": "application/json", "authorization": f"Bearer {KEY}"}
    request = urllib.request.Request(URL + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def ask(query, variables):
    answer = post("/graphql", {"query": query, "variables": variables})
    if answer.get("errors"):
        sys.exit("\n".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def find(query, patience=30):
    until = time.monotonic() + patience
    while time.monotonic() < until:
        edges = ask(FIND, {"query": query})["signalSearch"]["signals"]["edges"]
        if edges:
            return edges[0]["node"]
        time.sleep(0.2)
    sys.exit(f"No signal of {query}")


address = f"198.19.{random.randrange(256)}.{random.randrange(1, 255)}"
line = "Failed password for root from {} port 5022 ssh2"
log = {"ddsource": "auth", "service": "sshd", "hostname": "example-2", "message": line.format(address)}
post("/api/v2/logs", [log] * 24)

signal = find(f"@network.client.ip:{address}")
print("Signal    ", signal["title"])
change = {"signalId": signal["id"], "state": "UNDER_REVIEW", "expectedVersion": signal["version"]}
triage = ask(TRIAGE, {"input": change})["triageSignal"]["triage"]
print("Triage    ", triage["state"], "by", triage["changedBy"]["name"])
