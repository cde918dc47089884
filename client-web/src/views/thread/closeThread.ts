import { go, roomPath } from '../router';

/* Back to the room, at the message whose thread it was. */
export function closeThread(room: string, root: number): void {
	go(roomPath(room));
	requestAnimationFrame(() => {
		const list = document.querySelector<HTMLElement>('[data-region="messages"]');
		const message = list?.querySelector<HTMLElement>(`article[data-seq="${root}"]`);
		(message ?? list)?.focus();
	});
}
