#include "base/limits.h"
#include "base/memory.h"
#include "cli/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Writes a file of size bytes under a name that is put into path. */
static void write_file(char path[32], const char *bytes, size_t size)
{
	memcpy(path, "runde-conf-XXXXXX", 18);
	int file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

static int read_bytes(struct config *config, const char *bytes, size_t size, struct fault *fault)
{
	char path[32];

	write_file(path, bytes, size);
	int result = config_read_file(config, path, fault);
	unlink(path);
	return result;
}

static int read_text(struct config *config, const char *text, struct fault *fault)
{
	return read_bytes(config, text, strlen(text), fault);
}

/* The text is refused, and the reason holds the given words. */
static void assert_refused(const char *text, const char *line, const char *words)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	config_init(&config);
	assert_int_equal(read_text(&config, text, &fault), -1);
	if (!strstr(fault.text, line) || !strstr(fault.text, words))
		fail_msg("\"%s\" has not \"%s\" and \"%s\"", fault.text, line, words);
}

static void assert_value_refused(const char *name, const char *value)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	config_init(&config);
	if (config_set(&config, name, value, &fault) != -1)
		fail_msg("%s = \"%s\" was taken", name, value);
	assert_ptr_equal(strstr(fault.text, name), fault.text);
}

static void assert_value_taken(struct config *config, const char *name, const char *value)
{
	struct fault fault = {""};

	if (config_set(config, name, value, &fault) != 0)
		fail_msg("%s = \"%s\": %s", name, value, fault.text);
}

static void the_defaults_are_the_documented_ones(void **state)
{
	CONFIG_AUTO config;

	(void)state;
	config_init(&config);
	assert_string_equal(config.listen, "127.0.0.1:8080");
	assert_string_equal(config.address, "127.0.0.1");
	assert_int_equal(config.port, 8080);
	assert_string_equal(config.data, "./data");
	assert_string_equal(config.key, "");
	assert_string_equal(config.client, "client-web/dist");
	assert_string_equal(config.origins, "");
	assert_false(config.secure);
	assert_int_equal(config.connections, LIMIT_CONNECTIONS);
	assert_int_equal(config.connections_per_address, LIMIT_CONNECTIONS_PER_ADDRESS);
	assert_int_equal(config.connections_per_person, LIMIT_CONNECTIONS_PER_PERSON);
	assert_int_equal(config.connections_per_minute, LIMIT_CONNECTIONS_PER_MINUTE);
	assert_int_equal(config.password_passes, LIMIT_PASSWORD_PASSES);
	assert_int_equal(config.password_memory, LIMIT_PASSWORD_MEMORY_MIB);
	assert_true(config.rates);
	assert_string_equal(config.tls_certificate, "");
	assert_string_equal(config.tls_key, "");
	assert_null(config.metrics_address);
	assert_int_equal(config.log, LOG_NOTICE);
}

static void a_file_sets_every_setting(void **state)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	(void)state;
	config_init(&config);
	assert_int_equal(read_text(&config,
				 "# a comment\n"
				 "\n"
				 "listen = [::1]:9000\n"
				 "  data=/var/lib/runde # a comment\r\n"
				 "\tkey = /etc/runde/a#b.key\n"
				 "client = /usr/share/runde client\n"
				 "origins = https://runde.example.org ,http://[::1]:9000\n"
				 "secure = yes\n"
				 "trusted_proxies = 127.0.0.1, 10.0.0.0/8\n"
				 "tls_certificate = /etc/runde/tls/chain.pem\n"
				 "tls_key = /etc/runde/tls/key.pem\n"
				 "metrics = [::1]:9180\n"
				 "connections = 1000000\n"
				 "connections_per_address = 1\n"
				 "connections_per_person = 2\n"
				 "connections_per_minute = 60000\n"
				 "rates = no\n"
				 "log = debug",
				 &fault),
		0);
	assert_string_equal(config.listen, "[::1]:9000");
	assert_string_equal(config.address, "::1");
	assert_int_equal(config.port, 9000);
	assert_string_equal(config.data, "/var/lib/runde");
	assert_string_equal(config.key, "/etc/runde/a#b.key");
	assert_string_equal(config.client, "/usr/share/runde client");
	assert_string_equal(config.origins, "https://runde.example.org,http://[::1]:9000");
	assert_true(config.secure);
	assert_int_equal(config.trusted_proxies.count, 2);
	assert_string_equal(config.tls_certificate, "/etc/runde/tls/chain.pem");
	assert_string_equal(config.tls_key, "/etc/runde/tls/key.pem");
	assert_string_equal(config.metrics_address, "::1");
	assert_int_equal(config.metrics_port, 9180);
	assert_int_equal(config.connections, 1000000);
	assert_int_equal(config.connections_per_address, 1);
	assert_int_equal(config.connections_per_person, 2);
	assert_int_equal(config.connections_per_minute, 60000);
	assert_false(config.rates);
	assert_int_equal(config.log, LOG_DEBUG);
}

