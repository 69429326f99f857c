#!/usr/bin/env python3
"""Checks a bundle of Wijkspoor, apart from the program that wrote it.

Written from docs/specification/bundle.md and transparency.md, with Python's standard library and nothing else but openssl for time stamps:

    python3 verify.py BUNDLE [--key KEY-OR-FILE] [--checkpoint FILE]... [--receipt FILE]... [--authority FILE] [--earlier BUNDLE] [--lang nl|en] [--json]

Time stamps are checked by the program openssl, where there is one. Ends with 0 clean, 1 altered, 2 gaps, 3 not run. Sections: bytes, Ed25519 (RFC 8032), notes, policy, tree, the bundle, words.
"""

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone

MOST_BYTES = 64_000_000
MOST_NOTE = 1_000_000
MOST_LINES = 1_000
DEEPEST = 100
LAST_TIME = 2**63 - 1
TILE = 256
CLOCKS_DIFFER_MS = 60_000
MOST_TOLD = 20


# --- bytes --------------------------------------------------------------------------------------------------------


class Malformed(ValueError):
    """A text or file that is not what it must be, to the byte."""


class NotRun(Exception):
    """Nothing could be checked."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def unbase64(text):
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeError) as error:
        raise Malformed("base64") from error
    if base64.b64encode(raw).decode() != text:
        raise Malformed("base64")
    return raw


def utf8(text):
    """The bytes of a text; a lone surrogate is no character."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise Malformed("lone surrogate") from error


def decimal(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text) or int(text) > 2**53 - 1:
        raise Malformed("number")
    return int(text)


def text_of(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("UTF-8") from error


def _utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def canonical(value, depth=0):
    """RFC 8785; of what is nested a hundred deep at most."""
    if isinstance(value, (dict, list)) and depth == DEEPEST:
        raise Malformed("nested too deep")
    if isinstance(value, dict):
        names = sorted(value, key=_utf16)
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name], depth + 1) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one, depth + 1) for one in value) + "]"
    if isinstance(value, float) or (type(value) is int and not -(2**53) < value < 2**53):
        return _ecmascript(float(value))
    return json.dumps(value, ensure_ascii=False)


