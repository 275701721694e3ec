#!/usr/bin/python3
"""Follows the alerts of a Newsvane without Java: kcat reads them, Apache Avro's Python library decodes them.

    apt-get install kcat python3-avro
    dev/examples/alerts.py HOST:PORT [kcat's options, such as -o beginning]

Prints an alert a line, as JSON. Without options it shows what comes from now on.
"""

import io
import json
import subprocess
import sys

from avro.io import BinaryDecoder, DatumReader
from avro.schema import parse


def records(brokers, topic, *options):
    """The key and the value of each record; a value may hold any bytes, so its length goes before it."""
    kcat = ["kcat", "-q", "-u", "-b", brokers, "-t", topic, "-C", *options, "-f", "%K %S\n%k%s"]
    with subprocess.Popen(kcat, stdout=subprocess.PIPE) as process:
        while sizes := process.stdout.readline().split():
            key, value = (max(0, int(size)) for size in sizes)  # -1: there is none
            yield process.stdout.read(key), process.stdout.read(value)


class Schemas:
    """The schemas by their ids, read from the channel `schemas` when one is met that is not known."""

    def __init__(self, brokers):
        self.brokers = brokers
        self.readers = {}

    def reader(self, number):
        if number not in self.readers:
            for key, value in records(self.brokers, "schemas", "-e"):
                self.readers[int(key)] = DatumReader(parse(value.decode()))
        return self.readers[number]


def main(brokers, *options):
    schemas = Schemas(brokers)
    committed = ["-X", "isolation.level=read_committed"]
    for _, value in records(brokers, "alerts", *committed, *(options or ["-o", "end"])):
        # a zero byte, the schema's id in four bytes, the record in Avro's binary form
        reader = schemas.reader(int.from_bytes(value[1:5], "big"))
        alert = reader.read(BinaryDecoder(io.BytesIO(value[5:])))
        print(json.dumps(alert, default=str), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
