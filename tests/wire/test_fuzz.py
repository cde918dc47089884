"""A short run of the fuzzer; longer ones: fuzz_http.py --count N."""

import os
import unittest

import fuzz_http

COUNT = int(os.environ.get("RUNDE_FUZZ_COUNT", "30000" if os.environ.get("RUNDE_LONG") else "3000"))


class Fuzz(unittest.TestCase):
    def test_p29_mutated_requests_and_frames_do_no_harm(self):
        self.assertEqual(fuzz_http.run(COUNT, seed=20261124), [])

    def test_p29_nor_do_they_over_tls_nor_mutated_records(self):
        self.assertEqual(fuzz_http.run(COUNT // 3, seed=20261127, tls=True), [])


if __name__ == "__main__":
    unittest.main()