static void an_error_names_the_line_and_the_setting(void **state)
{
	(void)state;
	assert_refused("log = info\n\n# x\ncolour = red\n", ":4: ", "colour: there is no such");
	assert_refused("log = loud\n", ":1: ", "log: expected error");
	assert_refused("secure = yes\nsecure = yes\n", ":2: ", "secure: is set twice");
	assert_refused("\nsecure yes\n", ":2: ", "secure yes: expected name = value");
	assert_refused("data =\n", ":1: ", "data: must not be empty");
	assert_refused("= x\n", ":1: ", "there is no such setting");
	assert_refused("log = # info\n", ":1: ", "log: expected");
}

static void a_line_may_have_4096_bytes_and_no_nul(void **state)
{
	CONFIG_AUTO config;
	struct fault fault = {""};
	char line[4098];

	(void)state;
	config_init(&config);
	memset(line, 'x', sizeof(line));
	line[0] = '#';
	line[4095] = '\n';
	assert_int_equal(read_bytes(&config, line, 4096, &fault), 0);
	line[4095] = 'x';
	line[4096] = '\n';
	assert_int_equal(read_bytes(&config, line, 4097, &fault), -1);
	assert_non_null(strstr(fault.text, ":1: the line is too long"));
	assert_int_equal(read_bytes(&config, "log = info\0 x\n", 14, &fault), -1);
	assert_non_null(strstr(fault.text, ":1: there is a NUL byte"));
	assert_int_equal(read_bytes(&config, "#\n\0", 3, &fault), -1);
	assert_non_null(strstr(fault.text, ":2: there is a NUL byte"));
}

static void a_file_that_is_missing_or_a_folder_is_refused(void **state)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	(void)state;
	config_init(&config);
	assert_int_equal(config_read_file(&config, "no-such.conf", &fault), -1);
	assert_non_null(strstr(fault.text, "no-such.conf: cannot be opened"));
	assert_int_equal(config_read_file(&config, ".", &fault), -1);
	assert_non_null(strstr(fault.text, ".: cannot be read"));
}

static void the_command_line_replaces_what_a_file_set(void **state)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	(void)state;
	config_init(&config);
	assert_int_equal(read_text(&config, "listen = 0.0.0.0:80\nlog = error\n", &fault), 0);
	assert_value_taken(&config, "listen", "127.0.0.1:0");
	assert_value_taken(&config, "listen", "127.0.0.1:65535");
	assert_string_equal(config.address, "127.0.0.1");
	assert_int_equal(config.port, 65535);
	assert_int_equal(config.log, LOG_ERROR);
}

static void a_refused_value_changes_nothing(void **state)
{
	CONFIG_AUTO config;
	struct fault fault = {""};

	(void)state;
	config_init(&config);
	assert_int_equal(config_set(&config, "listen", "127.0.0.1:65536", &fault), -1);
	assert_int_equal(config_set(&config, "connections", "0", &fault), -1);
	assert_int_equal(config_set(&config, "origins", "*", &fault), -1);
	assert_string_equal(config.listen, "127.0.0.1:8080");
	assert_int_equal(config.port, 8080);
	assert_int_equal(config.connections, LIMIT_CONNECTIONS);
	assert_string_equal(config.origins, "");
}

