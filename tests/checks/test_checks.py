"""Each check finds the fault it is there for, and nothing in clean files."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import banned
import format as formatting
import layers
import lengths
import limits
import pointers
import promises
import tree
import words


class Checks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def complaints(self, check, name, text):
        self.write(name, text)
        found = check(self.root)
        (self.root / name).unlink()
        return found

    def assert_refused(self, check, name, text, *parts):
        found = self.complaints(check, name, text)
        self.assertEqual(len(found), 1, found)
        for part in (name, *parts):
            self.assertIn(part, found[0])

    def assert_fine(self, check, name, text):
        self.assertEqual(self.complaints(check, name, text), [])


class Layers(Checks):
    def test_a_lower_folder_that_includes_a_higher_one_is_refused(self):
        self.assert_refused(layers.check, "server/room/a.c",
                            '#include <stdint.h>\n#include "store/store.h"\n', ":2:", "store/")

    def test_folders_of_one_row_do_not_include_each_other(self):
        self.assert_refused(layers.check, "server/store/a.c", '#include "vault/vault.h"\n')
        self.assert_refused(layers.check, "server/vault/a.c", '#include "store/store.h"\n')

    def test_nothing_includes_the_command_line(self):
        self.assert_refused(layers.check, "server/gateway/a.c", '#include "cli/config.h"\n')

    def test_downward_and_own_includes_are_fine(self):
        self.assert_fine(layers.check, "server/journal/a.c",
                         '#include "journal/b.h"\n#include "room/room.h"\n#include "base/id.h"\n')
        self.assert_fine(layers.check, "server/main.c", '#include "cli/cli.h"\n')

    def test_an_include_that_hides_its_folder_is_refused(self):
        self.assert_refused(layers.check, "server/room/a.c", '#include "room.h"\n')
        self.assert_refused(layers.check, "server/room/a.c", '#include "../store/store.h"\n')

    def test_a_new_folder_needs_a_place(self):
        self.assert_refused(layers.check, "server/misc/a.c", "#include <stdio.h>\n", "misc/")

    def test_each_library_stands_in_its_folder_only(self):
        homes = {
            "libwebsockets.h": "gateway",
            "uv.h": "gateway",
            "jansson.h": "proto",
            "sodium.h": "vault",
            "sqlite3.h": "store/sqlite",
        }
        for header, home in homes.items():
            source = f"#include <{header}>\n"
            self.assert_fine(layers.check, f"server/{home}/a.c", source)
            for other in ("base", "proto", "room", "vault", "store", "journal", "gateway", "cli"):
                if other != home:
                    self.assert_refused(layers.check, f"server/{other}/a.c", source, header)

    def test_uthash_may_stand_anywhere(self):
        for folder in ("base", "room", "gateway"):
            self.assert_fine(layers.check, f"server/{folder}/a.c", "#include <uthash.h>\n")

    def test_an_unknown_library_is_refused(self):
        self.assert_refused(layers.check, "server/base/a.c", "#include <expat.h>\n", "expat.h")

    def test_the_rules_have_no_clock(self):
        self.assert_refused(layers.check, "server/room/a.c", "#include <time.h>\n", "pure")
        self.assert_fine(layers.check, "server/base/a.c", "#include <time.h>\n")


class Banned(Checks):
    def test_p37_the_server_connects_to_nowhere(self):
        for call in ("connect(fd, a, b)", "uv_tcp_connect(a, b, c, d)",
                     "lws_client_connect_via_info(&info)"):
            self.assert_refused(banned.check, "server/gateway/a.c", f"void f(void)\n{{\n\t{call};\n}}\n", ":3:")
        self.assert_fine(banned.check, "server/gateway/a.c", "void f(void)\n{\n\tdisconnect(a);\n}\n")
        self.assert_fine(banned.check, "server/cli/a.c", "void f(void)\n{\n\tconnect(a, b, c);\n}\n")

    def test_each_banned_function_is_found(self):
        for name in ("strcpy strcat sprintf vsprintf strtok atoi gets system alloca").split():
            self.assert_refused(banned.check, "server/base/a.c",
                                f"void f(void)\n{{\n\t{name} (x);\n}}\n", ":3:", name)

    def test_longer_names_comments_and_strings_are_fine(self):
        self.assert_fine(banned.check, "server/base/a.c",
                         '/* strcpy(a, b) */ // gets(x)\nint n = snprintf(a, 4, "system(1)");\n'
                         "int my_system(void);\nint fgets_all(void);\n")

    def test_a_comment_above_does_not_shift_the_line(self):
        self.assert_refused(banned.check, "tests/unit/a.c", "/* one\n two */\nint x = atoi(y);\n",
                            ":3:")

    def test_html_from_text_is_found_in_the_client(self):
        for word in ("node.innerHTML = x", "dangerouslySetInnerHTML", "eval(x)", "new Function(x)"):
            self.assert_refused(banned.check, "client-web/src/views/a.tsx", f"\n{word};\n", ":2:")
        self.assert_fine(banned.check, "client-web/src/a.ts", "node.textContent = evaluate(x);\n")


class Lengths(Checks):
    def test_the_limit_passes_and_one_line_more_does_not(self):
        for name in ("server/base/a.c", "server/base/a.h", "client-web/src/a.ts",
                     "client-web/src/a.tsx"):
            self.assert_fine(lengths.check, name, "x;\n" * lengths.LINES_MAX)
            self.assert_refused(lengths.check, name, "x;\n" * (lengths.LINES_MAX + 1), "451")

    def test_a_generated_file_may_be_longer(self):
        self.assert_fine(lengths.check, "server/proto/gen/a.c",
                         "/* Generated from proto/; do not edit. */\n" + "x;\n" * 1000)


class Words(Checks):
    def test_a_path_of_one_machine_is_refused(self):
        for folder in ("home", "root", "tmp", "work", "Users"):
            self.assert_refused(words.check, "a.md", f"see\n/{folder}/somebody/x\n", ":2:")
            self.assert_refused(words.check, "script/a", f'cd "/{folder}/x"\n', ":1:")

    def test_paths_of_every_debian_and_addresses_are_fine(self):
        self.assert_fine(words.check, "a.md", "/usr/bin/chromium /var/lib/runde /etc/runde.conf\n"
                         "https://example.org/work/x and ./tmp/x and data/root/x\n"
                         "mkdtemp(/tmp/runde-test-XXXXXX)\n")

    def test_a_note_to_do_something_later_is_refused(self):
        self.assert_refused(words.check, "server/base/a.c", "/* TO" "DO: later */\n")

    def test_a_download_host_in_a_lock_file_is_refused(self):
        self.assert_refused(words.check, "package-lock.json",
                            '"resolved": ' + '"https://registry.example/a.tgz"\n')
        self.assert_refused(words.check, ".npmrc", "registry=https://registry.example/\n")

    def test_a_private_host_is_refused(self):
        self.assert_refused(words.check, "a.md", "see http://10.1." "2.3/x\n")


class Format(Checks):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", (tree.ROOT / ".clang-format").read_text(encoding="utf-8"))

    def test_a_file_out_of_format_is_refused(self):
        self.assert_refused(formatting.check, "server/base/a.c", "int  f( void )\n{ return 1; }\n")

    def test_a_formatted_file_is_fine(self):
        self.assert_fine(formatting.check, "server/base/a.c",
                         "int f(void)\n{\n\treturn 1;\n}\n")

    def test_a_generated_file_is_left_alone(self):
        self.assert_fine(formatting.check, "server/proto/gen/a.c",
                         "/* Generated from proto/; do not edit. */\nint  f( void );\n")


class Promises(Checks):
    ROW = "| # | promise | proved by |\n|---|---|---|\n| P-07 | x | `tests/unit/a.c` |\n"

    def promise(self, page, test):
        self.write("tests/unit/a.c", test)
        return self.complaints(promises.check, "PROMISES.md", page)

    def test_a_test_that_is_there_and_cites_the_number_is_fine(self):
        self.assertEqual(self.promise(self.ROW, "/* P-07 */\n"), [])
        self.assertEqual(self.promise(self.ROW, "def test_p07_it_holds():\n"), [])

    def test_a_test_that_does_not_cite_the_number_is_refused(self):
        for text in ("/* P-071 */", "/* P-70 */", "def test_p071_it_holds():"):
            self.assertIn("not cited", self.promise(self.ROW, text)[0])

    def test_a_test_that_is_not_there_is_refused(self):
        self.assertIn("not there", self.promise(self.ROW.replace("a.c", "b.c"), "P-07\n")[0])

    def test_a_promise_without_a_test_is_refused(self):
        self.assertIn("names no test", self.promise(self.ROW.replace("`", ""), "P-07\n")[0])

    def test_a_page_without_promises_is_refused(self):
        self.assertIn("no promise", self.promise("# Promises\n", "P-07\n")[0])


class Limits(Checks):
    def limits(self, test, without=()):
        self.write("server/base/limits.h", "enum {\n\tLIMIT_A = 1, /* x */\n\tLIMIT_B_MS =\n\t\t2\n};\n")
        return self.complaints(lambda root: limits.check(root, without), "tests/wire/test_a.py", test)

    def test_limits_that_tests_cite_or_that_are_in_the_list_are_fine(self):
        self.assertEqual(self.limits("# LIMIT_A, LIMIT_B_MS\nresource.RLIMIT_NOFILE\n"), [])
        self.assertEqual(self.limits("# LIMIT_A\n", ["LIMIT_B_MS"]), [])

    def test_a_limit_that_no_test_cites_is_refused(self):
        self.assertEqual(self.limits("# LIMIT_A, LIMIT_B\n")[-1], "server/base/limits.h: LIMIT_B_MS is cited by no test")

    def test_a_limit_that_is_none_is_refused(self):
        self.assertIn("LIMIT_C is no limit", self.limits("# LIMIT_A, LIMIT_B_MS, LIMIT_C\n")[0])
        self.assertIn("LIMIT_C is no limit", self.limits("# LIMIT_A, LIMIT_B_MS\n", ["LIMIT_C"])[0])

    def test_the_list_holds_none_that_has_a_test(self):
        self.assertIn("LIMIT_A has a test", self.limits("# LIMIT_A\n", ["LIMIT_A", "LIMIT_B_MS"])[0])


class Pointers(Checks):
    def page(self, text):
        self.write("server/room/may.c", "bool room_may(void);\n")
        return self.complaints(pointers.check, "server/README.md", text)

    def test_a_file_a_folder_or_a_function_that_is_not_there_is_refused(self):
        for token in ("room/gone.c", "gone.c", "may.h", "attic/", "room_gone()"):
            self.assertEqual(self.page(f"One\n`{token}` two\n"),
                             [f"server/README.md:2: {token} is not there"])

    def test_what_is_there_is_fine_by_any_end_of_its_path(self):
        self.assertEqual(self.page("`may.c`, `room/may.c`, `server/room/`, `room/`, "
                                   "`room_may(state, who)`, `/etc/runde.conf`\n"), [])

    def test_a_function_is_in_the_file_that_is_said(self):
        self.write("server/room/see.c", "static bool see(int who)\n{\n\treturn room_may(who);\n}\n")
        self.write("client-web/src/see.ts", "export function look() {\n  see();\n}\n")
        self.assertEqual(self.page("`see()` in `room/see.c`, `look()` in\n`see.ts`, `see()` in `see.c`\n"), [])
        for token, file in (("room_may()", "see.c"), ("see()", "see.ts"), ("look()", "room/see.c")):
            self.assertEqual(self.page(f"One\n`{token}` in `{file}`\n"),
                             [f"server/README.md:2: {token} is not in {file}"])

    def test_a_page_that_lists_its_folder_leaves_none_out(self):
        self.write("server/base/arena.h", "")
        self.write("server/base/text.h", "")
        self.assertEqual(self.complaints(pointers.check, "server/base/README.md", "`arena` and `text.h`\n"), [])
        self.assertEqual(self.complaints(pointers.check, "server/base/README.md", "`arena`, text\n"),
                         ["server/base/README.md:1: text.h is not named"])

    def test_the_pages_for_operators_are_read_too(self):
        self.assertEqual(self.complaints(pointers.check, "config/OPERATING.md", "`gone.c`\n"),
                         ["config/OPERATING.md:1: gone.c is not there"])


class Report(unittest.TestCase):
    def test_complaints_make_the_program_fail(self):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self.assertEqual(tree.report("x", ["a.c:1: bad"]), 1)
            self.assertEqual(tree.report("x", []), 0)
        self.assertIn("a.c:1: bad", printed.getvalue())

    def test_the_tree_has_files_and_none_of_them_is_built(self):
        names = tree.files()
        self.assertIn("tests/checks/tree.py", names)
        self.assertFalse([name for name in names if name.startswith(("build/", "data/"))])


if __name__ == "__main__":
    unittest.main()
