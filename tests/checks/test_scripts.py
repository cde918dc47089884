"""script/bootstrap installs exactly what is missing, and script/test never hides a failure. Both run
in a tree of their own, with stand-ins for the programs they call."""

import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name) / "tree"
        self.bin = Path(folder.name) / "bin"
        self.calls = Path(folder.name) / "calls"
        self.calls.touch()
        (self.root / "script").mkdir(parents=True)
        self.bin.mkdir()

    def program(self, path, body):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def stand_in(self, name, body="exit 0"):
        """A program on the PATH that notes how it was called."""
        self.program(self.bin / name, f'echo "{name} $*" >>"{self.calls}"\n{body}')

    def run_script(self, name, *arguments):
        shutil.copy(ROOT / "script" / name, self.root / "script" / name)
        environment = dict(os.environ, PATH=f"{self.bin}:/usr/bin:/bin")
        return subprocess.run([str(self.root / "script" / name), *arguments], env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)

    def called(self, start):
        return [line for line in self.calls.read_text().splitlines() if line.startswith(start)]


class Bootstrap(Scripts):
    def setUp(self):
        super().setUp()
        self.stand_in("id", "echo 0")
        self.stand_in("apt-get")
        self.stand_in("npm")
        self.stand_in("node", "exit 0")
        self.installed("")

    def installed(self, missing):
        """Everything is installed but the packages in missing."""
        self.stand_in("dpkg-query", f"""for package in "${{@:4}}"; do
            case " {missing} " in *" $package "*) ;; *) echo "installed $package" ;; esac
        done""")

    def test_a_second_run_does_nothing_and_says_nothing(self):
        result = self.run_script("bootstrap", "--test")
        self.assertEqual((result.returncode, result.stdout), (0, ""))
        self.assertEqual(self.called("apt-get") + self.called("npm"), [])

    def test_exactly_what_is_missing_is_installed(self):
        self.installed("cmake libsodium-dev libcmocka-dev")
        result = self.run_script("bootstrap")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("cmake libsodium-dev", result.stdout)
        update, install = self.called("apt-get")
        self.assertIn("update", update)
        self.assertTrue(install.endswith(" cmake libsodium-dev"), install)

    def test_the_tests_need_more(self):
        self.installed("libcmocka-dev")
        self.assertEqual(self.run_script("bootstrap", "--test").returncode, 0)
        self.assertTrue(self.called("apt-get")[1].endswith(" libcmocka-dev"))

    def test_node_is_installed_when_it_is_too_old_and_must_be_good_afterwards(self):
        self.stand_in("node", "exit 1")
        self.installed("nodejs npm")
        result = self.run_script("bootstrap")
        self.assertEqual(result.returncode, 1)
        self.assertIn("nodejs npm", self.called("apt-get")[1])
        self.assertIn("older than 18", result.stdout)

    def test_a_failing_installation_is_a_failure(self):
        self.installed("cmake")
        self.stand_in("apt-get", "exit 100")
        self.assertNotEqual(self.run_script("bootstrap").returncode, 0)

    def test_npm_runs_only_when_the_lock_file_is_newer(self):
        client = self.root / "client-web"
        (client / "node_modules").mkdir(parents=True)
        (client / "package-lock.json").touch()
        done = client / "node_modules/.package-lock.json"
        self.run_script("bootstrap")
        self.assertEqual(len(self.called("npm ci")), 1)
        done.touch()
        os.utime(done, (2_000_000_000, 2_000_000_000))
        self.run_script("bootstrap")
        self.assertEqual(len(self.called("npm ci")), 1)
        os.utime(done, (1_000_000_000, 1_000_000_000))
        self.run_script("bootstrap")
        self.assertEqual(len(self.called("npm ci")), 2)

    def test_unknown_words_are_refused(self):
        self.assertEqual(self.run_script("bootstrap", "--tset").returncode, 2)


