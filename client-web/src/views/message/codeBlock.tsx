import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { copyText } from './actions';
import { Icon } from '../icon';

const COPIED_MS = 2_000;

export function CodeBlock({ text }: { text: string }) {
	const copied = useSignal(false);
	const copy = async () => {
		copied.value = await copyText(text);
		setTimeout(() => (copied.value = false), COPIED_MS);
	};
	const words = copied.value ? t('code_copied') : t('code_copy');
	return (
		<div class="code-block">
			<pre class="text-scroll" tabIndex={0} role="group" aria-label={t('code')}>
				<code>{text}</code>
			</pre>
			<button type="button" class="icon-button" aria-label={words} title={words} onClick={() => void copy()}>
				<Icon name={copied.value ? 'check' : 'copy'} />
			</button>
		</div>
	);
}
