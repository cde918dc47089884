/* A table as programs for tables read it. Cells that such a program would take for a formula begin with
 * an apostrophe, so that a name cannot act. */
export function csvOf(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
	const safe = /^[\s]*[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
	return /[";\r\n,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
