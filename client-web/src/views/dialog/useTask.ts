/* A command from a dialog: busy while it runs, and the sentence for what went wrong. */
import { useSignal } from '@preact/signals';
import { Refusal } from '../../connection/refusal';
import { errorText, t } from '../../i18n';

export interface Task {
	busy: boolean;
	error: string;
	run(work: () => Promise<void>): void;
}

export function useTask(): Task {
	const busy = useSignal(false);
	const error = useSignal('');
	return {
		busy: busy.value,
		error: error.value,
		run(work) {
			if (busy.peek()) return;
			busy.value = true;
			error.value = '';
			work()
				.catch((reason: unknown) => {
					error.value =
						reason instanceof Refusal ? errorText(reason.refusal) : t('error_offline');
				})
				.finally(() => (busy.value = false));
		},
	};
}
