#!/usr/bin/env python3
"""Runs ingest on hosts that refuse it things, and looks whether every message is stored or the reason is logged.

    .ci/hostile_host.py ./meshcore

Needs root (for a small file system of its own), mosquitto and its clients. CI does not run it: what a shell's limits do
depends on the machine.
"""
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "./meshcore")
TOPIC = "meshcore/FRA/%064X/packets" % 0xABCDEF00


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Host:
    def __init__(self, folder):
        self.folder, self.port, self.sent = folder, free_port(), 0
        self.database, self.log = folder + "/mesh.db", folder + "/log"
        broker = folder + "/broker"
        os.makedirs(broker)
        with open(broker + "/conf", "w") as out:
            out.write("user root\nlistener %d 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n" % self.port)
        self.broker = subprocess.Popen(["mosquitto", "-c", broker + "/conf"], stderr=subprocess.DEVNULL)
        with open(folder + "/config.json", "w") as out:
            source = {"name": "a", "broker": "mqtt://127.0.0.1:%d" % self.port, "persistentSession": True}
            json.dump({"mqttSources": [source], "logLevel": "debug"}, out)

    def start(self, limits=":", **streams):
        command = ["bash", "-c", limits + '; exec "$@"', "-", PROGRAM, "ingest", "--config",
                   self.folder + "/config.json", "--db", self.database]
        environment = dict(os.environ, CORESCOPE_INGESTOR_STATS=self.folder + "/stats.json")
        if not streams:
            streams = {"stdout": open(self.log, "w"), "stderr": subprocess.STDOUT}
        self.process = subprocess.Popen(command, cwd=self.folder, env=environment, **streams)
        return wait(60, lambda: self.process.poll() is not None or self.session())

    def session(self):
        """Whether it has been at the broker: the list of sessions is written then."""
        return os.path.exists(self.database + ".sessions")

    def publish(self, count):
        lines = "".join('{"origin":"S","type":"PACKET","direction":"rx","raw":"3D00%016X"}\n' % n
                        for n in range(self.sent, self.sent + count))
        self.sent += count
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-q", "1", "-l", "-t", TOPIC],
                       input=lines.encode(), check=True)

    def stored(self):
        try:
            with sqlite3.connect("file:" + self.database + "?mode=ro", uri=True) as database:
                return database.execute("SELECT count(*) FROM observations").fetchone()[0]
        except sqlite3.Error:
            return -1

    def stores_all(self, seconds=40):
        return wait(seconds, lambda: self.stored() == self.sent)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(12)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.broker.kill()


def wait(seconds, condition):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.2)
    return condition()


def limited(limits):
    def run(host):
        host.start(limits)
        if host.process.poll() is not None:
            return "refused to start: " + open(host.log).read().strip().split("\n")[-1][:120]
        host.publish(200)
        return host.stores_all()
    return run


def unread(host):
    read, write = os.pipe()
    host.start(stdout=write, stderr=write)
    for _ in range(5):
        host.publish(400)
    return host.stores_all()


def small_disk(host):
    place = host.folder + "/small"
    os.makedirs(place)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=True)
    try:
        host.database = place + "/mesh.db"
        host.start()
        host.publish(4000)
        time.sleep(5)
        if host.stored() == host.sent:
            return "the disk was too large"
        subprocess.run(["mount", "-o", "remount,size=40m", place], check=True)
        return host.stores_all()
    finally:
        host.process.terminate()
        host.process.wait()
        subprocess.run(["umount", "-l", place])


ATTACKS = {
    "no limit": limited(":"),
    "3 GB of address space": limited("ulimit -v 3000000"),
    "64 open files": limited("ulimit -n 64"),
    "32 open files": limited("ulimit -n 32"),
    "files of 100 KB at most": limited("ulimit -f 100"),
    "closed standard streams": limited("exec >&- 2>&- <&-"),
    "full standard streams": limited("exec >/dev/full 2>/dev/full"),
    "a pipe without a reader": unread,
    "a disk of 1 MB": small_disk,
}

failed = False
for name, attack in ATTACKS.items():
    folder = tempfile.mkdtemp(prefix="hostile-host-")
    host = Host(folder)
    try:
        result = attack(host)
        failed |= result is False
        print("%-26s %s" % (name, {True: "all stored", False: "FAILED: %d of %d stored" % (host.stored(), host.sent)}
                            .get(result, result)), flush=True)
    finally:
        host.close()
        shutil.rmtree(folder, ignore_errors=True)
sys.exit(1 if failed else 0)