static void listen_wants_an_address_and_a_port(void **state)
{
	static const char *const bad[] = {"", "8080", ":8080", "127.0.0.1",
		"127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:8080 ", "::1:8080",
		"[::1]", "[]:80", "[127.0.0.1]:80", "[::1:80", "localhost:8080", "[:80", "]:80"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_value_refused("listen", bad[i]);
}

static void counts_are_held_to_their_bounds(void **state)
{
	static const char *const bad[] = {
		"", "0", "1000001", "-1", "1e3", "0x10", " 5", "99999999999999999999", "5k"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_value_refused("connections", bad[i]);
		assert_value_refused("connections_per_address", bad[i]);
		assert_value_refused("connections_per_person", bad[i]);
		assert_value_refused("connections_per_minute", bad[i]);
	}
	assert_value_refused("connections_per_minute", "60001");
}

static void switches_and_levels_take_their_words_only(void **state)
{
	static const char *const bad[] = {"", "true", "1", "YES", "on", "yes no"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_value_refused("secure", bad[i]);
		assert_value_refused("rates", bad[i]);
		assert_value_refused("log", bad[i]);
	}
}

static void paths_have_no_control_characters(void **state)
{
	(void)state;
	assert_value_refused("data", "a\nb");
	assert_value_refused("client", "a\x7f");
	assert_value_refused("key", "a\x1b[1m");
	assert_value_refused("client", "");
}

static void origins_are_written_as_browsers_send_them(void **state)
{
	static const char *const good[] = {"", "https://runde.example.org", "http://localhost:8080",
		"https://a.example,https://b.example:8443", "http://[fe80::1]:8080", "http://[::1]",
		"https://example.org:80"};
	static const char *const bad[] = {"*", "null", "runde.example.org", "https://", "https://[",
		"https://[]", "https://runde.example.org/", "https://Runde.example.org",
		"https://runde.example.org:443", "http://example.org:80",
		"https://a.example:", "https://a.example:0", "https://a.example:08443",
		"https://a.example:65536", "wss://a.example", "https://a.example,",
		",https://a.example", "https://a.example https://b.example",
		"https://a.example,,https://b.example", "https://a@b.example", "https://[::1]x"};
	CONFIG_AUTO config;

	(void)state;
	config_init(&config);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_value_taken(&config, "origins", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_value_refused("origins", bad[i]);
}

static void trusted_proxies_are_addresses_and_networks(void **state)
{
	static const char *const bad[] = {
		"localhost", "127.0.0.1,", "10.0.0.1/8", "10.0.0.0/33", "*", "127.0.0.1:8080"};
	CONFIG_AUTO config;

	(void)state;
	config_init(&config);
	assert_int_equal(config.trusted_proxies.count, 0);
	assert_value_taken(&config, "trusted_proxies", "2001:db8::/48 ,::1");
	assert_int_equal(config.trusted_proxies.count, 2);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_value_refused("trusted_proxies", bad[i]);
	assert_value_taken(&config, "trusted_proxies", "");
	assert_int_equal(config.trusted_proxies.count, 0);
}

/* LIMIT_ORIGINS */
static void there_may_be_sixteen_origins(void **state)
{
	CONFIG_AUTO config;
	char list[17 * 12 + 1] = "";

	(void)state;
	config_init(&config);
	for (size_t i = 0; i < 17; i++)
		memcpy(list + 12 * i, "https://a.b,", 13);
	list[16 * 12 - 1] = '\0';
	assert_value_taken(&config, "origins", list);
	list[16 * 12 - 1] = ',';
	list[17 * 12 - 1] = '\0';
	assert_value_refused("origins", list);
}

static void the_key_lies_beside_the_data_unless_set(void **state)
{
	static const char *const paths[][2] = {{"./data", "./data.key"}, {"data//", "data.key"},
		{"/srv/runde/data/", "/srv/runde/data.key"}, {"a.b", "a.b.key"}, {".x", ".x.key"}};
	static const char *const nameless[] = {".", "..", "/", "./", "a/..", "a/."};
	CONFIG_AUTO config;
	struct fault fault = {""};
	char *path;

	(void)state;
	config_init(&config);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		assert_value_taken(&config, "data", paths[i][0]);
		assert_int_equal(config_key_path(&config, &path, &fault), 0);
		assert_string_equal(path, paths[i][1]);
		free(path);
	}
	for (size_t i = 0; i < sizeof(nameless) / sizeof(nameless[0]); i++) {
		assert_value_taken(&config, "data", nameless[i]);
		assert_int_equal(config_key_path(&config, &path, &fault), -1);
		assert_ptr_equal(strstr(fault.text, "key: "), fault.text);
	}
	assert_value_taken(&config, "key", "/etc/runde/master.key");
	assert_int_equal(config_key_path(&config, &path, &fault), 0);
	assert_string_equal(path, "/etc/runde/master.key");
	free(path);
}

/* The whole of a file; the caller frees it. */
static char *slurp(FILE *file)
{
	char *bytes = memory_new(1, 64 * 1024);

	assert_non_null(file);
	rewind(file);
	size_t size = fread(bytes, 1, 64 * 1024 - 1, file);
	assert_true(size > 0 && size < 64 * 1024 - 1);
	fclose(file);
	return bytes;
}

/* config/runde.conf, found from where this file stands. */
static char *shipped_default(void)
{
	char path[4096];
	const char *here = strstr(__FILE__, "tests/unit/");

	assert_non_null(here);
	snprintf(path, sizeof(path), "%.*sconfig/runde.conf", (int)(here - __FILE__), __FILE__);
	return slurp(fopen(path, "re"));
}

static void the_shipped_file_is_what_the_table_says(void **state)
{
	FILE *file = tmpfile();

	(void)state;
	config_print_default(file);
	char *printed = slurp(file);
	char *shipped = shipped_default();
	assert_string_equal(shipped, printed);
	free(printed);
	free(shipped);
}

static void the_shipped_file_without_its_marks_sets_the_defaults(void **state)
{
	CONFIG_AUTO config;
	CONFIG_AUTO fresh;
	struct fault fault = {""};
	char *text = shipped_default();

	(void)state;
	config_init(&fresh);
	config_init(&config);
	assert_value_taken(&config, "listen", "0.0.0.0:1");
	assert_value_taken(&config, "log", "debug");
	for (char *line = text; line; line = strchr(line + 1, '\n')) {
		char *mark = *line == '\n' ? line + 1 : line;
		if (*mark == '#' && mark[1] != ' ')
			*mark = ' ';
	}
	if (read_text(&config, text, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_string_equal(config.listen, fresh.listen);
	assert_int_equal(config.log, fresh.log);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_defaults_are_the_documented_ones),
		cmocka_unit_test(a_file_sets_every_setting),
		cmocka_unit_test(an_error_names_the_line_and_the_setting),
		cmocka_unit_test(a_line_may_have_4096_bytes_and_no_nul),
		cmocka_unit_test(a_file_that_is_missing_or_a_folder_is_refused),
		cmocka_unit_test(the_command_line_replaces_what_a_file_set),
		cmocka_unit_test(a_refused_value_changes_nothing),
		cmocka_unit_test(listen_wants_an_address_and_a_port),
		cmocka_unit_test(counts_are_held_to_their_bounds),
		cmocka_unit_test(switches_and_levels_take_their_words_only),
		cmocka_unit_test(paths_have_no_control_characters),
		cmocka_unit_test(origins_are_written_as_browsers_send_them),
		cmocka_unit_test(trusted_proxies_are_addresses_and_networks),
		cmocka_unit_test(there_may_be_sixteen_origins),
		cmocka_unit_test(the_key_lies_beside_the_data_unless_set),
		cmocka_unit_test(the_shipped_file_is_what_the_table_says),
		cmocka_unit_test(the_shipped_file_without_its_marks_sets_the_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
