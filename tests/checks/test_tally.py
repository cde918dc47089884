"""What a test run printed is counted right, and a failed or empty run never counts as passed."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reasons import reasons
from tally import tally

CMOCKA = "[==========] Running 3 test(s).\n[  PASSED  ] %d test(s).\n"
CMOCKA_FAILED = CMOCKA + "[  FAILED  ] %d test(s), listed below:\n[  FAILED  ] a_test\n"
UNITTEST = "Ran 12 tests in 0.5s\n\n%s\n"
PLAYWRIGHT = "Running 9 tests using 1 worker\n\n  %s\n"


class Tally(unittest.TestCase):
    def test_a_silent_run_counts_as_one(self):
        self.assertEqual(tally(0, "all is well\n"), (1, 0))
        self.assertEqual(tally(1, "all is well\n"), (0, 1))

    def test_cmocka_programs_are_summed(self):
        self.assertEqual(tally(0, CMOCKA % 3 + CMOCKA % 4), (7, 0))
        self.assertEqual(tally(8, CMOCKA % 3 + CMOCKA_FAILED % (1, 2)), (4, 2))

    def test_a_program_that_crashed_beside_good_ones_is_a_failure(self):
        self.assertEqual(tally(8, CMOCKA % 3), (3, 1))

    def test_unittest_is_understood(self):
        self.assertEqual(tally(0, UNITTEST % "OK"), (12, 0))
        self.assertEqual(tally(0, UNITTEST % "OK (skipped=2)"), (10, 0))
        self.assertEqual(tally(1, UNITTEST % "FAILED (failures=2, errors=1, skipped=1)"), (8, 3))

    def test_node_is_understood(self):
        self.assertEqual(tally(0, "# tests 5\n# pass 5\n# fail 0\n"), (5, 0))
        self.assertEqual(tally(1, "ℹ tests 5\nℹ pass 3\nℹ fail 2\n"), (3, 2))

    def test_playwright_is_understood(self):
        self.assertEqual(tally(0, PLAYWRIGHT % "9 passed (30.1s)"), (9, 0))
        self.assertEqual(tally(1, PLAYWRIGHT % "2 failed\n    a.spec.ts\n  7 passed (30.1s)"), (7, 2))
        self.assertEqual(tally(0, PLAYWRIGHT % "1 flaky\n    a.spec.ts\n  8 passed (30.1s)"), (9, 0))

    def test_a_script_of_ours_is_understood(self):
        self.assertEqual(tally(0, "1000 passed, 0 failed\n"), (1000, 0))
        self.assertEqual(tally(1, "999 passed, 1 failed\n"), (999, 1))

    def test_a_run_without_a_test_is_a_failure(self):
        self.assertEqual(tally(0, "Ran 0 tests in 0.0s\n\nOK\n"), (0, 1))
        self.assertEqual(tally(0, "# pass 0\n# fail 0\n"), (0, 1))

    def test_colours_do_not_matter(self):
        self.assertEqual(tally(0, "\x1b[32m  9 passed\x1b[39m (3s)\n"), (9, 0))

    def test_what_failed_is_found_with_its_reason(self):
        log = "  ok 1\n  1) a.spec.mjs:3:1 › it works\n\n    Error: not so\n" + "  at line\n" * 30
        self.assertEqual(reasons(log)[:2], ["  1) a.spec.mjs:3:1 › it works", "    Error: not so"])
        self.assertLess(len(reasons(log)), 20)
        self.assertEqual(reasons("FAIL: test_a (x.Y)\n")[0], "FAIL: test_a (x.Y)")
        self.assertEqual(reasons("ok 1 - it works\n"), [])


if __name__ == "__main__":
    unittest.main()
