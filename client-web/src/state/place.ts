/* The key of a message among those of all rooms, or of its thread. */
export function placeKey(room: string, seq: number): string {
	return `${room} ${seq}`;
}
