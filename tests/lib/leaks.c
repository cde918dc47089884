/* For the leak sanitizer. fontconfig keeps what it knows of the fonts for good, in places that it
 * takes for lost. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}
