/* Which note a command is about. */
import type { NotePlace } from '../../../note/editing';

export function which({ room, of, item }: NotePlace): { room: string; of: number; item?: number } {
	return { room, of, ...(item !== undefined && { item }) };
}