def _ecmascript(number):
    """A number as ECMAScript writes it: the fewest digits that give it again."""
    if number == int(number) and abs(number) < 2**53:
        return str(int(number))
    mantissa, _, exponent = repr(number).partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    fraction = "" if fraction == "0" and exponent else fraction
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    if 0 < point <= 21:
        body = digits.ljust(point, "0")
        return sign + body[:point] + ("." + body[point:] if len(body) > point else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    rest = "." + digits[1:] if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _pairs(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Malformed("a member twice")
    return members


def _no_constant(name):
    raise Malformed(name)


def parse_json(text):
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed("JSON") from error


def value_of(text):
    """The value of a canonical JSON text."""
    value = parse_json(text)
    try:
        if canonical(value) != text:
            raise Malformed("not canonical")
    except OverflowError as error:
        raise Malformed("not canonical") from error
    return value


def members(text):
    """The members of a canonical JSON object."""
    value = value_of(text)
    if not isinstance(value, dict):
        raise Malformed("no object")
    return value


def is_count(value):
    return type(value) is int and 0 <= value <= 2**53 - 1


# --- Ed25519 (RFC 8032, 5.1), verification only -------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def _add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_key(raw):
    """Whether bytes may be a key: below p, and not of small order, with which anybody could have signed."""
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    point = _point(y.to_bytes(32, "little"))
    if y >= P or point is None:
        return y < P
    x, y, z, _ = _times(8, point)
    return x % P != 0 or (y - z) % P != 0


def is_ed25519(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = _point(key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    one, other = _times(s, BASE), _add(r, _times(k, a))
    same_x = (one[0] * other[2] - other[0] * one[2]) % P == 0
    return same_x and (one[1] * other[2] - other[1] * one[2]) % P == 0


# --- signed notes, checkpoints, receipts (C2SP) -------------------------------------------------------------------

ED25519, COSIGNATURE, ML_DSA = 1, 4, 6
KEY_BYTES = {ED25519: 32, COSIGNATURE: 32, ML_DSA: 1312}
NAME = re.compile(r"[^\s+\x00-\x1f\x7f-\x9f]+")


class Key:
    def __init__(self, text):
        parts = text.split("+", 2)
        if len(parts) != 3 or not NAME.fullmatch(parts[0]) or not re.fullmatch("[0-9a-f]{8}", parts[1]):
            raise Malformed("key")
        self.name, self.id = parts[0], bytes.fromhex(parts[1])
        raw = unbase64(parts[2])
        self.kind, self.raw = (raw[0], raw[1:]) if raw else (0, b"")
        if len(self.raw) != KEY_BYTES.get(self.kind):
            raise Malformed("kind of key")
        if self.kind != ML_DSA and not is_key(self.raw):
            raise Malformed("a key that anybody has")
        if sha256(utf8(self.name) + b"\n" + raw)[:4] != self.id:
            raise Malformed("id of key")

    def same(self, other):
        return (self.name, self.kind, self.raw) == (other.name, other.kind, other.raw)


class Checkpoint:
    def __init__(self, raw):
        if len(raw) > MOST_NOTE:
            raise Malformed("note")
        note = text_of(raw)
        self.text, gap, tail = note.rpartition("\n\n")
        self.text += "\n"
        if not gap or not tail.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", note):
            raise Malformed("note")
        lines = tail[:-1].split("\n")
        if len(lines) > 100:
            raise Malformed("signatures")
        self.signatures = [self._signature(line) for line in lines]
        body = self.text.split("\n")
        if len(body) != 4 or body[0] == "" or body[3] != "":
            raise Malformed("checkpoint")
        self.origin, self.size, self.root = body[0], decimal(body[1]), unbase64(body[2])
        if len(self.root) != 32:
            raise Malformed("root")

    @staticmethod
    def _signature(line):
        found = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", line)
        if not found or not NAME.fullmatch(found[1]):
            raise Malformed("signature")
        raw = unbase64(found[2])
        if len(raw) < 5:
            raise Malformed("signature")
        return found[1], raw[:4], raw[4:]

    def _of(self, key):
        return next((raw for name, id_, raw in self.signatures if (name, id_) == (key.name, key.id)), None)

    def signed_by(self, key):
        raw = self._of(key)
        if raw is None or key.kind != ED25519 or key.name != self.origin:
            return False
        return is_ed25519(key.raw, self.text.encode(), raw)

    def seen_at(self, key):
        """Seconds since 1970; None without a cosignature that can be checked, False when it is not right."""
        raw = self._of(key)
        if raw is None or key.kind == ML_DSA:
            return None
        if key.kind != COSIGNATURE or len(raw) != 72:
            return False
        time = int.from_bytes(raw[:8], "big")
        if time > LAST_TIME:
            return False
        message = f"cosignature/v1\ntime {time}\n{self.text}".encode()
        return time if is_ed25519(key.raw, message, raw[8:]) else False


def checkpoint_in(line):
    """The same as a line that is a JSON text, to the byte."""
    note = value_of(text_of(line[:-1]))
    if not line.endswith(b"\n") or type(note) is not str:
        raise Malformed("line")
    return Checkpoint(utf8(note))


class Receipt:
    def __init__(self, raw):
        if len(raw) > MOST_NOTE:
            raise Malformed("receipt")
        head, gap, note = text_of(raw).partition("\n\n")
        lines = head.split("\n")
        if not gap or len(lines) < 3 or lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) > 66:
            raise Malformed("receipt")
        if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
            raise Malformed("receipt")
        extra = members(text_of(unbase64(lines[1][6:])))
        self.index = decimal(lines[2][6:])
        self.hashes = [unbase64(line) for line in lines[3:]]
        if any(len(one) != 32 for one in self.hashes) or not isinstance(extra.get("leaf"), str):
            raise Malformed("receipt")
        leaf = members(extra["leaf"])
        if extra.get("v") != "wijkspoor-receipt/1" or not is_count(leaf.get("rev")) or not is_count(extra.get("rev")):
            raise Malformed("receipt")
        named = ("source", "id", "stream", "recordedAt")
        if extra["rev"] != leaf["rev"] or any(type(leaf.get(n)) is not str or extra.get(n) != leaf[n] for n in named):
            raise Malformed("receipt")
        self.leaf = extra["leaf"].encode()
        self.checkpoint = Checkpoint(note.encode())

    def holds(self):
        """Whether its leaf is in the tree of its checkpoint (RFC 9162, 2.1.3.2)."""
        if self.index >= self.checkpoint.size or len(self.checkpoint.root) != 32:
            return False
        fn, sn, node = self.index, self.checkpoint.size - 1, leaf_hash(self.leaf)
        for sibling in self.hashes:
            if sn == 0:
                return False
            if fn & 1 or fn == sn:
                node = node_hash(sibling, node)
                while not fn & 1 and fn:
                    fn, sn = fn >> 1, sn >> 1
            else:
                node = node_hash(node, sibling)
            fn, sn = fn >> 1, sn >> 1
        return sn == 0 and node == self.checkpoint.root


class Policy:
    def __init__(self, raw):
        text = text_of(raw)
        lines = text.split("\n")
        # Of control characters the tab and the line end; what is not ASCII is not looked into (C2SP tlog-policy).
        if len(raw) > MOST_NOTE or len(lines) > MOST_LINES or re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
            raise Malformed("policy")
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        used = set()
        for line in lines:
            words = [word for word in re.split("[ \t]+", line) if word]
            if words and not words[0].startswith("#"):
                self._line(words, used)
        if self.quorum is None:
            raise Malformed("policy: quorum")

    def _known(self, name):
        return name in self.witnesses or name in self.groups

    @staticmethod
    def _new(text, known, kinds):
        """A key of these kinds, and not there yet whatever it is called: under two names it would be two witnesses."""
        key = Key(text)
        if key.kind not in kinds or any((one.kind, one.raw) == (key.kind, key.raw) for one in known):
            raise Malformed("policy: key")
        return key

    def _line(self, words, used):
        kind, rest = words[0], words[1:]
        if kind == "log" and len(rest) in (1, 2):
            self.logs.append(self._new(rest[0], self.logs, (ED25519,)))
        elif kind == "witness" and len(rest) in (2, 3) and rest[0] != "none" and not self._known(rest[0]):
            self.witnesses[rest[0]] = self._new(rest[1], self.witnesses.values(), (COSIGNATURE, ML_DSA))
        elif kind == "group" and len(rest) > 2 and rest[0] != "none" and not self._known(rest[0]):
            name, many, names = rest[0], rest[1], rest[2:]
            count = int(many) if re.fullmatch("[1-9][0-9]{0,5}", many) else 0
            least = {"any": 1, "all": len(names)}.get(many, count)
            fresh = all(self._known(one) and one not in used for one in names)
            if not fresh or len(set(names)) < len(names) or not 1 <= least <= len(names):
                raise Malformed("policy: group")
            used.update(names)
            self.groups[name] = (least, names)
        elif kind == "quorum" and len(rest) == 1 and self.quorum is None:
            if rest[0] != "none" and not self._known(rest[0]):
                raise Malformed("policy: quorum")
            self.quorum = rest[0]
        else:
            raise Malformed("policy: line")

    def met(self, signed):
        held = {"none", *(name for name in self.witnesses if name in signed)}
        # Each has only names from above it.
        for name, (least, names) in self.groups.items():
            if sum(one in held for one in names) >= least:
                held.add(name)
        return self.quorum in held


# --- time stamps (RFC 3161), by openssl -------------------------------------------------------------------------

OPENSSL = shutil.which("openssl")


def is_pem(raw):
    found = re.findall(rb"-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----", raw)
    if not found or OPENSSL is None:
        return bool(found)
    return all(openssl(["x509", "-noout"], stdin=one).returncode == 0 for one in found)


def openssl(arguments, stdin=None, folder=None):
    environment = {"LC_ALL": "C", "PATH": os.environ.get("PATH", ""), "OPENSSL_CONF": os.devnull}
    return subprocess.run([OPENSSL, *arguments], input=stdin, capture_output=True, cwd=folder, env=environment, check=False)


RSA = bytes.fromhex("2a864886f70d010101")
SHA2 = [bytes.fromhex("6086480165030402") + bytes([n]) for n in (1, 2, 3)]
# Algorithms of signing that say which hash they take: of RSA, and ECDSA.
HASH_OF = {bytes.fromhex("2a864886f70d0101") + bytes([11 + n]): one for n, one in enumerate(SHA2)}
HASH_OF.update({bytes.fromhex("2a8648ce3d0403") + bytes([2 + n]): one for n, one in enumerate(SHA2)})


def der_of(raw, depth=0):
    """The values of DER that bytes are, as (tag, bytes or values)."""
    if depth > 50:
        raise Malformed("DER: nested too deep")
    values, at = [], 0
    while at < len(raw):
        if at + 2 > len(raw) or raw[at] & 0x1F == 0x1F:
            raise Malformed("DER: tag")
        tag, length, start = raw[at], raw[at + 1], at + 2
        if length >= 0x80:
            many = length & 0x7F
            length, start = int.from_bytes(raw[start : start + many], "big"), start + many
            if not 1 <= many <= 4 or length < (0x80 if many == 1 else 256 ** (many - 1)):
                raise Malformed("DER: length")
        at = start + length
        if at > len(raw):
            raise Malformed("DER: breaks off")
        values.append((tag, der_of(raw[start:at], depth + 1) if tag & 0x20 else bytes(raw[start:at])))
    return values


def signing_of(raw):
    """How a time stamp is signed: (hash, algorithm), each as its identifier. openssl takes other notations than DER, and what stands behind it."""
    values = der_of(memoryview(raw))
    try:
        ((_, (_, (_, token), *_)),) = values
        ((_, signed),) = token[1][1]
        ((_, signer),) = signed[-1][1]
        # The hashes, and the values of each attribute, are sets; openssl takes another notation of one.
        if any(tag != 0x31 for tag in (signed[1][0], *(one[1][1][0] for one in signer[3][1]))):
            raise Malformed("DER: no time stamp")
        return signer[2][1][0][1], signer[4][1][0][1]
    except (IndexError, TypeError, ValueError) as error:
        raise Malformed("DER: no time stamp") from error


def check_stamp(raw, text, trusted):
    """(code of what is wrong or None, when it was stamped)."""
    try:
        digest, algorithm = signing_of(raw or b"")
    except Malformed:
        return "STAMP", None
    if text is None:
        return "STAMP", None
    if OPENSSL is None:
        return "STAMP_UNCHECKED", None
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("reply", raw), ("text", text.encode()), ("trusted", trusted or b"")):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        shown = openssl(["ts", "-reply", "-in", "reply", "-text"], folder=folder)
        told = re.search(rb"^Time stamp: (\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT", shown.stdout, re.MULTILINE)
        if shown.returncode or not told:
            return "STAMP", None
        moment = datetime.strptime(b" ".join(told.groups()).decode(), "%b %d %H:%M:%S %Y").replace(tzinfo=timezone.utc)
        against = ["-in", "reply", "-data", "text", "-CAfile", "trusted", "-partial_chain"]
        done = openssl(["ts", "-verify", *against, "-attime", str(int(moment.timestamp()))], folder=folder)
        if b"imprint" in done.stderr:
            return "STAMP", None
        if trusted and algorithm != RSA and algorithm not in HASH_OF:
            return "STAMP_UNCHECKED", None
        if done.returncode == 0 and HASH_OF.get(algorithm, digest) == digest:
            return None, moment
        is_checked = trusted and (done.returncode == 0 or b"Verification: FAILED" in done.stdout + done.stderr)
        return ("STAMP_AUTHORITY" if is_checked else "STAMP_UNCHECKED"), None


# --- the tree (RFC 9162, C2SP tlog-tiles) -------------------------------------------------------------------------


def leaf_hash(leaf):
    return sha256(b"\x00", leaf)


def node_hash(left, right):
    return sha256(b"\x01", left, right)


def tile_path(level, index, size):
    count = size if level == "entries" else size // TILE**level
    width = min(TILE, count - index * TILE)
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == TILE else f".p/{width}")


class Tree:
    """Leaves are added; complete subtrees are kept as one hash each."""

    def __init__(self):
        self.size, self.stack = 0, []

    def add(self, node):
        """The complete nodes that came of it: (level, index, hash)."""
        made, index, level = [], self.size, 0
        while index & 1:
            node = node_hash(self.stack.pop(), node)
            index, level = index >> 1, level + 1
            made.append((level, index, node))
        self.stack.append(node)
        self.size += 1
        return made

    def root(self):
        return root_of(self.stack)


def root_of(stack):
    if not stack:
        return sha256()
    node = stack[-1]
    for left in reversed(stack[:-1]):
        node = node_hash(left, node)
    return node


class TiledTree:
    """The tree as the tiles above the leaves have it: names 256 leaves of which one is bad where those give what was signed."""

    def __init__(self):
        self.tree, self.first, self.whole = Tree(), None, True

    def add(self, found, made):
        if found is None:
            self.whole = False
        elif self.whole:
            if found != made and self.first is None:
                self.first = self.tree.size
            self.tree.add(found)

    def bad(self, size, root, stack):
        if not self.whole or self.first is None:
            return None
        tail = bin(size % TILE).count("1")
        if root_of([*self.tree.stack, *(stack[-tail:] if tail else [])]) != root:
            return None
        return self.first * TILE, self.first * TILE + TILE - 1


# --- the bundle ---------------------------------------------------------------------------------------------------


class Folder:
    def __init__(self, path):
        if not os.path.isdir(path):
            raise NotRun(f"geen bundel / no bundle: {path}")
        self.path = path

    def open(self, name):
        """The file, or None; never one outside the folder."""
        steps = name.split("/")
        place = os.path.join(self.path, *steps)
        if ".." in steps or "" in steps or not os.path.isfile(place):
            return None
        return open(place, "rb")

    def has(self, name):
        return os.path.isfile(os.path.join(self.path, name))

    def read(self, name):
        file = self.open(name)
        if file is None:
            return None
        with file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise Malformed(f"{name}: > 64 MB")
        return raw

    def digest(self, name):
        file = self.open(name)
        if file is None:
            return None
        digest, length = hashlib.sha256(), 0
        with file:
            for piece in iter(lambda: file.read(1 << 18), b""):
                digest.update(piece)
                length += len(piece)
        return length, digest.hexdigest()

    def names(self):
        for folder, folders, files in os.walk(self.path):
            # A link to a folder is not followed, and is a file that nobody listed.
            for name in [*files, *(one for one in folders if os.path.islink(os.path.join(folder, one)))]:
                yield os.path.relpath(os.path.join(folder, name), self.path).replace(os.sep, "/")

    def entries(self, index, size):
        """The leaves of a file of entries; None without one, an empty list when it is none."""
        raw = self.read(tile_path("entries", index, size))
        return None if raw is None else entries_of(raw, min(TILE, size - index * TILE))


def entries_of(raw, width):
    """The leaves that a file of so many has; an empty list when it is none to the byte."""
    found, at = [], 0
    while at < len(raw):
        length = int.from_bytes(raw[at : at + 2], "big")
        if at + 2 + length > len(raw):
            return []
        found.append(raw[at + 2 : at + 2 + length])
        at += 2 + length
    return found if len(found) == width else []


def lines_of(file):
    """The lines of a file with their ends; one of more than 64 MB is read no further."""
    while line := file.readline(MOST_BYTES + 2):
        if len(line) > MOST_BYTES + 1:
            raise Malformed("line > 64 MB")
        yield line


def manifest_of(raw):
    """The members of a manifest, and its files by path."""
    text = text_of(raw)
    manifest = members(text[:-1])
    if not text.endswith("\n") or set(manifest) != {"v", "origin", "size", "root", "files"}:
        raise Malformed("manifest")
    if manifest["v"] != "wijkspoor-bundle/1" or not is_count(manifest["size"]) or type(manifest["files"]) is not list:
        raise Malformed("manifest")
    if type(manifest["origin"]) is not str or type(manifest["root"]) is not str:
        raise Malformed("manifest")
    if not all(map(is_file, manifest["files"])):
        raise Malformed("manifest")
    files = {one["path"]: one for one in manifest["files"]}
    if len(files) != len(manifest["files"]) or [*files] != sorted(files, key=_utf16):
        raise Malformed("manifest")
    return manifest, files


def is_file(one):
    if type(one) is not dict or set(one) != {"path", "bytes", "sha256"} or type(one["path"]) is not str:
        return False
    return is_count(one["bytes"]) and type(one["sha256"]) is str and bool(re.fullmatch("[0-9a-f]{64}", one["sha256"]))


EVENT_NUMBERS = ("schemaVersion", "revision", "position", "recordedAt")
EVENT_TEXTS = ("eventId", "type", "stream", "data", "metadata")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def event_of(raw):
    if not raw.endswith(b"\n"):
        raise Malformed("line")
    event = members(text_of(raw[:-1]))
    if set(event) != {*EVENT_NUMBERS, *EVENT_TEXTS} or not all(is_count(event[n]) for n in EVENT_NUMBERS):
        raise Malformed("event")
    if any(type(event[n]) is not str for n in EVENT_TEXTS) or event["recordedAt"] > 253402300799999:
        raise Malformed("event")
    return event


def leaf_of(event, metadata, salt):
    moment = EPOCH + timedelta(milliseconds=event["recordedAt"])
    return {
        "v": "wijkspoor-leaf/1",
        "id": metadata.get("id"),
        "source": metadata.get("source"),
        "type": event["type"],
        "stream": event["stream"],
        "rev": event["revision"],
        "time": metadata.get("time"),
        "recordedAt": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{event['recordedAt'] % 1000:03d}Z",
        "actor": metadata.get("actor"),
        "schema": event["schemaVersion"],
        "dataHash": sha256(salt, event["data"].encode()).hex(),
        "after": metadata.get("after"),
    }


def read_event(raw):
    """(event, its metadata, the bytes of its salt, its leaf as members, and as bytes)."""
    event = event_of(raw)
    metadata = members(event["metadata"])
    salt = metadata.get("salt", "")
    if type(salt) is not str:
        raise Malformed("salt")
    salt = unbase64(salt)
    made = leaf_of(event, metadata, salt)
    return event, metadata, salt, made, utf8(canonical(made))


def after_of(after):
    """(size, root) of a checkpoint that an event says to come after."""
    if type(after) is not dict or not is_count(after.get("size")) or type(after.get("root")) is not str:
        raise Malformed("after")
    root = unbase64(after["root"])
    if len(root) != 32:
        raise Malformed("after")
    return after["size"], root


def is_of_id(event, metadata):
    source, id_ = metadata.get("source"), metadata.get("id")
    return type(source) is str and type(id_) is str and event["eventId"] == id_of(source, id_)


def is_of_salt(metadata, salt):
    rest = {name: value for name, value in metadata.items() if name != "salt"}
    return "salt" not in metadata or sha256(utf8(canonical(rest))) == salt


def id_of(source, id_):
    raw = bytearray(sha256(f"{source}\n{id_}".encode())[:16])
    raw[6], raw[8] = raw[6] & 0x0F | 0x80, raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


# What says of a leaf itself that it is not what was signed; others say that something at or before it is not.
OF_THE_LEAF = {"EVENT", "EVENT_FORM", "EVENT_MISSING", "EVENT_EXTRA", "METADATA", "ENTRY", "TILE", "EARLIER"}


class Check:
    def __init__(self, folder, key, checkpoints, receipts, earlier, authority=None):
        self.folder, self.earlier = folder, earlier
        self.told, self.counts = [], {}
        self.exact = self.at_or_before = self.run = None
        self.is_bad = self.is_gap = False
        self.marks, self.receipts, self.seen, self.editions = [], [], [], {}
        self.witnessed, self.newest, self.key = 0, None, None
        self.texts, self.stamped = {}, None
        manifest = self.manifest()
        self.policy = self.read_policy()
        self.read_newest(manifest)
        self.choose_key(key)
        self.read_own()
        self.read_stamps(authority)
        for name, raw in checkpoints:
            self.hold(self.held(Checkpoint, name, raw), name)
        for name in sorted(n for n in folder.names() if n.startswith("receipts/")):
            self.read_receipt(name, folder.read(name))
        for name, raw in receipts:
            self.hold_receipt(name, self.held(Receipt, name, raw))
        if self.policy and self.policy.quorum != "none" and not self.witnessed:
            self.gap("QUORUM", "policy")
        self.size = self.newest.size if self.newest else (manifest or {}).get("size", 0)
        Walk(self).go()
        self.check_editions()
        for receipt, name in self.receipts:
            if receipt.index >= self.size:
                self.bad("RECEIPT_LEAF", name, self.size)

    # findings

    def bad(self, code, path=None, leaf=None, up_to=None, detail=""):
        self.is_bad = True
        if up_to is not None:
            self.run = self.run or (leaf, up_to)
        elif leaf is not None and code in OF_THE_LEAF:
            self.exact = leaf if self.exact is None else min(leaf, self.exact)
        elif leaf is not None:
            self.at_or_before = leaf if self.at_or_before is None else min(leaf, self.at_or_before)
        self.tell(code, "bad", path, leaf, up_to, detail)

    def gap(self, code, path=None, leaf=None):
        self.is_gap = True
        self.tell(code, "gap", path, leaf, None, "")

    def tell(self, code, kind, path, leaf, up_to, detail):
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] > MOST_TOLD:
            return
        found = {"code": code, "kind": kind, "leaf": leaf, "upTo": up_to, "path": path, "detail": detail}
        self.told.append({name: value for name, value in found.items() if value not in (None, "")})

    @property
    def first_bad(self):
        """The first bad leaf as (leaf, None), or a run in which it is as (leaf, up to)."""
        known = [leaf for leaf in (self.exact, self.at_or_before) if leaf is not None]
        first = min(known) if known else None
        if self.exact is not None or self.run is None:
            return None if first is None else (first, None)
        low, high = self.run
        if first is None:
            return self.run
        return (low, min(high, first)) if low < first else (first, None)

    @property
    def exit_code(self):
        return 1 if self.is_bad else 2 if self.is_gap else 0

    # 1. files

    def manifest(self):
        raw = self.folder.read("manifest.json")
        if raw is None:
            raise NotRun("dit is geen bundel: manifest.json ontbreekt / this is no bundle: it has no manifest.json")
        try:
            manifest, files = manifest_of(raw)
        except Malformed:
            self.bad("MANIFEST", "manifest.json")
            return None
        for name in self.folder.names():
            if name != "manifest.json" and name not in files:
                self.bad("FILE_UNLISTED", name)
        for name, told in files.items():
            found = self.folder.digest(name)
            if found is None:
                self.gap("FILE_MISSING", name)
            elif found != (told["bytes"], told["sha256"]):
                self.bad("FILE_CHANGED", name)
        return manifest

    # 2. signatures

    def parsed(self, kind, path, code):
        raw = self.folder.read(path)
        if raw is None:
            self.gap("FILE_MISSING", path)
            return None
        try:
            return kind(raw)
        except Malformed:
            self.bad(code, path)
            return None

    def read_policy(self):
        return self.parsed(Policy, "policy", "POLICY")

    def read_newest(self, manifest):
        self.newest = self.parsed(Checkpoint, "checkpoint", "CHECKPOINT")
        if self.newest and manifest:
            told = (manifest["origin"], manifest["size"], manifest["root"])
            root = base64.b64encode(self.newest.root).decode()
            if told != (self.newest.origin, self.newest.size, root):
                self.bad("MANIFEST", "manifest.json")

    def choose_key(self, key):
        logs = self.policy.logs if self.policy else []
        own = [one for one in logs if self.newest and one.name == self.newest.origin] or logs
        self.key = own[0] if own else None
        if key is None:
            return
        try:
            self.key = Key(key.lstrip("\ufeff \t\r\n").rstrip(" \t\r\n"))
        except Malformed as error:
            raise NotRun("uw sleutel is niet te lezen / your key cannot be read") from error
        if self.policy and not any(one.same(self.key) for one in logs):
            self.bad("KEY", "policy")

    def own(self, checkpoint, path):
        if self.key is None or not checkpoint.signed_by(self.key):
            self.bad("SIGNATURE", path)
        self.marks.append((checkpoint.size, checkpoint.root, False, path))
        self.texts[checkpoint.size] = checkpoint.text
        signed = set()
        for name, key in (self.policy.witnesses if self.policy else {}).items():
            at = checkpoint.seen_at(key)
            if at is False:
                self.bad("COSIGNATURE", path)
            elif at is not None:
                signed.add(name)
                self.seen.append((checkpoint.size, at))
        if signed and self.policy.met(signed):
            self.witnessed = max(self.witnessed, checkpoint.size)

    def read_own(self):
        if self.newest:
            self.own(self.newest, "checkpoint")
        path, last = "checkpoints.jsonl", 0
        file = self.folder.open(path)
        if file is None:
            return self.gap("FILE_MISSING", path)
        with file:
            for line in lines_of(file):
                try:
                    checkpoint = checkpoint_in(line)
                except Malformed:
                    self.bad("CHECKPOINT", path)
                    continue
                if checkpoint.size <= last:
                    self.bad("CHECKPOINT_ORDER", path)
                last = checkpoint.size
                self.own(checkpoint, path)
        if self.newest and last != self.newest.size:
            self.bad("CHECKPOINT_ORDER", path)
        return None

    # time stamps

    def read_stamps(self, authority):
        own = "stamps/authority.pem"
        told = [name for name in sorted(self.folder.names()) if name.startswith("stamps/") and name != own]
        if authority is not None and not is_pem(authority[1]):
            raise NotRun(f"{authority[0]}: geen certificaten / no certificates")
        trusted = self.folder.read(own) if authority is None else authority[1]
        if authority is None and trusted is not None and not is_pem(trusted):
            self.bad("STAMP", own)
            trusted = None
        if not told and authority is not None:
            self.gap("STAMP_NONE", "stamps/")
        for name in told:
            found = re.fullmatch(r"stamps/([1-9][0-9]{0,15})\.tsr", name)
            size = int(found[1]) if found else None
            code, at = check_stamp(self.folder.read(name), self.texts.get(size), trusted)
            if code in ("STAMP", "STAMP_AUTHORITY"):
                self.bad(code, name)
            elif code:
                self.gap(code, name)
            else:
                self.seen.append((size, int(at.timestamp())))
                if self.stamped is None or size > self.stamped["size"]:
                    self.stamped = {"size": size, "at": int(at.timestamp()) * 1000}

    # 6, 7. what is held

    @staticmethod
    def held(kind, name, raw):
        try:
            return kind(raw)
        except Malformed as error:
            raise NotRun(f"{name}: niet te lezen / cannot be read") from error

    def hold(self, checkpoint, path):
        if self.key is None or not checkpoint.signed_by(self.key):
            self.bad("HELD_LOG", path)
            return False
        if self.newest and checkpoint.size > self.newest.size:
            self.bad("HELD_SIZE", path, self.newest.size, detail=f"{self.newest.size} < {checkpoint.size}")
        elif not any(mark[:3] == (checkpoint.size, checkpoint.root, True) for mark in self.marks):
            self.marks.append((checkpoint.size, checkpoint.root, True, path))
        return True

    def read_receipt(self, path, raw):
        try:
            receipt = Receipt(raw)
            if not receipt.holds():
                raise Malformed("receipt")
        except Malformed:
            return self.bad("RECEIPT", path)
        if self.key is None or not receipt.checkpoint.signed_by(self.key):
            return self.bad("SIGNATURE", path)
        return self.receipts.append((receipt, path))

    def hold_receipt(self, path, receipt):
        if not receipt.holds():
            self.bad("RECEIPT", path)
        elif self.hold(receipt.checkpoint, path):
            self.receipts.append((receipt, path))

    # 8. editions

    def check_editions(self):
        known = set()
        for edition, digest in self.editions.items():
            path = f"editions/{edition}.json"
            known.add(path)
            found = self.folder.digest(path)
            if found is None:
                self.gap("EDITION_MISSING", path)
            elif found[1] != digest:
                self.bad("EDITION", path)
        # Without a log nothing says which editions there are.
        for name in self.folder.names() if self.folder.has("log.jsonl") else ():
            if name.startswith("editions/") and name not in known:
                self.bad("EDITION_UNKNOWN", name)


