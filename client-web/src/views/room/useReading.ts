import { useEffect } from 'preact/hooks';
import { attentive } from '../frame/attention';

/* So long must the end be in view to count as read. */
const READ_MS = 1_000;

/* Marks what is unread as read while the person looks at its end. */
export function useReading(isUnreadInView: boolean, mark: () => void): void {
	const isRead = attentive.value && isUnreadInView;
	useEffect(() => {
		if (!isRead) return;
		const timer = setTimeout(mark, READ_MS);
		return () => clearTimeout(timer);
	}, [isRead]);
}
