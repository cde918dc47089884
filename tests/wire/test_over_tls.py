"""The same cases once more over TLS: what it carries is read no more kindly and told no worse."""

import unittest

import test_connections
import test_doors
import test_fanout
import test_files
import test_memory
import test_readers
import test_socket


class StrangersOverTls(test_connections.Strangers):
    tls = True


class ArrivalsOverTls(test_connections.Arrivals):
    tls = True


class StoppingOverTls(test_connections.Stopping):
    tls = True


class DoorsOverTls(test_doors.Doors):
    tls = True


class UpgradeOverTls(test_socket.Upgrade):
    tls = True


class FramesOverTls(test_socket.Frames):
    tls = True


class FilesOverTls(test_files.Files):
    tls = True


class ShortMemoryOverTls(test_memory.ShortMemory):
    tls = True


class FanoutOverTls(test_fanout.Fanout):
    tls = True


class SlowReadersOverTls(test_readers.SlowReaders):
    tls = True


class AnswersOverTls(test_readers.AnswersMeasured):
    tls = True


class SlowReadersMeasuredOverTls(test_readers.SlowReadersMeasured):
    tls = True


if __name__ == "__main__":
    unittest.main()
