/* A message's text: line breaks kept, links made to be followed. Never HTML. */
import { splitLinks } from '../state/links';

export function MessageText({ text }: { text: string }) {
	return (
		<>
			{splitLinks(text).map((part) =>
				part.href === undefined ? (
					part.text
				) : (
					<a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
						{part.text}
					</a>
				),
			)}
		</>
	);
}
