/* What a page of minutes may do, for whoever serves one. */
#ifndef RUNDE_ROOM_MINUTES_HTML_H
#define RUNDE_ROOM_MINUTES_HTML_H

/* The one style sheet, between <style> and </style>. */
extern const char minutes_html_style[];
/* The Content-Security-Policy that the page brings itself: nothing but that sheet. */
#define MINUTES_HTML_POLICY                                                                        \
	"default-src 'none'; style-src 'sha256-/Uasl8zoZq8SuebHA14rjBYHJp/gDtys0P8+ZFWSEAc='; "    \
	"base-uri 'none'; form-action 'none'"

#endif
