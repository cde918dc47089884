declare module 'locale:*' {
	const messages: Record<string, (params: Record<string, string | number>) => string>;
	export default messages;
}
