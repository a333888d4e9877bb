#!/usr/bin/env python3
"""Another implementation as an oracle: pyMC_core (PyPI) makes packets that `meshcore decode` must read, and reads packets
that `meshcore encode` has made. Prints one line for each check and fails if one of them does.

    python3 -m venv venv && venv/bin/pip install pymc_core && venv/bin/python .ci/pymc_oracle.py ./meshcore
"""
import hashlib
import json
import struct
import subprocess
import sys

from pymc_core.protocol import CryptoUtils, Identity, LocalIdentity, Packet
from pymc_core.protocol.packet_builder import PacketBuilder

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "./meshcore"
TIME = 1790000000
failures = 0


def check(what, got, expected):
    global failures
    good = got == expected
    failures += not good
    print(("ok    " if good else "WRONG ") + what + ("" if good else f": {got!r}, expected {expected!r}"))


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def decode(frame, *arguments):
    return json.loads(run("decode", "--json", *arguments, frame.hex()))["payload"]


class Node:
    def __init__(self, name):
        self.seed = hashlib.sha256(name.encode()).digest()
        self.identity = LocalIdentity(self.seed)
        self.public = self.identity.get_public_key()

    def secret(self, other):
        return Identity(other.public).calc_shared_secret(self.identity.get_private_key())


alice, bob = Node("oracle alice"), Node("oracle bob 3")
keys = ["--private-key", alice.seed.hex(), "--peer", bob.public.hex()]


def theirs(payload_type, plaintext):
    secret = alice.secret(bob)
    body = bytes([bob.public[0], alice.public[0]]) + PacketBuilder._encrypt_payload(secret[:16], secret, plaintext)
    return bytes([payload_type << 2 | 1, 0]) + body


# Theirs, read by ours.
check("public key of a seed", run("key", "public", "--private-key", alice.seed.hex()), alice.public.hex())
for number in range(40):
    text = "text %d grüße" % number
    got = decode(theirs(2, struct.pack("<IB", TIME + number, number % 4) + text.encode()), *keys)["decrypted"]
    check(f"their text {number}", (got["text"], got["timestamp"], got["attempt"]), (text, TIME + number, number % 4))
for number in range(1, 8):
    got = decode(theirs(0, struct.pack("<IB", TIME, number) + b"\x01\x00\x00\x00\x02\x00\x00\x00"), *keys)["decrypted"]
    check(f"their request {number}", (got["requestType"], got["timestamp"]), (number, TIME))


# Ours, read by theirs.
def ours(*arguments):
    return bytes.fromhex(run("encode", *arguments, "--time", str(TIME)))


def their_plaintext(frame):
    packet = Packet()
    packet.read_from(frame)
    secret = bob.secret(alice)
    return bytes(CryptoUtils.mac_then_decrypt(secret[:16], secret, bytes(packet.payload)[2:packet.payload_len]))


for number in range(10):
    text = "ours %d grüße" % number
    plaintext = their_plaintext(ours("text", *keys, "--text", text, "--attempt", str(number % 4)))
    check(f"our text {number}", plaintext.rstrip(b"\0"), struct.pack("<IB", TIME, number % 4) + text.encode())
for number in (1, 3, 6):
    plaintext = their_plaintext(ours("request", *keys, "--type", str(number), "--data", "0102"))
    check(f"our request {number}", plaintext.rstrip(b"\0"), struct.pack("<IB", TIME, number) + b"\x01\x02")
key = hashlib.sha256(b"#oracle").digest()[:16]
packet = Packet()
packet.read_from(ours("group-text", "--hashtag", "oracle", "--sender", "Alice", "--text", "hi"))
body = bytes(packet.payload)[: packet.payload_len]
check("our channel hash", body[0], hashlib.sha256(key).digest()[0])
plaintext = bytes(CryptoUtils.mac_then_decrypt(key, key + bytes(16), body[1:]))
check("our group text", plaintext.rstrip(b"\0"), struct.pack("<IB", TIME, 0) + b"Alice: hi")
advert = ours("advert", "--private-key", alice.seed.hex(), "--name", "Oracle", "--lat", "47.5", "--lon", "-122.1")
packet = Packet()
packet.read_from(advert)
body = bytes(packet.payload)[: packet.payload_len]
check("our advert's key", body[:32], alice.public)
check("our advert's signature", Identity(alice.public).verify(body[:36] + body[100:], body[36:100]), True)
print(f"{failures} wrong")
sys.exit(1 if failures else 0)