class Test(Scripts):
    LISTED = ("wire", "protocol", "property", "simulation", "fuzz", "kill", "canary", "browser", "slack")

    def setUp(self):
        super().setUp()
        checks = self.root / "tests/checks"
        checks.mkdir(parents=True)
        real = ("tally.py", "reasons.py")
        for name in real:
            shutil.copy(ROOT / "tests/checks" / name, checks)
        names = [path.name for path in (ROOT / "tests/checks").glob("*.py")]
        for name in names:
            if name not in real and not name.startswith("test_"):
                (checks / name).write_text("")
        for folder in ("checks", "wire"):
            path = self.root / f"tests/{folder}/test_one.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text("import unittest\nclass One(unittest.TestCase):\n"
                            "    def test_one(self):\n        pass\n")
        for name in ("bootstrap", "protocol"):
            self.program(self.root / "script" / name, "exit 0")
        for name in self.LISTED:
            self.program(self.root / f"tests/{name}/run", 'echo "ran $*"')
        self.stand_in("cmake")
        self.stand_in("npm")
        self.stand_in("ctest", 'folder=build/${2#build/}/Testing/Temporary; mkdir -p $folder\n'
                      'echo "[  PASSED  ] 5 test(s)." >$folder/LastTest.log')

    def last_line(self, result):
        return result.stdout.splitlines()[-1]

    def test_all_passed(self):
        result = self.run_script("test")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertRegex(self.last_line(result), r"^[1-9]\d+ passed, 0 failed$")

    def assert_one_failure(self, name):
        result = self.run_script("test")
        self.assertEqual(result.returncode, 1)
        self.assertRegex(self.last_line(result), r"^\d+ passed, 1 failed$")
        self.assertIn(f"FAILED: {name}", result.stdout)
        return result

    def test_a_failing_suite_is_counted_and_the_rest_still_runs(self):
        self.program(self.root / "tests/property/run", "exit 1")
        self.assertIn("== browser", self.assert_one_failure("property").stdout)

    def test_the_end_says_why(self):
        self.program(self.root / "tests/property/run", "echo 'not ok 3 - seed 7'; exit 1")
        self.program(self.root / "tests/browser/run",
                     "printf '  1) a.spec.mjs:3:1 it works\n  1 flaky\n  2 passed (3s)\n'")
        end = self.assert_one_failure("property").stdout.split("took ")[1]
        self.assertIn("    not ok 3 - seed 7", end)
        self.assertIn("PASSED ONLY WHEN TRIED AGAIN: browser", end)
        self.assertIn("1) a.spec.mjs:3:1 it works", end)

    def test_a_listed_suite_that_is_missing_is_a_failure(self):
        shutil.rmtree(self.root / "tests/kill")
        self.assert_one_failure("kill")

    def test_a_further_suite_is_found(self):
        self.program(self.root / "tests/soak/run", 'echo "3 passed, 0 failed"; exit 7')
        self.assert_one_failure("soak")

    def test_a_failing_check_is_a_failure(self):
        (self.root / "tests/checks/layers.py").write_text("raise SystemExit(1)")
        self.assert_one_failure("check layers")

    def test_a_missing_generator_is_a_failure(self):
        (self.root / "script/protocol").unlink()
        self.assert_one_failure("check protocol")

    def test_a_failing_build_is_a_failure(self):
        self.stand_in("cmake", '[[ "$*" != *"--preset clang"* ]]')
        self.assert_one_failure("build clang")

    def test_a_failing_client_is_a_failure(self):
        self.stand_in("npm", '[[ "$*" != *"build:headless"* ]]')
        self.assert_one_failure("client build headless")

    def test_a_crashed_unit_test_is_a_failure(self):
        self.stand_in("ctest", 'mkdir -p build/asan/Testing/Temporary; exit 8')
        self.assert_one_failure("unit tests, asan")

    def test_a_failing_bootstrap_ends_it(self):
        self.program(self.root / "script/bootstrap", "exit 1")
        result = self.run_script("test")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.last_line(result), "0 passed, 1 failed")

    def test_what_a_suite_leaves_behind_does_not_hold_it_up(self):
        self.program(self.root / "tests/property/run", "echo started; sleep 30 &")
        begun = time.monotonic()
        result = self.run_script("test")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertLess(time.monotonic() - begun, 25)

    def test_long_is_passed_on(self):
        result = self.run_script("test", "--long")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual(result.stdout.count("ran --long"), len(self.LISTED))
        self.assertIn("== unit tests, tsan", result.stdout)

    def test_unknown_words_are_refused(self):
        self.assertEqual(self.run_script("test", "--fast").returncode, 2)


if __name__ == "__main__":
    unittest.main()
