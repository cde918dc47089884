/* What the server answers to one question, for a dialog that shows it: undefined as long as it has not; and what went wrong. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { errorOf } from '../attempt';

export function useAnswer<T>(ask: () => Promise<T>): { answer: T | undefined; error: string } {
	const answer = useSignal<T | undefined>(undefined);
	const error = useSignal('');
	useEffect(() => {
		ask().then(
			(given) => (answer.value = given),
			(reason: unknown) => (error.value = errorOf(reason)),
		);
	}, []);
	return { answer: answer.value, error: error.value };
}
