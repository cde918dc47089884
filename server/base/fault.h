/* Why something could not be done, in words for the person who runs the server. Carries no
 * content, names or addresses of users. */
#ifndef RUNDE_BASE_FAULT_H
#define RUNDE_BASE_FAULT_H

struct fault {
	char text[320];
};

/* Writes the words, printf-like, and returns -1, so that a function can say so in one line. */
int fault_set(struct fault *fault, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
