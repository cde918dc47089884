import { useEffect, useRef } from 'preact/hooks';
import { client } from '../store';

/* Said again this often while it goes on. */
const AGAIN_MS = 5_000;

/* Takes the text after each change, and tells the others whether the person is typing. */
export function useTyping(room: string, thread: number): (text: string) => void {
	const saidAt = useRef(0);
	const tell = (text: string) => {
		const now = Date.now();
		if (text.trim() === '') {
			if (saidAt.current > 0) client().setTyping(room, thread, false);
			saidAt.current = 0;
		} else if (now - saidAt.current >= AGAIN_MS) {
			client().setTyping(room, thread, true);
			saidAt.current = now;
		}
	};
	useEffect(() => () => tell(''), [room, thread]);
	return tell;
}
