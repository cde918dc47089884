"""A short run of the fuzzer; longer ones: fuzz_http.py --count N."""

import os
import unittest

import fuzz_http


class Fuzz(unittest.TestCase):
    def test_mutated_requests_and_frames_do_no_harm(self):
        count = int(os.environ.get("RUNDE_FUZZ_COUNT", "3000"))
        self.assertEqual(fuzz_http.run(count, seed=20261124), [])

    def test_nor_do_they_over_tls_nor_mutated_records(self):
        count = int(os.environ.get("RUNDE_FUZZ_COUNT", "3000")) // 3
        self.assertEqual(fuzz_http.run(count, seed=20261127, tls=True), [])


if __name__ == "__main__":
    unittest.main()
