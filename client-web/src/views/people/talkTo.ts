import { client } from '../store';
import { closeDialog } from '../dialog/dialog';
import { go, roomPath } from '../router';

/* Opens the conversation with these people, which there may be already. */
export async function talkTo(people: readonly string[], clientId: string): Promise<void> {
	const { room } = await client().call('conversation.open', {
		client_id: clientId,
		people: people.map((person) => ({ person })),
	});
	closeDialog();
	go(roomPath(room));
}