class Walk:
    """3, 4, 5: leaves, events and tiles together, once."""

    def __init__(self, check):
        self.check, self.folder, self.size = check, check.folder, check.size
        self.tree, self.tiles, self.tiled_tree = Tree(), {}, TiledTree()
        self.revisions, self.last, self.roots = {}, 0, {}
        self.marks = sorted(check.marks, key=lambda mark: mark[0])
        self.good = {True: 0, False: 0}
        self.receipts = {}
        for receipt, path in check.receipts:
            self.receipts.setdefault(receipt.index, []).append((receipt, path))
        # The earliest moment at which a size or any larger one was seen, the smallest size last.
        self.bounds, least = [], None
        for size, at in sorted(check.seen, reverse=True):
            least = at if least is None else min(least, at)
            self.bounds.append((size, least))
        log = self.folder.open("log.jsonl")
        self.log = None if log is None else lines_of(log)
        if log is None:
            check.gap("FILE_MISSING", "log.jsonl")

    def go(self):
        self.hold_marks()
        for index in range((self.size + TILE - 1) // TILE):
            path = tile_path("entries", index, self.size)
            entries = self.folder.entries(index, self.size)
            before = self.earlier(index)
            if entries is None:
                self.check.gap("FILE_MISSING", path)
            elif not entries:
                self.check.bad("ENTRIES", path)
            for leaf in range(index * TILE, min(self.size, (index + 1) * TILE)):
                at = leaf % TILE
                entry = entries[at] if entries else None
                if entry is not None and at < len(before) and before[at] != entry:
                    self.check.bad("EARLIER", path, leaf)
                if not self.leaf(leaf, entry):
                    return self.check.gap("ENTRIES", path)
        if self.log and next(self.log, None):
            self.check.bad("EVENT_EXTRA", "log.jsonl", self.size)
        return None

    def earlier(self, index):
        folder = self.check.earlier
        for width in range(TILE, 0, -1) if folder else ():
            found = folder.entries(index, index * TILE + width)
            if found is not None:
                return found
        return []

    def tile(self, level, index):
        number = index // TILE
        path = tile_path(level, number, self.size)
        if self.tiles.get(level, (None,))[0] != number:
            self.tiles[level] = (number, self.folder.read(path))
        raw = self.tiles[level][1]
        if raw is None:
            return None, path
        width = min(TILE, self.size // TILE**level - number * TILE)
        at = index % TILE * 32
        return (raw[at : at + 32] if len(raw) == width * 32 else b""), path

    def event(self, leaf):
        if self.log is None:
            return None
        line = next(self.log, None)
        if line is None:
            self.check.bad("EVENT_MISSING", "log.jsonl", leaf)
            self.log = None
            return None
        try:
            event, metadata, salt, made, raw = read_event(line)
        except Malformed:
            self.check.bad("EVENT_FORM", "log.jsonl", leaf)
            return None
        self.follow(leaf, event, metadata, salt)
        return made, raw

    def follow(self, leaf, event, metadata, salt):
        check = self.check
        if event["position"] != leaf + 1:
            check.bad("EVENT", None, leaf, detail="position")
        if not is_of_salt(metadata, salt):
            check.bad("METADATA", None, leaf)
        if not is_of_id(event, metadata):
            check.bad("ID", None, leaf)
        if event["revision"] != self.revisions.get(event["stream"], -1) + 1:
            check.bad("REVISION", None, leaf)
        self.revisions[event["stream"]] = event["revision"]
        if event["recordedAt"] < self.last:
            check.bad("TIME", None, leaf)
        self.last = max(self.last, event["recordedAt"])
        while self.bounds and self.bounds[-1][0] <= leaf:
            self.bounds.pop()
        if self.bounds and event["recordedAt"] > (self.bounds[-1][1] + 1) * 1000 + CLOCKS_DIFFER_MS:
            check.bad("TIME_LATE", None, leaf)
        if metadata.get("after") is not None:
            self.after(leaf, metadata["after"])
        if event["type"] == "ReportEditionPublished":
            self.edition(event)

    def after(self, leaf, after):
        try:
            size, root = after_of(after)
        except Malformed:
            return self.check.bad("AFTER", None, leaf)
        if not 1 <= size <= leaf or self.roots.get(size, root) != root:
            return self.check.bad("AFTER", None, leaf)
        if size not in self.roots:
            self.check.gap("AFTER_UNKNOWN", None, leaf)
        return None

    def edition(self, event):
        try:
            data = members(event["data"])
        except Malformed:
            return
        edition, digest = data.get("editionId"), data.get("digest")
        if isinstance(edition, str) and isinstance(digest, str):
            self.check.editions[edition] = digest

    def leaf(self, leaf, entry):
        event = self.event(leaf)
        tile, path = self.tile(0, leaf)
        ours = None if entry is None else leaf_hash(entry)
        events = None if event is None else leaf_hash(event[1])
        by_tile = events is not None and events == tile
        if tile is None:
            self.check.gap("FILE_MISSING", path)
        elif ours is not None and ours != tile:
            self.check.bad("ENTRY" if by_tile else "TILE", path, leaf)
        if event and entry is not None and event[1] != entry and not (by_tile and ours != tile):
            self.check.bad("EVENT", "log.jsonl", leaf, detail=self.differing(event[0], entry))
        node = events if by_tile else ours or tile or events
        if not node:
            return False
        self.add(leaf, node)
        return True

    @staticmethod
    def differing(made, entry):
        try:
            told = members(text_of(entry))
        except Malformed:
            told = {}
        names = [n for n in [*made, *(set(told) - set(made))] if made.get(n) != told.get(n) or (n in made) != (n in told)]
        return ", ".join(names)

    def add(self, leaf, node):
        for level, index, made in self.tree.add(node):
            if level % 8 == 0:
                found, path = self.tile(level // 8, index)
                if level == 8:
                    self.tiled_tree.add(found, made)
                if found is None:
                    self.check.gap("FILE_MISSING", path)
                elif found != made:
                    self.check.bad("TILE", path)
        for receipt, path in self.receipts.get(leaf, ()):
            if leaf_hash(receipt.leaf) != node:
                self.check.bad("RECEIPT_LEAF", path, leaf)
        self.hold_marks()

    def hold_marks(self):
        while self.marks and self.marks[0][0] == self.tree.size:
            size, root, held, path = self.marks.pop(0)
            self.roots[size] = self.tree.root()
            if root == self.roots[size]:
                self.good[held] = size
            elif size == 0:
                self.check.bad("HELD_ROOT" if held else "ROOT", path)
            else:
                low, high = self.tiled_tree.bad(size, root, self.tree.stack) or (0, size - 1)
                place = max(low, self.good[held]), min(high, size - 1)
                self.check.bad("HELD_ROOT" if held else "ROOT", path, *place)


# --- words --------------------------------------------------------------------------------------------------------

WORDS = {
    "MANIFEST": ("de inhoudsopgave is niet wat zij moet zijn", "the manifest is not what it must be"),
    "FILE_MISSING": ("een bestand ontbreekt", "a file is missing"),
    "FILE_CHANGED": ("een bestand is gewijzigd", "a file was changed"),
    "FILE_UNLISTED": ("een bestand staat niet in de inhoudsopgave", "a file is not in the manifest"),
    "POLICY": ("het beleid is niet te lezen", "the policy cannot be read"),
    "KEY": ("de sleutel van het logboek is een andere dan de uwe", "the key of the log is another than yours"),
    "CHECKPOINT": ("een controlepunt is niet te lezen", "a checkpoint cannot be read"),
    "CHECKPOINT_ORDER": ("de controlepunten staan niet op volgorde", "the checkpoints are out of order"),
    "SIGNATURE": ("niet met de sleutel van het logboek ondertekend", "not signed with the key of the log"),
    "COSIGNATURE": ("de handtekening van een getuige klopt niet", "the signature of a witness is not right"),
    "QUORUM": ("geen controlepunt heeft de getuigen die het beleid vraagt", "no checkpoint has the witnesses asked for"),
    "ROOT": ("de bladeren geven een andere wortel dan is ondertekend", "the leaves give another root than was signed"),
    "HELD_ROOT": ("een andere wortel dan het controlepunt dat u bewaarde", "another root than the checkpoint that you hold"),
    "HELD_SIZE": ("de bundel houdt op vóór het controlepunt dat u bewaarde; grootte ", "the bundle ends before the checkpoint that you hold; size "),
    "HELD_LOG": ("wat u bewaarde, is niet van de sleutel van dit logboek", "what you hold is not of the key of this log"),
    "EARLIER": ("het blad is een ander dan in de eerdere bundel", "the leaf is another than in the earlier bundle"),
    "TILE": ("een tegel heeft een andere waarde dan de bladeren geven", "a tile has another hash than the leaves give"),
    "ENTRIES": ("een bestand met bladeren is niet te lezen", "a file of leaves cannot be read"),
    "ENTRY": ("het blad is gewijzigd", "the leaf was changed"),
    "EVENT": ("de gebeurtenis is niet wat het blad ervan zegt; anders: ", "the event is not what its leaf says; different: "),
    "EVENT_FORM": ("de regel van de gebeurtenis is niet te lezen", "the line of the event cannot be read"),
    "EVENT_MISSING": ("een gebeurtenis ontbreekt", "an event is missing"),
    "EVENT_EXTRA": ("er zijn meer gebeurtenissen dan bladeren", "there are more events than leaves"),
    "METADATA": ("de metagegevens zijn gewijzigd", "the metadata were changed"),
    "ID": ("het kenmerk past niet bij bron en id", "the id does not fit source and id"),
    "REVISION": ("de stroom heeft een gat in zijn nummering", "the stream has a gap in its numbering"),
    "TIME": ("vroeger vastgelegd dan de gebeurtenis ervoor", "recorded earlier than the event before it"),
    "TIME_LATE": ("later vastgelegd dan een getuige het al zag", "recorded later than a witness saw it"),
    "AFTER": ("volgt op een controlepunt dat dit logboek niet had", "comes after a checkpoint that this log did not have"),
    "AFTER_UNKNOWN": ("volgt op een controlepunt dat er niet bij zit", "comes after a checkpoint that is not here"),
    "RECEIPT": ("een ontvangstbewijs is niet te lezen of bewijst niets", "a receipt cannot be read or proves nothing"),
    "RECEIPT_LEAF": ("de gebeurtenis van een ontvangstbewijs staat er niet meer zo", "the event of a receipt is no longer there like that"),
    "STAMP": ("een tijdstempel is niet te lezen of niet van dat controlepunt", "a time stamp cannot be read or is not of that checkpoint"),
    "STAMP_AUTHORITY": ("een tijdstempel is niet van de autoriteit", "a time stamp is not of the authority"),
    "STAMP_UNCHECKED": ("een tijdstempel kan hier niet worden nagegaan", "a time stamp cannot be checked here"),
    "STAMP_NONE": ("u gaf een autoriteit, maar er is geen tijdstempel", "you gave an authority, but there is no time stamp"),
    "EDITION_MISSING": ("de cijfers van een rapportage ontbreken", "the figures of an edition are missing"),
    "EDITION": ("de cijfers van een rapportage zijn niet die van haar kenmerk", "the figures of an edition are not those of its digest"),
    "EDITION_UNKNOWN": ("een rapportage die niet in het logboek staat", "an edition that is not in the log"),
}


def report_lines(check, key_held, pick):
    origin = check.newest.origin if check.newest else "?"
    yield pick(f"Logboek {origin}: {check.size} bladeren", f"Log {origin}: {check.size} leaves")
    if not key_held:
        yield pick("LET OP: de sleutel komt uit de bundel zelf", "NOTE: the key is from the bundle itself")
    if not any(held for _, _, held, _ in check.marks):
        yield pick(
            "LET OP: zonder controlepunt van uzelf kan de beheerder alles opnieuw hebben gemaakt",
            "NOTE: without a checkpoint of your own the operator can have rewritten all of it",
        )
    if check.stamped:
        size, moment = check.stamped["size"], EPOCH + timedelta(milliseconds=check.stamped["at"])
        at = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        yield pick(f"Gestempeld tot en met {size} bladeren op {at}", f"Stamped up to {size} leaves at {at}")
    for found in check.told:
        nl, en = WORDS[found["code"]]
        mark = pick("FOUT", "BAD") if found["kind"] == "bad" else pick("LEEMTE", "GAP")
        leaf = f" {pick('blad', 'leaf')} {found['leaf']}" if "leaf" in found else ""
        run = f"\u2013{found['upTo']}" if "upTo" in found else ""
        path = f" {found['path']}" if "path" in found else ""
        yield f"{mark}{leaf}{run}{path}: {pick(nl, en)}{found.get('detail', '')} [{found['code']}]"
    low, high = check.first_bad or (None, None)
    if high is not None and high != low:
        yield pick(f"Eerste foute blad: een van {low} tot en met {high}", f"First bad leaf: one of {low} to {high}")
    elif low is not None:
        yield pick(f"Eerste foute blad: {low}", f"First bad leaf: {low}")
    yield (
        pick("IN ORDE: niets gewijzigd, weggehaald of toegevoegd", "CLEAN: nothing altered, removed or added"),
        pick("GEMANIPULEERD", "MANIPULATED"),
        pick("ONVOLLEDIG: niet alles kon worden nagegaan", "INCOMPLETE: not everything could be checked"),
    )[check.exit_code]


def as_json(check):
    low, high = check.first_bad or (None, None)
    first = None if low is None else {"leaf": low} if high is None else {"leaf": low, "upTo": high}
    report = {"exitCode": check.exit_code, "size": check.size, "firstBad": first}
    report["stamped"] = check.stamped
    return json.dumps({**report, "witnessed": check.witnessed, "findings": check.told, "counts": check.counts})


def read_file(path):
    try:
        with open(path, "rb") as file:
            return path, file.read(MOST_NOTE + 1)
    except OSError as error:
        raise NotRun(str(error)) from error


def key_text(text):
    if text is None or not os.path.isfile(text):
        return text
    line = text_of(read_file(text)[1]).split("\n", 1)[0]
    return re.sub("^log ", "", line).strip()


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise NotRun(message)


def main(arguments):
    parser = Parser(prog="verify.py", description=__doc__)
    parser.add_argument("bundle")
    parser.add_argument("--key")
    parser.add_argument("--checkpoint", action="append", default=[])
    parser.add_argument("--receipt", action="append", default=[])
    parser.add_argument("--authority")
    parser.add_argument("--earlier")
    parser.add_argument("--lang", choices=("nl", "en"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    check = Check(
        Folder(asked.bundle),
        key_text(asked.key),
        [read_file(path) for path in asked.checkpoint],
        [read_file(path) for path in asked.receipt],
        Folder(asked.earlier) if asked.earlier else None,
        read_file(asked.authority) if asked.authority else None,
    )

    def pick(nl, en):
        return {"nl": nl, "en": en}.get(asked.lang) or (nl if nl == en else f"{nl} / {en}")

    lines = [as_json(check)] if asked.json else report_lines(check, asked.key is not None, pick)
    for line in lines:
        print(line)
    return check.exit_code


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except (NotRun, Malformed, OSError) as problem:
        print(f"NIET UITGEVOERD / NOT RUN: {problem}", file=sys.stderr)
        sys.exit(3)
    except Exception as problem:  # Python would end with 1, which says that the bundle was altered.
        print(f"NIET UITGEVOERD / NOT RUN: {type(problem).__name__}: {problem}", file=sys.stderr)
        sys.exit(3)
