/* What the sanitizers are to pass over in the libraries that draw, which were built without them.
 */
const char *__lsan_default_suppressions(void);
const char *__tsan_default_suppressions(void);

/* fontconfig keeps what it knows of the fonts for good, in places that are taken for lost. */
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

/* They lock, but with GLib's locks, which are not seen; Pango has threads of its own. */
const char *__tsan_default_suppressions(void)
{
	return "race:libpango\nrace:libfontconfig\nrace:libglib\nrace:libgobject\nrace:libcairo\n"
	       "race:libharfbuzz\nrace:libfreetype\n";
}
