/* What can be said through the outbox, and how the server is told. */
import type { Call } from '../connection/commands';
import type { OutboxItem } from '../state/outbox';

export type Said = Pick<OutboxItem, 'room' | 'what' | 'message' | 'text' | 'mentions' | 'source' | 'emoji' | 'on'>;

export function say(call: Call, item: OutboxItem): Promise<{ seq: number }> {
	const { room, clientId: client_id, message = 0, text = '', source } = item;
	const mentions = item.mentions && item.mentions.length > 0 ? { mentions: [...item.mentions] } : {};
	switch (item.what) {
	case 'post':
		return call('message.post', { room, client_id, text, ...mentions, ...(source && { source }) });
	case 'reply':
		return call('message.reply', { room, message, client_id, text, ...mentions });
	case 'edit':
		return call('message.edit', { room, message, client_id, text, ...mentions });
	case 'erase':
		return call('message.erase', { room, message, client_id });
	case 'react': {
		const reactions = (item.emoji ?? []).map((emoji) => ({ emoji }));
		return call('message.react', { room, message, client_id, reactions });
	}
	case 'pin':
		return call('message.pin', { room, message, client_id, on: item.on ?? false });
	}
}
