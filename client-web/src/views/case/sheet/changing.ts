/* Changing a case: what is left out stays as it is. */
import type { CaseChangeParams } from '../../../protocol/types';
import { client } from '../../store';

export type CaseChange = Omit<CaseChangeParams, 'room' | 'client_id'>;

export function changeCase(room: string, change: CaseChange, client_id = client().ids.next()) {
	return client().call('case.change', { room, client_id, ...change });
}
