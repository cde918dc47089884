#include "plan.h"

#include "marker.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES_MAX = 8000, CLIENTS_MAX = 60000 };

static const char usage[] =
	"usage: bench_load --dialect runde|plain|numbered --port N [--address A] [--server PID]\n"
	"  [--clients N] [--channels N] [--senders N] [--rate R | --window N] [--text BYTES]\n"
	"  [--warm S] [--seconds S] [--drain S] [--settle S] [--idle S] [--patience S] [--returns] "
	"[--people "
	"FILE]\n"
	"FILE has a line \"COOKIE ROOM\" for each person; client i is person i modulo their "
	"number\n"
	"and reads channel i modulo the number of channels.\n";

static const struct option options[] = {
	{"dialect", required_argument, NULL, 'd'},
	{"address", required_argument, NULL, 'a'},
	{"port", required_argument, NULL, 'p'},
	{"server", required_argument, NULL, 'P'},
	{"clients", required_argument, NULL, 'n'},
	{"channels", required_argument, NULL, 'c'},
	{"senders", required_argument, NULL, 's'},
	{"rate", required_argument, NULL, 'r'},
	{"window", required_argument, NULL, 'w'},
	{"text", required_argument, NULL, 't'},
	{"warm", required_argument, NULL, 'W'},
	{"seconds", required_argument, NULL, 'S'},
	{"drain", required_argument, NULL, 'D'},
	{"settle", required_argument, NULL, 'e'},
	{"idle", required_argument, NULL, 'i'},
	{"patience", required_argument, NULL, 'y'},
	{"people", required_argument, NULL, 'f'},
	{"returns", no_argument, NULL, 'R'},
	{0},
};

static void fail(const char *why)
{
	fprintf(stderr, "bench_load: %s\n%s", why, usage);
	exit(2);
}

static double read_number(const char *text, double max)
{
	char *end;
	double value = strtod(text, &end);
	if (end == text || *end || value < 0 || value > max)
		fail(text);
	return value;
}

static uint32_t read_count(const char *text, uint32_t max)
{
	return (uint32_t)read_number(text, max);
}

static void read_people(struct plan *plan, const char *path)
{
	char line[512], cookie[256], room[64];
	FILE *file = fopen(path, "re");

	if (!file)
		fail(path);
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%255s %63s", cookie, room) != 2)
			fail("a line of the file of people is not understood");
		uint32_t count = plan->people_count + 1;
		plan->people = reallocarray(plan->people, count, sizeof(*plan->people));
		struct plan_person *person = plan->people ? &plan->people[count - 1] : NULL;
		if (!person || !(person->room = strdup(room)) ||
			asprintf(&person->fields, "Cookie: %s\r\n", cookie) < 0)
			abort();
		plan->people_count = count;
	}
	fclose(file);
}

static void set(struct plan *plan, int option, const char *value)
{
	switch (option) {
	case 'd':
		plan->dialect = dialect_find(value);
		break;
	case 'a':
		plan->address = value;
		break;
	case 'p':
		plan->port = (int)read_count(value, 65535);
		break;
	case 'P':
		plan->server = (pid_t)read_count(value, INT32_MAX);
		break;
	case 'n':
		plan->clients = read_count(value, CLIENTS_MAX);
		break;
	case 'c':
		plan->channels = read_count(value, CLIENTS_MAX);
		break;
	case 's':
		plan->senders = read_count(value, CLIENTS_MAX);
		break;
	case 'r':
		plan->rate = read_number(value, 1e6);
		break;
	case 'w':
		plan->window = read_count(value, CLIENT_IN_FLIGHT - 1);
		break;
	case 't':
		plan->text_bytes = read_count(value, TEXT_BYTES_MAX);
		break;
	case 'W':
		plan->warm_s = read_number(value, 3600);
		break;
	case 'S':
		plan->seconds = read_number(value, 3600);
		break;
	case 'D':
		plan->drain_s = read_number(value, 3600);
		break;
	case 'e':
		plan->settle_s = read_number(value, 3600);
		break;
	case 'i':
		plan->idle_s = read_number(value, 3600);
		break;
	case 'y':
		plan->patience_s = read_number(value, 3600);
		break;
	case 'R':
		plan->returns = true;
		break;
	case 'f':
		read_people(plan, value);
		break;
	default:
		fail("that is no option");
	}
}

void plan_read(struct plan *plan, int argc, char **argv)
{
	*plan = (struct plan){.address = "127.0.0.1",
		.clients = 1,
		.channels = 1,
		.senders = 1,
		.rate = 10,
		.text_bytes = 200,
		.warm_s = 0.5,
		.seconds = 3,
		.drain_s = 10,
		.settle_s = 0.5,
		.patience_s = 60};
	for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;)
		set(plan, option, optarg);
	if (!plan->dialect || !plan->port || optind != argc)
		fail("a dialect and a port are needed");
	if (!plan->clients || !plan->channels || plan->channels > plan->clients)
		fail("every channel needs a client");
	if (plan->senders > plan->clients || (!plan->window && plan->rate <= 0))
		fail("that many senders or that rate cannot be");
	if (plan->returns && (!plan->dialect->is_numbered || !plan->people_count))
		fail("only people of a server that numbers its events come back");
	if (plan->text_bytes < 2 * MARKER_BYTES)
		fail("the text is too short for its marker");
	if (plan->people_count % plan->channels)
		fail("people must be a multiple of channels");
}

void plan_fini(struct plan *plan)
{
	for (uint32_t i = 0; i < plan->people_count; i++) {
		free(plan->people[i].fields);
		free(plan->people[i].room);
	}
	free(plan->people);
}

const struct plan_person *plan_person(const struct plan *plan, uint32_t client)
{
	return plan->people_count ? &plan->people[client % plan->people_count] : NULL;
}
